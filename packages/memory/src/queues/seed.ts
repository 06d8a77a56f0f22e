import {
  AgentId,
  arrayOf,
  Queue,
  QueueId,
  QueueMember,
  QueueSettings,
  strictObject,
  text,
} from '@cordboard/core/provider';
import type * as t from 'io-ts';
import { agentIds, type AgentsSeed } from '../agents/seed.js';
import type { KeysOf, Rule } from '../shared/coherence.js';

/** A queue; its members are entries of their own. */
export const SeedQueue = strictObject(
  'SeedQueue',
  { id: QueueId.codec, name: text(100) },
  { weight: Queue.optional.weight },
);
export type SeedQueue = t.TypeOf<typeof SeedQueue>;

/** An agent's place in a queue. Left out: level 1, signed in to the queue automatically. */
export const SeedMember = strictObject(
  'SeedMember',
  { queue: QueueId.codec, agent: AgentId.codec },
  { level: QueueMember.optional.level, autoSignIn: QueueMember.optional.autoSignIn },
);
export type SeedMember = t.TypeOf<typeof SeedMember>;

/** The port's part of a seed. */
export const QueuesSeed = strictObject(
  'QueuesSeed',
  {},
  { queues: arrayOf(SeedQueue), members: arrayOf(SeedMember), settings: arrayOf(QueueSettings) },
);
export type QueuesSeed = t.TypeOf<typeof QueuesSeed>;

const queueIds: KeysOf<QueuesSeed> = ({ queues = [] }) => queues.map(({ id }) => id);

/** What must hold beyond the form of each entry. */
export const queueRules: readonly Rule<QueuesSeed & AgentsSeed>[] = [
  { path: 'queues.*.id', keys: queueIds, unique: true },
  { path: 'queues.*.name', keys: ({ queues = [] }) => queues.map(({ name }) => name), unique: true },
  {
    path: 'members.*',
    keys: ({ members = [] }) => members.map(({ queue, agent }) => JSON.stringify([queue, agent])),
    unique: true,
  },
  { path: 'members.*.queue', keys: ({ members = [] }) => members.map(({ queue }) => queue), among: queueIds },
  { path: 'members.*.agent', keys: ({ members = [] }) => members.map(({ agent }) => agent), among: agentIds },
  {
    path: 'settings.*.queue',
    keys: ({ settings = [] }) => settings.map(({ queue }) => queue),
    unique: true,
    among: queueIds,
  },
];
