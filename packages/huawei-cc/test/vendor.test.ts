import { afterEach, describe, expect, test } from '@jest/globals';
import * as E from 'fp-ts/lib/Either.js';
import { orThrow, type CenterOf } from '@cordboard/core/fp';
import type { AttemptEvent } from '@cordboard/core';
import { huaweiCc } from '@cordboard/huawei-cc';
import { connectToSandbox, type ConnectedSandbox } from '@cordboard/sandbox';

type HuaweiCc = CenterOf<typeof huaweiCc>;

const open: ConnectedSandbox[] = [];
const connected = async (options: Parameters<typeof connectToSandbox>[1] = {}) => {
  const attempts: AttemptEvent[] = [];
  const runtime = { onAttempt: (event: AttemptEvent) => attempts.push(event) };
  const one = await connectToSandbox(huaweiCc, { pollHoldMs: 10, ...options }, runtime);
  open.push(one);
  return { ...one, attempts };
};
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

const agent = { number: '1001' };

const talkRight = {
  surface: 'gateway',
  method: 'POST',
  path: '/agentgateway/resource/onlineagent/1001/settalkright',
  query: { flag: 1 },
  agent,
} as const;

const byWorkNo = {
  surface: 'cms',
  method: 'POST',
  path: '/rest/cmsapp/v1/openapi/agent/agentbyworkno',
  repeat: 'safe',
} as const;

describe('a request to the gateway', () => {
  test("is sent in the agent's session, which it begins and close ends", async () => {
    const { center, attempts } = await connected();
    expect(await orThrow(center.vendor.request(talkRight))).toMatchObject({ retcode: '0' });
    await orThrow(center.close());
    const told = attempts.map(({ operation, path }) => `${operation} ${path}`);
    expect(told[0]).toBe('session.signIn /agentgateway/resource/onlineagent/{agentid}');
    expect(told).toContain('vendor.request gateway/{path}');
    expect(told.at(-1)).toBe('session.signOut /agentgateway/resource/onlineagent/{agentid}/logout');
    expect(attempts.map(({ path }) => path).join()).not.toContain('/1001');
  });

  test('signs the agent in again when the session was lost', async () => {
    const { center, sandbox } = await connected();
    await orThrow(center.vendor.request(talkRight));
    sandbox.faults.add({ fault: 'expired', when: 'before', times: 1, path: /settalkright/ });
    expect(await orThrow(center.vendor.request(talkRight))).toMatchObject({ retcode: '0' });
  });

  test('needs an agent', async () => {
    const { center, requests } = await connected();
    expect(await center.vendor.request({ ...talkRight, agent: undefined })()).toMatchObject(
      E.left({ kind: 'InvalidInput', problems: [{ path: 'agent' }] }),
    );
    expect(await center.vendor.request({ ...talkRight, agent: { number: 'x' } })()).toMatchObject(
      E.left({ kind: 'InvalidInput', problems: [{ path: 'agent.number' }] }),
    );
    expect(requests()).toBe(0);
  });

  test('that it does not know is NotFound, and one that it refuses has its code', async () => {
    const { center } = await connected();
    const path = '/agentgateway/resource/onlineagent/1001/nothing';
    expect(await center.vendor.request({ ...talkRight, path })()).toMatchObject(
      E.left({
        kind: 'NotFound',
        message: 'huawei-cc vendor.request: the vendor serves nothing at that path',
      }),
    );
    expect(await center.vendor.request({ ...talkRight, query: { flag: 7 } })()).toMatchObject(
      E.left({ kind: 'InvalidInput', native: { code: expect.stringMatching(/^\d{3}-\d{3}$/) } }),
    );
  });
});

describe('a request to CC-CMS', () => {
  test('answers what the operation that uses it is made of, signed by the key pair', async () => {
    const { center, sandbox } = await connected();
    const settings = sandbox.config.providers['huawei-cc'].cms as { ccId: number; vdn: number };
    const { ccId, vdn } = settings;
    const row = await orThrow(center.vendor.request({ ...byWorkNo, body: { ccId, vdn, agentId: 1001 } }));
    const found = await orThrow(center.agents.get({ agent }));
    expect(row).toMatchObject({ workNo: expect.anything(), name: found.name });
  });

  test('takes no agent', async () => {
    const { center } = await connected();
    expect(await center.vendor.request({ ...byWorkNo, agent })()).toMatchObject(
      E.left({ kind: 'Unsupported', problems: [{ path: 'agent' }] }),
    );
  });
});

test.each([
  [talkRight, 'gatewayUrl'],
  [byWorkNo, 'cms'],
] as const)(
  'a surface that is not in the settings is Unsupported and names its setting',
  async (request, setting) => {
    const made = huaweiCc.create({});
    if (E.isLeft(made)) throw made.left;
    expect(made.right.vendor.surfaces[request.surface]).toMatchObject({ missingSetting: setting });
    expect(await made.right.vendor.request(request)()).toMatchObject(
      E.left({
        kind: 'Unsupported',
        effect: 'none',
        message: `huawei-cc vendor.request: the configuration lacks the setting ${setting}`,
      }),
    );
  },
);

/** Compiled, never run: each marked line must stay an error. */
export const mustNotCompile = ({ vendor }: HuaweiCc): unknown[] => [
  vendor.request(talkRight),
  vendor.request(byWorkNo),
  // @ts-expect-error the gateway works in an agent's session
  vendor.request({ ...byWorkNo, surface: 'gateway' }),
  // @ts-expect-error CC-CMS does not
  vendor.request({ ...byWorkNo, agent }),
];
