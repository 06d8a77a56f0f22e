import { orThrow, paginate, type ContactCenter } from '@cordboard/core/fp';
import {
  isServed,
  maxPageLimit,
  operations,
  type AnyOperation,
  type OperationName,
  type PageRequest,
} from '@cordboard/core/provider';
import { listCallOf, type LooseListCall } from '../call-of.js';
import type { Case } from '../case.js';
import { letReplies } from '../faulty-vendor.js';
import { errorOf, leftOf, pagesOf } from '../results.js';
import { unknowns, type Known, type World } from '../world.js';

/** Something that happens to a list while it is read. */
export type Change = (behind: ContactCenter, known: Known) => Promise<unknown>;

/** A list, and what there is to know in order to walk it. */
export interface Listing {
  readonly name: OperationName;
  /** What tells an item from others. */
  readonly nameOf: (item: unknown) => string;
  readonly call: (center: ContactCenter) => LooseListCall;
  readonly query: (known: Known) => PageRequest;
  readonly otherQuery?: (known: Known) => PageRequest;
  readonly fill?: Change;
  readonly add?: Change;
  readonly remove?: Change;
}

const sizes = [1, 2, 3, 7, maxPageLimit] as const;

const filled = async ({ fill }: Listing, { sandbox, known }: World): Promise<void> => {
  if (sandbox !== undefined) await fill?.(sandbox.center, known);
};

/** The items of a list by what tells them apart, repetitions included. */
const namesIn = async (
  { call, query, nameOf }: Listing,
  { center, known }: World,
  limit?: number,
): Promise<readonly string[]> => (await pagesOf(call(center), { ...query(known), limit })).flat().map(nameOf);

/** The items of a list, item by item, prefetching up to `prefetch` pages. */
const namesPrefetched = async (
  { call, query, nameOf }: Listing,
  { center, known }: World,
  prefetch: number,
): Promise<readonly string[]> => {
  const names: string[] = [];
  const items = paginate(call(center), { prefetch })({ ...query(known), limit: 1 });
  for await (const item of items) names.push(nameOf(item));
  return names;
};

/** Walks a list item by item; something happens to it after the first page. */
const namesDuring = async (
  { call, query, nameOf }: Listing,
  { center, known, sandbox }: World,
  change: Change,
): Promise<readonly string[]> => {
  const names: string[] = [];
  for await (const item of paginate(call(center))({ ...query(known), limit: 1 })) {
    names.push(nameOf(item));
    if (names.length === 1 && sandbox !== undefined) await change(sandbox.center, known);
  }
  return names;
};

const whileNothingChanges = (listing: Listing): readonly Case[] => [
  {
    title: `loses and repeats nothing of ${listing.name} under any page size`,
    needs: [listing.name],
    check: async (world, expect) => {
      await filled(listing, world);
      const whole = await namesIn(listing, world, maxPageLimit);
      expect(new Set(whole).size).toEqual(whole.length);
      for (const limit of sizes) expect(await namesIn(listing, world, limit)).toEqual(whole);
      expect(await namesIn(listing, world)).toEqual(whole);
    },
  },
  {
    title: `gives of ${listing.name} item by item what it gives page by page, read ahead or not`,
    needs: [listing.name],
    check: async (world, expect) => {
      await filled(listing, world);
      const paged = await namesIn(listing, world, 1);
      for (const prefetch of [0, 3]) expect(await namesPrefetched(listing, world, prefetch)).toEqual(paged);
    },
  },
  {
    title: `never puts more on a page of ${listing.name} than was asked, nor than it says it can`,
    needs: [listing.name],
    check: async (world, expect) => {
      await filled(listing, world);
      const { pageSize = maxPageLimit } = world.center.capabilities[listing.name].limits ?? {};
      for (const limit of [1, maxPageLimit]) {
        const pages = await pagesOf(listing.call(world.center), { ...listing.query(world.known), limit });
        expect(pages.filter(({ length }) => length > Math.min(limit, pageSize))).toEqual([]);
      }
    },
  },
];

const askedInVain = (listing: Listing): readonly Case[] => [
  {
    title: `refuses a cursor of ${listing.name} that is not its own`,
    needs: [listing.name],
    check: async ({ center, known, requests }, expect) => {
      const error = await errorOf(listing.call(center)({ ...listing.query(known), cursor: '../forged' }));
      expect(error).toMatchObject({ kind: 'InvalidInput', effect: 'none' });
      expect(requests()).toEqual(0);
    },
  },
  {
    title: `asks for no further page of ${listing.name} once it is canceled`,
    needs: [listing.name],
    check: async ({ center, known, requests }, expect) => {
      const canceling = new AbortController();
      const { signal } = canceling;
      const ask = (cursor: string | undefined) =>
        listing.call(center)({ ...listing.query(known), limit: 1, cursor }, { signal })();
      const first = await ask(undefined);
      expect(leftOf(first)).toEqual(undefined);
      const sent = requests();
      canceling.abort();
      const cursor = first._tag === 'Right' ? first.right.next : undefined;
      expect(leftOf(await ask(cursor))).toMatchObject({ kind: 'Canceled', effect: 'none' });
      expect(requests()).toEqual(sent);
    },
  },
];

const nextOf = async (call: LooseListCall, query: PageRequest): Promise<string | undefined> =>
  (await orThrow(call({ ...query, limit: 1 }))).next;

/** The other lists that can be asked for without a filter. */
const othersThan = (name: OperationName): readonly AnyOperation[] =>
  operations.filter((other) => other.kind === 'list' && other.name !== name && other.input.is({}));

const withAnothersCursor = (listing: Listing): Case => ({
  title: `refuses the cursor of another list in ${listing.name}`,
  needs: [listing.name],
  check: async ({ center, known, requests }, expect) => {
    for (const other of othersThan(listing.name)) {
      if (!isServed(center.capabilities[other.name])) continue;
      const cursor = await nextOf(listCallOf(center, other), {});
      if (cursor === undefined) continue;
      const sent = requests();
      const error = await errorOf(listing.call(center)({ ...listing.query(known), cursor }));
      expect(error).toMatchObject({ kind: 'InvalidInput', effect: 'none', problems: [{ path: 'cursor' }] });
      expect(requests()).toEqual(sent);
    }
  },
});

const withAnotherQuery = (listing: Listing): readonly Case[] => {
  const { name, call, query, otherQuery } = listing;
  if (otherQuery === undefined) return [];
  return [
    {
      title: `refuses a cursor of ${name} with another query`,
      needs: [name],
      inputs: Object.keys(otherQuery(unknowns)).map((path) => `${name} ${path}`),
      check: async (world, expect) => {
        await filled(listing, world);
        const { center, known, requests } = world;
        const cursor = await nextOf(call(center), query(known));
        // A list of one page has no cursor to be used elsewhere.
        if (cursor === undefined) return;
        const sent = requests();
        const error = await errorOf(call(center)({ ...otherQuery(known), cursor }));
        expect(error).toMatchObject({ kind: 'InvalidInput', effect: 'none', problems: [{ path: 'cursor' }] });
        expect(requests()).toEqual(sent);
      },
    },
  ];
};

const whileRowsCome = (listing: Listing): readonly Case[] => {
  const { name, add } = listing;
  if (add === undefined) return [];
  return [
    {
      title: `loses and repeats nothing of ${name} that was there before, when something is added between two pages`,
      needs: [name],
      takes: 'a look behind',
      check: async (world, expect) => {
        await filled(listing, world);
        const before = await namesIn(listing, world);
        const during = await namesDuring(listing, world, add);
        expect(before.filter((each) => !during.includes(each))).toEqual([]);
        expect(new Set(during).size).toEqual(during.length);
      },
    },
  ];
};

const whileRowsGo = (listing: Listing): readonly Case[] => {
  const { name, remove } = listing;
  if (remove === undefined) return [];
  return [
    {
      title: `repeats nothing of ${name}, and misses at most as many as are removed between two pages`,
      needs: [name],
      takes: 'a look behind',
      check: async (world, expect) => {
        await filled(listing, world);
        const before = await namesIn(listing, world);
        const during = await namesDuring(listing, world, remove);
        const after = await namesIn(listing, world);
        const gone = before.length - after.length;
        expect(gone > 0).toEqual(true);
        expect(after.filter((each) => !during.includes(each)).length <= gone).toEqual(true);
        expect(new Set(during).size).toEqual(during.length);
      },
    },
  ];
};

const whileCountersAreWrong = (listing: Listing): Case => ({
  title: `loses and repeats nothing of ${listing.name} when the vendor counts wrongly`,
  needs: [listing.name],
  takes: 'faults',
  check: async (world, expect) => {
    await filled(listing, world);
    const truth = await namesIn(listing, world, 1);
    for (const fault of ['counters-too-low', 'counters-too-high'] as const) {
      letReplies(world, fault);
      for (const limit of [1, 2, 1000]) expect(await namesIn(listing, world, limit)).toEqual(truth);
    }
  },
});

/** What holds of every list. The order of items is the provider's, and only promised while nothing changes. */
export const pagingCases = (listing: Listing): readonly Case[] => [
  ...whileNothingChanges(listing),
  ...askedInVain(listing),
  withAnothersCursor(listing),
  ...withAnotherQuery(listing),
  ...whileRowsCome(listing),
  ...whileRowsGo(listing),
  whileCountersAreWrong(listing),
];
