import { AgentId, QueueId, type Presence } from '@cordboard/core/provider';
import type { Seed, SeedAgent, SeedExtension, SeedMember, SeedQueue } from './seed-codec.js';
import { supply } from './supply.js';

type Cycle<A> = readonly [A, ...A[]];

// Read around and around. Their lengths have no common divisor, so that neighbours differ.
const givenNames: Cycle<string> = ['Ada', 'Bruno', 'Chidi', 'Dalia', 'Emeka', 'Freya', 'Goran', 'Hana'];
const familyNames: Cycle<string> = ['Abara', 'Brandt', 'Castelo', 'Dimov', 'Eriksen', 'Fontaine', 'Grover'];
const topics: Cycle<string> = ['Billing', 'Orders', 'Returns', 'Repairs', 'Bookings'];
const presences: Cycle<Presence> = [
  { state: 'ready' },
  { state: 'busy' },
  { state: 'wrap-up' },
  { state: 'busy' },
  { state: 'not-ready', reason: 'break' },
  { state: 'ready' },
  { state: 'reserved' },
  { state: 'not-ready', reason: 'meal' },
  { state: 'busy' },
  { state: 'not-ready', reason: 'training' },
  { state: 'logged-out' },
];

const at = <A>(cycle: Cycle<A>, n: number): A => cycle[n % cycle.length] ?? cycle[0];

/** The numbers from the size of a list up to the size wanted. */
const missing = (there: readonly unknown[], wanted = 0): readonly number[] =>
  Array.from({ length: Math.max(0, wanted - there.length) }, (_, i) => there.length + i);

const unusedBy = <A>(entries: readonly A[], key: (entry: A) => string, from: number): (() => string) => {
  const taken = new Set(entries.map(key));
  return supply(from, String, (name) => taken.has(name));
};

const moreQueues = (queues: readonly SeedQueue[], wanted?: number): readonly SeedQueue[] => {
  const ids = unusedBy(queues, ({ id }) => id, 5001);
  return missing(queues, wanted).map((n) => {
    const id = ids();
    return { id: QueueId(id), name: `${at(topics, n)} ${id}`, weight: n % 10 };
  });
};

const moreAgents = (seed: Seed, wanted?: number): readonly SeedAgent[] => {
  const agents = seed.agents ?? [];
  const ids = unusedBy(agents, ({ id }) => id, 20_001);
  const numbers = unusedBy(agents, ({ number }) => number, 1001);
  const extensions = unusedBy(seed.extensions ?? [], ({ number }) => number, 300_001);
  return missing(agents, wanted).map((n) => ({
    id: AgentId(ids()),
    number: numbers(),
    name: `${at(givenNames, n)} ${at(familyNames, n)}`,
    enabled: n % 50 !== 0,
    presence: at(presences, n),
    station: { extension: extensions() },
    wrapUp: { durationSec: 10 * (n % 7), scope: 'agent' },
    priority: 1 + (n % 5),
    createdAt: '2025-12-01T09:00:00+08:00',
    updatedAt: '2025-12-01T09:00:00+08:00',
  }));
};

/** Everybody serves one queue, and every third a second one too. */
const membersAmong = (agents: readonly SeedAgent[], queues: readonly SeedQueue[]): readonly SeedMember[] =>
  agents.flatMap(({ id }, n) => {
    const places = n % 3 === 0 ? [n, n + 1] : [n];
    const served = new Set(places.flatMap((place) => queues[place % queues.length] ?? []));
    return [...served].map((queue) => ({ queue: queue.id, agent: id, level: 1 + (n % 3) }));
  });

const extensionsOf = (agents: readonly SeedAgent[]): readonly SeedExtension[] =>
  agents.flatMap(({ station, createdAt }) =>
    station?.extension === undefined
      ? []
      : [{ number: station.extension, codec: 'Opus', boundAt: createdAt }],
  );

/**
 * Adds made-up agents and queues to a seed until there are as many as wanted; never takes any away. The
 * same seed and sizes always give the same people.
 */
export const grow = (
  seed: Seed,
  wanted: { readonly agents?: number | undefined; readonly queues?: number | undefined },
): Seed => {
  const queues = [...(seed.queues ?? []), ...moreQueues(seed.queues ?? [], wanted.queues)];
  const newcomers = moreAgents(seed, wanted.agents);
  return {
    ...seed,
    queues,
    agents: [...(seed.agents ?? []), ...newcomers],
    members: [...(seed.members ?? []), ...membersAmong(newcomers, queues)],
    extensions: [...(seed.extensions ?? []), ...extensionsOf(newcomers)],
  };
};
