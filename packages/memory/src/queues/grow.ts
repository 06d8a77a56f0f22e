import { QueueId } from '@cordboard/core/provider';
import type { SeedAgent } from '../agents/seed.js';
import { at, missing, unusedBy, type Cycle } from '../shared/made-up.js';
import type { QueuesSeed, SeedMember, SeedQueue } from './seed.js';

const topics: Cycle<string> = ['Billing', 'Orders', 'Returns', 'Repairs', 'Bookings'];

/** The made-up queues that a seed lacks for the number wanted. */
export const moreQueues = ({ queues = [] }: QueuesSeed, wanted?: number): readonly SeedQueue[] => {
  const ids = unusedBy(queues, ({ id }) => id, 5001);
  return missing(queues, wanted).map((n) => {
    const id = ids();
    return { id: QueueId(id), name: `${at(topics, n)} ${id}`, weight: n % 10 };
  });
};

/** Every agent serves one queue, and every third a second one too. */
export const membersAmong = (
  agents: readonly SeedAgent[],
  queues: readonly SeedQueue[],
): readonly SeedMember[] =>
  agents.flatMap(({ id }, n) => {
    const places = n % 3 === 0 ? [n, n + 1] : [n];
    const served = new Set(places.flatMap((place) => queues[place % queues.length] ?? []));
    return [...served].map((queue) => ({ queue: queue.id, agent: id, level: 1 + (n % 3) }));
  });
