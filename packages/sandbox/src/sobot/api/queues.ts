import {
  AgentName,
  decidingName,
  type Agent,
  QueueId,
  type AgentRef,
  type MembershipChange,
  type Queue,
  type QueueMember,
} from '@cordboard/core/provider';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { firstFailureOf, refusalOf, refuse, type Refusal } from '../failures.js';
import {
  digits,
  flag,
  id,
  int,
  listOf,
  mapped,
  optional,
  orElse,
  shape,
  text,
  type Found,
} from '../shape.js';
import { agentTypeText, findAgent, nameIn, refOf, type AgentKind } from './agent-refs.js';
import { reading, type Answer, type Call, type Route } from './call.js';
import { allOf, pageFields, pageOf, totalPage } from './pages.js';

/** The envelope that the calls with an agent token share, but for its kind. */
const groupEnvelope = {
  apiVersion: '6.0.0',
  reason: 'Success',
  metaData: 'empty',
  ret: true,
} as const;

const toRow = ({ id: queueID, name }: Queue) => ({ queueID, queueName: name ?? null });

const searchQueues = reading(shape(pageFields(10)), (asked, { world }) =>
  pipe(
    pageOf(world.center.queues.list, {}, { asked, show: toRow }),
    TE.map((found) => totalPage(asked, found)),
  ),
);

// A String in requests and their echoes, a number where groups are listed with their members.
const weight = optional(digits(1, 5));

const weightOf = (queueWeight: string | undefined): number | undefined =>
  queueWeight === undefined ? undefined : Number(queueWeight);

const newQueue = shape({ queueName: text(100), queueID: digits(1, 20), queueWeight: weight });

const addQueue = reading(newQueue, ({ queueName, queueID, queueWeight }, call) =>
  pipe(
    call.world.center.queues.create({
      id: QueueId(queueID),
      name: queueName,
      weight: weightOf(queueWeight),
    }),
    TE.bimap(refusalOf({ AlreadyExists: 'queueExists' }), ({ value }) => {
      call.record(`create queue ${value.id}`);
      return { queueName, queueID: value.id, queueWeight: queueWeight ?? null };
    }),
  ),
);

const deleteQueue = reading(shape({ queueID: id }), ({ queueID }, call) =>
  pipe(
    call.world.center.queues.remove({ queue: QueueId(queueID) }),
    TE.bimap(refusalOf({ NotFound: 'unknownQueue' }), () => {
      call.record(`remove queue ${queueID}`);
      return {};
    }),
  ),
);

type Naming = (ref: AgentRef) => string;

/** How members are named in an answer: the center may know them by the other name. */
const namingOf = (kind: AgentKind, agents: readonly Agent[]): Naming => {
  const byName = new Map(
    agents.flatMap((agent) => AgentName.values.map((name) => [`${name} ${agent[name] ?? ''}`, agent])),
  );
  return (ref) => {
    const { name, value } = decidingName(ref);
    const agent = byName.get(`${name} ${value}`);
    return agent === undefined ? '' : nameIn(kind, agent);
  };
};

const toMember =
  (naming: Naming) =>
  ({ agent, agentName, level, autoSignIn }: QueueMember) => ({
    agent: naming(agent),
    agentName: agentName ?? null,
    level: String(level ?? 1),
    checkin: autoSignIn ?? true,
  });

const toGroup =
  (members: ReadonlyMap<QueueId, readonly QueueMember[]>, naming: Naming) =>
  ({ id: queueID, name, weight: queueWeight }: Queue) => {
    const agents = (members.get(queueID) ?? []).map(toMember(naming));
    return {
      queueName: name ?? null,
      queueID,
      queueWeight: queueWeight ?? 0,
      agentCount: agents.length,
      agents,
    };
  };

const membersByQueue = (members: readonly QueueMember[]): ReadonlyMap<QueueId, readonly QueueMember[]> => {
  const groups = new Map<QueueId, QueueMember[]>();
  for (const member of members) {
    const group = groups.get(member.queue.id);
    if (group === undefined) groups.set(member.queue.id, [member]);
    else group.push(member);
  }
  return groups;
};

const memberSearch = shape({
  agentType: agentTypeText,
  queueID: optional(mapped(id, QueueId)),
});

const searchMembers = reading(memberSearch, ({ agentType, queueID }, { world }) =>
  pipe(
    TE.Do,
    TE.bind('members', () =>
      allOf(world.center.queues.listMembers, { queue: queueID }, { NotFound: 'unknownQueue' }),
    ),
    TE.bind('queues', () => allOf(world.center.queues.list, {})),
    TE.bind('agents', () => allOf(world.center.agents.list, {})),
    TE.map(({ members, queues, agents }) =>
      queues
        .filter((queue) => queueID === undefined || queue.id === queueID)
        .map(toGroup(membersByQueue(members), namingOf(agentType, agents))),
    ),
  ),
);

const member = shape({ agent: id, level: optional(int(0, 1000)), checkin: optional(flag) });

const change = shape({
  queueID: id,
  queueName: optional(text(100)),
  queueWeight: weight,
  add: orElse(listOf(member), []),
  remove: orElse(listOf(member), []),
});

type Change = Found<typeof change>;

const update = shape({
  // The documented request leaves it out, names agents by id, and is answered with "1".
  agentType: (value) => agentTypeText(value ?? '1'),
  list: orElse(listOf(change), []),
});

const toChange =
  (kind: AgentKind) =>
  ({ queueID, add, remove }: Change): MembershipChange => ({
    queue: QueueId(queueID),
    add: add.map(({ agent, level, checkin }) => ({
      agent: refOf(kind, agent),
      level,
      autoSignIn: checkin,
    })),
    remove: remove.map(({ agent }) => refOf(kind, agent)),
  });

/** Groups are renamed in order; a new name must be free at that point. */
const namesAreFree = (queues: readonly Queue[], list: readonly Change[]): boolean => {
  const names = new Map<string, string | undefined>(queues.map((queue) => [queue.id, queue.name]));
  return list.every(({ queueID, queueName }) => {
    if (queueName === undefined) return true;
    const isTaken = [...names].some(([other, name]) => other !== queueID && name === queueName);
    names.set(queueID, queueName);
    return !isTaken;
  });
};

const isContradictory = ({ add, remove }: Change): boolean =>
  add.some(({ agent }) => remove.some((leaving) => leaving.agent === agent));

/** A bulk update is done completely or not at all. */
const allPossible = (call: Call, kind: AgentKind, list: readonly Change[]): Answer =>
  pipe(
    allOf(call.world.center.queues.list, {}),
    TE.filterOrElse(
      (queues) => list.every(({ queueID }) => queues.some((queue) => queue.id === queueID)),
      () => refuse('unknownQueue'),
    ),
    TE.filterOrElse(
      (queues) => namesAreFree(queues, list),
      () => refuse('queueExists'),
    ),
    TE.chain(() =>
      pipe(
        list.flatMap(({ add, remove }) => [...add, ...remove]),
        TE.traverseSeqArray(({ agent }) => findAgent(call, kind, agent)),
      ),
    ),
    TE.filterOrElse(
      () => !list.some(isContradictory),
      () => refuse('badRequest', 'an agent is to be added and removed'),
    ),
  );

/** Name and weight of one group, then its members. */
const carryOut =
  (call: Call, kind: AgentKind) =>
  (change: Change): TE.TaskEither<Refusal, void> => {
    const { queues } = call.world.center;
    const queue = QueueId(change.queueID);
    return pipe(
      queues.update({ queue, set: { name: change.queueName, weight: weightOf(change.queueWeight) } }),
      TE.mapLeft(refusalOf({ AlreadyExists: 'queueExists' })),
      TE.bindTo('named'),
      TE.bind('staffed', () =>
        pipe(
          queues.updateMembers({ rows: [toChange(kind)(change)] }),
          TE.mapLeft(refusalOf()),
          TE.chain(firstFailureOf()),
        ),
      ),
      TE.map(({ named, staffed }) => {
        if (named.outcome !== 'unchanged' || staffed.unchanged === 0) call.record(`update queue ${queue}`);
      }),
    );
  };

/** Answers with an echo of the request. */
const updateQueues = reading(update, ({ agentType, list }, call) =>
  pipe(
    allPossible(call, agentType, list),
    TE.chain(() => pipe(list, TE.traverseSeqArray(carryOut(call, agentType)))),
    TE.map(() => ({ agent: null, agentType: agentType === 'id' ? '1' : '0', operator: null, list })),
  ),
);

/** The calls about skill groups, which are the center's queues. */
export const queueRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: 'config/api/queues/_search',
    token: 'company',
    envelope: { apiVersion: '6.3.0', kind: 'QueueInfo', metaData: 'empty' },
    answer: searchQueues,
  },
  {
    method: 'POST',
    path: 'config/api/queue',
    token: 'agent',
    envelope: { ...groupEnvelope, kind: 'ApiQueue' },
    answer: addQueue,
  },
  {
    method: 'DELETE',
    path: 'config/api/queue',
    token: 'agent',
    envelope: { ...groupEnvelope, kind: 'QueueInfo' },
    answer: deleteQueue,
  },
  {
    method: 'POST',
    path: 'config/api/queue/agents/search',
    token: 'agent',
    envelope: { ...groupEnvelope, kind: 'List' },
    answer: searchMembers,
  },
  {
    method: 'POST',
    path: 'config/api/queue/agents',
    token: 'agent',
    envelope: { ...groupEnvelope, kind: 'ApiQueueAgent' },
    answer: updateQueues,
  },
];
