import { describe, expect, test } from '@jest/globals';
import * as E from 'fp-ts/lib/Either.js';
import { identity } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import fc from 'fast-check';
import {
  defineProvider,
  hasNext,
  native,
  numberedPage,
  pageFrom,
  paginate,
  queueAdmin,
  QueueId,
  sliceOf,
  systemRuntime,
  type ContactCenter,
  type Page,
  type Queue,
  type QueueQuery,
} from '@cordboard/core';
import { errorOf } from './support.js';

const sizes = { defaultSize: 10, maxSize: 100 };

const queue = (n: number): Queue => ({ id: QueueId(String(n)) });

/** A center whose only service is one list of queues. */
const centerListing = (
  page: (query: QueueQuery, calls: number) => E.Either<never, Page<Queue>> | ReturnType<typeof sliced>,
): { center: ContactCenter; calls: () => number } => {
  let calls = 0;
  const made = defineProvider({
    provider: 'test',
    accountKey: 'test/account',
    runtime: systemRuntime,
    offers: [
      native(queueAdmin.list, (query) => {
        calls += 1;
        return TE.fromEither(page(query, calls));
      }),
    ],
  });
  if (E.isLeft(made)) throw made.left;
  return { center: made.right, calls: () => calls };
};

const sliced = (rows: readonly Queue[], query: QueueQuery) =>
  E.map((asked: { page: number; size: number }) => sliceOf(asked, rows, identity))(
    numberedPage(query, sizes),
  );

const collect = async <A>(items: AsyncIterable<A>): Promise<readonly A[]> => {
  const all: A[] = [];
  for await (const item of items) all.push(item);
  return all;
};

describe('whether there is another page', () => {
  const asked = { page: 2, size: 10 };

  test.each([
    ['an empty page ends it, whatever the counters say', 0, { pages: 9, total: 90 }, false],
    ['a short page ends it', 3, {}, false],
    ['a full page goes on', 10, {}, true],
    ['a total that is reached is not believed: it may be that of the page', 10, { total: 20 }, true],
    ['a total that is too small is not believed', 10, { total: 5 }, true],
    ['a page count that is too small is not believed', 10, { pages: 1 }, true],
    ['a page count that promises more is tried', 3, { pages: 3 }, true],
    ['a vendor that caps the size has full pages all the same', 5, { size: 5 }, true],
  ])('%s', (_, received, claims, expected) => {
    expect(hasNext(asked, received, claims)).toBe(expected);
  });
});

describe('a cursor', () => {
  test('keeps the size of the walk, whatever limit comes along', () => {
    const first = pageFrom({ page: 1, size: 2 }, [1, 2], {});
    expect(numberedPage({ cursor: first.next, limit: 50 }, sizes)).toEqual(E.right({ page: 2, size: 2 }));
  });

  test.each(['', 'x', 'p0s1', 'p1s0', 'p2s101', 'p2s10x', '../p2s10'])('%p is not one of ours', (cursor) => {
    expect(errorOf(numberedPage({ cursor }, sizes)).kind).toBe('InvalidInput');
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

  test('rejects with the error of the page that failed', async () => {
    const { center } = centerListing((query) => sliced([queue(1)], { ...query, cursor: 'forged' }));
    await expect(collect(paginate(center.queues.list)({}))).rejects.toMatchObject({
      kind: 'InvalidInput',
      operation: 'queues.list',
    });
  });
});
