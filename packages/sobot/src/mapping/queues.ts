import { createHash } from 'node:crypto';
import {
  AgentId,
  QueueId,
  type AgentRef,
  type ContactCenterError,
  type MembershipChange,
  type NewQueue,
  type Queue,
  type QueueMember,
  type RowAnswer,
  type Warning,
} from '@cordboard/core';
import type {
  AddedQueue,
  MembershipEntry,
  MembershipRequest,
  QueueMembers,
  QueueRequest,
  QueueRow,
} from '../wire/queues.js';
import { fromAgentRef } from './agents.js';
import { numberOf, proseOf, textOf } from './values.js';

export const toQueue = (row: QueueRow): Queue => ({
  id: QueueId(row.queueID.trim()),
  name: proseOf(row.queueName),
  weight: numberOf(row.queueWeight),
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

/** The queue as the vendor echoes it; what the echo leaves out is as it was asked for. */
export const toAddedQueue = ({ name, weight }: NewQueue, id: QueueId, added: AddedQueue): Queue => ({
  id: QueueId(textOf(added.queueID) ?? id),
  name: proseOf(added.queueName) ?? name,
  weight: numberOf(added.queueWeight) ?? weight,
});

/** What the creator of a queue should know about the id it got. */
export const idWarnings = (asked: QueueId | undefined, got: QueueId): readonly Warning[] => {
  if (asked === got) return [];
  const message =
    asked === undefined
      ? 'none was given and the vendor wants one, so one was made up'
      : 'the vendor gave the queue another id than the one asked for';
  return [{ field: 'id', message }];
};

/** The members of a group; agents are named by id, because that was asked for. */
export const toMembers = (group: QueueMembers): readonly QueueMember[] => {
  const queue = toQueue(group);
  return (group.agents ?? []).map((member) => ({
    queue,
    agent: { id: AgentId(member.agent.trim()) },
    agentName: proseOf(member.agentName),
    level: numberOf(member.level),
    autoSignIn: member.checkin ?? undefined,
  }));
};

/** One request of a bulk update, and the rows that it carries something of. */
export interface MembershipPart {
  readonly request: MembershipRequest;
  readonly rows: ReadonlySet<number>;
}

type AgentTypeText = '0' | '1';

const typeOf = (ref: AgentRef): AgentTypeText => (fromAgentRef(ref).agentType === 1 ? '1' : '0');

const typesIn = ({ add = [], remove = [] }: MembershipChange): readonly AgentTypeText[] => [
  ...new Set([...add.map(({ agent }) => agent), ...remove].map(typeOf)),
];

const toEntry = (row: MembershipChange, type: AgentTypeText, withQueue: boolean): MembershipEntry => ({
  queueID: row.queue,
  ...(withQueue ? { queueName: row.name, queueWeight: weightText(row.weight) } : {}),
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

/**
 * The requests that carry these rows: one, or two where some agents are named by number and others by id,
 * because a request names all its agents one way. Name and weight of a queue go with its first part.
 */
export const fromMembershipChanges = (
  rows: readonly MembershipChange[],
): { readonly first: MembershipPart; readonly second: MembershipPart | undefined } => {
  const types = [...new Set(rows.flatMap(typesIn))];
  const [firstType = '0', secondType] = types;
  const partOf = (type: AgentTypeText): MembershipPart => {
    const carried = rows.flatMap((row, i) => {
      const own = typesIn(row);
      const isHere = own.length === 0 ? type === firstType : own.includes(type);
      const isFirst = type === firstType || !own.includes(firstType);
      return isHere ? [{ i, entry: toEntry(row, type, isFirst) }] : [];
    });
    return {
      request: { agentType: type, list: carried.map(({ entry }) => entry) },
      rows: new Set(carried.map(({ i }) => i)),
    };
  };
  return { first: partOf(firstType), second: secondType === undefined ? undefined : partOf(secondType) };
};

/** What became of a row when the first request succeeded and the second failed. */
export const toHalfDone =
  (first: MembershipPart, second: MembershipPart, error: ContactCenterError) =>
  ({ queue }: MembershipChange, i: number): RowAnswer<{ readonly queue: QueueId }> => {
    if (!second.rows.has(i)) return { outcome: 'applied', value: { queue } };
    return {
      outcome: 'failed',
      error: first.rows.has(i)
        ? error.with({ message: `one half was done, the other failed: ${error.message}`, effect: 'done' })
        : error,
    };
  };
