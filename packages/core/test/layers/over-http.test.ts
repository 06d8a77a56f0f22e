import { once } from 'node:events';
import http from 'node:http';
import { afterEach, describe, expect, test } from '@jest/globals';
import * as E from 'fp-ts/lib/Either.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import * as t from 'io-ts';
import {
  createHttpClient,
  jsonAs,
  memoryStore,
  reads,
  systemRuntime,
  writes,
  type Exchange,
  type HttpSettings,
  type Runtime,
} from '@cordboard/core';
import { context, errorOf } from '../support.js';
import { densest, pauseFor } from './support.js';

const servers: http.Server[] = [];

afterEach(() => {
  servers.splice(0).forEach((server) => {
    server.closeAllConnections();
    server.close();
  });
});

/** A vendor that notes when each request came, and answers with a status. */
const vendor = async (
  statusOf: (path: string, request: number) => number = () => 200,
  delayMs: (request: number) => number = () => 0,
) => {
  const requests: { readonly path: string; readonly at: number; readonly signed: unknown }[] = [];
  const server = http.createServer((request, response) => {
    const path = request.url ?? '';
    requests.push({ path, at: Date.now(), signed: request.headers['x-signed-at'] });
    response.statusCode = statusOf(path, requests.length);
    setTimeout(() => response.end('{"ok":true}'), delayMs(requests.length));
  });
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { baseUrl: `http://127.0.0.1:${String(port)}`, requests };
};

const Answer = t.type({ ok: t.boolean });

const exchange = (parts: Partial<Exchange<{ ok: boolean }>> = {}): Exchange<{ ok: boolean }> => ({
  endpoint: reads('GET', '/things'),
  context: context(),
  headers: TE.fromIO(() => ({ 'x-signed-at': String(Date.now()) })),
  read: (reply) => (reply.status === 200 ? jsonAs(Answer, reply) : jsonAs(t.never, reply)),
  ...parts,
});

const client = (settings: HttpSettings, runtime: Partial<Runtime> = {}) =>
  createHttpClient(
    { ...settings, retry: { baseDelayMs: 0, ...settings.retry } },
    { ...systemRuntime, ...runtime },
  );

const times = <A>(count: number, ask: () => Promise<A>): Promise<readonly A[]> =>
  Promise.all(Array.from({ length: count }, ask));

describe('requests in layers', () => {
  test('do not multiply when the vendor is out of order', async () => {
    const { baseUrl, requests } = await vendor(() => 503);
    const http = client({ provider: 'test', baseUrl, breaker: { failures: 0 } });
    const results = await times(100, () => http.exchange(exchange())());
    expect(results.every((result) => errorOf(result).kind === 'Unavailable')).toBe(true);
    expect(requests).toHaveLength(100 + 20 + 10);
  });

  test('stop when nothing succeeds, and go on when something does', async () => {
    let status = 503;
    const { baseUrl, requests } = await vendor(() => status);
    const http = client({
      provider: 'test',
      baseUrl,
      retry: { attempts: 2 },
      breaker: { failures: 3, restMs: 60 },
    });
    const ask = () => http.exchange(exchange())();
    for (let i = 0; i < 3; i += 1) await ask();
    expect(requests).toHaveLength(6);
    expect(errorOf(await ask())).toMatchObject({ kind: 'Unavailable', effect: 'none' });
    expect(requests).toHaveLength(6);
    status = 200;
    await pauseFor(70);
    expect(await ask()).toEqual(E.right({ ok: true }));
    expect(await ask()).toEqual(E.right({ ok: true }));
    expect(requests).toHaveLength(8);
  });

  test('keep the rate of the account, whichever of its clients sends them', async () => {
    const { baseUrl, requests } = await vendor();
    const rate = { requests: 5, perMs: 150 };
    const runtime = { store: memoryStore() };
    const settings = { provider: 'test', baseUrl, account: 'ours', rate };
    const [one, other] = [client(settings, runtime), client(settings, runtime)];
    const stranger = client({ ...settings, account: 'theirs' }, runtime);
    await Promise.all([
      times(8, () => one.exchange(exchange({ endpoint: reads('GET', '/one') }))()),
      times(8, () => other.exchange(exchange({ endpoint: reads('GET', '/other') }))()),
      times(2, () => stranger.exchange(exchange({ endpoint: reads('GET', '/stranger') }))()),
    ]);
    const ours = requests.filter(({ path }) => path !== '/stranger').map(({ at }) => at);
    expect(ours).toHaveLength(16);
    // They arrive a little closer together or farther apart than they left.
    expect(densest(ours, rate.perMs - 20)).toBeLessThanOrEqual(rate.requests);
  });

  test('are one account also without a store, within a center', async () => {
    const { baseUrl, requests } = await vendor();
    const settings = { provider: 'test', baseUrl, rate: { requests: 1, perMs: 60 } };
    const runtime: Runtime = { ...systemRuntime };
    const clients = [createHttpClient(settings, runtime), createHttpClient(settings, runtime)];
    await Promise.all(clients.map((http) => http.exchange(exchange())()));
    const [first, second] = requests.map(({ at }) => at);
    expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(45);
  });

  test('are signed after their turn has come, and their time begins then', async () => {
    const { baseUrl, requests } = await vendor();
    const rate = { requests: 1, perMs: 120 };
    const http = client({ provider: 'test', baseUrl, rate, timeoutMs: 100 });
    const results = await times(3, () => http.exchange(exchange())());
    expect(results.every(E.isRight)).toBe(true);
    expect(requests.every(({ at, signed }) => at - Number(signed) < 60)).toBe(true);
  });

  test('take their turn when there is a connection for them, not before', async () => {
    const { baseUrl, requests } = await vendor(undefined, (request) => (request === 1 ? 200 : 0));
    const rate = { requests: 1, perMs: 40 };
    const http = client({ provider: 'test', baseUrl, rate, maxConnections: 1 });
    await times(4, () => http.exchange(exchange())());
    expect(requests).toHaveLength(4);
    expect(
      densest(
        requests.map(({ at }) => at),
        30,
      ),
    ).toBe(1);
  });

  test('give way when the caller has no more time, and nothing was done', async () => {
    const { baseUrl, requests } = await vendor();
    const http = client({ provider: 'test', baseUrl, rate: { requests: 1, perMs: 5000 } });
    await http.exchange(exchange())();
    const endpoint = writes('POST', '/things', 'unsafe');
    const late = http.exchange(exchange({ endpoint, json: {}, context: context(AbortSignal.timeout(20)) }));
    expect(errorOf(await late())).toMatchObject({ kind: 'Timeout', effect: 'none' });
    expect(requests).toHaveLength(1);
  });

  test('to one campaign are a pace apart where the endpoint says so', async () => {
    const { baseUrl, requests } = await vendor();
    const http = client({ provider: 'test', baseUrl });
    const endpoint = {
      ...writes('POST', '/campaigns/{campaign}/contacts', 'unsafe'),
      pace: { requests: 1, perMs: 100, by: 'campaign' },
    };
    const add = (campaign: string) => http.exchange(exchange({ endpoint, params: { campaign }, json: {} }))();
    const startedAt = Date.now();
    await Promise.all(['a', 'a', 'a', 'b', 'c', 'd'].map(add));
    const arrivalsOf = (campaign: string) =>
      requests.filter(({ path }) => path === `/campaigns/${campaign}/contacts`).map(({ at }) => at);
    expect(densest(arrivalsOf('a'), 80)).toBe(1);
    expect(arrivalsOf('a')).toHaveLength(3);
    expect(['b', 'c', 'd'].every((name) => (arrivalsOf(name)[0] ?? Infinity) - startedAt < 100)).toBe(true);
  });

  test('leave neither account nor campaign in the names of a store', async () => {
    const { baseUrl } = await vendor();
    const keys: string[] = [];
    const store = {
      ...memoryStore(),
      takeTurn: (key: string) => {
        keys.push(key);
        return TE.right(0);
      },
    };
    const rate = { requests: 1, perMs: 10 };
    const http = client({ provider: 'test', baseUrl, account: 'apikey-apikey', rate }, { store });
    const endpoint = { ...reads('GET', '/{campaign}'), pace: { ...rate, by: 'campaign' } };
    await http.exchange(exchange({ endpoint, params: { campaign: '12025550100' } }))();
    expect(keys).toHaveLength(2);
    expect(keys.join()).not.toMatch(/apikey|12025550100|127\.0\.0\.1/);
    expect(keys.every((key) => key.startsWith('test/'))).toBe(true);
  });
});
