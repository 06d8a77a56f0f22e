import * as t from 'io-ts';
import { arrayOf, atLeastOne } from '../codec/array-of.js';
import { Instant } from '../codec/dates.js';
import { fields, strictObject, type FieldsOf, type Named } from '../codec/strict-object.js';
import { note, oneOf, patterned, text, whole } from '../codec/scalars.js';
import { TimeZone } from '../codec/time-zone.js';
import { AgentRef } from './agent-ref.js';
import { Native, pageFields } from './common.js';
import { CallerIdChoice, CallingHours, Dialing, dialingModes, DialingTold } from './dialing.js';
import { CampaignId, QueueId } from './ids.js';

/** The words of {@link CampaignState} that can be asked for. */
export const campaignStates = [
  'draft',
  'scheduled',
  'running',
  'paused',
  'stopping',
  'stopped',
  'completed',
  'failed',
] as const;

/**
 * How far a campaign is. `draft`: made, and not to begin by itself. `scheduled`: to begin at its time. `paused`: makes no
 * new calls until it is resumed. `stopping`: on its way to `stopped`, for good. `completed`: its list or its time is over.
 * `failed`: the provider could not run it. `unknown`: a state of the provider's own.
 */
export const CampaignState = oneOf([...campaignStates, 'unknown']);
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
    /** Before this instant nothing is dialed. Left out of a new campaign: from the beginning. */
    start: Instant,
    /** After this instant nothing is dialed; later than `start`. Left out of a new campaign: until its list is done. */
    end: Instant,
    /** The IANA zone in which people see the two instants, such as `Asia/Singapore`; default from the configuration. */
    timeZone: TimeZone,
  },
);
/** When a campaign may dial. Of a campaign that is there, a field is absent when the provider does not say. */
export interface Schedule extends FieldsOf<typeof scheduleFields>, Named {}
export const Schedule = strictObject<Schedule>('Schedule', scheduleFields);

const todaysProgressFields = fields(
  {},
  {
    /** Calls made. */
    dialed: t.number,
    /** Of the calls made: those that somebody picked up. */
    callsAnswered: t.number,
    /** Contacts that are done. */
    finished: t.number,
    /** Contacts that were added. */
    added: t.number,
  },
);
/** How a campaign goes today, by the provider's calendar. A field is absent when the provider does not say. */
export interface TodaysProgress extends FieldsOf<typeof todaysProgressFields>, Named {}
export const TodaysProgress = strictObject<TodaysProgress>('TodaysProgress', todaysProgressFields);

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
    /** Of the contacts: those that are still to be called. */
    remaining: t.number,
    /** Of the contacts: those with which nothing remains to be done. */
    finished: t.number,
    /** Calls made; a contact can be dialed several times. */
    dialed: t.number,
    /** Of the calls made: those that somebody picked up. */
    callsAnswered: t.number,
    /** Of the calls made: those that failed. */
    failed: t.number,
    /** Of the calls made: those that were picked up, and for which no agent was free in time. */
    abandoned: t.number,
    /** Of the calls made: those that a machine passed on to agents. */
    transferred: t.number,
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
    /** The same of today only. */
    today: TodaysProgress,
  },
);
/**
 * How a campaign goes. Rates are fractions from 0 to 1, durations seconds. A field is absent when the provider does not
 * say. A gauge and no ledger: after a recall, counters may be lower than before.
 */
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
    /** In which hours of a day it may dial. */
    hours: CallingHours,
    /** What it is for, in the words of the person who created it. */
    description: t.string,
    /** When the campaign was made. */
    createdAt: Instant,
    /** How it dials. */
    dialing: DialingTold,
    /** Who takes its calls. */
    queues: arrayOf(QueueId.codec),
    /** The numbers under which its calls go out. */
    callerIds: arrayOf(CallerIdChoice),
    /** How urgent it is among others; larger is served first. */
    priority: t.number,
    /** How it goes, at the time of the call. */
    progress: CampaignProgress,
    /** The provider's own word for the state. */
    native: Native,
  },
);
/** A list of contacts to be called, and how. A field is absent when the provider does not say. */
export interface Campaign extends FieldsOf<typeof campaignFields>, Named {}
export const Campaign = strictObject<Campaign>('Campaign', campaignFields);

/** Where results are sent to. */
export const resultsAddress = patterned('address (https://)', /^https:\/\/[^\s]+$/u);

const newCampaignFields = fields(
  {
    /** What the console will show for it; at most 64 characters. */
    name: text(64),
  },
  {
    /** When it may dial; left out: whenever it runs. */
    schedule: Schedule,
    /** In which hours of a day it may dial; left out: the provider's own choice. */
    hours: CallingHours,
    /** What it is for, in at most 200 characters. */
    description: note(200),
    /** How it dials; left out: the provider's own choice. */
    dialing: Dialing,
    /** Who takes its calls, at least one queue. */
    queues: atLeastOne(QueueId.codec),
    /** The numbers under which its calls go out, at least one. */
    callerIds: atLeastOne(CallerIdChoice),
    /** How urgent it is among others, 1–10; larger is served first. */
    priority: whole(1, 10),
    /** The template of a contact's fields, by its code; default from the configuration. */
    contactTemplate: text(64),
    /** The set of wrap-up codes, by its code; default from the configuration. */
    wrapUpTemplate: text(64),
    /** Who creates it; default from the configuration. */
    createdBy: AgentRef,
    /** Where the provider sends what became of each call: an address that begins with `https://`. */
    resultsTo: resultsAddress,
  },
);
/** A campaign to create. */
export interface NewCampaign extends FieldsOf<typeof newCampaignFields>, Named {}
export const NewCampaign = strictObject<NewCampaign>('NewCampaign', newCampaignFields);

const oneCampaignFields = fields(
  {
    /** The campaign that is meant. */
    campaign: CampaignRef,
  },
  {},
);
/** Which campaign is meant. */
export interface OneCampaign extends FieldsOf<typeof oneCampaignFields>, Named {}
export const OneCampaign = strictObject<OneCampaign>('OneCampaign', oneCampaignFields);

const progressQueryFields = fields(
  {
    /** The campaign whose progress is told. */
    campaign: CampaignRef,
  },
  {
    /** Only of this batch of its contacts; at most 64 characters. */
    batch: text(64),
  },
);
/** Whose progress to tell. */
export interface ProgressQuery extends FieldsOf<typeof progressQueryFields>, Named {}
export const ProgressQuery = strictObject<ProgressQuery>('ProgressQuery', progressQueryFields);

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
    /** Only campaigns in one of these states, at least one. */
    states: atLeastOne(oneOf(campaignStates)),
    /** Part of the name, at most 64 characters; how loosely it matches is the provider's choice. */
    name: text(64),
    /** Only campaigns that dial in this way. */
    mode: oneOf(dialingModes),
  },
);
/** Filters for a list of campaigns; each that is given must hold. */
export interface CampaignQuery extends FieldsOf<typeof campaignQueryFields>, Named {}
export const CampaignQuery = strictObject<CampaignQuery>('CampaignQuery', campaignQueryFields);
