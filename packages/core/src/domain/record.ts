import * as t from 'io-ts';
import { arrayOf, atLeastOne } from '../codec/array-of.js';
import { Instant } from '../codec/dates.js';
import { fields, strictObject, type FieldsOf, type Named } from '../codec/strict-object.js';
import { Count, oneOf, patterned, PhoneNumber } from '../codec/scalars.js';
import { AgentRef } from './agent.js';
import { CallDirection, CallKind, callKinds, Cause, causes, directions, EndedBy, enders } from './call.js';
import { CampaignRef } from './campaign.js';
import { Native, pageFields } from './common.js';
import { AgentId, CallId, QueueId, RecordId, RecordingId } from './ids.js';
import { MediaChannel } from './media-channel.js';

/**
 * The lists of calls that a provider may keep apart. `contact-center`: calls that agents and queues handle. `phone`: calls
 * of desk phones, without the center. `broadcast`: calls that play a message. `number`: every call by the number of the
 * center it used.
 */
export const RecordSet = oneOf(['contact-center', 'phone', 'broadcast', 'number']);
export type RecordSet = t.TypeOf<typeof RecordSet>;

const moneyFields = fields(
  {
    /** A decimal number as text, digit for digit as the provider wrote it, such as `0.250`. */
    amount: patterned('decimal number, such as 0.25', /^-?[0-9]+(\.[0-9]+)?$/u),
    /** By ISO 4217, such as `USD`. */
    currency: patterned('currency (3 capital letters)', /^[A-Z]{3}$/u),
  },
  {},
);
/** An amount of money. */
export interface Money extends FieldsOf<typeof moneyFields>, Named {}
export const Money = strictObject<Money>('Money', moneyFields);

const recordedAgentFields = fields(
  {},
  {
    /** Pass it to the operations on agents. */
    id: AgentId.codec,
    /** The number people in the center use for the agent. */
    number: t.string,
    /** As it was when the call ended. */
    name: t.string,
  },
);
/** An agent as a record names one. A field is absent when the provider does not say. */
export interface RecordedAgent extends FieldsOf<typeof recordedAgentFields>, Named {}
export const RecordedAgent = strictObject<RecordedAgent>('RecordedAgent', recordedAgentFields);

const recordedQueueFields = fields(
  {},
  {
    /** Pass it to the operations on queues. */
    id: QueueId.codec,
    /** As it was when the call ended. */
    name: t.string,
  },
);
/** A queue as a record names one. A field is absent when the provider does not say. */
export interface RecordedQueue extends FieldsOf<typeof recordedQueueFields>, Named {}
export const RecordedQueue = strictObject<RecordedQueue>('RecordedQueue', recordedQueueFields);

const numberPlaceFields = fields(
  {},
  {
    /** The country, in the provider's spelling. */
    country: t.string,
    /** The province or state. */
    province: t.string,
    /** The town. */
    city: t.string,
  },
);
/** Where the customer's number belongs. A field is absent when the provider does not say. */
export interface NumberPlace extends FieldsOf<typeof numberPlaceFields>, Named {}
export const NumberPlace = strictObject<NumberPlace>('NumberPlace', numberPlaceFields);

const callCountsFields = fields(
  {},
  {
    /** Agents who took part. */
    agents: Count,
    /** Times it was handed on. */
    transfers: Count,
    /** Times an agent asked another one meanwhile. */
    consults: Count,
  },
);
/** What happened in a call, counted. A field is absent when the provider does not say. */
export interface CallCounts extends FieldsOf<typeof callCountsFields>, Named {}
export const CallCounts = strictObject<CallCounts>('CallCounts', callCountsFields);

const recordingRefFields = fields(
  {
    /** The provider's key for it. */
    id: RecordingId.codec,
  },
  {
    /** The set of the record that names it; left out: `contact-center`. */
    set: RecordSet,
  },
);
/** Names one recording; pass it on as the record has it. */
export interface RecordingRef extends FieldsOf<typeof recordingRefFields>, Named {}
export const RecordingRef = strictObject<RecordingRef>('RecordingRef', recordingRefFields);

const callRecordNativeFields = fields(
  {},
  {
    /** For `direction`; absent where the provider has none. */
    direction: Native,
    /** For `kind`; absent where the provider has none. */
    kind: Native,
    /** For `cause`; absent where the provider has none. */
    cause: Native,
    /** For `endedBy`; absent where the provider has none. */
    endedBy: Native,
  },
);
/** The provider's own words of a record, by the field that they were translated for. */
export interface CallRecordNative extends FieldsOf<typeof callRecordNativeFields>, Named {}
export const CallRecordNative = strictObject<CallRecordNative>('CallRecordNative', callRecordNativeFields);

const callRecordFields = fields(
  {
    /** Tells it from others of its set; opaque. */
    id: RecordId.codec,
    /** The list of calls it is in. */
    set: RecordSet,
  },
  {
    /** The call, as the operation that placed it returned it; absent for others. */
    call: CallId.codec,
    /** Who called whom; `unknown` for a word of the provider's own, which `native` then has. */
    direction: CallDirection,
    /** How it came about; `unknown` as above. */
    kind: CallKind,
    /** The kind of contact. */
    channel: MediaChannel,
    /** The customer's number as the provider shows it, which may be masked, such as `138****7846`. */
    customerNumber: t.string,
    /** The center's own number: shown to the called customer, or dialed by the caller. May be masked. */
    centerNumber: t.string,
    /** Where the customer's number belongs. */
    place: NumberPlace,
    /** Who talked with the customer: the last of several. */
    agent: RecordedAgent,
    /** The first agent it was offered to, where that is told beside `agent`. */
    firstAgent: RecordedAgent,
    /** The last queue it waited in, or the one it was made for. */
    queue: RecordedQueue,
    /** The first queue it waited in, where that is told beside `queue`. */
    firstQueue: RecordedQueue,
    /** When the call began: the caller dialed. */
    startedAt: Instant,
    /** When the called side began to ring. */
    ringingAt: Instant,
    /** When the called side picked up; absent when it did not. */
    answeredAt: Instant,
    /** When agent and customer began to talk; absent when they did not. */
    connectedAt: Instant,
    /** When the call ended. */
    endedAt: Instant,
    /** Seconds of ringing. */
    ringSec: Count,
    /** Seconds in queues. */
    queueSec: Count,
    /** Seconds of talk. */
    talkSec: Count,
    /** Seconds from the beginning to the end. */
    totalSec: Count,
    /** Seconds that are paid for. */
    chargedSec: Count,
    /** Whether the called side picked up; absent when it is not certain. */
    answered: t.boolean,
    /** Why it ended; `unknown` as above. */
    cause: Cause,
    /** Who ended it; `unknown` as above. */
    endedBy: EndedBy,
    /** The final status by SIP, such as 486. */
    sipStatus: Count,
    /** The campaign that placed it. */
    campaign: CampaignRef,
    /** Its recordings, as far as the provider has them already; empty or absent: none. */
    recordings: arrayOf(RecordingRef),
    /** What the agent chose to say how it went. */
    labels: arrayOf(t.string),
    /** What the agent wrote about it. */
    note: t.string,
    /** What the center attached to it. */
    data: t.string,
    /** What took part in it, counted. */
    counts: CallCounts,
    /** What it cost, one amount for each currency. */
    cost: arrayOf(Money),
    /** The provider's own words. */
    native: CallRecordNative,
  },
);
/** A call that is over. A field is absent when the provider does not say; a later reading may know more. */
export interface CallRecord extends FieldsOf<typeof callRecordFields>, Named {}
export const CallRecord = strictObject<CallRecord>('CallRecord', callRecordFields);

const recordQueryFields = fields(
  {
    /** Calls that began at this instant or later. */
    from: Instant,
    /** Calls that began before this instant, which must not be before `from`. */
    to: Instant,
  },
  {
    ...pageFields,
    /** The list of calls; left out: `contact-center`. */
    set: RecordSet,
    /** Only calls of this direction. */
    direction: oneOf(directions),
    /** Only calls that came about like this. */
    kind: oneOf(callKinds),
    /** Only calls in this queue; of several, the provider chooses which one counts. */
    queue: QueueId.codec,
    /** Only calls with this agent; of several, the provider chooses which one counts. */
    agent: AgentRef,
    /** Only calls with this number, usually the customer's; a provider may also match a part of it. */
    number: PhoneNumber,
    /** Only calls that ended for any of these reasons; one that the provider never tells matches nothing. */
    causes: atLeastOne(oneOf(causes)),
    /** Only calls that were ended by this side. */
    endedBy: oneOf(enders),
  },
);
/** Filters for a list of call records; each that is given must hold. */
export interface RecordQuery extends FieldsOf<typeof recordQueryFields>, Named {}
export const RecordQuery = strictObject<RecordQuery>('RecordQuery', recordQueryFields);

const oneRecordFields = fields(
  {
    /** The record that is meant. */
    id: RecordId.codec,
  },
  {
    /** The list of calls it is in; left out: `contact-center`. */
    set: RecordSet,
    /** When the call began, at most a day off: for a provider that finds records by their day only. */
    at: Instant,
  },
);
/** Which record is meant. */
export interface OneRecord extends FieldsOf<typeof oneRecordFields>, Named {}
export const OneRecord = strictObject<OneRecord>('OneRecord', oneRecordFields);

const oneRecordingFields = fields(
  {
    /** The recording that is meant, as the record of its call names it. */
    recording: RecordingRef,
  },
  {},
);
/** Which recording is meant. */
export interface OneRecording extends FieldsOf<typeof oneRecordingFields>, Named {}
export const OneRecording = strictObject<OneRecording>('OneRecording', oneRecordingFields);

const recordingUrlFields = fields(
  {
    /** Begins with `https://` or `http://`; who has it has the recording, so it belongs in no log. */
    url: patterned('address (https:// or http://)', /^https?:\/\/[^\s]+$/u),
  },
  {
    /** When it stops leading anywhere; absent when the provider does not say. */
    expiresAt: Instant,
  },
);
/** Where a recording can be fetched without further credentials. */
export interface RecordingUrl extends FieldsOf<typeof recordingUrlFields>, Named {}
export const RecordingUrl = strictObject<RecordingUrl>('RecordingUrl', recordingUrlFields);
