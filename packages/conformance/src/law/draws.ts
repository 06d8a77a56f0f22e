import { isServed, type AgentRef, type OperationName, type QueueId } from '@cordboard/core/provider';
import fc from 'fast-check';
import { among } from './arbitraries.js';
import {
  byUsername,
  madeUpQueueIds,
  newNames,
  newNumbers,
  newQueueIds,
  noQueue,
  queuePool,
  refsTo,
  type Person,
} from './pools.js';
import { serves, type Given } from './given.js';
import { carries, supports } from './supports.js';

/** How many items a page may hold; the lists themselves must not depend on it. */
export const limit = among(1, 2, 3, 1000);

/** An agent who exists. */
export const presentAgent = ({ people }: Given) => among(...refsTo(people.always));

/** An agent who may not exist. */
export const maybeAgent = (given: Given): fc.Arbitrary<AgentRef> =>
  among<AgentRef>(
    ...refsTo([...given.people.sometimes, given.people.never]),
    ...(serves(given, 'agents.create') && carries(given.capabilities, 'agents.create', 'agent.number')
      ? newNumbers.map((number) => ({ number }))
      : []),
  );

const knowsRoles = ({ capabilities }: Pick<Given, 'capabilities'>): boolean =>
  isServed(capabilities['agents.list']) && supports(capabilities, 'agents.list', { role: 'supervisor' });

/** The supervisors who may be in a provider's centers: none, where it does not tell them from agents. */
export const leadersOf = (given: Pick<Given, 'capabilities' | 'people'>): readonly Person[] =>
  knowsRoles(given) ? given.people.leaders : [];

/** Somebody who may exist, agent or supervisor, by any name that the provider can use for an operation. */
export const anybody = (given: Given, operation: OperationName): fc.Arbitrary<AgentRef> => {
  const { always, sometimes, never } = given.people;
  const people = [...always, ...sometimes, never, ...leadersOf(given)];
  const isUsed = (ref: AgentRef): boolean => supports(given.capabilities, operation, { agent: ref });
  return among<AgentRef>(...[...refsTo(people), ...people.map(byUsername)].filter(isUsed));
};

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
