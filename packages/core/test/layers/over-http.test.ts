import { describe, expect, test } from '@jest/globals';
import * as E from 'fp-ts/lib/Either.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { memoryStore, systemRuntime, type Runtime } from '@cordboard/core/provider';
import { reads, writes } from '@cordboard/core/http';
import { authBy, loopback, plainSurface, type Parts, type Settings } from '../http-support.js';
import { context, errorOf, runtimeWith } from '../support.js';
import { countingPermits, pauseFor } from './support.js';

const { serve } = loopback();

/** A vendor that notes when each request came, and answers with a status. */
const vendor = async (
  statusOf: (path: string, request: number) => number = () => 200,
  delayMs: (request: number) => number = () => 0,
) => {
  const requests: { readonly path: string; readonly at: number }[] = [];
  const { baseUrl } = await serve((request, response) => {
    const path = request.url ?? '';
    requests.push({ path, at: performance.now() });
    response.statusCode = statusOf(path, requests.length);
    setTimeout(() => response.end('{"ok":true}'), delayMs(requests.length));
  });
  return { baseUrl, requests };
};

const unsigned = authBy(() => ({}));

const surface = (settings: Settings, runtime?: Runtime) => {
  const { askOk } = plainSurface({ ...settings, retry: { baseDelayMs: 0, ...settings.retry } }, runtime);
  return (parts: Parts = {}) => askOk({ auth: unsigned, ...parts })();
};

const times = <A>(count: number, ask: () => Promise<A>): Promise<readonly A[]> =>
  Promise.all(Array.from({ length: count }, ask));

describe('requests in layers', () => {
  test('do not multiply when the vendor is out of order', async () => {
    const { baseUrl, requests } = await vendor(() => 503);
    const ask = surface({ baseUrl, breaker: { failures: 0 } });
    const results = await times(100, () => ask());
    expect(results.every((result) => errorOf(result).kind === 'Unavailable')).toBe(true);
    expect(requests).toHaveLength(100 + 20 + 10);
  });

  test('stop when nothing succeeds, and go on when something does', async () => {
    let status = 503;
    const { baseUrl, requests } = await vendor(() => status);
    const ask = surface({
      baseUrl,
      retry: { attempts: 2 },
      breaker: { failures: 3, resetTimeoutMs: 400 },
    });
    for (let i = 0; i < 3; i += 1) await ask();
    expect(requests).toHaveLength(6);
    expect(errorOf(await ask())).toMatchObject({ kind: 'Unavailable', effect: 'none' });
    expect(requests).toHaveLength(6);
    status = 200;
    await pauseFor(450);
    expect(await ask()).toEqual(E.right({ ok: true }));
    expect(await ask()).toEqual(E.right({ ok: true }));
    expect(requests).toHaveLength(8);
  });

  test('keep the rate of the account, whichever of its clients sends them', async () => {
    const { store, granted } = countingPermits();
    const grantedAtArrival: number[] = [];
    const { baseUrl, requests } = await vendor(() => {
      grantedAtArrival.push(granted());
      return 200;
    });
    const startedAt = performance.now();
    const rate = { requests: 5, perMs: 150 };
    const runtime = runtimeWith({ store });
    const settings = { baseUrl, accountId: 'ours', rate };
    const [one, other] = [surface(settings, runtime), surface(settings, runtime)];
    const foreign = surface({ ...settings, accountId: 'theirs' }, runtime);
    await Promise.all([
      times(8, () => one({ endpoint: reads('GET', '/one') })),
      times(8, () => other({ endpoint: reads('GET', '/other') })),
      times(2, () => foreign({ endpoint: reads('GET', '/foreign') })),
    ]);
    const ours = requests.filter(({ path }) => path !== '/foreign').map(({ at }) => at);
    expect(ours).toHaveLength(16);
    // A permit of the store for each, before it leaves; sixteen take three periods more than the first.
    expect(grantedAtArrival.every((permits, i) => permits > i)).toBe(true);
    expect(granted()).toBe(requests.length);
    expect(Math.max(...ours) - startedAt).toBeGreaterThanOrEqual(3 * rate.perMs);
  });

  test('are one account also without a store, within a center', async () => {
    const { baseUrl, requests } = await vendor();
    const settings = { baseUrl, rate: { requests: 1, perMs: 60 } };
    const runtime: Runtime = { ...systemRuntime };
    const surfaces = [surface(settings, runtime), surface(settings, runtime)];
    const startedAt = performance.now();
    await Promise.all(surfaces.map((ask) => ask()));
    expect((requests[1]?.at ?? 0) - startedAt).toBeGreaterThanOrEqual(60);
  });

  test('are signed after their turn has come, and their time begins then', async () => {
    const { baseUrl } = await vendor();
    const { store, granted } = countingPermits();
    const grantedAtSigning: number[] = [];
    const auth = authBy(() => {
      grantedAtSigning.push(granted());
      return {};
    });
    const rate = { requests: 1, perMs: 400 };
    const ask = surface({ baseUrl, rate, timeoutMs: 350 }, runtimeWith({ store }));
    const results = await times(3, () => ask({ auth }));
    expect(results.every(E.isRight)).toBe(true);
    expect(grantedAtSigning).toEqual([1, 2, 3]);
  });

  test('take their turn when there is a connection for them, not before', async () => {
    const { store, granted } = countingPermits();
    const grantedAtArrival: number[] = [];
    const { baseUrl } = await vendor(
      () => {
        grantedAtArrival.push(granted());
        return 200;
      },
      (request) => (request === 1 ? 200 : 0),
    );
    const rate = { requests: 1, perMs: 40 };
    const ask = surface({ baseUrl, rate, maxConnections: 1 }, runtimeWith({ store }));
    await times(4, () => ask());
    expect(grantedAtArrival).toEqual([1, 2, 3, 4]);
  });

  test('give way when the caller has no more time, and nothing was done', async () => {
    const { baseUrl, requests } = await vendor();
    const ask = surface({ baseUrl, rate: { requests: 1, perMs: 5000 } });
    await ask();
    const endpoint = writes('POST', '/things', 'unsafe');
    const late = ask({ endpoint, body: { json: {} }, context: context(AbortSignal.timeout(20)) });
    expect(errorOf(await late)).toMatchObject({ kind: 'Timeout', effect: 'none' });
    expect(requests).toHaveLength(1);
  });

  test('to one campaign are a pace apart where the endpoint says so', async () => {
    const { baseUrl, requests } = await vendor();
    const ask = surface({ baseUrl });
    const endpoint = {
      ...writes('POST', '/campaigns/{campaign}/contacts', 'unsafe'),
      rateLimit: { requests: 1, perMs: 100, by: 'campaign' },
    };
    const add = (campaign: string) => ask({ endpoint, params: { campaign }, body: { json: {} } });
    const startedAt = performance.now();
    await Promise.all(['a', 'a', 'a', 'b', 'c', 'd'].map(add));
    const arrivalsOf = (campaign: string) =>
      requests.filter(({ path }) => path === `/campaigns/${campaign}/contacts`).map(({ at }) => at);
    const [, second = 0, third = 0] = arrivalsOf('a');
    expect(arrivalsOf('a')).toHaveLength(3);
    expect(second - startedAt).toBeGreaterThanOrEqual(100);
    expect(third - startedAt).toBeGreaterThanOrEqual(200);
    expect(['b', 'c', 'd'].every((name) => (arrivalsOf(name)[0] ?? Infinity) < second)).toBe(true);
  });

  test('leave neither account nor campaign in the names of a store', async () => {
    const { baseUrl } = await vendor();
    const keys: string[] = [];
    const store = {
      ...memoryStore(),
      acquirePermit: (key: string) => {
        keys.push(key);
        return TE.right(0);
      },
    };
    const rate = { requests: 1, perMs: 10 };
    const ask = surface({ baseUrl, accountId: 'apikey-apikey', rate }, runtimeWith({ store }));
    const endpoint = { ...reads('GET', '/{campaign}'), rateLimit: { ...rate, by: 'campaign' } };
    await ask({ endpoint, params: { campaign: '12025550100' } });
    expect(keys).toHaveLength(2);
    expect(keys.join()).not.toMatch(/apikey|12025550100|127\.0\.0\.1/);
    expect(keys.every((key) => key.startsWith('test/'))).toBe(true);
  });
});
