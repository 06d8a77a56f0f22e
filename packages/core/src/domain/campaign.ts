import * as t from 'io-ts';
import { arrayOf } from '../codec/array-of.js';
import { Instant } from '../codec/dates.js';
import { strictObject } from '../codec/strict-object.js';
import { Count, note, oneOf, patterned, PhoneNumber, text } from '../codec/scalars.js';
import { TimeZone } from '../codec/time-zone.js';
import { AgentRef } from './agent.js';
import { Native, pageFields } from './common.js';
import { CallbackId, CampaignId } from './ids.js';

export const CampaignState = oneOf([
  'draft',
  'scheduled',
  'running',
  'paused',
  'stopping',
  'stopped',
  'completed',
  'failed',
  'unknown',
]);
export type CampaignState = t.TypeOf<typeof CampaignState>;

/**
 * Names one campaign. Some lists give a short code, some calls a long id: pass on the `ref` of a
 * campaign as it came. Where both are there, the id decides.
 */
export const CampaignRef = t.union(
  [
    strictObject('CampaignById', { id: CampaignId.codec }, { code: text(64) }),
    strictObject('CampaignByCode', { code: text(64) }, {}),
  ],
  'campaign reference ({ "id": … } or { "code": … })',
);
export type CampaignRef = t.TypeOf<typeof CampaignRef>;

/** When a campaign may dial. */
export const Schedule = strictObject('Schedule', {}, { start: Instant, end: Instant, timeZone: TimeZone });
export type Schedule = t.TypeOf<typeof Schedule>;

/** How a campaign goes. Rates are fractions from 0 to 1, durations seconds. */
export const CampaignProgress = strictObject(
  'CampaignProgress',
  {},
  {
    contacts: t.number,
    unassigned: t.number,
    agents: t.number,
    executed: t.number,
    answered: t.number,
    dialed: t.number,
    callsAnswered: t.number,
    executedRate: t.number,
    answeredRate: t.number,
    callAnswerRate: t.number,
    talkSec: t.number,
    averageTalkSec: t.number,
  },
);
export type CampaignProgress = t.TypeOf<typeof CampaignProgress>;

/** A list of contacts to be called, and how. */
export const Campaign = strictObject(
  'Campaign',
  { ref: CampaignRef, name: t.string },
  {
    state: CampaignState,
    schedule: Schedule,
    description: t.string,
    createdAt: Instant,
    progress: CampaignProgress,
    native: Native,
  },
);
export type Campaign = t.TypeOf<typeof Campaign>;

export const NewCampaign = strictObject(
  'NewCampaign',
  {
    name: text(64),
    schedule: strictObject('CampaignSchedule', { start: Instant, end: Instant }, { timeZone: TimeZone }),
  },
  {
    description: note(200),
    /** The template of a contact's fields, by its code; default from the configuration. */
    contactTemplate: text(64),
    /** The set of wrap-up codes, by its code; default from the configuration. */
    wrapUpTemplate: text(64),
    /** Who creates it; default from the configuration. */
    createdBy: AgentRef,
  },
);
export type NewCampaign = t.TypeOf<typeof NewCampaign>;

export const CampaignQuery = strictObject(
  'CampaignQuery',
  {},
  {
    ...pageFields,
    code: text(64),
    /** From this instant on, at most twelve calendar months before `createdBefore`; see {@link isWithinMonths}. */
    createdAfter: Instant,
    createdBefore: Instant,
    createdBy: AgentRef,
  },
);
export type CampaignQuery = t.TypeOf<typeof CampaignQuery>;

/** A batch of contacts, so that its result can be asked for later. */
export const BatchCode = patterned('batch code (1 to 20 letters and digits)', /^[A-Za-z0-9]{1,20}$/u);

/** One person to be called. */
export const Contact = strictObject(
  'Contact',
  { phoneNumber: PhoneNumber },
  {
    name: note(128),
    note: note(200),
    /** The number of the agent who is to make the call. */
    agentNumber: text(64),
    /** Further fields, by the id the contact template gives them. */
    fields: t.record(t.string, t.string),
  },
);
export type Contact = t.TypeOf<typeof Contact>;

/** Which numbers count as already there and are left out. */
export const DuplicateRule = oneOf(['keep', 'skip-in-batch', 'skip-in-campaign', 'skip-everywhere']);
export type DuplicateRule = t.TypeOf<typeof DuplicateRule>;

/** Who gets the contacts. */
export const Assignment = t.union(
  [
    strictObject('NoAssignment', { kind: t.literal('none') }, {}),
    strictObject('EvenAssignment', { kind: t.literal('even') }, { agents: arrayOf(AgentRef) }),
    strictObject(
      'ShareAssignment',
      {
        kind: t.literal('shares'),
        shares: arrayOf(strictObject('Share', { agent: AgentRef, contacts: Count }, {})),
      },
      {},
    ),
  ],
  'assignment ({ "kind": "none" }, { "kind": "even" } or { "kind": "shares", "shares": […] })',
);
export type Assignment = t.TypeOf<typeof Assignment>;

export const ContactImport = strictObject(
  'ContactImport',
  { campaign: CampaignRef },
  {
    /** Names the batch; made up when left out. A number is appended from the second request on. */
    batch: BatchCode,
    /** Default `skip-in-campaign`. */
    duplicates: DuplicateRule,
    /** Whether numbers on the do-not-call list are left out. Default true. */
    skipDoNotCall: t.boolean,
    /** Default none. */
    assignment: Assignment,
    /** Who imports; must be the one who created the campaign. Default from the configuration. */
    importedBy: AgentRef,
  },
);
export type ContactImport = t.TypeOf<typeof ContactImport>;

/** What became of one batch. */
export const ImportResult = strictObject(
  'ImportResult',
  { batch: t.string, campaign: CampaignRef, added: t.number, duplicates: t.number, rejected: t.number },
  {
    importedAt: Instant,
    duplicateRule: DuplicateRule,
    /** Where the provider explains the rejected ones; expires. */
    reportUrl: t.string,
  },
);
export type ImportResult = t.TypeOf<typeof ImportResult>;

export const ImportQuery = strictObject(
  'ImportQuery',
  { campaign: CampaignRef },
  { ...pageFields, batch: text(64), importedBy: AgentRef },
);
export type ImportQuery = t.TypeOf<typeof ImportQuery>;

export const CallbackPlan = strictObject(
  'CallbackPlan',
  {
    name: text(20),
    /** Counts in whole minutes. */
    start: Instant,
    /** Counts in whole minutes; after `start`. */
    end: Instant,
    /** Who makes the calls. */
    agent: AgentRef,
  },
  {
    note: note(200),
    timeZone: TimeZone,
    /** Who plans them; default from the configuration. */
    createdBy: AgentRef,
  },
);
export type CallbackPlan = t.TypeOf<typeof CallbackPlan>;

export const CallbackRow = strictObject('CallbackRow', { phoneNumber: PhoneNumber }, {});
export type CallbackRow = t.TypeOf<typeof CallbackRow>;

/** A call promised to a customer. */
export const Callback = strictObject('Callback', { id: CallbackId.codec }, {});
export type Callback = t.TypeOf<typeof Callback>;
