import * as t from 'io-ts';
import { arrayOf } from '../codec/array-of.js';
import { Instant } from '../codec/dates.js';
import { fields, type FieldsOf, type Named, strictObject } from '../codec/strict-object.js';
import { Count, note, oneOf, PhoneNumber, refined, text } from '../codec/scalars.js';
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
    strictObject('CampaignById', fields({ id: CampaignId.codec }, { code: text(64) })),
    strictObject('CampaignByCode', fields({ code: text(64) }, {})),
  ],
  'campaign reference ({ "id": … } or { "code": … })',
);
export type CampaignRef = t.TypeOf<typeof CampaignRef>;

const scheduleFields = fields({}, { start: Instant, end: Instant, timeZone: TimeZone });
/** When a campaign may dial. */
export interface Schedule extends FieldsOf<typeof scheduleFields>, Named {}
export const Schedule = strictObject<Schedule>('Schedule', scheduleFields);

const campaignProgressFields = fields(
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
/** How a campaign goes. Rates are fractions from 0 to 1, durations seconds. */
export interface CampaignProgress extends FieldsOf<typeof campaignProgressFields>, Named {}
export const CampaignProgress = strictObject<CampaignProgress>('CampaignProgress', campaignProgressFields);

const campaignFields = fields(
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
/** A list of contacts to be called, and how. */
export interface Campaign extends FieldsOf<typeof campaignFields>, Named {}
export const Campaign = strictObject<Campaign>('Campaign', campaignFields);

const newCampaignFields = fields(
  {
    name: text(64),
    schedule: strictObject(
      'CampaignSchedule',
      fields({ start: Instant, end: Instant }, { timeZone: TimeZone }),
    ),
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

export interface NewCampaign extends FieldsOf<typeof newCampaignFields>, Named {}
export const NewCampaign = strictObject<NewCampaign>('NewCampaign', newCampaignFields);

const campaignQueryFields = fields(
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

export interface CampaignQuery extends FieldsOf<typeof campaignQueryFields>, Named {}
export const CampaignQuery = strictObject<CampaignQuery>('CampaignQuery', campaignQueryFields);

/** A batch of contacts, so that its result can be asked for later. */
export const BatchCode = refined(t.string, 'batch code (1 to 20 letters and digits)', (s) =>
  /^[A-Za-z0-9]{1,20}$/.test(s),
);

const contactFields = fields(
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
/** One person to be called. */
export interface Contact extends FieldsOf<typeof contactFields>, Named {}
export const Contact = strictObject<Contact>('Contact', contactFields);

/** Which numbers count as already there and are left out. */
export const DuplicateRule = oneOf(['keep', 'skip-in-batch', 'skip-in-campaign', 'skip-everywhere']);
export type DuplicateRule = t.TypeOf<typeof DuplicateRule>;

/** Who gets the contacts. */
export const Assignment = t.union(
  [
    strictObject('NoAssignment', fields({ kind: t.literal('none') }, {})),
    strictObject('EvenAssignment', fields({ kind: t.literal('even') }, { agents: arrayOf(AgentRef) })),
    strictObject(
      'ShareAssignment',
      fields(
        {
          kind: t.literal('shares'),
          shares: arrayOf(strictObject('Share', fields({ agent: AgentRef, contacts: Count }, {}))),
        },
        {},
      ),
    ),
  ],
  'assignment ({ "kind": "none" }, { "kind": "even" } or { "kind": "shares", "shares": […] })',
);
export type Assignment = t.TypeOf<typeof Assignment>;

const contactImportFields = fields(
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

export interface ContactImport extends FieldsOf<typeof contactImportFields>, Named {}
export const ContactImport = strictObject<ContactImport>('ContactImport', contactImportFields);

const importResultFields = fields(
  { batch: t.string, campaign: CampaignRef, added: t.number, duplicates: t.number, rejected: t.number },
  {
    importedAt: Instant,
    duplicateRule: DuplicateRule,
    /** Where the provider explains the rejected ones; expires. */
    reportUrl: t.string,
  },
);
/** What became of one batch. */
export interface ImportResult extends FieldsOf<typeof importResultFields>, Named {}
export const ImportResult = strictObject<ImportResult>('ImportResult', importResultFields);

const importQueryFields = fields(
  { campaign: CampaignRef },
  { ...pageFields, batch: text(64), importedBy: AgentRef },
);

export interface ImportQuery extends FieldsOf<typeof importQueryFields>, Named {}
export const ImportQuery = strictObject<ImportQuery>('ImportQuery', importQueryFields);

const callbackPlanFields = fields(
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

export interface CallbackPlan extends FieldsOf<typeof callbackPlanFields>, Named {}
export const CallbackPlan = strictObject<CallbackPlan>('CallbackPlan', callbackPlanFields);

const callbackRowFields = fields({ phoneNumber: PhoneNumber }, {});

export interface CallbackRow extends FieldsOf<typeof callbackRowFields>, Named {}
export const CallbackRow = strictObject<CallbackRow>('CallbackRow', callbackRowFields);

const callbackFields = fields({ id: CallbackId.codec }, {});
/** A call promised to a customer. */
export interface Callback extends FieldsOf<typeof callbackFields>, Named {}
export const Callback = strictObject<Callback>('Callback', callbackFields);
