import { orThrow } from '@cordboard/core';
import type { ContactCenter, Native, OperationName, PageRequest } from '@cordboard/core/provider';
import type { Case } from '../case.js';
import { forEachListing, type Listing } from '../listings.js';
import { allOf, pagesOf } from '../results.js';
import type { Known, Misbehavior, World } from '../world.js';

const letReplies = ({ sandbox }: World, fault: Misbehavior): void => {
  sandbox?.faults?.clear();
  sandbox?.faults?.add({ fault, when: 'after', times: Infinity });
};

const countersCase = <Q extends PageRequest, A>({
  name,
  call,
  query,
  identity,
  fill,
}: Listing<Q, A>): Case => ({
  title: `loses and repeats nothing of ${name} when the vendor counts wrongly`,
  needs: [name],
  takes: 'faults',
  check: async (world, expect) => {
    if (world.sandbox !== undefined) await fill?.(world.sandbox.center, world.known);
    const walk = async (limit: number): Promise<readonly string[]> =>
      (await pagesOf(call(world.center), { ...query(world.known), limit })).flat().map(identity);
    const truth = await walk(1);
    for (const fault of ['counters-too-low', 'counters-too-high'] as const) {
      letReplies(world, fault);
      for (const limit of [1, 2, 1000]) expect(await walk(limit)).toEqual(truth);
    }
  },
});

/** A normalized value, and what the vendor calls it. */
interface Told {
  readonly of: string;
  readonly word: string | undefined;
  readonly native: Native | undefined;
}

const unknownCase = (
  name: OperationName,
  what: string,
  ask: (center: ContactCenter, known: Known) => Promise<readonly Told[]>,
): Case => ({
  title: `keeps a ${what} that it has no word for as unknown in ${name}, with the vendor's own code`,
  needs: [name],
  takes: 'faults',
  check: async (world, expect) => {
    const { center, known } = world;
    const before = await ask(center, known);
    letReplies(world, 'unknown-codes');
    const after = await ask(center, known);
    expect(after.map(({ of }) => of)).toEqual(before.map(({ of }) => of));
    const told = after.filter(({ word }) => word !== undefined);
    expect(told.length > 0).toEqual(true);
    expect(told.map(({ word }) => word)).toEqual(told.map(() => 'unknown'));
    expect(told.every(({ native }) => (native?.code ?? '') !== '')).toEqual(true);
  },
});

/** What holds whatever a vendor says: counters decide nothing, and codes that nobody knows fail nothing. */
export const lyingCases: readonly Case[] = [
  ...forEachListing((listing) => [countersCase(listing)]),
  unknownCase('agents.list', 'state', async ({ agents }) =>
    (await allOf(agents.list, {})).map(({ id, presence }) => ({
      of: id,
      word: presence?.state,
      native: presence?.native,
    })),
  ),
  unknownCase('routing.listCallerIds', 'status', async ({ routing }) =>
    (await allOf(routing.listCallerIds, {})).map(({ number, status, native }) => ({
      of: number,
      word: status,
      native,
    })),
  ),
  unknownCase('campaigns.list', 'state', async ({ campaigns }) =>
    (await allOf(campaigns.list, {})).map(({ name, state, native }) => ({ of: name, word: state, native })),
  ),
  unknownCase('queues.configure', 'strategy', async ({ queues }, { queue }) => {
    const { value } = await orThrow(queues.configure({ queue, set: {} }));
    return [{ of: value.queue, word: value.strategy, native: value.native }];
  }),
];
