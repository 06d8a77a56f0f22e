import * as t from 'io-ts';
import { atLeastOne } from '../codec/array-of.js';
import { Instant } from '../codec/dates.js';
import { fields, strictObject, type FieldsOf, type Named } from '../codec/strict-object.js';
import { Count, note, oneOf, PhoneNumber, patterned, text } from '../codec/scalars.js';
import { AgentRef } from './agent-ref.js';
import { CampaignRef } from './campaign.js';
import { pageFields } from './common.js';

/** A batch of contacts, so that its result can be asked for later. */
export const BatchCode = patterned('batch code (1 to 20 letters and digits)', /^[A-Za-z0-9]{1,20}$/u);

const contactFields = fields(
  {
    /** What is dialed: 2 to 20 digits, country code first where there is one, `+` optional. */
    phoneNumber: PhoneNumber,
  },
  {
    /** What the agent sees before the call; at most 128 characters. */
    name: note(128),
    /** Anything the agent should know before the call; at most 200 characters. */
    note: note(200),
    /** The number of the agent who is to make the call. */
    agentNumber: text(64),
    /** Further fields, by the id the contact template gives them. */
    fields: t.record(t.string, t.string),
    /** The caller's own key for it, by which it is found later; at most 32 characters. */
    externalId: text(32),
  },
);
/** One person to be called. */
export interface Contact extends FieldsOf<typeof contactFields>, Named {}
export const Contact = strictObject<Contact>('Contact', contactFields);

/** Which numbers count as already there and are left out. */
export const DuplicateRule = oneOf(['keep', 'skip-in-batch', 'skip-in-campaign', 'skip-everywhere']);
export type DuplicateRule = t.TypeOf<typeof DuplicateRule>;

const noAssignmentFields = fields(
  {
    /** `none`: the contacts wait until somebody gives them out. */
    kind: t.literal('none'),
  },
  {},
);
/** The contacts are given to no agent yet. */
export interface NoAssignment extends FieldsOf<typeof noAssignmentFields>, Named {}
export const NoAssignment = strictObject<NoAssignment>('NoAssignment', noAssignmentFields);

const evenAssignmentFields = fields(
  {
    /** `even`: as many contacts for one agent as for another. */
    kind: t.literal('even'),
  },
  {
    /** Whom to give them to, at least one; left out for all agents of the campaign. */
    agents: atLeastOne(AgentRef),
  },
);
/** The contacts are divided equally. */
export interface EvenAssignment extends FieldsOf<typeof evenAssignmentFields>, Named {}
export const EvenAssignment = strictObject<EvenAssignment>('EvenAssignment', evenAssignmentFields);

const shareFields = fields(
  {
    /** Who gets the contacts. */
    agent: AgentRef,
    /** How many of them. */
    contacts: Count,
  },
  {},
);
/** What one agent gets of the contacts. */
export interface Share extends FieldsOf<typeof shareFields>, Named {}
export const Share = strictObject<Share>('Share', shareFields);

const shareAssignmentFields = fields(
  {
    /** `shares`: a stated number of contacts for each agent. */
    kind: t.literal('shares'),
    /** One for each agent, at least one. */
    shares: atLeastOne(Share),
  },
  {},
);
/** Each agent gets a stated number of contacts. */
export interface ShareAssignment extends FieldsOf<typeof shareAssignmentFields>, Named {}
export const ShareAssignment = strictObject<ShareAssignment>('ShareAssignment', shareAssignmentFields);

/** Who gets the contacts. */
export type Assignment = NoAssignment | EvenAssignment | ShareAssignment;
export const Assignment: t.Type<Assignment, unknown> = t.union(
  [NoAssignment, EvenAssignment, ShareAssignment],
  'assignment ({ "kind": "none" }, { "kind": "even" } or { "kind": "shares", "shares": […] })',
);

const contactImportFields = fields(
  {
    /** Where the contacts go. */
    campaign: CampaignRef,
  },
  {
    /** Names the batch; made up when left out. A number is appended from the second request on. */
    batch: BatchCode,
    /** Which numbers are left out as known already. Default `skip-in-campaign`. */
    duplicates: DuplicateRule,
    /** Whether numbers on the do-not-call list are left out. Default true. */
    skipDoNotCall: t.boolean,
    /** Which agents get them. Default none. */
    assignment: Assignment,
    /** Who imports; must be the one who created the campaign. Default from the configuration. */
    importedBy: AgentRef,
  },
);
/** How contacts are added to a campaign; the contacts themselves are the rows. */
export interface ContactImport extends FieldsOf<typeof contactImportFields>, Named {}
export const ContactImport = strictObject<ContactImport>('ContactImport', contactImportFields);

const importResultFields = fields(
  {
    /** The code that the receipt of the import gave. */
    batch: t.string,
    /** Where the contacts went. */
    campaign: CampaignRef,
    /** How many contacts are in the campaign now that were not before. */
    added: t.number,
    /** How many were left out as known already. */
    duplicates: t.number,
    /** How many the provider refused, such as for an invalid number. */
    rejected: t.number,
  },
  {
    /** When the provider was done with the batch. */
    importedAt: Instant,
    /** Which numbers counted as known already. */
    duplicateRule: DuplicateRule,
    /** Where the provider explains the rejected ones; expires. */
    reportUrl: t.string,
  },
);
/** What became of one batch. */
export interface ImportResult extends FieldsOf<typeof importResultFields>, Named {}
export const ImportResult = strictObject<ImportResult>('ImportResult', importResultFields);

const importQueryFields = fields(
  {
    /** The campaign whose batches are listed. */
    campaign: CampaignRef,
  },
  {
    ...pageFields,
    /** One batch only, by the code of its receipt; at most 64 characters. */
    batch: text(64),
    /** Batches of this agent only. */
    importedBy: AgentRef,
  },
);
/** Which batches of contacts to tell of. */
export interface ImportQuery extends FieldsOf<typeof importQueryFields>, Named {}
export const ImportQuery = strictObject<ImportQuery>('ImportQuery', importQueryFields);
