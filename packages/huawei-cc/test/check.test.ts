import { afterEach, describe, expect, test } from '@jest/globals';
import { connect, orThrow } from '@cordboard/core/fp';
import { huaweiCc } from '@cordboard/huawei-cc';
import { startSandbox, type Sandbox, type SandboxOptions } from '@cordboard/sandbox';
import { startServer } from './gateway.js';
import { centerFor } from './support.js';

const open: Sandbox[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((sandbox) => sandbox.close()));
});

/** A center at a vendor, and the requests that arrive there. */
const connected = async (settings: object = {}, options: SandboxOptions = {}) => {
  const arrived: string[] = [];
  const sandbox = await startSandbox({
    ...options,
    onExchange: ({ request: { method, path, body } }) => arrived.push(`${method} ${path} ${body}`),
  });
  open.push(sandbox);
  const { providers } = sandbox.config;
  const config = {
    provider: 'huawei-cc',
    providers: { 'huawei-cc': { ...providers['huawei-cc'], ...settings } },
  };
  const center = await orThrow(connect(config, { adapters: [huaweiCc] }));
  return { center, arrived, sandbox };
};

const minuteMs = 60_000;
const gateway = { surface: 'gateway', status: 'notChecked', reason: expect.stringContaining('session') };

describe('a check', () => {
  test('signs no agent in, and reads one agent of CC-CMS and one route of API Fabric', async () => {
    const { center, arrived, sandbox } = await connected();
    expect(await orThrow(center.check())).toMatchObject([
      gateway,
      { surface: 'cms', status: 'ok' },
      { surface: 'apiFabric', status: 'ok' },
      { surface: 'configuration', status: 'unconfigured' },
    ]);
    expect(arrived.map((each) => each.replace(/ \{"app_key".*/, '')).sort()).toEqual([
      'POST /apiaccess/rest/cc-management/v1/calledRoute/queryCalledRoute {"offset":0,"limit":1}',
      'POST /apigovernance/api/oauth/tokenByAkSk',
      'POST /rest/cmsapp/v1/openapi/vdn/totalagentdynamicinfo {"ccId":1,"vdn":1,"offset":0,"limit":1}',
    ]);
    expect(sandbox.ledger.entries()).toEqual([]);
  });

  test('names the settings that its surfaces lack, and sends nothing to them', async () => {
    const { center, arrived } = await connected({
      cms: undefined,
      gatewayUrl: undefined,
      apiFabric: undefined,
    });
    expect(await orThrow(center.check())).toEqual([
      { surface: 'gateway', status: 'unconfigured', missingSetting: 'gatewayUrl' },
      { surface: 'cms', status: 'unconfigured', missingSetting: 'cms' },
      { surface: 'apiFabric', status: 'unconfigured', missingSetting: 'apiFabric' },
      { surface: 'configuration', status: 'unconfigured', missingSetting: 'configuration' },
    ]);
    expect(arrived).toEqual([]);
  });

  test.each([-10, 10])("measures a clock that is %i minutes ahead of the vendor's", async (aheadMin) => {
    const { center } = await connected({}, { now: () => Date.now() - aheadMin * minuteMs });
    const [, cms] = await orThrow(center.check());
    if (cms?.status !== 'ok' || cms.clock === undefined) throw new Error('not told');
    expect(Math.abs(cms.clock.aheadMs - aheadMin * minuteMs)).toBeLessThanOrEqual(cms.clock.uncertaintyMs);
  });

  test('does not repeat a signature that was refused, because the vendor locks addresses out', async () => {
    const { center, arrived } = await connected(
      { apiFabric: undefined },
      { now: () => Date.now() + 40 * minuteMs },
    );
    const [, cms] = await orThrow(center.check());
    expect(cms).toMatchObject({ status: 'failed', error: { kind: 'Unauthenticated' } });
    expect(cms?.status === 'failed' && Math.round((cms.clock?.aheadMs ?? 0) / minuteMs)).toBe(-40);
    expect(arrived).toHaveLength(1);
  });
});

test('a check understands the documented reply, whose rows it does not need', async () => {
  const rows = [
    { agentId: 55002, state: 0 },
    { agentId: 833, state: 0 },
  ];
  const body = { result: '0', resultCode: '0100000', count: 30, resultDatas: rows, resultDesc: rows };
  const server = await startServer({ unknown: () => ({ body }) });
  const keys = { accessKey: 'EXAMPLEAK', secretKey: 'EXAMPLESK' };
  const center = centerFor({ cms: { baseUrl: server.url, ...keys, ccId: 1, vdn: 170 } });
  const checks = await orThrow(center.check());
  await orThrow(center.close());
  await server.close();
  expect(checks).toMatchObject([
    { status: 'unconfigured' },
    { surface: 'cms', status: 'ok' },
    { status: 'unconfigured' },
    { status: 'unconfigured' },
  ]);
});
