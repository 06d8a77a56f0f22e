import * as t from 'io-ts';
import { Instant } from '../codec/dates.js';
import { fields, strictObject, type FieldsOf, type Named } from '../codec/strict-object.js';
import { note, oneOf, text } from '../codec/scalars.js';
import { TimeZone } from '../codec/time-zone.js';
import { AgentRef } from './agent-ref.js';
import { Native, pageFields } from './common.js';
import { CampaignId } from './ids.js';

/** How far a campaign is. `stopping`: on its way to `stopped`. `unknown`: a state of the provider's own. */
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

const campaignByIdFields = fields(
  {
    /** The provider's key for it, as creating it returned. */
    id: CampaignId.codec,
  },
  {
    /** The short code of the same campaign, at most 64 characters, for calls that want it. */
    code: text(64),
  },
);
/** Names one campaign by its long id, and by its code where that is known too. */
export interface CampaignById extends FieldsOf<typeof campaignByIdFields>, Named {}
export const CampaignById = strictObject<CampaignById>('CampaignById', campaignByIdFields);

const campaignByCodeFields = fields(
  {
    /** As the provider's lists and its console show it; at most 64 characters. */
    code: text(64),
  },
  {},
);
/** Names one campaign by its short code. */
export interface CampaignByCode extends FieldsOf<typeof campaignByCodeFields>, Named {}
export const CampaignByCode = strictObject<CampaignByCode>('CampaignByCode', campaignByCodeFields);

/**
 * Names one campaign. Some lists give a short code, some calls a long id: pass on the `ref` of a
 * campaign as it came. Where both are there, the id decides.
 */
export type CampaignRef = CampaignById | CampaignByCode;
export const CampaignRef: t.Type<CampaignRef, unknown> = t.union(
  [CampaignById, CampaignByCode],
  'campaign reference ({ "id": … } or { "code": … })',
);

const scheduleFields = fields(
  {},
  {
    /** Before this instant nothing is dialed. */
    start: Instant,
    /** After this instant nothing is dialed. */
    end: Instant,
    /** The IANA zone in which the provider shows the two instants, such as `Asia/Singapore`. */
    timeZone: TimeZone,
  },
);
/** When a campaign may dial. A field is absent when the provider does not say. */
export interface Schedule extends FieldsOf<typeof scheduleFields>, Named {}
export const Schedule = strictObject<Schedule>('Schedule', scheduleFields);

const campaignProgressFields = fields(
  {},
  {
    /** How many people are to be called. */
    contacts: t.number,
    /** Of the contacts: those that are not given to an agent yet. */
    unassigned: t.number,
    /** How many agents have contacts of the campaign. */
    agents: t.number,
    /** Of the contacts: those that were called already, as the provider counts. */
    executed: t.number,
    /** Of the contacts: those who picked up at least once. */
    answered: t.number,
    /** Calls made; a contact can be dialed several times. */
    dialed: t.number,
    /** Of the calls made: those that somebody picked up. */
    callsAnswered: t.number,
    /** Contacts that were called already, as a fraction of all, from 0 to 1. */
    executedRate: t.number,
    /** Contacts who picked up, as a fraction from 0 to 1; of which contacts is the provider's choice. */
    answeredRate: t.number,
    /** Calls that somebody picked up, as a fraction of those made, from 0 to 1. */
    callAnswerRate: t.number,
    /** Seconds of conversation in all calls together. */
    talkSec: t.number,
    /** Seconds of conversation in a call that was picked up, on average. */
    averageTalkSec: t.number,
  },
);
/** How a campaign goes. Rates are fractions from 0 to 1, durations seconds. A field is absent when the provider does not say. */
export interface CampaignProgress extends FieldsOf<typeof campaignProgressFields>, Named {}
export const CampaignProgress = strictObject<CampaignProgress>('CampaignProgress', campaignProgressFields);

const campaignFields = fields(
  {
    /** What later calls name the campaign by; pass it on as it came. */
    ref: CampaignRef,
    /** What people know it by in the console. */
    name: t.string,
  },
  {
    /** How far it is; `unknown` for a state of the provider's own, which `native` then has. */
    state: CampaignState,
    /** When it may dial. */
    schedule: Schedule,
    /** What it is for, in the words of the person who created it. */
    description: t.string,
    /** When the campaign was made. */
    createdAt: Instant,
    /** How it goes, at the time of the call. */
    progress: CampaignProgress,
    /** The provider's own word for the state. */
    native: Native,
  },
);
/** A list of contacts to be called, and how. A field is absent when the provider does not say. */
export interface Campaign extends FieldsOf<typeof campaignFields>, Named {}
export const Campaign = strictObject<Campaign>('Campaign', campaignFields);

const campaignScheduleFields = fields(
  {
    /** Before this instant nothing is dialed. */
    start: Instant,
    /** After this instant nothing is dialed; later than `start`. */
    end: Instant,
  },
  {
    /** The IANA zone in which people see the two instants; default from the configuration. */
    timeZone: TimeZone,
  },
);
/** When a new campaign may dial. */
export interface CampaignSchedule extends FieldsOf<typeof campaignScheduleFields>, Named {}
export const CampaignSchedule = strictObject<CampaignSchedule>('CampaignSchedule', campaignScheduleFields);

const newCampaignFields = fields(
  {
    /** What the console will show for it; at most 64 characters. */
    name: text(64),
    /** When it may dial. */
    schedule: CampaignSchedule,
  },
  {
    /** What it is for, in at most 200 characters. */
    description: note(200),
    /** The template of a contact's fields, by its code; default from the configuration. */
    contactTemplate: text(64),
    /** The set of wrap-up codes, by its code; default from the configuration. */
    wrapUpTemplate: text(64),
    /** Who creates it; default from the configuration. */
    createdBy: AgentRef,
  },
);
/** A campaign to create. It has no contacts and does not run yet. */
export interface NewCampaign extends FieldsOf<typeof newCampaignFields>, Named {}
export const NewCampaign = strictObject<NewCampaign>('NewCampaign', newCampaignFields);

const campaignQueryFields = fields(
  {},
  {
    ...pageFields,
    /** The one campaign with this short code; at most 64 characters. */
    code: text(64),
    /** From this instant on, at most twelve calendar months before `createdBefore`; see {@link isWithinMonths}. */
    createdAfter: Instant,
    /** Up to this instant. */
    createdBefore: Instant,
    /** Campaigns of this agent only. */
    createdBy: AgentRef,
  },
);
/** Filters for a list of campaigns; each that is given must hold. */
export interface CampaignQuery extends FieldsOf<typeof campaignQueryFields>, Named {}
export const CampaignQuery = strictObject<CampaignQuery>('CampaignQuery', campaignQueryFields);
