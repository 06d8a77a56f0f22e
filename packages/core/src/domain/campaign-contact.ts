import * as t from 'io-ts';
import { arrayOf, atLeastOne } from '../codec/array-of.js';
import { fields, strictObject, type FieldsOf, type Named } from '../codec/strict-object.js';
import { oneOf, PhoneNumber, text } from '../codec/scalars.js';
import { CampaignRef } from './campaign.js';
import { Native, pageFields } from './common.js';
import { CallId, ContactId, QueueId } from './ids.js';

/** The words of {@link ContactState} that can be asked for. */
export const contactStates = ['pending', 'in-progress', 'done', 'skipped', 'removed'] as const;

/**
 * Whether a campaign still has something to do for a contact. `pending`: to be called, for the first time or again.
 * `in-progress`: being called. `done`: nothing more to do. `skipped`: not called, for a rule forbids it. `removed`: taken off
 * the list. `unknown`: a state of the provider's own.
 */
export const ContactState = oneOf([...contactStates, 'unknown']);
export type ContactState = t.TypeOf<typeof ContactState>;

/**
 * What came of the last attempt to reach a contact. `connected`: people talked, or a message was heard. `abandoned`: the
 * call was picked up, and no agent was there in time. `machine`: an answering machine. `skipped-dnc`: the number is on a
 * do-not-call list. `skipped-window`: no hour fitted in which it may be called. `exhausted`: no attempt is left. `callback`:
 * another call was agreed. `unknown`: a result of the provider's own.
 */
export const ContactOutcome = oneOf([
  'connected',
  'no-answer',
  'busy',
  'rejected',
  'abandoned',
  'machine',
  'unreachable',
  'invalid-number',
  'skipped-dnc',
  'skipped-window',
  'exhausted',
  'callback',
  'failed',
  'unknown',
]);
export type ContactOutcome = t.TypeOf<typeof ContactOutcome>;

const campaignContactFields = fields(
  {
    /** Tells it from the campaign's others. */
    id: ContactId.codec,
    /** What is dialed, as the provider shows it: it may be masked, such as `138****7846`. */
    phoneNumber: t.string,
    /** Whether there is still something to do; `unknown` for a state of the provider's own, which `native` then has. */
    state: ContactState,
  },
  {
    /** The caller's own key for it, as it was added. */
    externalId: t.string,
    /** Who it is, as agents see it. */
    name: t.string,
    /** What is noted of it. */
    note: t.string,
    /** Further fields, by the ids that the provider has for them. */
    fields: t.record(t.string, t.string),
    /** What came of the last attempt; absent when there was none. */
    outcome: ContactOutcome,
    /** How often it was called, across recalls. */
    attempts: t.number,
    /** The last call to it. */
    lastCall: CallId.codec,
    /** The name of the agent of the last call. */
    agentName: t.string,
    /** The name of the queue that served the last call. */
    queueName: t.string,
    /** What the agent chose to say how the last call went. */
    labels: arrayOf(t.string),
    /** Why the last attempt failed, in the provider's words. */
    failure: t.string,
    /** The provider's own word for the state. */
    native: Native,
  },
);
/** A contact as its campaign knows it. A field is absent when the provider does not say. */
export interface CampaignContact extends FieldsOf<typeof campaignContactFields>, Named {}
export const CampaignContact = strictObject<CampaignContact>('CampaignContact', campaignContactFields);

const contactQueryFields = fields(
  {
    /** The campaign whose contacts are listed. */
    campaign: CampaignRef,
  },
  {
    ...pageFields,
    /** Only contacts in one of these states, at least one. */
    states: atLeastOne(oneOf(contactStates)),
    /** Only contacts with this number; a provider may also match a part of it. */
    number: PhoneNumber,
    /** Only contacts whose last call this queue served. */
    queue: QueueId.codec,
    /** Only contacts whose last call has any of these labels, at least one; of at most 64 characters. */
    labels: atLeastOne(text(64)),
  },
);
/** Filters for the contacts of a campaign; each that is given must hold. */
export interface ContactQuery extends FieldsOf<typeof contactQueryFields>, Named {}
export const ContactQuery = strictObject<ContactQuery>('ContactQuery', contactQueryFields);
