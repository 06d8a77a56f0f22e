import * as E from 'fp-ts/lib/Either.js';
import { identity, pipe } from 'fp-ts/lib/function.js';
import {
  AgentState,
  NotReadyReason,
  presence as port,
  presenceOf,
  Secret,
  toPresenceRow,
  type ClientToken,
  type PresenceQuery,
  type StateDefinition,
  type Written,
} from '@cordboard/core/provider';
import { toAgent } from '../agents/shown.js';
import type { SeedAgent } from '../agents/seed.js';
import { findAgent, isAgent } from '../agents/state.js';
import { applied } from '../shared/answers.js';
import { holds } from '../shared/filter.js';
import { serve, serveList } from '../shared/serve.js';
import type { State } from '../state.js';
import { sessions } from './sessions.js';
import { watching } from './watching.js';

/** An unknown queue has no members, so no agent matches it. */
const matches = ({ agents, queues }: State, query: PresenceQuery): ((agent: SeedAgent) => boolean) => {
  const wanted = query.agents?.map((ref) => isAgent(agents, ref));
  return (agent) =>
    agent.presence !== undefined &&
    holds(query.queue, (queue) => queues.memberships.of(queue).has(agent.id)) &&
    holds(query.state, (state) => presenceOf(agent).state === state) &&
    holds(wanted, (are) => are.some((isWanted) => isWanted(agent.id)));
};

/** The states that contacts, and signing in and out, bring about. */
const notSettable: readonly AgentState[] = ['logged-out', 'reserved', 'busy'];

/** Every state there is a word for, and every reason. */
const definitions: readonly StateDefinition[] = AgentState.values
  .filter((state) => state !== 'unknown')
  .flatMap((state): readonly StateDefinition[] => {
    const settable = !notSettable.includes(state);
    const plain = { state, settable, native: { code: state } };
    if (state !== 'not-ready') return [plain];
    const because = (reason: NotReadyReason) => ({ ...plain, reason, native: { code: reason } });
    return [plain, ...NotReadyReason.values.map(because)];
  });

const defaultTtlSec = 3600;

/** No browser takes it: it is a token in form only. */
const createToken = (
  { clock, presence: { nextToken } }: State,
  ttlSec = defaultTtlSec,
): Written<ClientToken> =>
  applied(clock, {
    token: new Secret(nextToken()),
    scheme: 'Bearer',
    expiresAt: new Date(clock.nowMs() + ttlSec * 1000).toISOString(),
  });

/** The port's operations on a state. */
export const presence = (state: State) => [
  ...sessions(state),
  watching(state),
  serve(port.get, ({ agent }) => pipe(findAgent(state.agents, agent), E.map(presenceOf))),
  serveList(port.list, state.clock, {
    matching: (query) => E.right([...state.agents.byId.values()].filter(matches(state, query))),
    show: (agent) => toPresenceRow(toAgent(state)(agent)),
  }),
  serveList(port.listStates, state.clock, {
    matching: ({ settable }) =>
      E.right(definitions.filter((each) => holds(settable, (wanted) => each.settable === wanted))),
    show: identity<StateDefinition>,
  }),
  serve(port.createClientToken, ({ agent, ttlSec }) =>
    pipe(
      findAgent(state.agents, agent),
      E.map(() => createToken(state, ttlSec)),
    ),
  ),
];
