import { setTimeout } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import {
  startSandbox,
  type Sandbox,
  type SandboxExchange,
  type SandboxOptions,
  type Vendor,
} from '@cordboard/sandbox';
import { buildWorker, removeWorker, startWorker, type Worker } from './processes.js';
import { hasRedis, startRedis, type RedisServer } from './redis-server.js';

jest.setTimeout(30_000);

const withRedis = hasRedis() ? describe : describe.skip;

withRedis('two processes that share an account', () => {
  let redis: RedisServer;
  let sandbox: Sandbox;
  let seen: SandboxExchange[] = [];
  const workers: Worker[] = [];

  beforeAll(async () => {
    [redis] = await Promise.all([startRedis(), buildWorker()]);
  });
  afterEach(async () => {
    await Promise.all(workers.splice(0).map(({ kill }) => kill()));
    await sandbox.close();
  });
  afterAll(async () => {
    await Promise.all([redis.stop(), removeWorker()]);
  });

  const of = (path: RegExp): readonly SandboxExchange[] =>
    seen.filter(({ request }) => path.test(request.path));

  /** Two workers at one account of one vendor. Each test has names of its own in Redis. */
  const processesAt = async (
    vendor: Vendor,
    { settings = {}, ...options }: SandboxOptions & { readonly settings?: object },
  ): Promise<readonly [Worker, Worker]> => {
    seen = [];
    sandbox = await startSandbox({ ...options, onExchange: (exchange) => seen.push(exchange) });
    const providers = { [vendor]: { ...sandbox.config.providers[vendor], ...settings } };
    const store = {
      url: redis.url,
      secret: 'a secret for the tests only',
      prefix: `${sandbox.urls[vendor]}:`,
    };
    const start = () => startWorker({ config: { provider: vendor, providers }, redis: store });
    const [one, other] = await Promise.all([start(), start()]);
    workers.push(one, other);
    return [one, other];
  };

  test('at Sobot fetch one token, and keep the rate together', async () => {
    const rate = { requests: 20, perMs: 1000 };
    const both = await processesAt('sobot', { settings: { rate } });
    const startedAt = performance.now();
    await Promise.all(both.map((each) => each.tell('list')));
    await Promise.all(both.map((each) => each.tell('list', 30)));
    const tookMs = performance.now() - startedAt;
    expect(of(/^\/tokens\//)).toHaveLength(1);
    expect(seen).toHaveLength(63);
    // Sixty-three take three periods more than the first; each process at a rate of its own would take one.
    expect(tookMs).toBeGreaterThanOrEqual(3 * rate.perMs);
  });

  test('at Sobot replace a token that was refused once', async () => {
    const both = await processesAt('sobot', {});
    await Promise.all(both.map((each) => each.tell('list')));
    sandbox.faults.add({ fault: 'expired', when: 'before', vendor: 'sobot', path: /agents/ });
    await both[0].tell('list');
    await Promise.all(both.map((each) => each.tell('list', 5)));
    expect(of(/^\/tokens\//)).toHaveLength(2);
  });

  test('at Huawei use one session, also after its Guid has changed', async () => {
    // A Guid outlives several changes, as at a gateway: one may be on its way while the process that polls closes.
    const guids = { guidIntervalMs: 500, guidTimeoutMs: 3000, pollHoldMs: 50 };
    const [one, other] = await processesAt('huawei-cc', guids);
    await Promise.all([one.tell('enable'), other.tell('enable')]);
    for (let i = 0; i < 14; i += 1) {
      await setTimeout(300);
      await Promise.all([one.tell('enable', 2), other.tell('enable', 2)]);
    }
    expect(of(/onlineagent\/\d+$/)).toHaveLength(1);
    const sent = of(/settalkright$/).map(({ request }) => request.headers.guid);
    expect(new Set(sent).size).toBeGreaterThan(2);
    await one.tell('close');
    expect(of(/logout$/)).toEqual([]);
    await other.tell('enable');
    await other.tell('close');
    expect(of(/onlineagent\/\d+$/)).toHaveLength(1);
    expect(of(/logout$/)).toHaveLength(1);
  });

  test('at Huawei go on when one of them is killed: the other polls', async () => {
    const [one, other] = await processesAt('huawei-cc', { pollHoldMs: 50, idleSignOutMs: 12_000 });
    await one.tell('enable');
    await other.tell('enable');
    await one.kill();
    await setTimeout(200);
    const before = of(/agentevent/).length;
    // A lease ends six seconds after its holder, and the one that stands by looks every three.
    for (let waited = 0; of(/agentevent/).length < before + 3 && waited < 100; waited += 1)
      await setTimeout(100);
    expect(of(/agentevent/).length).toBeGreaterThanOrEqual(before + 3);
    await other.tell('enable');
    expect(of(/onlineagent\/\d+$/)).toHaveLength(1);
    await other.tell('close');
    expect(of(/logout$/)).toHaveLength(1);
  });
});
