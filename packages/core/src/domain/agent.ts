import * as t from 'io-ts';
import { arrayOf } from '../codec/array-of.js';
import { Instant } from '../codec/dates.js';
import { strictObject } from '../codec/strict-object.js';
import { digits, note, oneOf, PhoneNumber, text, whole } from '../codec/scalars.js';
import { Native, pageFields } from './common.js';
import { AgentId, QueueId } from './ids.js';

/** What an agent can be doing. `reserved`: a contact is being offered. `busy`: handling one. */
export const AgentState = oneOf([
  'logged-out',
  'not-ready',
  'ready',
  'reserved',
  'busy',
  'wrap-up',
  'unknown',
]);
export type AgentState = t.TypeOf<typeof AgentState>;

/** Why an agent is not ready, as far as the field has a common word for it. */
export const NotReadyReason = oneOf([
  'break',
  'meal',
  'meeting',
  'training',
  'away',
  'busy',
  'system',
  'other',
]);
export type NotReadyReason = t.TypeOf<typeof NotReadyReason>;

/** An agent's state as last seen. */
export const Presence = strictObject(
  'Presence',
  { state: AgentState },
  {
    reason: NotReadyReason,
    /** The state that follows when the present contact ends. */
    pending: AgentState,
    /** When the state began. */
    since: Instant,
    native: Native,
  },
);
export type Presence = t.TypeOf<typeof Presence>;

/** Names one agent, by id or by the agent number people in the center use. */
export const AgentRef = t.union(
  [
    strictObject('AgentById', { id: AgentId.codec }, {}),
    strictObject('AgentByNumber', { number: text(64) }, {}),
  ],
  'agent reference ({ "id": … } or { "number": … })',
);
export type AgentRef = t.TypeOf<typeof AgentRef>;

/** Whether an agent may sign in. */
export const AgentSwitch = strictObject('AgentSwitch', { agent: AgentRef, enabled: t.boolean }, {});
export type AgentSwitch = t.TypeOf<typeof AgentSwitch>;

/** Where an agent's calls ring. */
export const Station = strictObject(
  'Station',
  {},
  {
    /** The extension registered to the agent's phone. */
    extension: t.string,
    /** An outside phone; may arrive masked. */
    phoneNumber: t.string,
  },
);
export type Station = t.TypeOf<typeof Station>;

/** Seconds an agent has after a call before the next one. */
export const wrapUpSec = whole(0, 86_400);

/** Whose wrap-up time counts: the agent's own, or the one set for the whole center. */
export const WrapUpScope = oneOf(['agent', 'center']);
export type WrapUpScope = t.TypeOf<typeof WrapUpScope>;

/** A person who handles contacts. A field is absent when the provider does not say. */
export const Agent = strictObject(
  'Agent',
  { id: AgentId.codec },
  {
    /** The number people in the center use for the agent; text, may start with zeros. */
    number: t.string,
    name: t.string,
    displayName: t.string,
    /** Whether the account may be used; another fact than the state. */
    enabled: t.boolean,
    presence: Presence,
    /** The queues the agent belongs to, as far as the provider says. */
    queues: arrayOf(strictObject('AgentQueue', { id: QueueId.codec }, { name: t.string })),
    station: Station,
    wrapUp: strictObject('WrapUp', { durationSec: t.number }, { scope: WrapUpScope }),
    /** The number shown to the called party. */
    callerId: t.string,
    /** The agent's rank among the ready ones, as the provider counts. */
    priority: t.number,
    createdAt: Instant,
    updatedAt: Instant,
  },
);
export type Agent = t.TypeOf<typeof Agent>;

/** Filters for a list of agents; each that is given must hold. */
export const AgentQuery = strictObject(
  'AgentQuery',
  {},
  {
    ...pageFields,
    /** Part of the name; how loosely it matches is the provider's choice. */
    name: text(128),
    queue: QueueId.codec,
    state: AgentState,
    enabled: t.boolean,
    /** Part of the extension. */
    extension: text(32),
  },
);
export type AgentQuery = t.TypeOf<typeof AgentQuery>;

/** Changes to an agent: leave out = keep, a value = set, `null` = clear. */
export const AgentPatch = strictObject(
  'AgentPatch',
  {},
  {
    wrapUpSec,
    wrapUpScope: WrapUpScope,
    phoneNumber: t.union([PhoneNumber, t.null], 'phone number or null'),
    extension: t.union([digits(1, 20), t.null], 'extension or null'),
  },
);
export type AgentPatch = t.TypeOf<typeof AgentPatch>;

/** An account a phone registers with. */
export const Extension = strictObject(
  'Extension',
  { number: t.string, bound: t.boolean },
  {
    boundAt: Instant,
    agent: strictObject('ExtensionAgent', { id: AgentId.codec }, { name: t.string }),
    /** The voice codec, such as `Opus`. */
    codec: t.string,
  },
);
export type Extension = t.TypeOf<typeof Extension>;

/** What to unbind from an agent. */
export const StationPart = oneOf(['extension', 'phone', 'both']);
export type StationPart = t.TypeOf<typeof StationPart>;

export const NewExtension = strictObject(
  'NewExtension',
  {
    /** May start with zeros; cannot be changed later. */
    number: digits(1, 20),
    /** The phone registers with it. It is sent and then forgotten. */
    password: note(64),
  },
  {},
);
export type NewExtension = t.TypeOf<typeof NewExtension>;
