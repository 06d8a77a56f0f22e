import * as t from 'io-ts';
import { Instant } from '../codec/dates.js';
import { fields, strictObject, type FieldsOf, type Named } from '../codec/strict-object.js';
import { PhoneNumber, text } from '../codec/scalars.js';
import { Cause, EndedBy } from './call.js';
import { ContactOutcome } from './campaign-contact.js';
import { CampaignRef } from './campaign.js';
import { Native, pageFields } from './common.js';
import { CallId, ContactId } from './ids.js';

const campaignAttemptFields = fields(
  {
    /** What was dialed, as the provider shows it: it may be masked, such as `138****7846`. */
    phoneNumber: t.string,
    /** When it was dialed. */
    at: Instant,
    /** What came of it; `unknown` for a result of the provider's own, which `native` then has. */
    outcome: ContactOutcome,
  },
  {
    /** Whom it was to reach. */
    contact: ContactId.codec,
    /** The caller's own key for the contact, as it was added. */
    externalId: t.string,
    /** The batch with which the contact was added. */
    batch: t.string,
    /** The call that was made; its record tells more. */
    call: CallId.codec,
    /** Why the call ended; `unknown` as above. */
    cause: Cause,
    /** Who ended the call; `unknown` as above. */
    endedBy: EndedBy,
    /** The provider's own word for the result. */
    native: Native,
  },
);
/** One dialing of one number of a campaign. A field is absent when the provider does not say. */
export interface CampaignAttempt extends FieldsOf<typeof campaignAttemptFields>, Named {}
export const CampaignAttempt = strictObject<CampaignAttempt>('CampaignAttempt', campaignAttemptFields);

const attemptQueryFields = fields(
  {
    /** The campaign whose attempts are listed. */
    campaign: CampaignRef,
  },
  {
    ...pageFields,
    /** Only attempts to reach the contact with this key of the caller's own; at most 32 characters. */
    externalId: text(32),
    /** Only attempts to reach contacts of this batch; at most 64 characters. */
    batch: text(64),
    /** Only attempts at this instant or later. */
    from: Instant,
    /** Only attempts before this instant, which must not be before `from`. */
    to: Instant,
  },
);
/** Filters for the attempts of a campaign; each that is given must hold. */
export interface AttemptQuery extends FieldsOf<typeof attemptQueryFields>, Named {}
export const AttemptQuery = strictObject<AttemptQuery>('AttemptQuery', attemptQueryFields);

const removeContactsFields = fields(
  {
    /** The campaign from whose list they are taken. */
    campaign: CampaignRef,
  },
  {
    /** Whether what became of them can still be read. Default: the provider's own choice. */
    keepHistory: t.boolean,
  },
);
/** From where to remove contacts, and what to keep of them; which ones, the rows say. */
export interface RemoveContacts extends FieldsOf<typeof removeContactsFields>, Named {}
export const RemoveContacts = strictObject<RemoveContacts>('RemoveContacts', removeContactsFields);

const contactByKeyFields = fields(
  {
    /** The caller's own key, at most 32 characters. */
    externalId: text(32),
  },
  {},
);
/** The contacts with a key of the caller's own. */
export interface ContactByKey extends FieldsOf<typeof contactByKeyFields>, Named {}
export const ContactByKey = strictObject<ContactByKey>('ContactByKey', contactByKeyFields);

const contactByNumberFields = fields(
  {
    /** What is dialed: 2 to 20 digits, `+` optional. */
    phoneNumber: PhoneNumber,
  },
  {},
);
/** The contacts with a number. */
export interface ContactByNumber extends FieldsOf<typeof contactByNumberFields>, Named {}
export const ContactByNumber = strictObject<ContactByNumber>('ContactByNumber', contactByNumberFields);

const contactsOfBatchFields = fields(
  {
    /** The code that the receipt of the import gave; at most 64 characters. */
    batch: text(64),
  },
  {},
);
/** All contacts that were added with a batch. */
export interface ContactsOfBatch extends FieldsOf<typeof contactsOfBatchFields>, Named {}
export const ContactsOfBatch = strictObject<ContactsOfBatch>('ContactsOfBatch', contactsOfBatchFields);

/** Which contacts are meant: by exactly one criterion, so that none can be left out by mistake. */
export type ContactSelector = ContactByKey | ContactByNumber | ContactsOfBatch;
export const ContactSelector: t.Type<ContactSelector, unknown> = t.union(
  [ContactByKey, ContactByNumber, ContactsOfBatch],
  'contact selector ({ "externalId": … }, { "phoneNumber": … } or { "batch": … })',
);
