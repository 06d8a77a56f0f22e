import * as t from 'io-ts';
import { note, patterned, PhoneNumber, text } from '../codec/scalars.js';
import { fields, strictObject, type FieldsOf, type Named } from '../codec/strict-object.js';
import { AgentRef } from './agent-ref.js';
import { CallDirection, CallKind, CallState } from './call.js';
import { Native } from './common.js';
import { CallId } from './ids.js';
import { QueueTarget } from './route.js';

const agentOriginFields = fields(
  {
    /** The agent whose phone rings first. */
    agent: AgentRef,
  },
  {},
);
/** The phone at which an agent takes calls. */
export interface AgentOrigin extends FieldsOf<typeof agentOriginFields>, Named {}
export const AgentOrigin = strictObject<AgentOrigin>('AgentOrigin', agentOriginFields);

const extensionOriginFields = fields(
  {
    /** What the phone that rings first registers as; text of at most 32 characters. */
    extension: text(32),
  },
  {},
);
/** A phone of the center, by what it registers as. */
export interface ExtensionOrigin extends FieldsOf<typeof extensionOriginFields>, Named {}
export const ExtensionOrigin = strictObject<ExtensionOrigin>('ExtensionOrigin', extensionOriginFields);

const numberOriginFields = fields(
  {
    /** The number that is called first; 2 to 20 digits, optional leading `+`. */
    number: PhoneNumber,
  },
  {},
);
/** Any phone, by its number. */
export interface NumberOrigin extends FieldsOf<typeof numberOriginFields>, Named {}
export const NumberOrigin = strictObject<NumberOrigin>('NumberOrigin', numberOriginFields);

/** Whose phone rings first. */
export type CallOrigin = AgentOrigin | ExtensionOrigin | NumberOrigin;
export const CallOrigin: t.Type<CallOrigin, unknown> = t.union(
  [AgentOrigin, ExtensionOrigin, NumberOrigin],
  'origin of a call ({ "agent": … }, { "extension": … } or { "number": … })',
);

/** What a phone can dial: a number of a customer, or an access code of the center. */
export const Dialable = patterned(
  'number to dial (1 to 24 of 0-9, * and #, optional leading +)',
  /^\+?[0-9*#]{1,24}$/u,
);
export type Dialable = t.TypeOf<typeof Dialable>;

const numberTargetFields = fields(
  {
    /** Says that a number is dialed. */
    kind: t.literal('number'),
    /** The number, with its country code unless it is one of the center; 1 to 24 of `0-9`, `*` and `#`, optional leading `+`. */
    number: Dialable,
  },
  {},
);
/** A number that is dialed. */
export interface NumberTarget extends FieldsOf<typeof numberTargetFields>, Named {}
export const NumberTarget = strictObject<NumberTarget>('NumberTarget', numberTargetFields);

const agentTargetFields = fields(
  {
    /** Says that an agent is called. */
    kind: t.literal('agent'),
    /** The agent who is called. */
    agent: AgentRef,
  },
  {},
);
/** An agent who is called. */
export interface AgentTarget extends FieldsOf<typeof agentTargetFields>, Named {}
export const AgentTarget = strictObject<AgentTarget>('AgentTarget', agentTargetFields);

/** Who is called: a number, an agent, or an agent of a queue. */
export type Destination = NumberTarget | AgentTarget | QueueTarget;
export const Destination: t.Type<Destination, unknown> = t.union(
  [NumberTarget, AgentTarget, QueueTarget],
  'destination ({ "kind": "number", "number": … }, { "kind": "agent", "agent": … } or { "kind": "queue", "queue": … })',
);

const newCallFields = fields(
  {
    /** Whose phone rings first; the destination is called once it is answered. */
    from: CallOrigin,
    /** Who is called then. */
    to: Destination,
  },
  {
    /** The number shown to whom is called; 2 to 20 digits, optional leading `+`. Default: the provider's choice. */
    callerId: PhoneNumber,
    /** What the call is about, kept with it and its record; at most 1000 characters. */
    data: note(1000),
  },
);
/** A call that is to be placed. */
export interface NewCall extends FieldsOf<typeof newCallFields>, Named {}
export const NewCall = strictObject<NewCall>('NewCall', newCallFields);

const callFields = fields(
  {
    /** What names the call, also in its record. */
    id: CallId.codec,
    /** How far it has come, as of the answer. */
    state: CallState,
  },
  {
    /** Who called whom; absent when the provider does not say. */
    direction: CallDirection,
    /** How it came about; absent when the provider does not say. */
    kind: CallKind,
    /** The state as the vendor writes it, where it has one. */
    native: Native,
  },
);
/** A call under way. */
export interface Call extends FieldsOf<typeof callFields>, Named {}
export const Call = strictObject<Call>('Call', callFields);
