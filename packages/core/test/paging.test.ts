import { describe, expect, test } from '@jest/globals';
import * as E from 'fp-ts/lib/Either.js';
import { identity } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import fc from 'fast-check';
import { orThrow, paginate, type ContactCenter } from '@cordboard/core/fp';
import {
  defineProvider,
  listByNumber,
  listWhole,
  serve,
  numberedPage,
  queueAdmin,
  QueueId,
  sliceOf,
  systemRuntime,
  type Page,
  type PageClaims,
  type PageRequest,
  type Queue,
  type QueueQuery,
} from '@cordboard/core/provider';
import { errorOf } from './support.js';

const sizes = { defaultSize: 10, maxSize: 100 };

interface Support {
  readonly support?: 'native' | 'emulated';
  readonly note?: string;
  readonly limits?: { readonly pageSize: number };
}

const queue = (n: number): Queue => ({ id: QueueId(String(n)) });

/** A center whose only service is one list of queues. */
const centerListing = (
  page: (query: QueueQuery, calls: number) => E.Either<never, Page<Queue>> | ReturnType<typeof sliced>,
  about: Support = {},
): { center: ContactCenter; calls: () => number } => {
  let calls = 0;
  const made = defineProvider({
    provider: 'test',
    accountKey: 'test/account',
    runtime: systemRuntime,
    operations: [
      serve(
        queueAdmin.list,
        (query) => {
          calls += 1;
          return TE.fromEither(page(query, calls));
        },
        about,
      ),
    ],
  });
  if (E.isLeft(made)) throw made.left;
  return { center: made.right, calls: () => calls };
};

const sliced = (rows: readonly Queue[], query: QueueQuery) =>
  E.map((asked: { page: number; size: number }) => sliceOf(asked, rows, identity))(
    numberedPage(query, sizes),
  );

/** A page of so many rows, of a vendor that claims something about it. */
const sentPage = async (query: PageRequest, received: number, claims: PageClaims): Promise<Page<number>> => {
  const items = Array.from({ length: received }, (_, i) => i);
  const page = await listByNumber(
    query,
    sizes,
    () => TE.right(items),
    () => ({ items, rows: items.map(String), claims }),
  )();
  if (E.isLeft(page)) throw page.left;
  return page.right;
};

const collect = async <A>(items: AsyncIterable<A>): Promise<readonly A[]> => {
  const all: A[] = [];
  for await (const item of items) all.push(item);
  return all;
};

describe('whether there is another page', () => {
  test.each([
    ['an empty page ends it, whatever the counters say', 0, { pages: 9, total: 90 }, false],
    ['a short page ends it', 3, {}, false],
    ['a full page goes on', 10, {}, true],
    ['a total that is reached is not believed: it may be that of the page', 10, { total: 20 }, true],
    ['a total that is too small is not believed', 10, { total: 5 }, true],
    ['a page count that is too small is not believed', 10, { pages: 1 }, true],
    ['a page count that promises more is tried', 3, { pages: 3 }, true],
    ['a vendor that caps the size has full pages all the same', 5, { size: 5 }, true],
    ['a size of nothing is not believed', 5, { size: 0 }, false],
    ['counters that count nothing are not believed', 3, { total: -1, pages: Infinity, size: 0.5 }, false],
    ['a total that promises more is tried', 3, { total: 90 }, true],
    ['a total that is reached ends it together with a short page', 3, { total: 13 }, false],
  ])('%s', async (_, received, claims, expected) => {
    const { next } = await sentPage({ cursor: 'p2s10' }, received, claims);
    expect(next !== undefined).toBe(expected);
  });
});

describe('a cursor', () => {
  test('keeps the size of the walk, whatever limit comes along', async () => {
    const { next } = await sentPage({ limit: 2 }, 2, {});
    expect(numberedPage({ cursor: next, limit: 50 }, sizes)).toMatchObject({ right: { page: 2, size: 2 } });
  });

  test('is as long for the thousandth page as for the first, but for the digits of its numbers', async () => {
    let cursor: string | undefined;
    for (let page = 1; page <= 1000; page += 1) {
      const rows = [String(page)];
      const sent = () => ({ items: rows, rows, claims: { total: 5000 } });
      const listed = await listByNumber({ cursor, limit: 1 }, sizes, () => TE.right(rows), sent)();
      cursor = E.isRight(listed) ? listed.right.next : undefined;
    }
    expect(cursor).toMatch(/^p1001s1r1000t5000/);
    expect(cursor?.length).toBeLessThan(64);
  });

  test.each([
    'p2s10g50',
    'p2s10r1',
    'p2s10r1t1a1l1.x.y.z',
    'n50t250c0f1.AAAAAAAA',
    '',
    'x',
    'p0s1',
    'p1s0',
    'p2s101',
    'p2s10x',
    '../p2s10',
  ])('%p is not one of ours', (cursor) => {
    expect(errorOf(numberedPage({ cursor }, sizes)).kind).toBe('InvalidInput');
  });
});

describe('how many items a page holds where the caller does not say', () => {
  const rows = Array.from({ length: 1500 }, (_, i) => queue(i));

  test.each<readonly [string, Support, PageRequest, number | undefined]>([
    ['emulated: all it can', { support: 'emulated', note: 'reads all' }, {}, 1000],
    [
      'emulated: as many as its capability says',
      { support: 'emulated', note: 'reads all', limits: { pageSize: 30 } },
      {},
      30,
    ],
    ['emulated: as asked', { support: 'emulated', note: 'reads all' }, { limit: 2 }, 2],
    ['native: what the adapter takes for the best', { limits: { pageSize: 30 } }, {}, undefined],
  ])('a list that is %s', async (_, about, query, expected) => {
    const limits: unknown[] = [];
    const { center } = centerListing(({ limit }) => {
      limits.push(limit);
      return E.right({ items: [], next: 'p2s1' });
    }, about);
    const { next } = await orThrow(center.queues.list(query));
    await orThrow(center.queues.list({ ...query, cursor: next }));
    // A cursor decides by itself.
    expect(limits).toEqual([expected, query.limit]);
  });

  test('a list that arrives whole: all it can', async () => {
    const page = await listWhole({}, () => TE.right(rows), identity)();
    expect(page).toMatchObject({ right: { items: rows.slice(0, 1000), next: 'p2s1000' } });
  });
});

describe('paginate', () => {
  test('gives every item once under any page size', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 70 }), async (n, limit) => {
        const rows = Array.from({ length: n }, (_, i) => queue(i));
        const { center } = centerListing((query) => sliced(rows, query));
        expect(await collect(paginate(center.queues.list)({ limit }))).toEqual(rows);
      }),
      { seed: 1 },
    );
  });

  test('gives an item once although the list shifted between two pages', async () => {
    const rows = [queue(1), queue(2), queue(3), queue(4)];
    const { center } = centerListing((query, calls) =>
      sliced(calls === 1 ? rows : [queue(0), ...rows], query),
    );
    const seen = await collect(paginate(center.queues.list)({ limit: 2 }));
    expect(seen.map(({ id }) => id)).toEqual(['1', '2', '3', '4']);
  });

  test('stops on pages that never end', async () => {
    const { center, calls } = centerListing(() => E.right({ items: [queue(1)], next: 'again' }));
    await expect(collect(paginate(center.queues.list)({}))).rejects.toMatchObject({ kind: 'MalformedReply' });
    expect(calls()).toBe(6);
  });

  test.each([
    ['the same cursor', () => 'again'],
    ['two cursors that take turns', (calls: number) => `turn ${String(calls % 2)}`],
  ])('stops on empty pages that lead in a circle: %s', async (_, next) => {
    const { center, calls } = centerListing((__, call) => E.right({ items: [], next: next(call) }));
    await expect(collect(paginate(center.queues.list)({}))).rejects.toMatchObject({ kind: 'MalformedReply' });
    expect(calls()).toBeLessThanOrEqual(8);
  });

  test('goes on behind empty pages that lead on', async () => {
    const { center } = centerListing((_, call) =>
      E.right(call < 50 ? { items: [], next: `cursor ${String(call)}` } : { items: [queue(1)] }),
    );
    expect(await collect(paginate(center.queues.list)({}))).toEqual([queue(1)]);
  });

  test('rejects with the error of the page that failed', async () => {
    const { center } = centerListing((query) => sliced([queue(1)], { ...query, cursor: 'forged' }));
    await expect(collect(paginate(center.queues.list)({}))).rejects.toMatchObject({
      kind: 'InvalidInput',
      operation: 'queues.list',
    });
  });
});
