import { afterEach, describe, expect, test } from '@jest/globals';
import { connect, orThrow } from '@cordboard/core/fp';
import { sobot } from '@cordboard/sobot';
import { startSandbox, type Sandbox, type SandboxOptions } from '@cordboard/sandbox';

const open: Sandbox[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((sandbox) => sandbox.close()));
});

/** A center at a vendor, and the requests that arrive there. */
const connected = async (settings: object = {}, options: SandboxOptions = {}) => {
  const arrived: string[] = [];
  const sandbox = await startSandbox({
    ...options,
    onExchange: ({ request: { method, path, body } }) =>
      arrived.push(path.startsWith('/tokens') ? path : `${method} ${path} ${body}`),
  });
  open.push(sandbox);
  const { providers } = sandbox.config;
  const config = { provider: 'sobot', providers: { sobot: { ...providers.sobot, ...settings } } };
  const center = await orThrow(connect(config, { adapters: [sobot] }));
  return { center, arrived, sandbox };
};

const minuteMs = 60_000;

describe('a check', () => {
  test.each([
    ['call-center', '/callservice/v6/cc-config/api/queues/_search'],
    ['telemarketing', '/callservice/tm/tm-config/api/queues/_search'],
  ])("reads a list of one queue with the company's token: %s", async (edition, path) => {
    const { center, arrived, sandbox } = await connected({ edition, operator: undefined });
    expect(await orThrow(center.check())).toMatchObject([{ surface: 'api', status: 'ok' }]);
    expect(arrived).toEqual(['/tokens/company', `POST ${path} {"currPage":1,"pageSize":1}`]);
    expect(sandbox.ledger.entries()).toEqual([]);
  });

  test('uses the token that is there', async () => {
    const { center, arrived } = await connected();
    await orThrow(center.check());
    await orThrow(center.check());
    expect(arrived.filter((path) => path.startsWith('/tokens'))).toHaveLength(1);
    expect(arrived).toHaveLength(3);
  });

  test('renews a token that is no longer known', async () => {
    const { center, arrived, sandbox } = await connected();
    await orThrow(center.check());
    sandbox.faults.add({ fault: 'expired', when: 'before', path: /_search/ });
    expect(await orThrow(center.check())).toMatchObject([{ status: 'ok' }]);
    expect(arrived.filter((path) => path.startsWith('/tokens'))).toHaveLength(2);
  });

  test('that gets no token sends nothing more, and tells the clock by the refusal', async () => {
    const { center, arrived } = await connected(
      { appSecret: 'canary-secret' },
      { now: () => Date.now() + 10 * minuteMs },
    );
    const [api] = await orThrow(center.check());
    expect(api).toMatchObject({ status: 'failed', error: { kind: 'Unauthenticated' } });
    expect(api?.status === 'failed' && Math.round((api.clock?.aheadMs ?? 0) / minuteMs)).toBe(-10);
    expect(JSON.stringify(api)).not.toContain('canary-secret');
    expect(arrived).toEqual(['/tokens/company']);
  });
});
