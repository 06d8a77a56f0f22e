import * as t from 'io-ts';
import { arrayOf, atLeastOne } from '../codec/array-of.js';
import { fields, strictObject, type FieldsOf, type Named } from '../codec/strict-object.js';
import { AgentPresence, AgentState } from './agent-presence.js';
import { AgentQueue, AgentRef } from './agent.js';
import { pageFields } from './common.js';
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
