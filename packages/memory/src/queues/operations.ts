import { isDeepStrictEqual } from 'node:util';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as RA from 'fp-ts/lib/ReadonlyArray.js';
import {
  countAgents,
  queueAdmin,
  type AgentById,
  type AgentId,
  type NewQueue,
  type Queue,
  type QueueId,
  type QueueMember,
  type QueuePatch,
  type QueueQuery,
  type QueueSettings,
  type QueueSettingsPatch,
  type QueueStatus,
  type Written,
  unchanged,
} from '@cordboard/core/provider';
import { findAgent } from '../agents/state.js';
import { isJoined } from '../presence/session-settings.js';
import { alreadyExists, applied, invalid, type Answer } from '../shared/answers.js';
import { holds } from '../shared/filter.js';
import { patched } from '../shared/patch.js';
import { answerRows, serve, serveBatches, serveList } from '../shared/serve.js';
import type { State } from '../state.js';
import { carryOut, planOf } from './membership-changes.js';
import type { Membership } from './memberships.js';
import type { SeedQueue } from './seed.js';
import { findQueue, nameIsFree, type QueuesState } from './state.js';

/** A queue as it is shown: with its members counted. */
const shown =
  ({ memberships }: QueuesState) =>
  (queue: SeedQueue): Queue => ({ ...queue, members: memberships.of(queue.id).size });

const isAskedFor = ({ name, channel }: QueueQuery): ((queue: SeedQueue) => boolean) => {
  const part = name?.toLowerCase();
  return (queue) =>
    holds(part, (wanted) => queue.name.toLowerCase().includes(wanted)) &&
    holds(channel, (wanted) => queue.channel === wanted);
};

/** `unknown` is what an adapter says of a value it has no word for; it cannot be asked for. */
const settable = (set: QueueSettingsPatch, path: string): Answer<QueueSettingsPatch> => {
  const labels = set.labels ?? [];
  if (new Set(labels).size < labels.length) return E.left(invalid(`${path}.labels`, 'holds a label twice'));
  if (set.strategy === 'unknown') return E.left(invalid(`${path}.strategy`, 'cannot be set to unknown'));
  return E.right(set);
};

/** A queue that was never configured has no settings. */
const settingsOf = ({ settings }: QueuesState, { id }: SeedQueue): QueueSettings =>
  settings.get(id) ?? { queue: id };

const create = (state: State, { id, name, settings = {}, ...about }: NewQueue): Answer<Written<Queue>> => {
  const isSettable = settable(settings, 'settings');
  if (E.isLeft(isSettable)) return isSettable;
  if (id !== undefined && state.queues.byId.has(id)) return E.left(alreadyExists('a queue', 'id'));
  if (!nameIsFree(state.queues, name)) return E.left(alreadyExists('a queue', 'name'));
  const queue = patched<SeedQueue>({ id: id ?? state.queues.nextId(), name }, about);
  state.queues.byId.set(queue.id, queue);
  const before = settingsOf(state.queues, queue);
  const after = patched(before, settings);
  if (!isDeepStrictEqual(before, after)) state.queues.settings.set(queue.id, after);
  return E.right(applied(state.clock, shown(state.queues)(queue)));
};

const update = ({ queues, clock }: State, before: SeedQueue, set: QueuePatch): Answer<Written<Queue>> => {
  if (set.name !== undefined && !nameIsFree(queues, set.name, before.id)) {
    return E.left(alreadyExists('another queue', 'name'));
  }
  const after = patched<SeedQueue>(before, set);
  if (isDeepStrictEqual(before, after)) return E.right(unchanged(shown(queues)(before)));
  queues.byId.set(after.id, after);
  return E.right(applied(clock, shown(queues)(after)));
};

/** Its memberships, settings and routes go with it, and no supervisor leads it any more. */
const remove = (
  { agents, queues, routing, clock }: State,
  { id }: SeedQueue,
): Written<{ readonly queue: QueueId }> => {
  for (const agent of agents.byId.values()) {
    if (agent.supervises?.includes(id) !== true) continue;
    agents.byId.set(agent.id, { ...agent, supervises: agent.supervises.filter((led) => led !== id) });
  }
  queues.memberships.removeQueue(id);
  queues.settings.delete(id);
  for (const { id: route, target } of routing.routes.values()) {
    if (target.kind === 'queue' && target.queue === id) routing.routes.delete(route);
  }
  queues.byId.delete(id);
  return applied(clock, { queue: id });
};

interface Member {
  readonly queue: SeedQueue;
  readonly agent: AgentId;
  readonly membership: Membership;
}

const membersOf =
  ({ memberships }: QueuesState) =>
  (queue: SeedQueue): readonly Member[] =>
    Array.from(memberships.of(queue.id), ([agent, membership]) => ({ queue, agent, membership }));

const toMember =
  (state: State) =>
  ({ queue, agent: id, membership }: Member): QueueMember => {
    const { agents, queues } = state;
    const { name, number, username, email } = agents.byId.get(id) ?? {};
    const joined = isJoined(state, id, queue.id, membership.autoSignIn);
    const agent = patched<AgentById>({ id }, { number, username, email });
    return patched<QueueMember>(
      { queue: shown(queues)(queue), agent, ...membership, joined },
      { agentName: name },
    );
  };

const ofAgent =
  (members: readonly Member[]) =>
  ({ id }: { readonly id: AgentId }): readonly Member[] =>
    members.filter(({ agent }) => agent === id);

const configure = (
  { queues, clock }: State,
  queue: SeedQueue,
  set: QueueSettingsPatch,
): Written<QueueSettings> => {
  const before = settingsOf(queues, queue);
  const after = patched(before, set);
  if (isDeepStrictEqual(before, after)) return unchanged(before);
  queues.settings.set(queue.id, after);
  return applied(clock, after);
};

const directory = (state: State) => [
  serveList(queueAdmin.list, state.clock, {
    matching: (query) => E.right([...state.queues.byId.values()].filter(isAskedFor(query))),
    show: shown(state.queues),
  }),
  serve(queueAdmin.get, ({ queue }) => pipe(findQueue(state.queues, queue), E.map(shown(state.queues)))),
  serve(queueAdmin.create, (queue) => create(state, queue)),
  serve(queueAdmin.update, ({ queue, set }) =>
    pipe(
      findQueue(state.queues, queue),
      E.chain((found) => update(state, found, set)),
    ),
  ),
  serve(queueAdmin.remove, ({ queue }) =>
    pipe(
      findQueue(state.queues, queue),
      E.map((found) => remove(state, found)),
    ),
  ),
];

const members = (state: State) => [
  serveList(queueAdmin.listMembers, state.clock, {
    matching: ({ queue, agent }) =>
      pipe(
        queue === undefined
          ? E.right([...state.queues.byId.values()])
          : pipe(findQueue(state.queues, queue), E.map(RA.of)),
        E.map(RA.chain(membersOf(state.queues))),
        E.chain((members) =>
          agent === undefined
            ? E.right(members)
            : pipe(findAgent(state.agents, agent), E.map(ofAgent(members))),
        ),
      ),
    show: toMember(state),
  }),
  serveBatches(queueAdmin.updateMembers, state.clock, (_, rows) =>
    E.right(
      answerRows(rows, (row) =>
        pipe(
          planOf(state, row),
          E.map((plan) => carryOut(state.queues, plan)),
        ),
      ),
    ),
  ),
];

const settings = (state: State) => [
  serve(queueAdmin.configure, ({ queue, set }) =>
    pipe(
      findQueue(state.queues, queue),
      E.chainFirst(() => settable(set, 'set')),
      E.map((found) => configure(state, found, set)),
    ),
  ),
  serve(queueAdmin.getSettings, ({ queue }) =>
    pipe(
      findQueue(state.queues, queue),
      E.map((found) => settingsOf(state.queues, found)),
    ),
  ),
];

/** What memory knows of: it has agents, and no contacts at work. */
const counts = countAgents([
  'signedIn',
  'ready',
  'reserved',
  'busy',
  'wrapUp',
  'notReady',
  'onBreak',
  'training',
]);

const toStatus =
  ({ agents, queues, clock }: State) =>
  ({ id: queue }: SeedQueue): QueueStatus => ({
    queue,
    at: clock.now(),
    agents: counts([...queues.memberships.of(queue).keys()].flatMap((id) => agents.byId.get(id) ?? [])),
  });

const status = (state: State) => [
  serveList(queueAdmin.listStatus, state.clock, {
    matching: ({ queues: wanted }) =>
      E.right([...state.queues.byId.values()].filter(({ id }) => holds(wanted, (ids) => ids.includes(id)))),
    show: toStatus(state),
  }),
];

/** The port's operations on a state. */
export const queues = (state: State) => [
  ...directory(state),
  ...members(state),
  ...settings(state),
  ...status(state),
];
