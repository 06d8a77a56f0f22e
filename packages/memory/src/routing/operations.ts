import { isDeepStrictEqual } from 'node:util';
import * as E from 'fp-ts/lib/Either.js';
import { identity, pipe } from 'fp-ts/lib/function.js';
import {
  callRouting,
  KnownChannel,
  type AgentId,
  type BlockedNumber,
  type BlockedNumberQuery,
  type BlockedNumberRef,
  type CallerId,
  type CallerIdStatus,
  type CallFlow,
  type Concurrency,
  type InboundChoice,
  type Outcome,
  type Written,
  unchanged,
} from '@cordboard/core/provider';
import type { SeedAgent } from '../agents/seed.js';
import { findAgent } from '../agents/state.js';
import { applied, notFound, type Answer } from '../shared/answers.js';
import { patched } from '../shared/patch.js';
import { bare } from '../shared/phone.js';
import { answerRows, serve, serveBatches, serveList } from '../shared/serve.js';
import type { State } from '../state.js';
import { blockKey } from './do-not-call.js';
import { routes } from './routes.js';
import type { RoutingState } from './state.js';

/** The key of what is kept of an agent for each channel. */
const perChannel = (channel: KnownChannel, agent: AgentId): string => `${channel}/${agent}`;

const setInbound = (
  { routing: { inboundOff }, clock }: State,
  { id }: SeedAgent,
  choice: InboundChoice,
): Written<InboundChoice> => {
  const channels = choice.channel === undefined ? KnownChannel.values : [choice.channel];
  const changing = channels
    .map((channel) => perChannel(channel, id))
    .filter((key) => inboundOff.has(key) === choice.enabled);
  if (changing.length === 0) return unchanged(choice);
  for (const key of changing) {
    if (choice.enabled) inboundOff.delete(key);
    else inboundOff.add(key);
  }
  return applied(clock, choice);
};

const setConcurrency = (
  { routing: { concurrency }, clock }: State,
  { id }: SeedAgent,
  wanted: Concurrency,
): Written<Concurrency> => {
  const key = perChannel(wanted.channel, id);
  if (concurrency.get(key) === wanted.max) return unchanged(wanted);
  concurrency.set(key, wanted.max);
  return applied(clock, wanted);
};

/** What a list shows when the query names no status. */
const usualStatuses: readonly CallerIdStatus[] = ['enabled', 'unknown'];

type RowAnswer = Answer<Outcome<Record<never, never>>>;

/** Does something to an entry of a list that exists. */
const onList = (
  { blockLists }: RoutingState,
  { list }: BlockedNumberRef,
  change: () => Outcome<Record<never, never>>,
): RowAnswer =>
  list !== undefined && !blockLists.has(list) ? E.left(notFound('do-not-call list')) : E.right(change());

const block = (state: RoutingState, { number, direction, ...more }: BlockedNumber): RowAnswer => {
  const entry = patched<BlockedNumber>({ number: bare(number), direction, enabled: true }, more);
  return onList(state, entry, () => {
    const key = blockKey(entry);
    if (isDeepStrictEqual(state.blocked.get(key), entry)) return { outcome: 'unchanged' };
    state.blocked.set(key, entry);
    return { outcome: 'applied' };
  });
};

const unblock = (state: RoutingState, entry: BlockedNumberRef): RowAnswer =>
  onList(state, entry, () => ({
    outcome: state.blocked.delete(blockKey(entry)) ? 'applied' : 'unchanged',
  }));

const isAskedFor = ({ direction, list, numbers }: BlockedNumberQuery) => {
  const wanted = numbers === undefined ? undefined : new Set(numbers.map(bare));
  return (entry: BlockedNumber): boolean =>
    (direction === undefined || entry.direction === direction) &&
    (list === undefined || entry.list === list) &&
    (wanted === undefined || wanted.has(bare(entry.number)));
};

const doNotCall = ({ routing, clock }: State) => [
  serveBatches(callRouting.blockNumbers, clock, (_, rows) =>
    E.right(answerRows(rows, (row) => block(routing, row))),
  ),
  serveBatches(callRouting.unblockNumbers, clock, (_, rows) =>
    E.right(answerRows(rows, (row) => unblock(routing, row))),
  ),
  serveList(callRouting.listBlockedNumbers, clock, {
    matching: (query) => E.right([...routing.blocked.values()].filter(isAskedFor(query))),
    show: identity<BlockedNumber>,
  }),
];

/** The port's operations on a state. */
export const routing = (state: State) => [
  serve(callRouting.setInboundEnabled, (choice) =>
    pipe(
      findAgent(state.agents, choice.agent),
      E.map((agent) => setInbound(state, agent, choice)),
    ),
  ),
  serve(callRouting.setConcurrency, (wanted) =>
    pipe(
      findAgent(state.agents, wanted.agent),
      E.map((agent) => setConcurrency(state, agent, wanted)),
    ),
  ),
  serveList(callRouting.listCallerIds, state.clock, {
    matching: (query) => {
      const wanted: ReadonlySet<CallerIdStatus> = new Set(query.status ?? usualStatuses);
      return E.right(state.routing.callerIds.filter(({ status }) => wanted.has(status)));
    },
    show: identity<CallerId>,
  }),
  serveList(callRouting.listFlows, state.clock, {
    matching: () => E.right(state.routing.flows),
    show: identity<CallFlow>,
  }),
  ...routes(state),
  ...doNotCall(state),
];
