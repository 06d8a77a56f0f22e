import {
  AgentId,
  arrayOf,
  Queue,
  QueueId,
  QueueMember,
  QueueSettings,
  fields,
  type FieldsOf,
  type Named,
  strictObject,
  text,
} from '@cordboard/core/provider';
import { agentIds, type AgentsSeed } from '../agents/seed.js';
import type { KeysOf, Rule } from '../shared/coherence.js';

const seedQueueFields = fields(
  {
    /** What later calls name the queue by; unique. */
    id: QueueId.codec,
    /** What people know it by; unique, at most 100 characters. */
    name: text(100),
  },
  {
    /** Larger is served first. */
    weight: Queue.fields.weight,
    /** What it is for, at most 500 characters. */
    description: text(500),
    /** The kind of contact that waits in it; left out for any kind. */
    channel: Queue.fields.channel,
    /** False while it takes no contacts; left out where that is not told. */
    enabled: Queue.fields.enabled,
  },
);
/** A queue; its members are entries of their own. */
export interface SeedQueue extends FieldsOf<typeof seedQueueFields>, Named {}
export const SeedQueue = strictObject<SeedQueue>('SeedQueue', seedQueueFields);

const seedMemberFields = fields(
  {
    /** Where the agent serves, by id. */
    queue: QueueId.codec,
    /** Who serves there, by id. */
    agent: AgentId.codec,
  },
  {
    /** How strongly the agent's skill counts in the queue. Default 1. */
    level: QueueMember.fields.level,
    /** How early the agent is offered contacts of the queue; larger is earlier. Default none. */
    weight: QueueMember.fields.weight,
    /** Whether signing in to the center also signs in to this queue. Default true. */
    autoSignIn: QueueMember.fields.autoSignIn,
  },
);
/** An agent's place in a queue. Left out: level 1, signed in to the queue automatically. */
export interface SeedMember extends FieldsOf<typeof seedMemberFields>, Named {}
export const SeedMember = strictObject<SeedMember>('SeedMember', seedMemberFields);

const queuesSeedFields = fields(
  {},
  {
    /** Where contacts wait; ids and names are unique. */
    queues: arrayOf(SeedQueue),
    /** Who serves where; each pair once. */
    members: arrayOf(SeedMember),
    /** How the queues treat their calls; one entry for a queue, none for the usual. */
    settings: arrayOf(QueueSettings),
  },
);
/** The port's part of a seed. */
export interface QueuesSeed extends FieldsOf<typeof queuesSeedFields>, Named {}
export const QueuesSeed = strictObject<QueuesSeed>('QueuesSeed', queuesSeedFields);

/** Which queues there are. */
export const queueIds: KeysOf<QueuesSeed> = ({ queues = [] }) => queues.map(({ id }) => id);

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
    path: 'agents.*.supervises',
    keys: (seed) => {
      const known = new Set(queueIds(seed));
      return (seed.agents ?? []).map(({ supervises = [] }) => supervises.find((queue) => !known.has(queue)));
    },
    among: queueIds,
  },
  {
    path: 'settings.*.queue',
    keys: ({ settings = [] }) => settings.map(({ queue }) => queue),
    unique: true,
    among: queueIds,
  },
];
