import { extensionsOf, moreAgents } from './agents/grow.js';
import { membersAmong, moreQueues } from './queues/grow.js';
import type { Seed } from './seed.js';

/**
 * Adds made-up agents and queues to a seed until there are as many as wanted; never takes any away. The
 * same seed and sizes always give the same people.
 */
export const grow = (
  seed: Seed,
  wanted: { readonly agents?: number | undefined; readonly queues?: number | undefined },
): Seed => {
  const queues = [...(seed.queues ?? []), ...moreQueues(seed, wanted.queues)];
  const newcomers = moreAgents(seed, wanted.agents);
  return {
    ...seed,
    queues,
    agents: [...(seed.agents ?? []), ...newcomers],
    members: [...(seed.members ?? []), ...membersAmong(newcomers, queues)],
    extensions: [...(seed.extensions ?? []), ...extensionsOf(newcomers)],
  };
};
