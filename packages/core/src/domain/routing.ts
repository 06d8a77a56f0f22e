import * as t from 'io-ts';
import { arrayOf } from '../codec/array-of.js';
import { CalendarDay } from '../codec/dates.js';
import { strictObject } from '../codec/strict-object.js';
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

export const InboundChoice = strictObject('InboundChoice', { agent: AgentRef, enabled: t.boolean }, {});
export type InboundChoice = t.TypeOf<typeof InboundChoice>;

export const Concurrency = strictObject(
  'Concurrency',
  {
    agent: AgentRef,
    channel: MediaChannel,
    /** The most contacts of the channel at once, 1–60. */
    max: whole(1, 60),
  },
  {},
);
export type Concurrency = t.TypeOf<typeof Concurrency>;

/** `canceled`: given back to the carrier; kept for the record. */
export const CallerIdStatus = oneOf(['enabled', 'disabled', 'canceled', 'unknown']);
export type CallerIdStatus = t.TypeOf<typeof CallerIdStatus>;

/** A number the center owns and can show to the called party. */
export const CallerId = strictObject(
  'CallerId',
  { number: t.string, status: CallerIdStatus },
  { alias: t.string, note: t.string, native: Native },
);
export type CallerId = t.TypeOf<typeof CallerId>;

export const CallerIdQuery = strictObject(
  'CallerIdQuery',
  {},
  {
    ...pageFields,
    /** Leave out for the enabled ones only. */
    status: arrayOf(oneOf(['enabled', 'disabled', 'canceled'])),
  },
);
export type CallerIdQuery = t.TypeOf<typeof CallerIdQuery>;

/** A published script that greets, asks and routes. */
export const CallFlow = strictObject('CallFlow', { id: FlowId.codec, name: t.string }, { note: t.string });
export type CallFlow = t.TypeOf<typeof CallFlow>;

export const FlowQuery = strictObject('FlowQuery', {}, pageFields);
export type FlowQuery = t.TypeOf<typeof FlowQuery>;

/** A number on the do-not-call list of one direction. */
export const BlockedNumber = strictObject(
  'BlockedNumber',
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
export type BlockedNumber = t.TypeOf<typeof BlockedNumber>;
