import { createHash } from 'node:crypto';
import {
  AgentId,
  countAgents,
  QueueId,
  type Agent,
  type AgentRef,
  type RequestOutcome,
  type ContactCenterError,
  type MembershipChange,
  type NewQueue,
  type Outcome,
  type Queue,
  type QueueMember,
  type QueuePatch,
  type Warning,
  type CountsOf,
} from '@cordboard/core/provider';
import { rowsIn } from '@cordboard/core/http';
import type {
  AddedQueue,
  MembershipEntry,
  MembershipRequest,
  MembersRequest,
  QueueMembers,
  QueueReference,
  QueueRequest,
  QueueRow,
} from '../surfaces/api/wire/queues.js';
import type { CallAgent } from '../surfaces/api/wire/agents.js';
import { fromAgentRef, toListedAgent } from './agents.js';
import { countOf, numberOf, proseOf, textOf } from './values.js';

export const toQueue = (row: QueueRow): Queue => ({
  id: QueueId(row.queueID.trim()),
  name: proseOf(row.queueName),
  weight: numberOf(row.queueWeight),
});

/** A queue as it is told together with its members. */
export const toGroup = (group: QueueMembers): Queue => ({
  ...toQueue(group),
  members: countOf(group.agentCount),
});

/** A queue number for an intent: eight digits, and the same ones when the intent is repeated. */
export const madeUpQueueId = (idempotencyKey: string): QueueId => {
  const seed = createHash('sha256').update(idempotencyKey).digest().readUIntBE(0, 6);
  return QueueId(String(10_000_000 + (seed % 90_000_000)));
};

const weightText = (weight: number | undefined): string | undefined =>
  weight === undefined ? undefined : String(weight);

export const fromNewQueue = ({ name, weight }: NewQueue, id: QueueId): QueueRequest => ({
  queueName: name,
  queueID: id,
  queueWeight: weightText(weight),
});

/** The queue as the vendor echoes it; missing fields are those of the request. */
export const toAddedQueue = ({ name, weight }: NewQueue, id: QueueId, added: AddedQueue): Queue => ({
  id: QueueId(textOf(added.queueID) ?? id),
  name: proseOf(added.queueName) ?? name,
  weight: numberOf(added.queueWeight) ?? weight,
});

/** The change of a queue's own fields, which names no agent. */
export const fromQueuePatch = (queue: QueueId, { name, weight }: QueuePatch): MembershipRequest => ({
  agentType: '0',
  list: [{ queueID: queue, queueName: name, queueWeight: weightText(weight) }],
});

/** What the creator of a queue should know about the id it got. */
export const idWarnings = (asked: QueueId | undefined, got: QueueId): readonly Warning[] => {
  if (asked === got) return [];
  const message =
    asked === undefined
      ? 'the vendor requires an id and none was given, so one was generated'
      : 'the vendor gave the queue another id than the one asked for';
  return [{ field: 'id', message }];
};

export const fromQueueId = (queue: QueueId): QueueReference => ({ queueID: queue });

/** Asks for agents by their ids. */
export const fromMembersQuery = (queue: QueueId | undefined): MembersRequest => ({
  agentType: '1',
  queueID: queue,
});

/** The groups that were requested; the vendor may send others, too. */
export const ofQueue =
  (queue: QueueId | undefined) =>
  (groups: readonly QueueMembers[]): readonly QueueMembers[] =>
    groups.filter(({ queueID }) => queue === undefined || queueID.trim() === queue);

/** The members of a group; agents are named by id, because that was asked for. */
export const toMembers = (group: QueueMembers): readonly QueueMember[] => {
  const queue = toGroup(group);
  return rowsIn(group.agents).map((member) => ({
    queue,
    agent: { id: AgentId(member.agent.trim()) },
    agentName: proseOf(member.agentName),
    level: numberOf(member.level),
    autoSignIn: member.checkin ?? undefined,
  }));
};

/** The places of one agent among those of all. */
export const ofAgent =
  (members: readonly QueueMember[]) =>
  ({ id }: Pick<Agent, 'id'>): readonly QueueMember[] =>
    members.filter(({ agent }) => 'id' in agent && agent.id === id);

/** What the vendor's states tell apart. */
const counts = countAgents(['signedIn', 'ready', 'notReady', 'onBreak', 'training']);

/** Members who may not take calls are not among the agents, and are not counted. */
export const toCounts = (groups: readonly QueueMembers[], agents: readonly CallAgent[]): CountsOf => {
  const byId = new Map<string, Agent>(agents.map(toListedAgent).map((agent) => [agent.id, agent]));
  const membersById = new Map(
    groups.map((group) => [
      toQueue(group).id,
      rowsIn(group.agents).flatMap(({ agent }) => byId.get(agent.trim()) ?? []),
    ]),
  );
  return (queue) => {
    const members = membersById.get(queue);
    return members === undefined ? undefined : counts(members);
  };
};

type AgentTypeText = '0' | '1';

const typeOf = (ref: AgentRef): AgentTypeText => (fromAgentRef(ref).agentType === 1 ? '1' : '0');

const typesIn = ({ add = [], remove = [] }: MembershipChange): readonly AgentTypeText[] =>
  [...add.map(({ agent }) => agent), ...remove].map(typeOf);

/** The ways in which rows name agents, in order of appearance. */
const namingsIn = (rows: readonly MembershipChange[]): readonly AgentTypeText[] => [
  ...new Set(rows.flatMap(typesIn)),
];

/** Whether all these rows fit in one request, which can name agents in one way only. */
export const areNamedAlike = (rows: readonly MembershipChange[]): boolean => namingsIn(rows).length <= 1;

const toEntry = (row: MembershipChange, type: AgentTypeText): MembershipEntry => ({
  queueID: row.queue,
  add: row.add
    ?.filter(({ agent }) => typeOf(agent) === type)
    .map(({ agent, level, autoSignIn }) => ({
      agent: fromAgentRef(agent).agent,
      level,
      checkin: autoSignIn,
    })),
  remove: row.remove
    ?.filter((agent) => typeOf(agent) === type)
    .map((agent) => ({ agent: fromAgentRef(agent).agent })),
});

/** The requests for some rows: one, or two when agents are named both by number and by id. */
export const fromMembershipChanges = (
  rows: readonly MembershipChange[],
): { readonly first: MembershipRequest; readonly second: MembershipRequest | undefined } => {
  const [naming = '0', other] = namingsIn(rows);
  const requestOf = (agentType: AgentTypeText): MembershipRequest => ({
    agentType,
    list: rows.map((row) => toEntry(row, agentType)),
  });
  return {
    first: requestOf(naming),
    second: other === undefined ? undefined : requestOf(other),
  };
};

/** The value of a row that is done. */
export interface UpdatedQueue {
  readonly queue: QueueId;
}

/** The answer for a row that the vendor accepted; one that names no agent has changed nothing. */
export const toDone = ({ queue, add = [], remove = [] }: MembershipChange): Outcome<UpdatedQueue> => ({
  outcome: add.length + remove.length === 0 ? 'unchanged' : 'applied',
  value: { queue },
});

/** The answer for one row whose first request succeeded and whose second failed: it is half done. */
export const toHalfDone = (error: ContactCenterError): RequestOutcome<UpdatedQueue> => {
  const message = `half of the change was made, the other half failed: ${error.message}`;
  return { rows: [{ outcome: 'failed', error: error.with({ message, effect: 'done' }) }] };
};
