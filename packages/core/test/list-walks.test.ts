// Walks over lists of vendors that are made up at random: what they send for a page, and what they claim about it.
import { describe, expect, test } from '@jest/globals';
import * as E from 'fp-ts/lib/Either.js';
import * as O from 'fp-ts/lib/Option.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import fc from 'fast-check';
import { paginate, type ContactCenter } from '@cordboard/core/fp';
import {
  defineProvider,
  isContactCenterError,
  listByNumber,
  lookUp,
  serve,
  queueAdmin,
  QueueId,
  systemRuntime,
  type PageClaims,
  type Queue,
} from '@cordboard/core/provider';

/** What a vendor sends for a page: names of rows, some of which are deleted and not shown. */
interface Reply {
  readonly rows: readonly string[];
  readonly claims: PageClaims;
}

type Vendor = (page: number, size: number, request: number) => Reply;

const isDeleted = (name: string): boolean => name.startsWith('deleted');

const sizes = { defaultSize: 10, maxSize: 100 };

/** Far more than any of these lists needs; a walk that gets there has no end. */
const endless = 2000;

const centerOf = (vendor: Vendor): { readonly center: ContactCenter; readonly requests: () => number } => {
  let requests = 0;
  const made = defineProvider({
    provider: 'test',
    accountKey: 'test',
    runtime: systemRuntime,
    operations: [
      serve(queueAdmin.list, (query) =>
        listByNumber(
          query,
          sizes,
          ({ page, size }) => {
            requests += 1;
            if (requests > endless) throw new Error('the walk has no end');
            return TE.right(vendor(page, size, requests));
          },
          ({ rows, claims }) => ({
            items: rows.filter((name) => !isDeleted(name)).map((name) => ({ id: QueueId(name) })),
            rows,
            claims,
          }),
        ),
      ),
    ],
  });
  if (E.isLeft(made)) throw made.left;
  return { center: made.right, requests: () => requests };
};

interface Walked {
  readonly names: readonly string[];
  /** The kind of error that ended it. */
  readonly error: string | undefined;
  readonly requests: number;
}

type Way = (vendor: Vendor, limit: number) => Promise<Walked>;

const paginated =
  (prefetch: number): Way =>
  async (vendor, limit) => {
    const { center, requests } = centerOf(vendor);
    const names: string[] = [];
    try {
      for await (const { id } of paginate(center.queues.list, { prefetch })({ limit })) names.push(id);
    } catch (error) {
      return { names, error: isContactCenterError(error) ? error.kind : String(error), requests: requests() };
    }
    return { names, error: undefined, requests: requests() };
  };

/** A loop over `next`, as it is written without `paginate`. */
const looped: Way = async (vendor, limit) => {
  const { center, requests } = centerOf(vendor);
  const names: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await center.queues.list({ limit, cursor })();
    if (E.isLeft(page)) return { names, error: page.left.kind, requests: requests() };
    names.push(...page.right.items.map(({ id }) => id));
    cursor = page.right.next;
  } while (cursor !== undefined);
  return { names, error: undefined, requests: requests() };
};

/** Looks for what is not there; an end without it is no error. */
const lookedUp: Way = async (vendor, limit) => {
  const { center, requests } = centerOf(vendor);
  const names: string[] = [];
  const found = await lookUp<Queue>((cursor) => center.queues.list({ limit, cursor }), {
    identity: queueAdmin.list.identity,
    isMeant: ({ id }) => {
      if (!names.includes(id)) names.push(id);
      return false;
    },
  })();
  const error = E.isLeft(found) ? found.left.kind : O.isSome(found.right) ? 'found' : undefined;
  return { names, error, requests: requests() };
};

const ways: readonly (readonly [string, Way])[] = [
  ['paginate', paginated(0)],
  ['paginate, reading ahead', paginated(5)],
  ['a loop over next', looped],
  ['a look-up', lookedUp],
];

const counts = { min: 0, max: 60 };

/** A list: some of its rows deleted, or all of them. */
const list = fc
  .tuple(fc.integer(counts), fc.constantFrom(0, 2, 3, 1))
  .map(([count, every]) =>
    Array.from({ length: count }, (_, i) =>
      every > 0 && i % every === 0 ? `deleted ${String(i)}` : `row ${String(i)}`,
    ),
  );

const cut = (rows: readonly string[], page: number, size: number): readonly string[] =>
  rows.slice((page - 1) * size, page * size);

const lastPage = (rows: readonly string[], size: number): number =>
  Math.max(1, Math.ceil(rows.length / size));

type Counter = (given: { readonly truth: number; readonly page: number; readonly shown: number }) => number;

/** Counters by which nothing is lost, whatever sizes pages have: they are never short of the truth. */
const enough: Readonly<Record<string, Counter>> = {
  right: ({ truth }) => truth,
  'much too high': ({ truth }) => truth + 1000,
  'right on the first page, later nothing': ({ truth, page }) => (page === 1 ? truth : 0),
};

/** Counters that say too little. */
const tooLow: Readonly<Record<string, Counter>> = {
  'one too low': ({ truth }) => truth - 1,
  'that of the page': ({ shown }) => shown,
  zero: () => 0,
};

const named = (counters: Readonly<Record<string, Counter>>) => fc.constantFrom(...Object.entries(counters));

const visible = (rows: readonly string[]): readonly string[] => rows.filter((name) => !isDeleted(name));

/** What comes for a page behind the last. */
const behind = fc.constantFrom('nothing', 'the last page', 'the first page');

const shownFor = (page: number, last: number, what: string): number => {
  if (page <= last || what === 'nothing') return page;
  return what === 'the last page' ? last : 1;
};

describe.each(ways)('%s', (_, way) => {
  test('gives every row once and ends, where pages hold what was asked for', async () => {
    await fc.assert(
      fc.asyncProperty(
        list,
        fc.integer({ min: 1, max: 70 }),
        named({ ...enough, ...tooLow }),
        fc.constantFrom<PageClaims['size'][]>(undefined, 0),
        behind,
        async (rows, limit, [name, counter], size, what) => {
          const last = lastPage(rows, limit);
          const walked = await way((page) => {
            const sent = cut(rows, shownFor(page, last, what), limit);
            const total = Math.max(0, counter({ truth: rows.length, page, shown: sent.length }));
            return { rows: sent, claims: { total, size } };
          }, limit);
          // Full pages that come again while rows are missing by the vendor's own count are its fault.
          const isFault = name === 'much too high' && what !== 'nothing' && rows.length >= limit;
          expect(walked.names).toEqual(visible(rows));
          expect(isFault ? 'either' : walked.error).toBe(isFault ? 'either' : undefined);
          expect(walked.requests).toBeLessThanOrEqual(last + 12);
        },
      ),
      { seed: 1, numRuns: 100 },
    );
  });

  test('gives every row once and ends, where pages hold fewer than were asked for', async () => {
    await fc.assert(
      fc.asyncProperty(
        list,
        fc.integer({ min: 1, max: 20 }),
        named(enough),
        fc.boolean(),
        async (rows, cap, [, counter], countsPages) => {
          const last = lastPage(rows, cap);
          const walked = await way((page) => {
            const sent = cut(rows, page, cap);
            const total = counter({ truth: rows.length, page, shown: sent.length });
            return { rows: sent, claims: countsPages ? { pages: last } : { total } };
          }, cap + 30);
          expect(walked).toMatchObject({ names: visible(rows), error: undefined });
          expect(walked.requests).toBeLessThanOrEqual(last + 7);
        },
      ),
      { seed: 1, numRuns: 100 },
    );
  });

  test('gives every row once and ends, where pages hold as many as they please', async () => {
    await fc.assert(
      fc.asyncProperty(
        list,
        fc.array(fc.integer({ min: 1, max: 10 }), { minLength: 1 }),
        async (rows, lengths) => {
          const pages: (readonly string[])[] = [];
          for (let at = 0; at < rows.length; at += pages.at(-1)?.length ?? 0) {
            pages.push(rows.slice(at, at + (lengths[pages.length % lengths.length] ?? 1)));
          }
          const walked = await way(
            (page) => ({ rows: pages[page - 1] ?? [], claims: { total: rows.length } }),
            10,
          );
          expect(walked).toMatchObject({ names: visible(rows), error: undefined });
        },
      ),
      { seed: 1, numRuns: 100 },
    );
  });

  test('ends, whatever pages come again in whatever order, and whatever is claimed', async () => {
    const claims = fc.record(
      {
        total: fc.integer({ min: 0, max: 5000 }),
        pages: fc.integer({ min: 0, max: 500 }),
        size: fc.integer({ min: 0, max: 40 }),
      },
      { requiredKeys: [] },
    );
    const order = fc.oneof(
      // A way in, and then a circle.
      fc.tuple(fc.nat(12), fc.integer({ min: 1, max: 9 })).map(
        ([way, circle]) =>
          (n: number) =>
            n <= way ? n : way + 1 + ((n - way - 1) % circle),
      ),
      // Any page, at each request.
      fc.tuple(fc.integer({ min: 1, max: 5 }), fc.nat()).map(
        ([pages, seed]) =>
          (n: number) =>
            1 + ((Math.imul(n + seed, 2_654_435_761) >>> 16) % pages),
      ),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 10 }),
        fc.boolean(),
        claims,
        order,
        async (limit, areDeleted, claimed, pageFor) => {
          const word = areDeleted ? 'deleted' : 'row';
          const walked = await way((page) => {
            const first = pageFor(page) * limit;
            return {
              rows: Array.from({ length: limit }, (__, i) => `${word} ${first + i}`),
              claims: claimed,
            };
          }, limit);
          expect([undefined, 'MalformedReply']).toContain(walked.error);
          expect(walked.requests).toBeLessThanOrEqual(400);
        },
      ),
      { seed: 1, numRuns: 150 },
    );
  });

  test('ends on rows that come again in another order each time, shown or not', async () => {
    for (const word of ['row', 'deleted']) {
      const rows = Array.from({ length: 10 }, (__, i) => `${word} ${String(i)}`);
      const walked = await way((page) => {
        const at = page % 10;
        return { rows: [...rows.slice(at), ...rows.slice(0, at)], claims: { total: 500 } };
      }, 10);
      expect(walked.error).toBe('MalformedReply');
      expect(walked.requests).toBeLessThanOrEqual(12);
    }
  });
});

describe('a list that grows at its front while it is read', () => {
  test.each([0, 5])('gives what was there before once, reading %d pages ahead', async (prefetch) => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 8 }),
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 3 }),
        fc.constantFrom('as asked for', 'as asked for, nothing counted', 'smaller than asked for'),
        async (count, limit, when, pagesMore, sizes) => {
          const before = Array.from({ length: count }, (__, i) => `row ${String(i)}`);
          const added = Array.from({ length: pagesMore * limit }, (__, i) => `added ${String(i)}`);
          const walked = await paginated(prefetch)(
            (page, _size, request) => {
              const rows = request > when ? [...added, ...before] : before;
              const claims = sizes === 'as asked for, nothing counted' ? {} : { total: rows.length };
              return { rows: cut(rows, page, limit), claims };
            },
            sizes === 'smaller than asked for' ? limit + 10 : limit,
          );
          expect(walked.error).toBeUndefined();
          expect(walked.names.filter((name) => name.startsWith('row'))).toEqual(before);
        },
      ),
      { seed: 1, numRuns: 150 },
    );
  });
});

test.each([
  ['paginate', paginated(0)],
  ['a look-up', lookedUp],
])('%s gives up on deleted rows without end, though each is another one', async (_, way) => {
  const walked = await way((page) => ({ rows: [`deleted ${String(page)}`], claims: { total: 1e9 } }), 1);
  expect(walked).toMatchObject({ error: 'MalformedReply', requests: 1000 });
});

test('reading ahead gives what page after page gives, whatever the vendor sends and claims', async () => {
  const reply = fc.record({
    first: fc.nat(12),
    length: fc.nat(6),
    claims: fc.record({ total: fc.nat(60), pages: fc.nat(12), size: fc.nat(6) }, { requiredKeys: [] }),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(reply, { minLength: 1, maxLength: 15 }),
      fc.integer({ min: 1, max: 8 }),
      async (replies, prefetch) => {
        const vendor: Vendor = (page) => {
          const { first, length, claims } = replies[(page - 1) % replies.length] ?? {
            first: 0,
            length: 0,
            claims: {},
          };
          return { rows: Array.from({ length }, (_, i) => `row ${String(first + i)}`), claims };
        };
        const { names, error } = await paginated(0)(vendor, 5);
        expect(await paginated(prefetch)(vendor, 5)).toMatchObject({ names, error });
      },
    ),
    { seed: 1, numRuns: 400 },
  );
});
