import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import { presence as port, presenceOf, toPresenceRow, type PresenceQuery } from '@cordboard/core/provider';
import { toAgent } from '../agents/shown.js';
import type { SeedAgent } from '../agents/seed.js';
import { findAgent, isAgent } from '../agents/state.js';
import { holds } from '../shared/filter.js';
import { serve, serveList } from '../shared/serve.js';
import type { State } from '../state.js';

/** An unknown queue has no members, so no agent matches it. */
const matches = ({ agents, queues }: State, query: PresenceQuery): ((agent: SeedAgent) => boolean) => {
  const wanted = query.agents?.map((ref) => isAgent(agents, ref));
  return (agent) =>
    holds(query.queue, (queue) => queues.memberships.of(queue).has(agent.id)) &&
    holds(query.state, (state) => presenceOf(agent).state === state) &&
    holds(wanted, (are) => are.some((isWanted) => isWanted(agent.id)));
};

/** The port's operations on a state. */
export const presence = (state: State) => [
  serve(port.get, ({ agent }) => pipe(findAgent(state.agents, agent), E.map(presenceOf))),
  serveList(port.list, state.clock, {
    matching: (query) => E.right([...state.agents.byId.values()].filter(matches(state, query))),
    show: (agent) => toPresenceRow(toAgent(state)(agent)),
  }),
];
