import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { startSandbox, type Sandbox, type SandboxExchange } from '@cordboard/sandbox';
import { enter, knock } from './huawei-client.js';
import { basicSetting, page, required, signed } from './itniotech-client.js';
import { bearer, companyToken, paths, send } from './sobot-client.js';

let sandbox: Sandbox;

beforeEach(async () => {
  sandbox = await startSandbox();
});

afterEach(async () => {
  await sandbox.close();
});

/** A change of settings; `wrapUpTime` 77 is new to the center. */
const write = (options: RequestInit = {}): Promise<Response> =>
  fetch(sandbox.urls.itniotech + basicSetting, {
    method: 'POST',
    headers: signed(),
    body: JSON.stringify({ ...required, wrapUpTime: 77 }),
    ...options,
  });

const effects = (): number => sandbox.ledger.entries().length;

describe.each([
  ['before', 0],
  ['after', 1],
] as const)('%s the effect', (when, happened) => {
  afterEach(() => {
    expect(effects()).toBe(happened);
  });

  test('half comes as if it were all', async () => {
    sandbox.faults.add({ fault: 'half', when });
    const reply = await write();
    const body = await reply.text();
    expect(Number(reply.headers.get('content-length'))).toBe(body.length);
    expect(() => {
      JSON.parse(body);
    }).toThrow();
  });

  test('other-json is JSON with any status', async () => {
    sandbox.faults.add({ fault: 'other-json', when, status: 500 });
    const reply = await write();
    expect(reply.status).toBe(500);
    expect(await reply.json()).toHaveProperty('sandbox');
  });

  test('html comes with any status, too', async () => {
    sandbox.faults.add({ fault: 'html', when, status: 502 });
    const reply = await write();
    expect([reply.status, (await reply.text()).slice(0, 9)]).toEqual([502, '<!doctype']);
  });

  test('redirect leads to another host', async () => {
    sandbox.faults.add({ fault: 'redirect', when });
    const reply = await write({ redirect: 'manual' });
    expect([reply.status, reply.headers.get('location')]).toEqual([307, 'https://elsewhere.invalid/']);
  });

  test('quoting gives back everything that was sent', async () => {
    sandbox.faults.add({ fault: 'quoting', when });
    const reply = await (await write()).text();
    expect(reply).toContain('sandbox-api-key');
    expect(reply).toContain('wrapUpTime');
  });

  test('drip is slower than anybody waits', async () => {
    sandbox.faults.add({ fault: 'drip', when });
    const reply = await write({ signal: AbortSignal.timeout(200) });
    expect(reply.status).toBe(200);
    await expect(reply.text()).rejects.toThrow();
  });

  test('oversized comes until the client hangs up', async () => {
    sandbox.faults.add({ fault: 'oversized', when });
    const leaving = new AbortController();
    const reply = await write({ signal: leaving.signal });
    const first = await reply.body?.getReader().read();
    leaving.abort();
    expect([reply.headers.get('content-length'), first?.done]).toEqual([null, false]);
    await expect(reply.text()).rejects.toThrow();
  });
});

test('oversized holds the right answer in the end', async () => {
  sandbox.faults.add({ fault: 'oversized', when: 'after' });
  const body = await (await write()).text();
  expect(body.length).toBeGreaterThan(64 * 1024 * 1024);
  expect(JSON.parse(body)).toMatchObject({ status: '0' });
});

test('wrong-types keeps the envelope and spoils what is in it', async () => {
  sandbox.faults.add({ fault: 'wrong-types', when: 'after' });
  expect(await page(sandbox)).toMatchObject({ reply: { status: '0', data: 'sandbox' } });
});

describe('lies', () => {
  test.each([
    ['counters-too-low', 0, 0],
    ['counters-too-high', 1012, 1002],
  ] as const)('%s keeps the rows and what the envelope says', async (fault, total, pages) => {
    sandbox.faults.add({ fault, when: 'after', vendor: 'itniotech' });
    const { reply } = await page(sandbox);
    expect(reply).toMatchObject({ status: '0', data: { total, pages } });
  });

  test('unknown-codes are of the type that the right ones have', async () => {
    sandbox.faults.add({ fault: 'unknown-codes', when: 'after', vendor: 'itniotech' });
    const { data }: { data: { records: { status: unknown }[] } } = Object((await page(sandbox)).reply);
    expect(data.records.slice(0, 2).map(({ status }) => status)).toEqual(['977', 977]);
  });
});

test.each([
  ['before', '510003'],
  ['after', '000000'],
] as const)('duplicate answers what one of the two brought: %s', async (when, retCode) => {
  const token = await companyToken(sandbox.urls.sobot);
  sandbox.faults.add({ fault: 'duplicate', when, vendor: 'sobot' });
  const body = { agentID: '1001', agentType: '0', ext: '8765', password: '482915' };
  const { reply } = await send(sandbox.urls.sobot, 'POST', paths.addExtension, body, bearer(token));
  expect(reply).toMatchObject(when === 'before' ? { retCode } : { code: 200 });
  expect(effects()).toBe(1);
});

describe('what happens to a vendor', () => {
  test('clock-skew makes Itniotech refuse the timestamp, and only for that request', async () => {
    sandbox.faults.add({ fault: 'clock-skew', when: 'before' });
    expect(await (await write()).json()).toMatchObject({ status: '-16' });
    expect(effects()).toBe(0);
    expect(await (await write()).json()).toMatchObject({ status: '0' });
  });

  test('clock-skew after the effect is told in the same words', async () => {
    sandbox.faults.add({ fault: 'clock-skew', when: 'after' });
    expect(await (await write()).json()).toMatchObject({ status: '-16' });
    expect(effects()).toBe(1);
  });

  test('expired makes Sobot forget its tokens for good', async () => {
    const token = await companyToken(sandbox.urls.sobot);
    const ask = () => send(sandbox.urls.sobot, 'POST', paths.searchQueues, {}, bearer(token));
    expect((await ask()).http).toBe(200);
    sandbox.faults.add({ fault: 'expired', when: 'before' });
    expect((await ask()).http).toBe(401);
    expect((await ask()).http).toBe(401);
  });

  test('expired ends the sessions at Huawei', async () => {
    const pass = await enter(sandbox);
    sandbox.faults.add({ fault: 'expired', when: 'before' });
    expect(await knock(sandbox, pass)).toMatchObject({ retcode: '100-006' });
    expect(await enter(sandbox)).toMatchObject({ guid: expect.stringContaining('AgentGateway0') });
  });

  test.each([
    [undefined, '0'],
    [0, '000-003'],
  ])(
    'guid-changed: with a guidTimeoutMs of %s the Guid from before gets %s',
    async (guidTimeoutMs, retcode) => {
      const huawei = await startSandbox({ guidTimeoutMs });
      const pass = await enter(huawei);
      huawei.faults.add({ fault: 'guid-changed', when: 'before' });
      expect(await knock(huawei, pass)).toMatchObject({ retcode });
      await huawei.close();
    },
  );

  test('guid-changed after an answer shows at the next request', async () => {
    const huawei = await startSandbox({ guidTimeoutMs: 0 });
    const pass = await enter(huawei);
    huawei.faults.add({ fault: 'guid-changed', when: 'after' });
    expect(await knock(huawei, pass)).toMatchObject({ retcode: '0' });
    expect(await knock(huawei, pass)).toMatchObject({ retcode: '000-003' });
    await huawei.close();
  });

  test.each(['expired', 'guid-changed'] as const)('%s is nothing to Itniotech', async (fault) => {
    sandbox.faults.add({ fault, when: 'before' });
    expect(await (await write()).json()).toMatchObject({ status: '0' });
    expect(effects()).toBe(1);
  });
});

test('onExchange is told of every request and what it was answered, spoiled as it is', async () => {
  const exchanges: SandboxExchange[] = [];
  const watched = await startSandbox({ onExchange: (exchange) => exchanges.push(exchange) });
  watched.faults.add({ fault: 'status', when: 'before', status: 502 });
  await fetch(watched.urls.sobot + '/nowhere');
  await fetch(watched.urls.itniotech + '/nowhere');
  await watched.close();
  expect(exchanges).toMatchObject([
    { vendor: 'sobot', request: { method: 'GET', path: '/nowhere' }, reply: { status: 502 } },
    { vendor: 'itniotech', request: { path: '/nowhere' }, reply: { status: 404 } },
  ]);
});
