import {
  beyondState,
  notOffered,
  agentDirectory,
  serve,
  failure,
  isNamedBy,
  listByNumber,
  lookUp,
  neverTold,
  notImplemented,
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
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Api } from '../surfaces/api/surface.js';
import {
  filtersNotOffered,
  fromAgentQuery,
  fromSwitchOf,
  pageSize,
  pageSizes,
  toAgentPage,
} from '../mapping/agents.js';
import { whyOnlyState } from '../mapping/presence.js';
import { batchingSeat, seatQuery } from '../surfaces/api/wire/agents.js';

export type List = Handler<AgentQuery, Page<Agent>>;

/** One page. Itniotech Call Center API, Query agent (`querySeat`). */
export const listWith =
  (api: Api, utcOffset: string): List =>
  (query, context) =>
    listByNumber(
      query,
      pageSizes,
      (asked) => {
        const request = fromAgentQuery(query, asked);
        return E.isLeft(request)
          ? TE.left(request.left)
          : api.ask(seatQuery, { body: { json: request.right } }, context);
      },
      toAgentPage(utcOffset),
    );

const noSuchAgent = failure('NotFound', 'there is no such agent');

/** Reads page after page until the agent turns up or the list ends. */
export const search = (
  list: List,
  ref: AgentRef,
  context: CallContext,
): TE.TaskEither<ContactCenterError, Agent> =>
  pipe(
    lookUp((cursor) => list({ limit: pageSize, cursor }, context), {
      identity: agentDirectory.list.identity,
      isMeant: isNamedBy(ref),
    }),
    TE.chain(TE.fromOption(() => noSuchAgent)),
  );

const written = (value: Agent, outcome: Written<Agent>['outcome']): Written<Agent> => ({
  value,
  outcome,
  warnings: [],
});

/** Enables or disables. Itniotech Call Center API, Batch operation of agents (`batchingSeat`). */
const switchWith =
  (api: Api, list: List): Handler<AgentSwitch, Written<Agent>> =>
  ({ agent: ref, enabled }, context) =>
    pipe(
      search(list, ref, context),
      TE.chain((agent) =>
        agent.enabled === enabled
          ? TE.right(written(agent, 'unchanged'))
          : pipe(
              api.ask(batchingSeat, { body: { json: fromSwitchOf(agent, enabled) } }, context),
              TE.chain(() => search(list, { id: agent.id }, context)),
              TE.map((after) => written(after, 'applied')),
            ),
      ),
    );

/** Agents, which the vendor calls seats. */
export const agents = (api: Api, utcOffset: string) => {
  const list = listWith(api, utcOffset);
  return [
    serve(agentDirectory.list, list, {
      limits: { pageSize },
      omits: neverTold(beyondState, whyOnlyState, 'presence'),
      without: filtersNotOffered,
    }),
    serve(agentDirectory.get, ({ agent }, context) => search(list, agent, context), {
      support: 'emulated',
      note: `reads the list of agents, ${pageSize} at a time, until the agent turns up`,
      limits: { pageSize },
    }),
    serve(agentDirectory.setEnabled, switchWith(api, list), {
      note: `reads the list of agents, ${pageSize} at a time, before and after, until the agent turns up`,
    }),
    notImplemented(
      agentDirectory.create,
      'POST /v3/cc/seat/addSeatList makes an agent with names of its own, seat/updateSeat gives the ones wanted',
    ),
    notImplemented(agentDirectory.remove, 'POST /v3/cc/seat/batchingSeat, type 2'),
    notImplemented(
      agentDirectory.update,
      'POST /v3/cc/seat/updateSeat changes name, number, queue and caller id; wrap-up time is a setting of the queue: queues.configure',
    ),
    notImplemented(
      agentDirectory.setPassword,
      'POST /v3/cc/seat/updateSeat, which needs queue, name and number along with the password',
    ),
    notOffered(
      agentDirectory.unbindStation,
      'an agent has one phone account of its own, which cannot be unbound',
    ),
    notOffered(agentDirectory.listExtensions, 'extensions do not exist apart from agents: agents.list'),
    notOffered(
      agentDirectory.createExtension,
      'extensions do not exist apart from agents: seat/addSeatList creates an agent with its phone account',
    ),
  ];
};
