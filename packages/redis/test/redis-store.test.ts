import { once } from 'node:events';
import net from 'node:net';
import { inspect } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it, test } from '@jest/globals';
import { describeStore } from '@cordboard/conformance';
import { isContactCenterError, type ContactCenterError, type Store } from '@cordboard/core';
import { orThrow } from '@cordboard/core/fp';
import { redisStore, type RedisStoreSettings } from '@cordboard/redis';
import { createClient } from '@redis/client';
import * as E from 'fp-ts/lib/Either.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { rateWindowOf } from '../src/rate-window.js';
import { freePort, hasRedis, startRedis, type RedisServer } from './redis-server.js';

const secret = 'correct horse battery staple';
const password = 'r3dis-pa55word';

const withRedis = hasRedis() ? describe : describe.skip;

const stores: Store[] = [];
const open = (settings: Partial<RedisStoreSettings> & Pick<RedisStoreSettings, 'url'>): Store => {
  const store = redisStore({ secret, timeoutMs: 500, ...settings });
  stores.push(store);
  return store;
};

const failed = async <A>(task: TE.TaskEither<ContactCenterError, A>): Promise<ContactCenterError> => {
  const result = await task();
  if (E.isRight(result)) throw new Error(`expected an error, got ${inspect(result.right)}`);
  return result.left;
};

afterEach(async () => {
  await Promise.all(stores.splice(0).map((store) => store.close()()));
});

withRedis('with a redis-server', () => {
  let redis: RedisServer;
  let prefixes = 0;
  const fresh = (): string => `test-${String((prefixes += 1))}:`;

  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.stop());

  describeStore(
    { describe, it, expect },
    {
      name: 'the store in Redis',
      open: () => {
        const settings = { url: redis.url, prefix: fresh() };
        return Promise.resolve({ one: open(settings), other: open(settings) });
      },
    },
  );

  /** Everything that lies in Redis, names and values. */
  const contents = async (): Promise<Record<string, string>> => {
    const client = await createClient({ url: redis.url }).connect();
    const names = await client.keys('*value:*');
    const values = await Promise.all(names.map((name) => client.hGet(name, 'text')));
    client.destroy();
    return Object.fromEntries(names.map((name, i) => [name, values[i] ?? '']));
  };

  const put = async (name: string, value: string): Promise<void> => {
    const client = await createClient({ url: redis.url }).connect();
    await client.hSet(name, 'text', value);
    client.destroy();
  };

  describe('a value in Redis', () => {
    test('is sealed, and differently each time', async () => {
      const prefix = fresh();
      const store = open({ url: redis.url, prefix });
      await orThrow(store.set('token', 'the token itself', 60_000));
      const first = (await contents())[`${prefix}value:token`];
      await orThrow(store.set('token', 'the token itself', 60_000));
      const second = (await contents())[`${prefix}value:token`];
      expect(JSON.stringify(await contents())).not.toContain('the token itself');
      expect(first).not.toBe(second);
      expect(await orThrow(store.get('token'))).toBe('the token itself');
    });

    test('counts as none when it was changed, moved, or sealed with another secret', async () => {
      const prefix = fresh();
      const store = open({ url: redis.url, prefix });
      await orThrow(store.set('token', 'the token itself', 60_000));
      const value = (await contents())[`${prefix}value:token`] ?? '';
      const changed = `${value.slice(0, -2)}${value.endsWith('AA') ? 'BB' : 'AA'}`;
      for (const [name, text] of Object.entries({ moved: value, changed, short: 'abc', empty: '' })) {
        await put(`${prefix}value:${name}`, text);
        expect(await orThrow(store.get(name))).toBeUndefined();
      }
      const stranger = open({ url: redis.url, prefix, secret: 'another secret altogether' });
      expect(await orThrow(stranger.get('token'))).toBeUndefined();
      await orThrow(stranger.remove('token', 'the token itself'));
      expect(await orThrow(store.get('token'))).toBe('the token itself');
    });
  });

  describe('when the clock of Redis was set back an hour', () => {
    const hourMs = 3_600_000;
    let client: Awaited<ReturnType<typeof connected>>;
    const connected = () => createClient({ url: redis.url }).connect();

    beforeAll(async () => {
      client = await connected();
    });
    afterAll(() => {
      client.destroy();
    });

    /** Names in Redis last an hour longer then, and what was granted lies an hour ahead. */
    const setBack = async (prefix: string): Promise<void> => {
      for (const name of await client.keys(`${prefix}*`)) {
        await client.pExpire(name, (await client.pTTL(name)) + hourMs);
        if ((await client.type(name)) !== 'list') continue;
        for (const [i, instant] of (await client.lRange(name, 0, -1)).entries())
          await client.lSet(name, i, String(Number(instant) + hourMs * 1000));
      }
    };

    test.each([
      { requests: 1, perMs: 1000 },
      { requests: 3000, perMs: 60_000 },
    ])('as many of $requests in $perMs ms are granted, after one window', async (rate) => {
      const prefix = fresh();
      const store = open({ url: redis.url, prefix });
      const { permits, windowMs } = rateWindowOf(rate);
      const take = () => orThrow(store.acquirePermit('account', rate));
      for (let i = 0; i < permits; i += 1) expect(await take()).toBe(0);
      await setBack(prefix);
      const waitMs = await take();
      expect(waitMs).toBe(Math.ceil(windowMs));
      await new Promise((resolve) => setTimeout(resolve, waitMs));
      for (let i = 0; i < permits; i += 1) expect(await take()).toBe(0);
      expect(await take()).toBeGreaterThan(0);
    });

    test('a lease ends after as long as it was taken or extended for', async () => {
      const prefix = fresh();
      const store = open({ url: redis.url, prefix });
      const lease = await orThrow(store.acquire('session', 60_000));
      await orThrow(lease?.extend(1000) ?? TE.right(false));
      await setBack(prefix);
      expect(await orThrow(store.acquire('session', 60_000))).toBeUndefined();
      await new Promise((resolve) => setTimeout(resolve, 1050));
      expect(await orThrow(store.acquire('session', 60_000))).toBeDefined();
    });

    test('a value lives for as long as it was set for', async () => {
      const prefix = fresh();
      const store = open({ url: redis.url, prefix });
      await orThrow(store.set('token', 'value', 1000));
      await setBack(prefix);
      expect(await orThrow(store.get('token'))).toBe('value');
      await new Promise((resolve) => setTimeout(resolve, 1050));
      expect(await orThrow(store.get('token'))).toBeUndefined();
    });
  });

  test('ends leases and values by the clock of Redis, and leaves nothing behind', async () => {
    const prefix = fresh();
    const store = open({ url: redis.url, prefix });
    const client = await createClient({ url: redis.url }).connect();
    await orThrow(store.set('token', 'value', 400));
    await orThrow(store.acquire('token', 400));
    await orThrow(store.acquirePermit('token', { requests: 3, perMs: 400 }));
    expect(await client.keys(`${prefix}*`)).toHaveLength(3);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await client.keys(`${prefix}*`)).toEqual([]);
    client.destroy();
  });

  test('grants nine tenths of a rate of 200 in a second to three processes that always ask', async () => {
    const rate = { requests: 200, perMs: 1000 };
    const grantsIn = async (ms: number): Promise<number> => {
      const prefix = fresh();
      let grants = 0;
      const until = performance.now() + ms;
      const asking = Array.from({ length: 3 }, async () => {
        const store = open({ url: redis.url, prefix });
        while (performance.now() < until) {
          const waitMs = await orThrow(store.acquirePermit('account', rate));
          if (waitMs === 0) grants += 1;
          else await new Promise((resolve) => setTimeout(resolve, waitMs));
        }
      });
      await Promise.all(asking);
      return grants;
    };
    // On a machine that is busy a process asks late: the best of five counts.
    let most = 0;
    for (let run = 0; run < 5 && most < 0.9 * 600; run += 1) most = Math.max(most, await grantsIn(3000));
    expect(most).toBeGreaterThanOrEqual(0.9 * 600);
  });
});

withRedis('a Redis in trouble', () => {
  test('that goes away is Unavailable at once, and used again when it is back', async () => {
    const redis = await startRedis();
    const store = open({ url: redis.url });
    await orThrow(store.set('token', 'value', 60_000));
    const lease = await orThrow(store.acquire('token', 60_000));
    await redis.stop();
    const startedAt = performance.now();
    for (const task of [
      store.get('token'),
      store.set('token', 'value', 1000),
      store.remove('token', 'value'),
      store.acquire('other', 1000),
      store.acquirePermit('account', { requests: 1, perMs: 1 }),
      ...(lease === undefined ? [] : [lease.extend(1000), lease.release()]),
    ])
      expect(await failed<unknown>(task)).toMatchObject({
        kind: 'Unavailable',
        effect: 'none',
        retryable: true,
      });
    expect(performance.now() - startedAt).toBeLessThan(4000);
    const again = await startRedis([], redis.port);
    await orThrow(store.set('token', 'value', 60_000));
    expect(await orThrow(store.get('token'))).toBe('value');
    await again.stop();
  });

  test('that stands still is Unavailable within the time limit, and used again when it goes on', async () => {
    const redis = await startRedis();
    const store = open({ url: redis.url, timeoutMs: 100 });
    await orThrow(store.set('token', 'value', 60_000));
    redis.freeze();
    const startedAt = performance.now();
    const errors = await Promise.all([failed(store.get('token')), failed(store.get('token'))]);
    expect(errors.map(({ kind }) => kind)).toEqual(['Unavailable', 'Unavailable']);
    expect(await failed(store.get('token'))).toMatchObject({ kind: 'Unavailable', effect: 'none' });
    expect(performance.now() - startedAt).toBeLessThan(4000);
    redis.thaw();
    expect(await orThrow(store.get('token'))).toBe('value');
    await redis.stop();
  });

  test('behind a connection that is half dead is reached by another connection', async () => {
    const redis = await startRedis();
    const pairs: net.Socket[] = [];
    const line = net.createServer((near) => {
      const far = net.connect(redis.port, '127.0.0.1');
      pairs.push(near, far);
      for (const [from, to] of [
        [near, far],
        [far, near],
      ] as const)
        from.on('error', () => undefined).pipe(to);
    });
    await once(line.listen(0, '127.0.0.1'), 'listening');
    const store = open({
      url: `redis://127.0.0.1:${String((line.address() as net.AddressInfo).port)}`,
      timeoutMs: 500,
    });
    await orThrow(store.set('token', 'value', 60_000));
    for (const socket of pairs) socket.unpipe().pause();
    expect(await failed(store.get('token'))).toMatchObject({ kind: 'Unavailable' });
    expect(await orThrow(store.get('token'))).toBe('value');
    for (const socket of pairs) socket.destroy();
    line.close();
    await redis.stop();
  });

  test('that wants another password is a matter of the settings, and the error does not tell it', async () => {
    const redis = await startRedis(['--requirepass', password]);
    const address = `127.0.0.1:${String(redis.port)}`;
    const good = open({ url: `redis://:${password}@${address}` });
    await orThrow(good.set('token', 'value', 1000));
    for (const url of [`redis://:wr0ng-${password}@${address}`, `redis://${address}`]) {
      const error = await failed(open({ url }).get('token'));
      expect(error).toMatchObject({ kind: 'Misconfigured', effect: 'none' });
      const printed = [
        inspect(error, { depth: 9, showHidden: true }),
        JSON.stringify(error),
        error.stack,
      ].join();
      expect(printed).not.toContain(password);
      expect(printed).not.toContain(address);
    }
    await redis.stop();
  });
});

describe('without a Redis', () => {
  test('nothing is sent before it is needed, and nobody there is Unavailable', async () => {
    const store = open({ url: `redis://:${password}@127.0.0.1:${String(await freePort())}` });
    const error = await failed(store.get('token'));
    expect(error).toMatchObject({ kind: 'Unavailable', effect: 'none' });
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(password);
  });

  test.each([
    ['an address of something else', { url: 'https://redis.example' }, 'url'],
    ['no address', { url: password }, 'url'],
    ['a percent sign that begins no escape', { url: 'redis://user:100%@127.0.0.1:1' }, 'url'],
    ['a database that is no number', { url: 'redis://127.0.0.1:1/main' }, 'url'],
    ['a secret that is easily guessed', { url: 'redis://127.0.0.1:1', secret: 'cordboard' }, 'secret'],
    ['no time to answer', { url: 'redis://127.0.0.1:1', timeoutMs: 0 }, 'timeoutMs'],
  ])('%s is answered as a mistake in the settings, never thrown', async (_, settings, path) => {
    const error = await failed(open(settings).get('token'));
    expect(error.kind).toBe('Misconfigured');
    expect(error.problems.map((problem) => problem.path)).toEqual([path]);
    expect(JSON.stringify(error)).not.toContain(settings.url);
  });

  test('a store that was closed is used no more, and can be closed again', async () => {
    const store = open({ url: 'redis://127.0.0.1:1' });
    await orThrow(store.close());
    await orThrow(store.close());
    expect(isContactCenterError(await failed(store.get('token')))).toBe(true);
  });
});
