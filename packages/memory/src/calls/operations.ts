import {
  accepted,
  callControl,
  failure,
  presenceOf,
  type Call,
  type CallOrigin,
  type Destination,
  type Written,
} from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import { findAgent } from '../agents/state.js';
import { findQueue } from '../queues/state.js';
import { notFound, type Answer } from '../shared/answers.js';
import { serve } from '../shared/serve.js';
import type { State } from '../state.js';
import { nextCallId } from './state.js';

const notFree = failure('Conflict', 'the agent is on a call, or signed out');

const noSuchExtension = notFound('extension');

/** Whether the phone that would ring first is there, and free. */
const provenOrigin = ({ agents }: State, from: CallOrigin): Answer<unknown> => {
  if ('number' in from) return E.right(from);
  if ('extension' in from) return E.fromNullable(noSuchExtension)(agents.extensions.get(from.extension));
  return pipe(
    findAgent(agents, from.agent),
    E.filterOrElse(
      (agent) => ['ready', 'not-ready'].includes(presenceOf(agent).state),
      () => notFree,
    ),
  );
};

const provenDestination = ({ agents, queues }: State, to: Destination): Answer<unknown> => {
  if (to.kind === 'number') return E.right(to);
  return to.kind === 'agent' ? findAgent(agents, to.agent) : findQueue(queues, to.queue);
};

/** Nothing dials by itself here: the call stays as it is. */
const placed = ({ calls, clock }: State, { kind }: Destination): Written<Call> => {
  const call: Call = {
    id: nextCallId(calls, clock),
    state: 'initiated',
    direction: kind === 'number' ? 'outbound' : 'internal',
    kind: kind === 'number' ? 'click-to-call' : 'internal',
  };
  calls.byId.set(call.id, call);
  clock.tick();
  return accepted(call);
};

/** The port's operations on a state. */
export const calls = (state: State) => [
  serve(callControl.place, ({ from, to }) =>
    pipe(
      provenOrigin(state, from),
      E.chain(() => provenDestination(state, to)),
      E.map(() => placed(state, to)),
    ),
  ),
];
