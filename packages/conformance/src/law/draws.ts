import type { AgentRef, QueueId } from '@cordboard/core/provider';
import fc from 'fast-check';
import { among } from './arbitraries.js';
import { madeUpQueueIds, newNames, newNumbers, newQueueIds, noQueue, queuePool, refsTo } from './pools.js';
import { serves, type Given } from './given.js';
import { supports } from './supports.js';

/** How many items a page may hold; the lists themselves must not depend on it. */
export const limit = among(1, 2, 3, 1000);

/** An agent who exists. */
export const presentAgent = ({ people }: Given) => among(...refsTo(people.always));

/** An agent who may not exist. */
export const maybeAgent = (given: Given): fc.Arbitrary<AgentRef> =>
  among<AgentRef>(
    ...refsTo([...given.people.sometimes, given.people.never]),
    ...(serves(given, 'agents.create') ? newNumbers.map((number) => ({ number })) : []),
  );

/** The ids that queues are created under: chosen ones, or what memory calls the first ones it creates. */
const createdIn = (given: Given): readonly QueueId[] => {
  if (!serves(given, 'queues.create')) return [];
  const [id] = newQueueIds;
  return supports(given.capabilities, 'queues.create', { id }) ? newQueueIds : madeUpQueueIds;
};

/** A queue that may not exist. */
export const anyQueue = (given: Given): fc.Arbitrary<QueueId> =>
  fc.oneof(
    { arbitrary: among(...queuePool.map(({ id }) => id)), weight: 3 },
    among(noQueue, ...createdIn(given)),
  );

/** An unused name. */
export const newName = ({ place }: Given): fc.Arbitrary<string> =>
  among(...newNames).map((name) => `${name} ${place}`);

/** Whole numbers, their smallest and largest among them. */
export const wholeUpTo = (max: number): fc.Arbitrary<number> => fc.oneof(among(0, 1, max), fc.nat(max));
