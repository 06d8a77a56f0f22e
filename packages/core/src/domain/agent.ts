import * as t from 'io-ts';
import { arrayOf, atLeastOne } from '../codec/array-of.js';
import { Instant } from '../codec/dates.js';
import { secretOf } from '../codec/secret.js';
import { fields, strictObject, type FieldsOf, type Named } from '../codec/strict-object.js';
import { digits, note, oneOf, PhoneNumber, text, whole } from '../codec/scalars.js';
import { AgentPresence, AgentState } from './agent-presence.js';
import { pageFields } from './common.js';
import { AgentRef } from './agent-ref.js';
import { AgentAccount, AgentRole, GivenRole, HeldRole } from './agent-role.js';
import { AgentId, QueueId } from './ids.js';

const agentSwitchFields = fields(
  {
    /** Which agent to change. */
    agent: AgentRef,
    /** True lets the agent sign in; false signs the agent out, and keeps the account. */
    enabled: t.boolean,
  },
  {},
);
/** Whether an agent may sign in. */
export interface AgentSwitch extends FieldsOf<typeof agentSwitchFields>, Named {}
export const AgentSwitch = strictObject<AgentSwitch>('AgentSwitch', agentSwitchFields);

const stationFields = fields(
  {},
  {
    /** The extension registered to the agent's phone. */
    extension: t.string,
    /** An outside phone; may arrive masked. */
    phoneNumber: t.string,
  },
);
/** Where an agent's calls ring. */
export interface Station extends FieldsOf<typeof stationFields>, Named {}
export const Station = strictObject<Station>('Station', stationFields);

/** Seconds an agent has after a call before the next one. */
export const wrapUpSec = whole(0, 86_400);

/** Whose wrap-up time counts: the agent's own, or the one set for the whole center. */
export const WrapUpScope = oneOf(['agent', 'center']);
export type WrapUpScope = t.TypeOf<typeof WrapUpScope>;

const agentQueueFields = fields(
  {
    /** Pass it to the operations on queues. */
    id: QueueId.codec,
  },
  {
    /** What the console shows for the queue; absent when the provider lists ids only. */
    name: t.string,
  },
);
/** A queue that an agent belongs to. */
export interface AgentQueue extends FieldsOf<typeof agentQueueFields>, Named {}
export const AgentQueue = strictObject<AgentQueue>('AgentQueue', agentQueueFields);

const wrapUpFields = fields(
  {
    /** Seconds between a call and the next one. */
    durationSec: t.number,
  },
  {
    /** Whether the duration is the agent's own or the center's; absent when the provider does not tell them apart. */
    scope: WrapUpScope,
  },
);
/** The time an agent has after a call, for notes. */
export interface WrapUp extends FieldsOf<typeof wrapUpFields>, Named {}
export const WrapUp = strictObject<WrapUp>('WrapUp', wrapUpFields);

const agentFields = fields(
  {
    /** Stays the same for as long as the account exists; tells two agents apart. */
    id: AgentId.codec,
  },
  {
    /** The number people in the center use for the agent; text, may start with zeros. */
    number: t.string,
    /** What colleagues know the agent by; two agents can have the same. */
    name: t.string,
    /** What customers see in place of the name. */
    displayName: t.string,
    /** Whether the account may be used; another fact than the state. */
    enabled: t.boolean,
    /** What the agent is doing, as last seen. */
    presence: AgentPresence,
    /** The queues the agent belongs to, as far as the provider says. */
    queues: arrayOf(AgentQueue),
    /** The queues that the agent leads without belonging to them. */
    supervises: arrayOf(AgentQueue),
    /** Where the agent's calls ring. */
    station: Station,
    /** What the agent signs in with; may differ from the name. */
    username: t.string,
    /** The agent's address for mail. */
    email: t.string,
    /** How the account is; where `enabled` is told too, that is true for an active account alone. */
    account: AgentAccount,
    /** What the agent may do in the center. */
    role: HeldRole,
    /** The time the agent has after a call. */
    wrapUp: WrapUp,
    /** The number shown to the called party. */
    callerId: t.string,
    /** The country code put before what the agent dials, 1 to 4 digits without a plus. */
    callingCode: t.string,
    /** The agent's rank among the ready ones, as the provider counts. */
    priority: t.number,
    /** When the account was made. */
    createdAt: Instant,
    /** When the account was last changed. */
    updatedAt: Instant,
  },
);
/** A person who handles contacts. A field is absent when the provider does not say. */
export interface Agent extends FieldsOf<typeof agentFields>, Named {}
export const Agent = strictObject<Agent>('Agent', agentFields);

const agentQueryFields = fields(
  {},
  {
    ...pageFields,
    /** Part of the name; how loosely it matches is the provider's choice. */
    name: text(128),
    /** The agent with exactly this number, of at most 64 characters. */
    number: text(64),
    /** The agent who signs in with exactly this, of at most 255 characters. */
    username: text(255),
    /** The agent with exactly this address for mail, of at most 255 characters. */
    email: text(255),
    /** Agents with this role only; left out for everyone, supervisors included. */
    role: AgentRole,
    /** Members of this queue only. */
    queue: QueueId.codec,
    /** Agents who are in this state now. */
    state: AgentState,
    /** True for agents who may sign in, false for those who may not; left out for both. */
    enabled: t.boolean,
    /** Part of the extension. */
    extension: text(32),
  },
);
/** Filters for a list of agents; each that is given must hold. */
export interface AgentQuery extends FieldsOf<typeof agentQueryFields>, Named {}
export const AgentQuery = strictObject<AgentQuery>('AgentQuery', agentQueryFields);

const agentPatchFields = fields(
  {},
  {
    /** What colleagues know the agent by, at most 128 characters; not to be cleared. */
    name: text(128),
    /** What customers see in place of the name, at most 128 characters; `null` takes it away. */
    displayName: t.union([text(128), t.null], 'text of 1 to 128 characters or null'),
    /** The number people in the center use for the agent, at most 64 characters; not to be cleared. */
    number: text(64),
    /** The agent's address for mail, at most 255 characters; `null` takes it away. */
    email: t.union([text(255), t.null], 'text of 1 to 255 characters or null'),
    /** The number shown to the called party, at most 64 characters; `null` takes it away. */
    callerId: t.union([text(64), t.null], 'text of 1 to 64 characters or null'),
    /** The country code put before what the agent dials, 1 to 4 digits without a plus; `null` takes it away. */
    callingCode: t.union([digits(1, 4), t.null], '1 to 4 digits or null'),
    /** What the agent may do in the center; not to be cleared. */
    role: GivenRole,
    /** All queues that the agent leads without belonging to them; one named twice counts once. `null`: none. Not an empty list. */
    supervises: t.union([atLeastOne(QueueId.codec), t.null], 'list of queue ids or null'),
    /** Seconds an agent has after a call before the next one, at most 86 400; not to be cleared. */
    wrapUpSec,
    /** Whether `wrapUpSec` or the time set for the whole center counts; not to be cleared. */
    wrapUpScope: WrapUpScope,
    /** The outside phone that the agent's calls ring at; `null` takes it away. */
    phoneNumber: t.union([PhoneNumber, t.null], 'phone number or null'),
    /** The extension that the agent's calls ring at, at most 20 digits; `null` takes it away. */
    extension: t.union([digits(1, 20), t.null], 'extension or null'),
  },
);
/** Changes to an agent: leave out = keep, a value = set, `null` = clear. */
export interface AgentPatch extends FieldsOf<typeof agentPatchFields>, Named {}
export const AgentPatch = strictObject<AgentPatch>('AgentPatch', agentPatchFields);

const extensionAgentFields = fields(
  {
    /** Pass it to the operations on agents. */
    id: AgentId.codec,
  },
  {
    /** What the console shows for the agent. */
    name: t.string,
  },
);
/** The agent whose calls ring at an extension. */
export interface ExtensionAgent extends FieldsOf<typeof extensionAgentFields>, Named {}
export const ExtensionAgent = strictObject<ExtensionAgent>('ExtensionAgent', extensionAgentFields);

const extensionFields = fields(
  {
    /** What the phone registers as; unique. Digits that are dialed inside the center, or a text such as `test_001`. */
    number: t.string,
    /** Whether it belongs to an agent; false for a phone of no agent. */
    bound: t.boolean,
  },
  {
    /** Since when the present agent has it; absent while it is free. */
    boundAt: Instant,
    /** Whose calls ring here; absent while it is free. */
    agent: ExtensionAgent,
    /** The voice codec, such as `Opus`. */
    codec: t.string,
    /** What the phone is called, such as `lobby-1`. */
    name: t.string,
    /** The set of phones that it was made with. */
    group: t.string,
    /** The number shown to the called party. */
    callerId: t.string,
    /** Whether a phone is registered now. */
    registered: t.boolean,
  },
);
/** An account a phone registers with. A field is absent when the provider does not say. */
export interface Extension extends FieldsOf<typeof extensionFields>, Named {}
export const Extension = strictObject<Extension>('Extension', extensionFields);

/** What to unbind from an agent. */
export const StationPart = oneOf(['extension', 'phone', 'both']);
export type StationPart = t.TypeOf<typeof StationPart>;

const newExtensionFields = fields(
  {},
  {
    /** May start with zeros; cannot be changed later. Left out: the provider makes one up. */
    number: digits(1, 20),
    /** The phone registers with it. It is sent and then forgotten. At most 64 characters. Left out: the provider makes one up. */
    password: secretOf(note(64)),
    /** What to call the phone, at most 64 characters; a provider may append a number. */
    name: text(64),
    /** The set of phones that it begins, at most 64 characters; there must be none of that name. */
    group: text(64),
    /** The number shown to the called party; at most 64 characters. */
    callerId: text(64),
  },
);
/** An extension to create; a provider may need some of it, and accept fewer digits or another password. */
export interface NewExtension extends FieldsOf<typeof newExtensionFields>, Named {}
export const NewExtension = strictObject<NewExtension>('NewExtension', newExtensionFields);
