import {
  beyondState,
  notOffered,
  agentDirectory,
  serve,
  failure,
  decidingName,
  isNamedBy,
  listInTurn,
  lookUp,
  neverTold,
  type Agent,
  type AgentQuery,
  type AgentRef,
  type AgentSwitch,
  type CallContext,
  type ContactCenterError,
  type Handler,
  type InTurn,
  type Page,
  type Written,
  afterWrite,
  applied,
  unchanged,
} from '@cordboard/core/provider';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Api } from '../surfaces/api/surface.js';
import {
  exactly,
  filtersNotOffered,
  fromAgentQuery,
  fromSwitchOf,
  listsIn,
  pageSize,
  pageSizes,
  toAgent,
  toAgentPage,
} from '../mapping/agents.js';
import { whyOnlyState } from '../mapping/presence.js';
import { fromLeaderQuery, isLeaderId, toLeaderPage } from '../mapping/team-leaders.js';
import { searchSeat } from '../surfaces/api/seats.js';
import { batchingSeat, seatQuery } from '../surfaces/api/wire/agents.js';
import { batchUpdateStatus, teamLeaderQuery } from '../surfaces/api/wire/team-leaders.js';
import { agentAccounts } from './agent-accounts.js';

/** Whose agents, and in which zone the vendor's dates are. */
export interface Directory {
  readonly api: Api;
  readonly utcOffset: string;
}

const none: Page<Agent> = { items: [], total: 0 };

/** One page: of the seats (Query agent, `querySeat`), and after the last of them of the team leaders (`teamleaderQuery`). */
export const listAgents =
  ({ api, utcOffset }: Directory): Handler<AgentQuery, Page<Agent>> =>
  (query, context) => {
    const { hasSeats, hasLeaders } = listsIn(query);
    const seats: InTurn<Agent> = ({ page: current, size }) =>
      pipe(
        TE.fromEither(fromAgentQuery(query)),
        TE.chain((params) => api.ask(seatQuery, { body: { json: { current, size, params } } }, context)),
        TE.map((reply) => exactly(query, toAgentPage(utcOffset)(reply))),
      );
    const leaders: InTurn<Agent> = (asked) =>
      pipe(
        api.ask(teamLeaderQuery, { body: { json: fromLeaderQuery(query, asked) } }, context),
        TE.map((reply) => exactly(query, toLeaderPage(utcOffset)(reply))),
      );
    if (hasSeats) return listInTurn(query, pageSizes, hasLeaders ? [seats, leaders] : [seats]);
    return hasLeaders ? listInTurn(query, pageSizes, [leaders]) : TE.right(none);
  };

const noSuchAgent = failure('NotFound', 'there is no such agent');

/** Reads page after page until the agent turns up or the list ends; an id tells which of the lists it is in. */
export const searchAgent = (
  directory: Directory,
  ref: AgentRef,
  context: CallContext,
): TE.TaskEither<ContactCenterError, Agent> => {
  const { name, value } = decidingName(ref);
  if (name === 'id' && !isLeaderId(value)) {
    return pipe(searchSeat(directory.api, ref, context), TE.map(toAgent(directory.utcOffset)));
  }
  const role = name === 'id' ? 'supervisor' : undefined;
  return pipe(
    lookUp((cursor) => listAgents(directory)({ role, limit: pageSize, cursor }, context), {
      identity: agentDirectory.list.identity,
      isMeant: isNamedBy(ref),
    }),
    TE.chain(TE.fromOption(() => noSuchAgent)),
  );
};

/** Enables or disables: a seat by `batchingSeat`, a team leader by the call that a sister brand documents. */
const switchIn =
  (directory: Directory): Handler<AgentSwitch, Written<Agent>> =>
  ({ agent: ref, enabled }, context) =>
    pipe(
      searchAgent(directory, ref, context),
      TE.chain((agent) =>
        agent.enabled === enabled
          ? TE.right(unchanged(agent))
          : pipe(
              TE.fromEither(fromSwitchOf(agent, enabled)),
              TE.chain((json) =>
                directory.api.ask(
                  isLeaderId(agent.id) ? batchUpdateStatus : batchingSeat,
                  { body: { json } },
                  context,
                ),
              ),
              TE.chain(() => afterWrite(searchAgent(directory, { id: agent.id }, context))),
              TE.map((after) => applied(after)),
            ),
      ),
    );

const codesCut =
  'the codes of Query team leader are cut off on its page: they are taken from the pages about agents';

/** Agents, which the vendor calls seats, and their supervisors, which it calls team leaders. */
export const agents = (directory: Directory) => [
  serve(agentDirectory.list, listAgents(directory), {
    note: 'supervisors come after the agents, and tell no state; number and username are looked for here, in every page',
    limits: { pageSize },
    omits: neverTold(beyondState, whyOnlyState, 'presence'),
    without: filtersNotOffered,
    unconfirmed: codesCut,
  }),
  serve(agentDirectory.get, ({ agent }, context) => searchAgent(directory, agent, context), {
    support: 'emulated',
    note: `reads the list of agents, ${pageSize} at a time, until the agent turns up`,
    limits: { pageSize },
    unconfirmed: codesCut,
  }),
  serve(agentDirectory.setEnabled, switchIn(directory), {
    note: `reads the list of agents, ${pageSize} at a time, before and after, until the agent turns up`,
    unconfirmed: "team leaders: the batch call stands on a sister brand's page alone",
  }),
  ...agentAccounts(directory),
  notOffered(
    agentDirectory.unbindStation,
    'an agent has one phone account of its own, which cannot be unbound',
  ),
];
