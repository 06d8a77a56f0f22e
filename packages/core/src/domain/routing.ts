import * as t from 'io-ts';
import { atLeastOne } from '../codec/array-of.js';
import { CalendarDay } from '../codec/dates.js';
import { fields, strictObject, type FieldsOf, type Named } from '../codec/strict-object.js';
import { note, oneOf, PhoneNumber, whole } from '../codec/scalars.js';
import { TimeZone } from '../codec/time-zone.js';
import { AgentRef } from './agent.js';
import { Native, pageFields } from './common.js';
import { BlockListId, FlowId } from './ids.js';
import { KnownChannel } from './media-channel.js';

const inboundChoiceFields = fields(
  {
    /** Whose inbound contacts it is about. */
    agent: AgentRef,
    /** False keeps inbound contacts away; the agent stays signed in and may call out. */
    enabled: t.boolean,
  },
  {
    /** Only contacts of this kind. Left out: all kinds that there are. */
    channel: KnownChannel,
  },
);
/** Whether inbound contacts reach an agent. */
export interface InboundChoice extends FieldsOf<typeof inboundChoiceFields>, Named {}
export const InboundChoice = strictObject<InboundChoice>('InboundChoice', inboundChoiceFields);

const concurrencyFields = fields(
  {
    /** Who holds the contacts. */
    agent: AgentRef,
    /** Only contacts of this kind are counted. */
    channel: KnownChannel,
    /** The most contacts of the channel at once, 0–1000; 0 for none. A provider may have closer bounds. */
    max: whole(0, 1000),
  },
  {},
);
/** How many contacts of a channel an agent may hold at once. */
export interface Concurrency extends FieldsOf<typeof concurrencyFields>, Named {}
export const Concurrency = strictObject<Concurrency>('Concurrency', concurrencyFields);

/** `canceled`: given back to the carrier; kept for the record. `expired`: its rent ran out. */
export const CallerIdStatus = oneOf(['enabled', 'disabled', 'canceled', 'expired', 'unknown']);
export type CallerIdStatus = t.TypeOf<typeof CallerIdStatus>;

/** The kind of line that a number belongs to. */
export const CallerIdType = oneOf(['mobile', 'fixed', 'toll-free', 'unknown']);
export type CallerIdType = t.TypeOf<typeof CallerIdType>;

const callerIdNativeFields = fields(
  {},
  {
    /** For `status`; absent where the provider has none. */
    status: Native,
    /** For `type`; absent where the provider has none. */
    type: Native,
  },
);
/** The provider's own words of a caller id, by the field that they were translated for. */
export interface CallerIdNative extends FieldsOf<typeof callerIdNativeFields>, Named {}
export const CallerIdNative = strictObject<CallerIdNative>('CallerIdNative', callerIdNativeFields);

const callerIdFields = fields(
  {
    /** What the called party sees, as the provider writes it; the same one can be listed under several aliases. */
    number: t.string,
    /** Whether it can be shown now; `unknown` for a word of the provider's own, which `native` then has. */
    status: CallerIdStatus,
  },
  {
    /** What agents see in its place when they choose one. */
    alias: t.string,
    /** What it is used for, in the center's own words. */
    note: t.string,
    /** The country it belongs to, in the provider's spelling, such as `India` or `IN`; absent when it is not told. */
    country: t.string,
    /** The kind of line; absent when it is not told, `unknown` for a word of the provider's own, which `native` then has. */
    type: CallerIdType,
    /** The last day it is paid for; absent when there is no end, or none that is told. */
    expiresOn: CalendarDay,
    /** The digits put before the caller's number when somebody calls it; absent when there are none. */
    inboundPrefix: t.string,
    /** Whether callers can leave a message at it; absent when it is not told. */
    voicemail: t.boolean,
    /** The provider's own words. */
    native: CallerIdNative,
  },
);
/** A number the center owns and can show to the called party. */
export interface CallerId extends FieldsOf<typeof callerIdFields>, Named {}
export const CallerId = strictObject<CallerId>('CallerId', callerIdFields);

const callerIdQueryFields = fields(
  {},
  {
    ...pageFields,
    /**
     * Any of these; a status that the provider never tells matches nothing. Leave out for the enabled ones, and those
     * whose status is `unknown`.
     */
    status: atLeastOne(oneOf(['enabled', 'disabled', 'canceled', 'expired'])),
  },
);
/** Filters for a list of caller ids. */
export interface CallerIdQuery extends FieldsOf<typeof callerIdQueryFields>, Named {}
export const CallerIdQuery = strictObject<CallerIdQuery>('CallerIdQuery', callerIdQueryFields);

const callFlowFields = fields(
  {
    /** Tells two flows apart; opaque. */
    id: FlowId.codec,
    /** What the console shows for it. */
    name: t.string,
  },
  {
    /** What it does, in the words of the person who made it. */
    note: t.string,
  },
);
/** A published script that greets, asks and routes. */
export interface CallFlow extends FieldsOf<typeof callFlowFields>, Named {}
export const CallFlow = strictObject<CallFlow>('CallFlow', callFlowFields);

const flowQueryFields = fields({}, pageFields);
/** Which page of the call flows to return; there are no filters. */
export interface FlowQuery extends FieldsOf<typeof flowQueryFields>, Named {}
export const FlowQuery = strictObject<FlowQuery>('FlowQuery', flowQueryFields);

const blockNumbersFields = fields({}, {});
/** What blocking takes beside its rows: nothing yet. */
export interface BlockNumbers extends FieldsOf<typeof blockNumbersFields>, Named {}
export const BlockNumbers = strictObject<BlockNumbers>('BlockNumbers', blockNumbersFields);

/** `inbound` refuses calls from a number, `outbound` calls to it. */
export const BlockDirection = oneOf(['inbound', 'outbound']);
export type BlockDirection = t.TypeOf<typeof BlockDirection>;

/** What tells an entry of a do-not-call list from others. */
const entryFields = {
  /** The other party's: 2 to 20 digits, country code first where there is one, `+` optional. */
  number: PhoneNumber,
  /** `inbound` refuses calls from it, `outbound` calls to it. */
  direction: BlockDirection,
};

const entryOptions = {
  /** The list it is on, where the provider has several; left out: the first, or the only one. */
  list: BlockListId.codec,
};

const blockedNumberFields = fields(entryFields, {
  /** False puts the number on the list without effect yet. Default true. */
  enabled: t.boolean,
  /** The last day it is blocked; leave out for no end. */
  expiresOn: CalendarDay,
  /** The zone of `expiresOn`; default is the center's own. */
  timeZone: TimeZone,
  /** Why it is blocked; at most 200 characters. */
  note: note(200),
  ...entryOptions,
});
/** A number on the do-not-call list of one direction. */
export interface BlockedNumber extends FieldsOf<typeof blockedNumberFields>, Named {}
export const BlockedNumber = strictObject<BlockedNumber>('BlockedNumber', blockedNumberFields);

const unblockNumbersFields = fields({}, {});
/** What unblocking takes beside its rows: nothing yet. */
export interface UnblockNumbers extends FieldsOf<typeof unblockNumbersFields>, Named {}
export const UnblockNumbers = strictObject<UnblockNumbers>('UnblockNumbers', unblockNumbersFields);

const blockedNumberRefFields = fields(entryFields, entryOptions);
/** Which entry of a do-not-call list is meant. */
export interface BlockedNumberRef extends FieldsOf<typeof blockedNumberRefFields>, Named {}
export const BlockedNumberRef = strictObject<BlockedNumberRef>('BlockedNumberRef', blockedNumberRefFields);

const blockedNumberQueryFields = fields(
  {},
  {
    ...pageFields,
    /** Only numbers blocked for calls of this direction. */
    direction: BlockDirection,
    /** Only the numbers on this list. */
    list: BlockListId.codec,
    /** Only those of these numbers that are listed, with or without a leading `+`. */
    numbers: atLeastOne(PhoneNumber),
  },
);
/** Filters for the do-not-call list. */
export interface BlockedNumberQuery extends FieldsOf<typeof blockedNumberQueryFields>, Named {}
export const BlockedNumberQuery = strictObject<BlockedNumberQuery>(
  'BlockedNumberQuery',
  blockedNumberQueryFields,
);
