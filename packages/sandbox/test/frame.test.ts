import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { connect, orThrow } from '@cordboard/core/fp';
import { isContactCenterError } from '@cordboard/core';
import { memory } from '@cordboard/memory';
import { credentials, startSandbox, vendors, type Fault, type Sandbox } from '@cordboard/sandbox';
import { basicSetting, page, required, seatQuery, signed } from './itniotech-client.js';

let sandbox: Sandbox;

beforeEach(async () => {
  sandbox = await startSandbox();
});

afterEach(async () => {
  await sandbox.close();
});

const write = (options: RequestInit = {}): Promise<Response> =>
  fetch(sandbox.urls.itniotech + basicSetting, {
    method: 'POST',
    headers: signed(),
    body: JSON.stringify({ ...required, wrapUpTime: 77 }),
    ...options,
  });

const effects = (): number => sandbox.ledger.entries().length;

describe('starting and stopping', () => {
  test('gives each vendor an address of its own on the loopback interface', () => {
    const urls = vendors.map((vendor) => sandbox.urls[vendor]);
    expect(new Set(urls).size).toBe(3);
    urls.forEach((url) => {
      expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    });
  });

  test('listens where it is told to, and frees the port at the end', async () => {
    const port = Number(new URL(sandbox.urls.itniotech).port);
    await sandbox.close();
    const again = await startSandbox({ ports: { itniotech: port } });
    expect(again.urls.itniotech).toBe(sandbox.urls.itniotech);
    expect((await page(again)).http).toBe(200);
    await again.close();
  });

  test('says which server has no free port, and stops the others', async () => {
    const taken = Number(new URL(sandbox.urls.sobot).port);
    const spare = await startSandbox();
    const free = Number(new URL(spare.urls.itniotech).port);
    await spare.close();
    const failed: unknown = await startSandbox({ ports: { itniotech: free, sobot: taken } }).catch(
      (error: unknown) => error,
    );
    expect(isContactCenterError(failed) && failed.message).toBe(
      `the sobot server cannot listen on port ${String(taken)}`,
    );
    const again = await startSandbox({ ports: { itniotech: free } });
    await again.close();
  });

  test('refuses options that are not right, and names every mistake', async () => {
    const wrong = {
      agents: -1,
      latencyMS: 50,
      ports: { sobot: 70_000, 'huawei-cc-cms': -1 },
      huaweiCms: { encoding: 'hexadecimal', lockafter: 3 },
      rateLimits: { itniotech: { requests: 5 }, sobot: { requests: 5, perMs: 0 } },
      guidMode: 'sometimes',
      now: 0,
      faults: [{ fault: 'hangs', when: 'before', times: 0.5 }],
      sobot: { tokenLifeMs: '5000' },
    };
    const started: Promise<unknown> = Promise.resolve(Reflect.apply(startSandbox, undefined, [wrong]));
    const failed = await started.catch((error: unknown) => error);
    expect(isContactCenterError(failed) && failed.kind).toBe('Misconfigured');
    expect(isContactCenterError(failed) && failed.problems.map(({ path }) => path).sort()).toEqual([
      'agents',
      'faults.0.fault',
      'faults.0.times',
      'guidMode',
      'huaweiCms.encoding',
      'huaweiCms.lockafter',
      'latencyMS',
      'now',
      'ports.huawei-cc-cms',
      'ports.sobot',
      'rateLimits.itniotech.perMs',
      'rateLimits.sobot.perMs',
      'sobot.tokenLifeMs',
    ]);
  });

  test('refuses a fault nobody knows when it is added, not when it would happen', () => {
    const add = (rule: unknown): unknown => Reflect.apply(sandbox.faults.add, undefined, [rule]);
    expect(() => add({ fault: 'toString', when: 'before' })).toThrow('fault expected the name of a fault');
    expect(() => add({ fault: 'hang', when: 'now' })).toThrow('when expected one of before, after');
  });

  test('closes at once although a request still waits for its answer', async () => {
    sandbox.faults.add({ fault: 'hang', when: 'before' });
    const waiting = write().catch(() => 'broken off');
    await untilAsked(1);
    await sandbox.close();
    expect(await waiting).toBe('broken off');
  });

  test('closes twice without complaint', async () => {
    await sandbox.close();
    await sandbox.close();
  });
});

const untilAsked = async (times: number): Promise<void> => {
  while (sandbox.ledger.requests('itniotech') < times) await new Promise(setImmediate);
};

describe('the options', () => {
  test('reach the server they are for', async () => {
    const brief = await startSandbox({ sobot: { tokenLifeMs: 5000 } });
    const { appId, appSecret } = credentials.sobot;
    const currentTime = String(Date.now());
    const sign = createHash('md5').update(`${appId}${currentTime}token${appSecret}`).digest('hex');
    const response = await fetch(`${brief.urls.sobot}/tokens/company`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ responseType: 'token', appId, currentTime, sign }),
    });
    await brief.close();
    expect(await response.json()).toMatchObject({ expires_in: 5000 });
  });
});

describe('the configuration', () => {
  test('points at every server with the credentials it knows', () => {
    const { providers, provider } = sandbox.config;
    expect(provider).toBe('memory');
    expect(providers).toMatchObject({
      memory: {},
      itniotech: {
        baseUrl: sandbox.urls.itniotech,
        apiKey: 'sandbox-api-key',
        apiSecret: 'sandbox-api-secret',
      },
      sobot: { baseUrl: sandbox.urls.sobot, operator: '1001', edition: 'call-center' },
      'huawei-cc': { gatewayUrl: sandbox.urls['huawei-cc'] },
    });
  });

  test('holds a password and a phone for every agent of the center', async () => {
    const big = await startSandbox({ agents: 1200 });
    await big.close();
    const agents = Object.entries(big.config.providers['huawei-cc'].agents ?? {});
    expect(agents).toHaveLength(1200);
    expect(agents[0]).toEqual(['1001', { password: 'sandbox-password-1001', phoneNumber: '8001' }]);
    expect(agents[4]).toEqual(['1005', { password: 'sandbox-password-1005', phoneNumber: '81005' }]);
  });

  test('is one that connect takes', async () => {
    const center = await orThrow(connect(sandbox.config, { adapters: [memory] }));
    expect(center.provider).toBe('memory');
  });
});

describe('faults', () => {
  const expectations: [Fault, (reply: Promise<Response>) => Promise<void>][] = [
    [
      'status',
      async (reply) => {
        expect((await reply).status).toBe(503);
        expect((await reply).headers.get('retry-after')).toBe('7');
      },
    ],
    [
      'html',
      async (reply) => {
        expect((await reply).headers.get('content-type')).toBe('text/html');
        expect(await (await reply).text()).toMatch(/^<!doctype html>/);
      },
    ],
    [
      'empty',
      async (reply) => {
        expect(await (await reply).text()).toBe('');
      },
    ],
    [
      'no-content',
      async (reply) => {
        expect((await reply).status).toBe(204);
        expect(await (await reply).text()).toBe('');
      },
    ],
    [
      'packed',
      async (reply) => {
        expect((await reply).headers.get('content-encoding')).toBe('gzip');
        expect(await (await reply).json()).toBeDefined();
      },
    ],
    [
      'mislabeled',
      async (reply) => {
        expect((await reply).headers.get('content-encoding')).toBe('gzip');
        await expect((await reply).text()).rejects.toThrow();
      },
    ],
    [
      'utf-16',
      async (reply) => {
        expect((await reply).headers.get('content-type')).toBe('application/json; charset=utf-16le');
        const text = Buffer.from(await (await reply).arrayBuffer()).toString('utf16le');
        expect(JSON.parse(text)).toBeDefined();
      },
    ],
    [
      'unknown-charset',
      async (reply) => {
        expect((await reply).headers.get('content-type')).toMatch(/charset=x-sandbox$/);
      },
    ],
    [
      'marked',
      async (reply) => {
        const bytes = Buffer.from(await (await reply).arrayBuffer());
        expect(bytes.subarray(0, 4).toString('hex')).toBe('efbbbf7b');
      },
    ],
    [
      'abandoned',
      async (reply) => {
        await expect(reply).rejects.toThrow();
      },
    ],
    [
      'truncated',
      async (reply) => {
        expect(Number((await reply).headers.get('content-length'))).toBeGreaterThan(10);
        await expect((await reply).text()).rejects.toThrow();
      },
    ],
    [
      'wrong-content-type',
      async (reply) => {
        expect((await reply).headers.get('content-type')).toBe('text/plain');
        expect(await (await reply).json()).toBeDefined();
      },
    ],
    [
      'reset',
      async (reply) => {
        await expect(reply).rejects.toThrow();
      },
    ],
    [
      'delay',
      async (reply) => {
        expect(await (await reply).json()).toMatchObject({ status: '0' });
      },
    ],
  ];

  describe.each(expectations)('%s', (fault, arrives) => {
    test('before the effect: nothing happened', async () => {
      sandbox.faults.add({ fault, when: 'before', retryAfterSec: 7, delayMs: 20 });
      await arrives(write());
      // Late is not never.
      expect(effects()).toBe(fault === 'delay' ? 1 : 0);
    });

    test('after the effect: it happened, whatever the client was told', async () => {
      sandbox.faults.add({ fault, when: 'after', retryAfterSec: 7, delayMs: 20 });
      await arrives(write());
      expect(effects()).toBe(1);
    });
  });

  test.each([
    ['before', 0],
    ['after', 1],
  ] as const)('hang %s the effect leaves the client waiting', async (when, happened) => {
    sandbox.faults.add({ fault: 'hang', when });
    await expect(write({ signal: AbortSignal.timeout(150) })).rejects.toThrow();
    expect(effects()).toBe(happened);
  });

  test('delay waits as long as it says', async () => {
    sandbox.faults.add({ fault: 'delay', when: 'before', delayMs: 120 });
    const start = performance.now();
    await write();
    expect(performance.now() - start).toBeGreaterThan(110);
  });

  test('happen as often as asked, in the order they were added', async () => {
    sandbox.faults.add({ fault: 'status', when: 'before', times: 2, status: 500 });
    sandbox.faults.add({ fault: 'status', when: 'before', status: 429 });
    const statuses = [];
    for (let i = 0; i < 4; i += 1) statuses.push((await write()).status);
    expect(statuses).toEqual([500, 500, 429, 200]);
    expect(sandbox.ledger.requests('itniotech')).toBe(4);
  });

  test('meet only the vendor and the path they name, also under a pattern that remembers', async () => {
    sandbox.faults.add({ fault: 'status', when: 'before', vendor: 'sobot' });
    sandbox.faults.add({ fault: 'status', when: 'before', path: /basicSetting$/g, times: Infinity });
    expect((await page(sandbox)).http).toBe(200);
    expect((await write()).status).toBe(503);
    expect((await write()).status).toBe(503);
  });

  test('can be there from the start, and be called off', async () => {
    const faulty = await startSandbox({
      faults: [{ fault: 'status', when: 'before', status: 502, times: Infinity }],
    });
    const ask = () =>
      fetch(faulty.urls.itniotech + seatQuery, { method: 'POST', headers: signed(), body: '{}' });
    expect((await ask()).status).toBe(502);
    faulty.faults.clear();
    expect((await ask()).status).toBe(200);
    await faulty.close();
  });
});

describe('the ledger', () => {
  test('names the same row the same way and tells nothing about it', () => {
    const { keyOf } = sandbox.ledger;
    const key = keyOf('campaign 1', '447700900123');
    expect(keyOf('campaign 1', '447700900123')).toBe(key);
    expect(keyOf('campaign 2', '447700900123')).not.toBe(key);
    expect(keyOf('campaign 1447700900123')).not.toBe(key);
    expect(key).toMatch(/^[0-9a-f]{24}$/);
  });

  test('names a row differently in another sandbox, so that no table of numbers gives it away', async () => {
    const other = await startSandbox();
    await other.close();
    expect(other.ledger.keyOf('447700900123')).not.toBe(sandbox.ledger.keyOf('447700900123'));
  });

  test('is emptied on request', async () => {
    await write();
    expect(effects()).toBe(1);
    sandbox.ledger.clear();
    expect(effects()).toBe(0);
    expect(sandbox.ledger.requests('itniotech')).toBe(0);
  });

  test("goes by the sandbox's own clock", async () => {
    const at = Date.parse('2026-03-01T00:00:00Z');
    const timed = await startSandbox({ now: () => at });
    await fetch(timed.urls.itniotech + basicSetting, {
      method: 'POST',
      headers: signed(at / 1000),
      body: JSON.stringify({ ...required, wrapUpTime: 77 }),
    });
    await timed.close();
    expect(timed.ledger.entries()).toMatchObject([{ at }]);
  });
});
