import * as t from 'io-ts';
import { arrayOf } from '../codec/array-of.js';
import { CalendarDay } from '../codec/dates.js';
import { fields, type FieldsOf, type Named, strictObject } from '../codec/strict-object.js';
import { note, oneOf, PhoneNumber, whole } from '../codec/scalars.js';
import { TimeZone } from '../codec/time-zone.js';
import { AgentRef } from './agent.js';
import { Native, pageFields } from './common.js';
import { FlowId } from './ids.js';

/** A kind of contact an agent can hold several of at once. */
export const MediaChannel = oneOf([
  'voice',
  'video',
  'chat',
  'web-chat',
  'social',
  'message',
  'callback',
  'click-to-call',
  'predictive-outbound',
  'preview-outbound',
]);
export type MediaChannel = t.TypeOf<typeof MediaChannel>;

const inboundChoiceFields = fields({ agent: AgentRef, enabled: t.boolean }, {});

export interface InboundChoice extends FieldsOf<typeof inboundChoiceFields>, Named {}
export const InboundChoice = strictObject<InboundChoice>('InboundChoice', inboundChoiceFields);

const concurrencyFields = fields(
  {
    agent: AgentRef,
    channel: MediaChannel,
    /** The most contacts of the channel at once, 1–60. */
    max: whole(1, 60),
  },
  {},
);

export interface Concurrency extends FieldsOf<typeof concurrencyFields>, Named {}
export const Concurrency = strictObject<Concurrency>('Concurrency', concurrencyFields);

/** `canceled`: given back to the carrier; kept for the record. */
export const CallerIdStatus = oneOf(['enabled', 'disabled', 'canceled', 'unknown']);
export type CallerIdStatus = t.TypeOf<typeof CallerIdStatus>;

const callerIdFields = fields(
  { number: t.string, status: CallerIdStatus },
  { alias: t.string, note: t.string, native: Native },
);
/** A number the center owns and can show to the called party. */
export interface CallerId extends FieldsOf<typeof callerIdFields>, Named {}
export const CallerId = strictObject<CallerId>('CallerId', callerIdFields);

const callerIdQueryFields = fields(
  {},
  {
    ...pageFields,
    /** Leave out for the enabled ones only. */
    status: arrayOf(oneOf(['enabled', 'disabled', 'canceled'])),
  },
);

export interface CallerIdQuery extends FieldsOf<typeof callerIdQueryFields>, Named {}
export const CallerIdQuery = strictObject<CallerIdQuery>('CallerIdQuery', callerIdQueryFields);

const callFlowFields = fields({ id: FlowId.codec, name: t.string }, { note: t.string });
/** A published script that greets, asks and routes. */
export interface CallFlow extends FieldsOf<typeof callFlowFields>, Named {}
export const CallFlow = strictObject<CallFlow>('CallFlow', callFlowFields);

const flowQueryFields = fields({}, pageFields);

export interface FlowQuery extends FieldsOf<typeof flowQueryFields>, Named {}
export const FlowQuery = strictObject<FlowQuery>('FlowQuery', flowQueryFields);

const blockedNumberFields = fields(
  { number: PhoneNumber, direction: oneOf(['inbound', 'outbound']) },
  {
    /** False puts the number on the list without effect yet. Default true. */
    enabled: t.boolean,
    /** The last day it is blocked; leave out for no end. */
    expiresOn: CalendarDay,
    /** The zone of `expiresOn`; default is the center's own. */
    timeZone: TimeZone,
    note: note(200),
  },
);
/** A number on the do-not-call list of one direction. */
export interface BlockedNumber extends FieldsOf<typeof blockedNumberFields>, Named {}
export const BlockedNumber = strictObject<BlockedNumber>('BlockedNumber', blockedNumberFields);
