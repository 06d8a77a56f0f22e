import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import * as E from 'fp-ts/lib/Either.js';
import { identity } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import fc from 'fast-check';
import { orThrow, paginate, type ContactCenter } from '@cordboard/core/fp';
import {
  accountKey,
  agentDirectory,
  cursorOfPage,
  defineProvider,
  listByNumber,
  listWhole,
  queueAdmin,
  QueueId,
  serve,
  systemRuntime,
  type AgentQuery,
  type Handler,
  type Page,
  type ProviderParts,
  type Queue,
  type QueueQuery,
} from '@cordboard/core/provider';
import { errorOf, failed, printed } from './support.js';

const centerOf = (key: string, served: ProviderParts['operations']): ContactCenter => {
  const made = defineProvider({
    provider: 'test',
    accountKey: key,
    runtime: systemRuntime,
    operations: served,
  });
  if (E.isLeft(made)) throw made.left;
  return made.right;
};

interface Heard {
  readonly queries: readonly (AgentQuery | QueueQuery)[];
  readonly center: ContactCenter;
}

const queue = (n: number): Queue => ({ id: QueueId(String(n)) });

/** A center whose lists have two pages. */
const listing = (key = accountKey('test', 'https://a.example', 'app'), next = 'p2s1'): Heard => {
  const queries: (AgentQuery | QueueQuery)[] = [];
  const page = (query: AgentQuery | QueueQuery): TE.TaskEither<never, Page<never>> => {
    queries.push(query);
    return TE.right({ items: [], next: query.cursor === undefined ? next : undefined });
  };
  return {
    queries,
    center: centerOf(key, [serve(agentDirectory.list, page), serve(queueAdmin.list, page)]),
  };
};

const collect = async <A>(items: AsyncIterable<A>): Promise<readonly A[]> => {
  const all: A[] = [];
  for await (const item of items) all.push(item);
  return all;
};

const nextOf = async (center: ContactCenter, query: AgentQuery = {}): Promise<string> => {
  const { next } = await orThrow(center.agents.list(query));
  if (next === undefined) throw new Error('expected another page');
  return next;
};

describe('the cursor of a page', () => {
  test('comes back to the adapter as its own, with the query it came from', async () => {
    const { center, queries } = listing();
    const cursor = await nextOf(center, { name: 'Ada', limit: 1 });
    await orThrow(center.agents.list({ name: 'Ada', limit: 5, cursor }));
    expect(queries).toEqual([
      { name: 'Ada', limit: 1 },
      { name: 'Ada', limit: 5, cursor: 'p2s1' },
    ]);
  });

  test.each<readonly [string, AgentQuery, AgentQuery]>([
    ['its fields in another order', { name: 'Ada', state: 'ready' }, { state: 'ready', name: 'Ada' }],
    ['a field that is undefined', { name: 'Ada' }, { name: 'Ada', state: undefined, queue: undefined }],
    ['another limit', { limit: 1 }, { limit: 1000 }],
  ])('goes on with the same query: %s', async (_, asked, again) => {
    const { center, queries } = listing();
    await orThrow(center.agents.list({ ...again, cursor: await nextOf(center, asked) }));
    expect(queries[1]).toMatchObject({ cursor: 'p2s1' });
  });

  test('goes on in another center of the same account: another process, another name in the configuration', async () => {
    const cursor = await nextOf(listing().center);
    expect(E.isRight(await listing().center.agents.list({ cursor })())).toBe(true);
  });

  test.each([
    ['another account', accountKey('test', 'https://a.example', 'other'), "another account's list"],
    ['another address', accountKey('test', 'https://staging.a.example', 'app'), "another account's list"],
    ['another provider', accountKey('other', 'https://a.example', 'app'), "another account's list"],
  ])('is refused by %s', async (_, key, expected) => {
    const { center, queries } = listing(key);
    const error = await failed(center.agents.list({ cursor: await nextOf(listing().center) }));
    expect(error).toMatchObject({
      kind: 'InvalidInput',
      effect: 'none',
      operation: 'agents.list',
      problems: [
        { path: 'cursor', message: `is the \`next\` of ${expected}; leave it out for the first page` },
      ],
    });
    expect(queries).toEqual([]);
  });

  test('is refused by another operation', async () => {
    const { center, queries } = listing();
    const error = await failed(center.queues.list({ cursor: await nextOf(center) }));
    expect(error.problems).toMatchObject([
      { path: 'cursor', message: expect.stringMatching(/^is the `next` of another operation;/) },
    ]);
    expect(queries).toHaveLength(1);
  });

  test.each<readonly [string, AgentQuery, AgentQuery]>([
    ['a filter more', {}, { name: 'Ada' }],
    ['a filter less', { name: 'Ada' }, {}],
    ['another value', { name: 'Ada' }, { name: 'Ann' }],
    ['the value under another field', { name: '1001' }, { extension: '1001' }],
  ])('is refused with another query: %s', async (_, asked, other) => {
    const { center, queries } = listing();
    const error = await failed(center.agents.list({ ...other, cursor: await nextOf(center, asked) }));
    expect(error.problems).toMatchObject([
      { path: 'cursor', message: expect.stringMatching(/^is the `next` of another query;/) },
    ]);
    expect(queries).toHaveLength(1);
  });

  test('is text of a few characters more than the adapter gave, whatever the query', async () => {
    const long = await nextOf(listing().center, { name: 'A'.repeat(60) });
    expect(long).toMatch(/^c1\.[\w-]{9}\.p2s1$/);
  });

  test('holds no digest that fits one number: it is short, and keyed by the account', async () => {
    const key = accountKey('test', 'https://a.example', 'app');
    const cursors = await Promise.all(
      [key, accountKey('test', 'https://b.example', 'app')].map((account) =>
        nextOf(listing(account).center, { extension: '80155' }),
      ),
    );
    expect(new Set(cursors.map((cursor) => cursor.slice(9, 12))).size).toBe(2);
    expect(cursors.join()).not.toContain('80155');
    expect(cursors.join()).not.toContain(key.slice(5, 10));
  });

  test('is never a crash: whatever text it is, it is refused or it is the adapter that judges it', async () => {
    const { center } = listing();
    const whole = await nextOf(center);
    const bent = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(
        '',
        'p2s1',
        'c1.',
        'c1..p2s1',
        `c2${whole.slice(2)}`,
        ` ${whole}`,
        `${whole.slice(0, 11)}.p2s1`,
      ),
      fc.nat(12).map((at) => `${whole.slice(0, at)}~${whole.slice(at + 1)}`),
      fc.nat(12).map((length) => whole.slice(0, length)),
    );
    await fc.assert(
      fc.asyncProperty(bent, async (cursor) => {
        const error = errorOf(await center.agents.list({ cursor })());
        expect(error).toMatchObject({ kind: 'InvalidInput', problems: [{ path: 'cursor' }] });
      }),
      { seed: 1 },
    );
  });

  test('is refused when it is longer than any cursor, and not printed', async () => {
    const { center } = listing();
    const secret = '13800000000';
    const error = await failed(center.agents.list({ cursor: (await nextOf(center)) + secret.repeat(1000) }));
    expect(error.kind).toBe('InvalidInput');
    expect(printed(error)).not.toContain(secret);
  });

  test('has a bound that an adapter keeps: a longer one is its fault, and is told at once', async () => {
    const { center } = listing(undefined, 'x'.repeat(10_000));
    expect(await failed(center.agents.list({}))).toMatchObject({ kind: 'MalformedReply', effect: 'none' });
  });

  test('of any page of the list can be had from one of them', async () => {
    const { center, queries } = listing();
    const query = { name: 'Ada' };
    const cursor = cursorOfPage(await nextOf(center, query), { page: 7, size: 20 });
    await orThrow(center.agents.list({ ...query, cursor }));
    expect(queries[1]).toEqual({ ...query, cursor: 'p7s20' });
  });
});

test('a walk that begins at a cursor goes on with it', async () => {
  const { center, queries } = listing();
  const cursor = await nextOf(center, { state: 'ready' });
  await collect(paginate(center.agents.list)({ state: 'ready', cursor }));
  expect(queries[1]).toEqual({ state: 'ready', cursor: 'p2s1' });
});

const rows = Array.from({ length: 299 }, (_, i) => queue(i));
const sizes = { defaultSize: 10, maxSize: 10 };

test.each<readonly [string, Handler<QueueQuery, Page<Queue>>, { requests: number; second: string }]>([
  [
    'of a list that is whole',
    (query) => listWhole(query, () => TE.right(rows), identity),
    { requests: 30, second: 'p2s10' },
  ],
  [
    'of a list whose length is not known',
    (query) =>
      listByNumber(query, sizes, TE.right, ({ page, size }) => {
        const items = rows.slice((page - 1) * size, page * size);
        return { items, rows: items.map(({ id }) => id), claims: {} };
      }),
    { requests: 37, second: 'p3s10g' },
  ],
])('cursors are guessed as before they were bound: eight pages at once %s', async (_, list, expected) => {
  const asked: (string | undefined)[] = [];
  let [underWay, most] = [0, 0];
  const center = centerOf('test', [
    serve(queueAdmin.list, (query, context) => async () => {
      asked.push(query.cursor);
      most = Math.max(most, ++underWay);
      await turn();
      underWay -= 1;
      return list(query, context)();
    }),
  ]);
  expect(await collect(paginate(center.queues.list, { prefetch: 8 })({ limit: 10 }))).toEqual(rows);
  expect(most).toBe(8);
  expect(asked).toHaveLength(expected.requests);
  expect(asked).toContain(expected.second);
});
