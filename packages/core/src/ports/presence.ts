import { OneAgent } from '../domain/agent-account.js';
import { AgentPresence } from '../domain/agent-presence.js';
import { decidingName } from '../domain/agent.js';
import {
  ClientToken,
  CreateClientToken,
  PresenceQuery,
  PresenceRow,
  StateDefinition,
  StateQuery,
} from '../domain/presence.js';
import { list } from '../operation/kinds/list.js';
import { read } from '../operation/kinds/read.js';
import { write } from '../operation/kinds/write.js';
import type { PortOf } from '../operation/operation.js';

/** The operations of {@link Presence}. */
export const presence = {
  /** What an agent is doing, as of the answer: never from a cache. `NotFound` when there is no such agent. */
  get: read('presence.get', {
    summary: 'See what an agent is doing',
    input: OneAgent,
    output: AgentPresence,
  }),
  /**
   * One page of what agents are doing: of everyone whose state the provider tells, or of those who match every filter
   * given. A state that has no word of ours is `unknown` and keeps its `native`. An empty page is no error.
   */
  list: list('presence.list', {
    summary: 'See what agents are doing, all or those of a queue or state',
    query: PresenceQuery,
    item: PresenceRow,
    identity: ({ agent }) => decidingName(agent).value,
  }),
  /**
   * One page of the states that agents of this account can be in, one for each reason that is known; those that an agent
   * can be put into are `settable`. Words of the provider's own have a definition here as far as it tells them.
   */
  listStates: list('presence.listStates', {
    summary: 'List the states that agents can be in',
    query: StateQuery,
    item: StateDefinition,
    identity: ({ state, reason, native }) => JSON.stringify([state, reason ?? null, native.code]),
  }),
  /**
   * A token that lets a browser act as an agent, for the vendor's own client or an application's. It is a secret: pass
   * `value.token.reveal()` to the browser, and it shows nowhere else. May end the token that the agent had before.
   * `NotFound` when there is no such agent.
   */
  createClientToken: write('presence.createClientToken', {
    summary: 'Create a token that lets a browser act as an agent',
    repeat: 'unsafe',
    reach: 'person',
    destroys: true,
    input: CreateClientToken,
    value: ClientToken,
  }),
} as const;

/** What agents are doing. */
export interface Presence extends PortOf<typeof presence> {}
