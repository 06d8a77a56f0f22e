import * as t from 'io-ts';
import { arrayOf, atLeastOne } from '../codec/array-of.js';
import { Instant } from '../codec/dates.js';
import { Count, whole } from '../codec/scalars.js';
import { SecretOut } from '../codec/secret.js';
import { fields, strictObject, type FieldsOf, type Named } from '../codec/strict-object.js';
import { AgentPresence, AgentState, NotReadyReason } from './agent-presence.js';
import { AgentQueue, AgentRef } from './agent.js';
import { Native, pageFields } from './common.js';
import { QueueId } from './ids.js';

const presenceQueryFields = fields(
  {},
  {
    ...pageFields,
    /** Members of this queue only. */
    queue: QueueId.codec,
    /** Agents who are in this state now. */
    state: AgentState,
    /** These agents only, at least one; one who is not there is left out. */
    agents: atLeastOne(AgentRef),
  },
);
/** Filters for a list of presences; each that is given must hold. */
export interface PresenceQuery extends FieldsOf<typeof presenceQueryFields>, Named {}
export const PresenceQuery = strictObject<PresenceQuery>('PresenceQuery', presenceQueryFields);

const presenceRowFields = fields(
  {
    /** Whose presence it is; can be passed on to any operation as it came. */
    agent: AgentRef,
    /** What the agent is doing, as of the answer. */
    presence: AgentPresence,
  },
  {
    /** What colleagues know the agent by; absent when the provider does not say. */
    name: t.string,
    /** The queues the agent belongs to; absent when the provider does not say. */
    queues: arrayOf(AgentQueue),
  },
);
/** An agent, and what the agent is doing. */
export interface PresenceRow extends FieldsOf<typeof presenceRowFields>, Named {}
export const PresenceRow = strictObject<PresenceRow>('PresenceRow', presenceRowFields);

const stateQueryFields = fields(
  {},
  {
    ...pageFields,
    /** True for states that an agent can be put into, false for the others; left out for both. */
    settable: t.boolean,
  },
);
/** Filters for a list of states. */
export interface StateQuery extends FieldsOf<typeof stateQueryFields>, Named {}
export const StateQuery = strictObject<StateQuery>('StateQuery', stateQueryFields);

const secondsRangeFields = fields(
  {
    /** The shortest, in seconds. */
    min: Count,
    /** The longest, in seconds. */
    max: Count,
  },
  {},
);
/** How long something may last. */
export interface SecondsRange extends FieldsOf<typeof secondsRangeFields>, Named {}
export const SecondsRange = strictObject<SecondsRange>('SecondsRange', secondsRangeFields);

const stateDefinitionFields = fields(
  {
    /** The word that an agent in this state is told by; never `unknown`. */
    state: AgentState,
    /** Whether an agent can be put into it; the others come about by signing in and out, and by contacts. */
    settable: t.boolean,
    /** The provider's own word for state or reason. */
    native: Native,
  },
  {
    /** Why an agent in it is not ready; absent where none is given. */
    reason: NotReadyReason,
    /** What the account itself calls it; absent where it has no wording of its own. */
    name: t.string,
    /** The seconds it may last, which must be given with it; absent where none are. */
    durationSec: SecondsRange,
  },
);
/** A state that an agent of the account can be in. */
export interface StateDefinition extends FieldsOf<typeof stateDefinitionFields>, Named {}
export const StateDefinition = strictObject<StateDefinition>('StateDefinition', stateDefinitionFields);

const createClientTokenFields = fields(
  {
    /** As whom the holder of the token acts. */
    agent: AgentRef,
  },
  {
    /** How long it is to be valid, in seconds, at most a day; left out, the provider decides. */
    ttlSec: whole(1, 86_400),
  },
);
/** Asks for a token that lets a browser act as an agent. */
export interface CreateClientToken extends FieldsOf<typeof createClientTokenFields>, Named {}
export const CreateClientToken = strictObject<CreateClientToken>(
  'CreateClientToken',
  createClientTokenFields,
);

const clientTokenFields = fields(
  {
    /** The token itself: `token.reveal()` shows it, and however else it is printed, it is `[redacted]`. */
    token: SecretOut,
    /** Until when it is valid. */
    expiresAt: Instant,
  },
  {
    /** What is put before the token where it is sent, such as `Bearer`; absent where it stands alone. */
    scheme: t.string,
  },
);
/** Lets a browser act as an agent until it expires. */
export interface ClientToken extends FieldsOf<typeof clientTokenFields>, Named {}
export const ClientToken = strictObject<ClientToken>('ClientToken', clientTokenFields);
