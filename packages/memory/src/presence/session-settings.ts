import { isDeepStrictEqual } from 'node:util';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import {
  membershipsAmong,
  notSet,
  presence as port,
  unchanged,
  type AgentId,
  type QueueChoice,
  type QueueId,
  type SessionQueues,
  type SetSessionQueues,
  type Warning,
  type Written,
} from '@cordboard/core/provider';
import type { SeedAgent } from '../agents/seed.js';
import { findAgent } from '../agents/state.js';
import { applied, type Answer } from '../shared/answers.js';
import { serve } from '../shared/serve.js';
import type { State } from '../state.js';
import { findSubject, isSignedIn, signedOut } from './session.js';
import type { SessionSettings } from './state.js';

/** What holds of an agent who has set nothing. */
const usual: SessionSettings = { autoAnswer: false, afterCall: 'ready' };

/** Sets something for the session of an agent. */
const put = <A>(
  { clock, presence: { settings } }: State,
  agent: SeedAgent,
  set: Partial<SessionSettings>,
  value: A,
): Answer<Written<A>> => {
  if (!isSignedIn(agent)) return E.left(signedOut);
  const before = settings.get(agent.id) ?? usual;
  const after = { ...before, ...set };
  if (isDeepStrictEqual(before, after)) return E.right(unchanged(value));
  settings.set(agent.id, after);
  return E.right(applied(clock, value));
};

const setQueues = (
  state: State,
  found: SeedAgent,
  { agent, queues: wanted }: SetSessionQueues,
): Answer<Written<SessionQueues>> => {
  if (typeof wanted === 'string') return put(state, found, { queues: wanted }, { agent, queues: wanted });
  return pipe(
    isSignedIn(found) ? E.right(undefined) : E.left(signedOut),
    E.chain(() => membershipsAmong(wanted, state.queues.memberships.queuesOf(found.id))),
    E.chain(({ queues, warnings }) =>
      pipe(
        put(state, found, { queues }, { agent, queues }),
        E.map((written) => ({ ...written, warnings })),
      ),
    ),
  );
};

/** The queues of an agent who is just being signed in; what cannot be set is a warning. */
export const queuesAtSignIn = (
  { presence: { settings }, queues: { memberships } }: State,
  { id }: SeedAgent,
  wanted: QueueChoice,
): { readonly queues?: QueueChoice; readonly warnings: readonly Warning[] } => {
  const among =
    typeof wanted === 'string'
      ? E.right({ queues: wanted, warnings: [] })
      : membershipsAmong(wanted, memberships.queuesOf(id));
  if (E.isLeft(among)) return { warnings: [notSet(among.left)('queues')] };
  settings.set(id, { ...usual, queues: among.right.queues });
  return among.right;
};

/** Whether an agent takes contacts of a queue now, as a member who is signed in to it by signing in or not. */
export const isJoined = (
  { agents, presence }: State,
  id: AgentId,
  queue: QueueId,
  autoSignIn: boolean,
): boolean => {
  const agent = agents.byId.get(id);
  if (agent === undefined || !isSignedIn(agent)) return false;
  const { queues } = presence.settings.get(id) ?? usual;
  if (queues === undefined) return autoSignIn;
  return typeof queues === 'string' ? queues === 'all' : queues.includes(queue);
};

/** What is set until an agent is signed out. */
export const sessionSettings = (state: State) => [
  serve(port.setAutoAnswer, (wanted) =>
    pipe(
      findAgent(state.agents, wanted.agent),
      E.chain((found) => put(state, found, { autoAnswer: wanted.enabled }, wanted)),
    ),
  ),
  serve(port.setAfterCall, (wanted) =>
    pipe(
      findAgent(state.agents, wanted.agent),
      E.chain((found) => put(state, found, { afterCall: wanted.state }, wanted)),
    ),
  ),
  serve(port.setQueues, (wanted) =>
    pipe(
      findSubject(state.agents, wanted),
      E.chain((found) => setQueues(state, found, wanted)),
    ),
  ),
];
