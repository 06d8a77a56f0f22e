import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import fc from 'fast-check';
import { itemIdentity, paginate, type ListCall } from '@cordboard/core/fp';
import {
  failure,
  listByNumber,
  numberedPage,
  type CallOptions,
  type ContactCenterError,
  type PageClaims,
  type PageRequest,
} from '@cordboard/core/provider';

const sizes = { defaultSize: 10, maxSize: 1000 };

interface World {
  readonly call: ListCall<PageRequest, number>;
  /** Every page asked for, by number, in the order of the asking. */
  readonly asked: readonly number[];
  readonly most: () => number;
  readonly canceled: () => number;
}

/** What the vendor sends for a page. */
interface Sent {
  readonly rows: readonly number[];
  readonly claims: PageClaims;
}

interface Behaviour {
  readonly delayMs?: (page: number) => number;
  readonly answer: (page: number, size: number) => E.Either<ContactCenterError, Sent>;
}

/** A list of numbers, which tell themselves apart. */
const listOf = (
  call: (...asked: Parameters<ListCall<PageRequest, number>>) => ReturnType<ListCall<PageRequest, number>>,
): ListCall<PageRequest, number> => Object.assign(call, { [itemIdentity]: String });

/** A list that answers pages by number after a while, and gives up when its signal is aborted. */
const listing = ({ delayMs = () => 0, answer }: Behaviour): World => {
  const asked: number[] = [];
  let [underWay, most, canceled] = [0, 0, 0];
  const call = (query: PageRequest, { signal }: CallOptions = {}) =>
    listByNumber(
      query,
      sizes,
      ({ page, size }) =>
        async () => {
          asked.push(page);
          underWay += 1;
          most = Math.max(most, underWay);
          const waited = await wait(delayMs(page), true, { signal }).catch(() => false);
          underWay -= 1;
          if (waited) return answer(page, size);
          canceled += 1;
          return E.left(failure('Canceled', 'the call was canceled by its caller'));
        },
      ({ rows, claims }) => ({ items: rows, rows: rows.map(String), claims }),
    );
  return { call: listOf(call), asked, most: () => most, canceled: () => canceled };
};

const rowsOf = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i);

/** A page of rows that do not change, with whatever is claimed about them. */
const pageOf =
  (rows: readonly number[], claims: { total?: number; pages?: number } = { total: rows.length }) =>
  (page: number, size: number): E.Either<never, Sent> =>
    E.right({ rows: rows.slice((page - 1) * size, page * size), claims });

/** What a walk gave, and the error it ended with. */
const walk = async (items: AsyncIterable<number>): Promise<readonly (number | string)[]> => {
  const all: (number | string)[] = [];
  try {
    for await (const item of items) all.push(item);
  } catch (cause) {
    all.push(cause instanceof Error ? cause.message : 'no error');
  }
  return all;
};

const lies = fc.record(
  { total: fc.integer({ min: 0, max: 300 }), pages: fc.integer({ min: 0, max: 40 }) },
  { requiredKeys: [] },
);

describe('reading ahead', () => {
  test('gives what page after page gives, under any size, any claims, any delays and any error', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 120 }),
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 12 }),
        lies,
        fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 5, maxLength: 5 }),
        fc.option(fc.integer({ min: 1, max: 20 })),
        async (count, limit, prefetch, claims, delays, failing) => {
          const honest = pageOf(rowsOf(count), claims);
          const answer: Behaviour['answer'] = (page, size) =>
            page === failing ? E.left(failure('Unavailable', `page ${page} failed`)) : honest(page, size);
          const delayMs = (page: number): number => delays[page % delays.length] ?? 0;
          const [one, many] = [listing({ answer }), listing({ answer, delayMs })];
          const expected = await walk(paginate(one.call)({ limit }));
          expect(await walk(paginate(many.call, { prefetch })({ limit }))).toEqual(expected);
          expect(many.most()).toBeLessThanOrEqual(prefetch);
          expect(new Set(many.asked).size).toBe(many.asked.length);
        },
      ),
      { seed: 1, numRuns: 150 },
    );
  });

  test('asks for several pages at once, and never for more than it may', async () => {
    const { call, asked, most } = listing({ answer: pageOf(rowsOf(299)), delayMs: () => 5 });
    expect(await walk(paginate(call, { prefetch: 8 })({ limit: 10 }))).toEqual(rowsOf(299));
    expect(most()).toBe(8);
    expect(asked).toHaveLength(30);
  });

  test('asks for one page after the other unless it is told to read ahead', async () => {
    const { call, asked, most } = listing({ answer: pageOf(rowsOf(50)) });
    const items = paginate(call)({ limit: 10 });
    await items.next();
    await wait(5);
    expect([asked, most()]).toEqual([[1], 1]);
    await items.return();
  });

  test('is led by the pages, not by a claim: one that lies costs requests, or time, and no row', async () => {
    const small = listing({ answer: pageOf(rowsOf(95), { total: 12 }) });
    expect(await walk(paginate(small.call, { prefetch: 8 })({ limit: 10 }))).toEqual(rowsOf(95));
    const large = listing({ answer: pageOf(rowsOf(35), { total: 900 }) });
    expect(await walk(paginate(large.call, { prefetch: 4 })({ limit: 10 }))).toEqual(rowsOf(35));
    expect(large.asked.length).toBeLessThanOrEqual(9);
  });

  test('does not use a page that was guessed but never named', async () => {
    // Page 2 sends the reader on to page 9; what was guessed meanwhile holds rows of another list.
    const call = listOf(
      (query) => () =>
        pipe(
          numberedPage(query, sizes),
          E.map(({ page, size }) => ({
            items: [page],
            ...(page === 2 ? { next: `p9s${size}` } : page < 9 ? { next: `p${page + 1}s${size}` } : {}),
          })),
          (answer) => Promise.resolve(answer),
        ),
    );
    expect(await walk(paginate(call, { prefetch: 5 })({}))).toEqual([1, 2, 9]);
  });

  test('goes one by one where cursors are not numbers', async () => {
    const order = ['start', 'x7', 'k2', 'end'];
    let [underWay, most] = [0, 0];
    const call = listOf(({ cursor = 'start' }) => async () => {
      most = Math.max(most, ++underWay);
      await wait(2);
      underWay -= 1;
      const place = order.indexOf(cursor);
      return E.right({ items: [place], next: order[place + 1] });
    });
    expect(await walk(paginate(call, { prefetch: 8 })({}))).toEqual([0, 1, 2, 3]);
    expect(most).toBe(1);
  });

  test('tells an error where it belongs, though a later page failed first', async () => {
    const honest = pageOf(rowsOf(100));
    const { call } = listing({
      delayMs: (page) => (page === 5 ? 0 : 5),
      answer: (page, size) =>
        page >= 4 ? E.left(failure('Unavailable', `page ${page} failed`)) : honest(page, size),
    });
    expect(await walk(paginate(call, { prefetch: 6 })({ limit: 10 }))).toEqual([
      ...rowsOf(30),
      'page 4 failed',
    ]);
  });

  test('cancels what is under way when the loop is left', async () => {
    const { call, canceled } = listing({
      answer: pageOf(rowsOf(1000)),
      delayMs: (page) => (page === 1 ? 0 : 60_000),
    });
    for await (const item of paginate(call, { prefetch: 6 })({ limit: 10 })) if (item === 9) break;
    await wait(1);
    expect(canceled()).toBe(6);
  });

  test('cancels what is under way when the caller aborts, and says so', async () => {
    const controller = new AbortController();
    const { call, canceled } = listing({
      answer: pageOf(rowsOf(1000)),
      delayMs: (page) => (page === 1 ? 0 : 60_000),
    });
    const items = paginate(call, { prefetch: 6 })({ limit: 10 }, { signal: controller.signal });
    const abortedAfterAPage = async function* (): AsyncGenerator<number> {
      for await (const item of items) {
        yield item;
        if (item === 9) controller.abort();
      }
    };
    expect(await walk(abortedAfterAPage())).toEqual([...rowsOf(10), 'the call was canceled by its caller']);
    expect(canceled()).toBe(6);
  });

  test('outlives a guess that is rejected and never needed', async () => {
    const call = listOf(({ cursor }) => () => {
      if (cursor === undefined) return Promise.resolve(E.right({ items: [0, 1], next: 'p2s10' }));
      return cursor === 'p2s10'
        ? Promise.resolve(E.right({ items: [2, 3] }))
        : Promise.reject(new Error('broken'));
    });
    const items = paginate(call, { prefetch: 4 })({});
    expect(await pipe(items, walk)).toEqual([0, 1, 2, 3]);
    await wait(1);
  });
});
