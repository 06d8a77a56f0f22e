import {
  beyondState,
  notOffered,
  agentDirectory,
  serve,
  neverTold,
  type Agent,
  type AgentQuery,
  type AgentRef,
  type AgentSwitch,
  type CallContext,
  type ContactCenterError,
  type Handler,
  type Page,
  type Written,
} from '@cordboard/core/provider';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Api } from '../surfaces/api/surface.js';
import { filtersNotOffered, fromAgentQuery, fromSwitchOf, pageSize, toAgent } from '../mapping/agents.js';
import { whyOnlyState } from '../mapping/presence.js';
import { listSeats, searchSeat } from '../surfaces/api/seats.js';
import { batchingSeat } from '../surfaces/api/wire/agents.js';
import { agentAccounts } from './agent-accounts.js';

/** Whose agents, and in which zone the vendor's dates are. */
export interface Directory {
  readonly api: Api;
  readonly utcOffset: string;
}

/** One page of agents. */
export const listAgents =
  ({ api, utcOffset }: Directory): Handler<AgentQuery, Page<Agent>> =>
  (query, context) =>
    pipe(
      TE.fromEither(fromAgentQuery(query)),
      TE.chain((filter) => listSeats(api, filter, toAgent(utcOffset))(query, context)),
    );

/** Reads page after page until the agent turns up or the list ends. */
export const searchAgent = (
  { api, utcOffset }: Directory,
  ref: AgentRef,
  context: CallContext,
): TE.TaskEither<ContactCenterError, Agent> =>
  pipe(searchSeat(api, ref, context), TE.map(toAgent(utcOffset)));

const written = (value: Agent, outcome: Written<Agent>['outcome']): Written<Agent> => ({
  value,
  outcome,
  warnings: [],
});

/** Enables or disables. Itniotech Call Center API, Batch operation of agents (`batchingSeat`). */
const switchIn =
  (directory: Directory): Handler<AgentSwitch, Written<Agent>> =>
  ({ agent: ref, enabled }, context) =>
    pipe(
      searchAgent(directory, ref, context),
      TE.chain((agent) =>
        agent.enabled === enabled
          ? TE.right(written(agent, 'unchanged'))
          : pipe(
              TE.fromEither(fromSwitchOf(agent, enabled)),
              TE.chain((json) => directory.api.ask(batchingSeat, { body: { json } }, context)),
              TE.chain(() => searchAgent(directory, { id: agent.id }, context)),
              TE.map((after) => written(after, 'applied')),
            ),
      ),
    );

/** Agents, which the vendor calls seats. */
export const agents = (directory: Directory) => [
  serve(agentDirectory.list, listAgents(directory), {
    limits: { pageSize },
    omits: neverTold(beyondState, whyOnlyState, 'presence'),
    without: filtersNotOffered,
  }),
  serve(agentDirectory.get, ({ agent }, context) => searchAgent(directory, agent, context), {
    support: 'emulated',
    note: `reads the list of agents, ${pageSize} at a time, until the agent turns up`,
    limits: { pageSize },
  }),
  serve(agentDirectory.setEnabled, switchIn(directory), {
    note: `reads the list of agents, ${pageSize} at a time, before and after, until the agent turns up`,
  }),
  ...agentAccounts(directory),
  notOffered(
    agentDirectory.unbindStation,
    'an agent has one phone account of its own, which cannot be unbound',
  ),
];
