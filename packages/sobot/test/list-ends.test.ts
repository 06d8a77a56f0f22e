// Where a list ends: what the vendor does there differs, and its counters differ from what it does.
import { describe, expect, test } from '@jest/globals';
import * as t from 'io-ts';
import nock from 'nock';
import { failure } from '@cordboard/core/provider';
import { isContactCenterError, QueueId, type ContactCenterError } from '@cordboard/core';
import { orThrow, paginate } from '@cordboard/core/fp';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { callService, failed, good, host, onlyLoopback, serve, sobotWith } from './support.js';

onlyLoopback();

const extensionsPath = `${callService}config/api/exts/_search`;

const Asked = t.type({ currPage: t.number, pageSize: t.number });
type Asked = t.TypeOf<typeof Asked>;

interface Extension {
  readonly ext: string;
}

const extensions = (count: number): readonly Extension[] =>
  Array.from({ length: count }, (_, i) => ({ ext: String(5000 + i) }));

const pageOf = (all: readonly Extension[], page: number, size: number): readonly Extension[] =>
  all.slice((page - 1) * size, page * size);

/** Lets the vendor answer as often as it is asked; returns the pages that were asked for. */
const serveExtensions = (data: (asked: Asked) => unknown): number[] => {
  const asked: number[] = [];
  nock(host)
    .persist()
    .post(extensionsPath)
    .optionally()
    .reply(200, (_uri, body) => {
      if (!Asked.is(body)) throw new Error('not a question for a page');
      asked.push(body.currPage);
      return good(data(body));
    });
  return asked;
};

const mostRequests = 60;

/** The numbers that `paginate` gives. */
const walked = async (limit: number, prefetch = 0): Promise<readonly string[]> => {
  const numbers: string[] = [];
  const list = paginate(sobotWith().agents.listExtensions, { prefetch });
  for await (const { number } of list({ limit })) numbers.push(number);
  return numbers;
};

/** The numbers that a loop over `next` gives, as it is written without `paginate`. */
const looped = async (limit: number): Promise<readonly string[]> => {
  const { listExtensions } = sobotWith().agents;
  const numbers: string[] = [];
  let cursor: string | undefined;
  let requests = 0;
  do {
    const page = await orThrow(listExtensions({ limit, cursor }));
    numbers.push(...page.items.map(({ number }) => number));
    cursor = page.next;
    requests += 1;
  } while (cursor !== undefined && requests < mostRequests);
  return numbers;
};

const ways = [
  ['paginate', walked],
  ['paginate, reading ahead', (limit: number) => walked(limit, 8)],
  ['a loop over next', looped],
] as const;

const all = extensions(250);
const allNumbers = all.map(({ ext }) => ext);

describe.each(ways)('%s', (_, numbersOf) => {
  test('ends a list whose last page comes again for every page behind it', async () => {
    const asked = serveExtensions(({ currPage, pageSize }) => ({
      list: pageOf(all, Math.min(currPage, 5), pageSize),
      total: 250,
    }));
    expect(await numbersOf(50)).toEqual(allNumbers);
    expect(asked.length).toBeLessThanOrEqual(7);
  });

  test('ends a list that begins anew behind its last page', async () => {
    serveExtensions(({ currPage, pageSize }) => ({
      list: pageOf(all, currPage > 5 ? 1 : currPage, pageSize),
      total: 250,
    }));
    expect(await numbersOf(50)).toEqual(allNumbers);
  });

  test('ends a list that counts nothing and whose last page comes again, two pages later at the latest', async () => {
    const asked = serveExtensions(({ currPage, pageSize }) => ({
      list: pageOf(all, Math.min(currPage, 5), pageSize),
    }));
    expect(await numbersOf(50)).toEqual(allNumbers);
    if (numbersOf === looped) expect(asked).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  test('reads on where pages are smaller than asked for without a word', async () => {
    serveExtensions(({ currPage }) => ({ list: pageOf(all, currPage, 20), total: 250 }));
    expect(await numbersOf(50)).toEqual(allNumbers);
  });

  test('reads on where pages are smaller than asked for and counted on the first one only', async () => {
    serveExtensions(({ currPage }) => ({
      list: pageOf(all, currPage, 20),
      ...(currPage === 1 ? { total: '250' } : { total: 0 }),
    }));
    expect(await numbersOf(50)).toEqual(allNumbers);
  });

  test('reads on behind a page that is short, as long as rows are missing', async () => {
    const sizes = [50, 12, 50, 1, 50, 50, 37];
    const pages = sizes.map((size, i) => {
      const before = sizes.slice(0, i).reduce((sum, each) => sum + each, 0);
      return all.slice(before, before + size);
    });
    serveExtensions(({ currPage }) => ({ list: pages[currPage - 1] ?? [], total: 250 }));
    expect(await numbersOf(50)).toEqual(allNumbers);
  });

  test.each([
    ['there is nothing behind the last page', () => []],
    ['the last page comes again', (last: readonly Extension[]) => last],
  ])('loses nothing and fails nothing by a counter that claims too much, where %s', async (__, behind) => {
    const some = all.slice(0, 230);
    const asked = serveExtensions(({ currPage, pageSize }) => ({
      list: currPage > 5 ? behind(pageOf(some, 5, pageSize)) : pageOf(some, currPage, pageSize),
      total: 999,
    }));
    expect(await numbersOf(50)).toEqual(allNumbers.slice(0, 230));
    if (numbersOf === looped) expect(asked).toEqual([1, 2, 3, 4, 5, 6]);
  });
});

describe('a vendor that repeats full pages while rows are missing', () => {
  const noError = failure('Internal', 'something else was thrown');
  const errorOf = async (walk: Promise<unknown>): Promise<ContactCenterError> =>
    failed(
      TE.tryCatch(
        () => walk,
        (error) => (isContactCenterError(error) ? error : noError),
      ),
    );

  test.each([
    ['every page the same', () => 1],
    ['two pages that take turns', (page: number) => 2 - (page % 2)],
    ['five pages in a circle behind the third', (page: number) => (page < 3 ? page : 3 + ((page - 3) % 5))],
  ])('is found out: %s', async (_, shown) => {
    const many = extensions(1000);
    const asked = serveExtensions(({ currPage, pageSize }) => ({
      list: pageOf(many, shown(currPage), pageSize),
      total: 1000,
    }));
    for (const [, numbersOf] of ways) {
      asked.length = 0;
      const error = await errorOf(numbersOf(50));
      expect(error).toMatchObject({ kind: 'MalformedReply', effect: 'none' });
      expect(asked.length).toBeLessThanOrEqual(mostRequests);
    }
  });
});

describe('nothing there', () => {
  const nothing = [null, undefined, {}, [], '', ' '];

  test.each([
    ...nothing,
    ...nothing.map((list) => ({ list })),
    ...nothing.map((list) => ({ list, total: '0', pageSize: '0', totalPage: null })),
    { list: [null], total: 0 },
  ])('is an empty page of a list that has pages: %j', async (data) => {
    serve('POST', extensionsPath, [200, good(data)]);
    const { items, next } = await orThrow(sobotWith().agents.listExtensions({}));
    expect([items, next]).toEqual([[], undefined]);
  });

  test.each([...nothing, [null]])('is an empty page of a list that comes whole: %j', async (data) => {
    serve('POST', `${callService}config/api/agents/call/_search`, [200, good(data)]);
    expect(await orThrow(sobotWith().agents.list({}))).toEqual({ items: [], total: 0 });
  });

  test.each(nothing)('is a queue without members: %j', async (agents) => {
    serve('POST', `${callService}config/api/queue/agents/search`, [200, good([{ queueID: '1', agents }])]);
    expect(await orThrow(sobotWith().queues.listMembers({ queue: QueueId('1') }))).toEqual({
      items: [],
      total: 0,
    });
  });

  test.each(nothing)('is NotFound for the members of one queue: %j', async (data) => {
    serve('POST', `${callService}config/api/queue/agents/search`, [200, good(data)]);
    expect(await failed(sobotWith().queues.listMembers({ queue: QueueId('1') }))).toMatchObject({
      kind: 'NotFound',
    });
  });

  test.each(nothing)('is NotFound for one agent: %j', async (data) => {
    serve('GET', `${callService}config/api/agents`, [200, good(data)]);
    expect(await failed(sobotWith().agents.get({ agent: { number: '1' } }))).toMatchObject({
      kind: 'NotFound',
    });
  });
});
