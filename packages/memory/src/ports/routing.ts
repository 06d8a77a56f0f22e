import { isDeepStrictEqual } from 'node:util';
import * as E from 'fp-ts/lib/Either.js';
import { identity, pipe } from 'fp-ts/lib/function.js';
import {
  callRouting,
  type BlockedNumber,
  type CallerId,
  type CallerIdStatus,
  type CallFlow,
  type Concurrency,
  type InboundChoice,
  type Outcome,
  type Written,
} from '@cordboard/core/provider';
import { applied, unchanged } from '../answers.js';
import { blockKey } from '../do-not-call.js';
import { findAgent } from '../lookup.js';
import { patched } from '../patch.js';
import { bare } from '../phone.js';
import type { SeedAgent } from '../seed-codec.js';
import { answerRows, serve, serveBatches, serveList } from '../serve.js';
import type { State } from '../state.js';

const setInbound = (
  { inboundOff, clock }: State,
  { id }: SeedAgent,
  choice: InboundChoice,
): Written<InboundChoice> => {
  if (inboundOff.has(id) !== choice.enabled) return unchanged(choice);
  if (choice.enabled) inboundOff.delete(id);
  else inboundOff.add(id);
  return applied(clock, choice);
};

const setConcurrency = (
  { concurrency, clock }: State,
  { id }: SeedAgent,
  wanted: Concurrency,
): Written<Concurrency> => {
  const key = `${wanted.channel}/${id}`;
  if (concurrency.get(key) === wanted.max) return unchanged(wanted);
  concurrency.set(key, wanted.max);
  return applied(clock, wanted);
};

/** The ones a list shows when nothing is said. */
const usualStatuses: readonly CallerIdStatus[] = ['enabled'];

const block = (
  { blocked }: State,
  { number, direction, ...more }: BlockedNumber,
): Outcome<Record<never, never>> => {
  const entry = patched<BlockedNumber>({ number: bare(number), direction, enabled: true }, more);
  const key = blockKey(entry);
  if (isDeepStrictEqual(blocked.get(key), entry)) return { outcome: 'unchanged' };
  blocked.set(key, entry);
  return { outcome: 'applied' };
};

export const routing = (state: State) => [
  serve(callRouting.setInboundEnabled, (choice) =>
    pipe(
      findAgent(state, choice.agent),
      E.map((agent) => setInbound(state, agent, choice)),
    ),
  ),
  serve(callRouting.setConcurrency, (wanted) =>
    pipe(
      findAgent(state, wanted.agent),
      E.map((agent) => setConcurrency(state, agent, wanted)),
    ),
  ),
  serveList(callRouting.listCallerIds, state.clock, {
    matching: (query) => {
      const wanted: ReadonlySet<CallerIdStatus> = new Set(query.status ?? usualStatuses);
      return E.right(state.callerIds.filter(({ status }) => wanted.has(status)));
    },
    show: identity<CallerId>,
  }),
  serveList(callRouting.listFlows, state.clock, {
    matching: () => E.right(state.flows),
    show: identity<CallFlow>,
  }),
  serveBatches(callRouting.blockNumbers, state.clock, (_, rows) =>
    E.right(answerRows(rows, (row) => E.right(block(state, row)))),
  ),
];
