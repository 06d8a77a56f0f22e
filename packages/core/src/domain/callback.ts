import { Instant } from '../codec/dates.js';
import { fields, strictObject, type FieldsOf, type Named } from '../codec/strict-object.js';
import { note, PhoneNumber, text } from '../codec/scalars.js';
import { TimeZone } from '../codec/time-zone.js';
import { AgentRef } from './agent-ref.js';
import { CallbackId } from './ids.js';

const callbackPlanFields = fields(
  {
    /** What the agent's list of plans shows; at most 20 characters. */
    name: text(20),
    /** When the first call may be made. Counts in whole minutes. */
    start: Instant,
    /** When the last call may be made. Counts in whole minutes; after `start`. */
    end: Instant,
    /** Who makes the calls. */
    agent: AgentRef,
  },
  {
    /** What the calls are about, for the agent; at most 200 characters. */
    note: note(200),
    /** The IANA zone in which the agent sees the times; default from the configuration. */
    timeZone: TimeZone,
    /** Who plans them; default from the configuration. */
    createdBy: AgentRef,
  },
);
/** Calls that one agent is to make in a period; the customers are the rows. */
export interface CallbackPlan extends FieldsOf<typeof callbackPlanFields>, Named {}
export const CallbackPlan = strictObject<CallbackPlan>('CallbackPlan', callbackPlanFields);

const callbackRowFields = fields(
  {
    /** Whom to call: 2 to 20 digits, country code first where there is one, `+` optional. */
    phoneNumber: PhoneNumber,
  },
  {},
);
/** A customer to be called back. */
export interface CallbackRow extends FieldsOf<typeof callbackRowFields>, Named {}
export const CallbackRow = strictObject<CallbackRow>('CallbackRow', callbackRowFields);

const callbackFields = fields(
  {
    /** The provider's key for the promised call. */
    id: CallbackId.codec,
  },
  {},
);
/** A call promised to a customer. */
export interface Callback extends FieldsOf<typeof callbackFields>, Named {}
export const Callback = strictObject<Callback>('Callback', callbackFields);
