import { afterEach, describe, expect, test } from '@jest/globals';
import * as E from 'fp-ts/lib/Either.js';
import { AgentId, type Runtime } from '@cordboard/core';
import { orThrow, type CenterOf } from '@cordboard/core/fp';
import { connectToSandbox, type ConnectedSandbox, type SandboxExchange } from '@cordboard/sandbox';
import { sobot } from '@cordboard/sobot';

type Sobot = CenterOf<typeof sobot>;

const open: ConnectedSandbox[] = [];
const connected = async (runtime: Partial<Runtime> = {}) => {
  const exchanges: SandboxExchange[] = [];
  const one = await connectToSandbox(sobot, { onExchange: (exchange) => exchanges.push(exchange) }, runtime);
  open.push(one);
  return { ...one, exchanges };
};
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

const callAgents = {
  surface: 'api',
  method: 'POST',
  path: '/callservice/v6/cc-config/api/agents/call/_search',
  body: {},
  repeat: 'safe',
} as const;

describe('a request to an endpoint of the vendor', () => {
  test('answers what the operation that uses it is made of', async () => {
    const { center } = await connected();
    const rows = await orThrow(center.vendor.request(callAgents));
    const agents = await orThrow(center.agents.list({}));
    // As the vendor wrote it: this call of theirs pads its ids with blanks.
    expect(rows).toMatchObject(
      agents.items.map(({ id, name }) => ({ agentUUID: ` ${id} `, agentName: name })),
    );
  });

  test('travels with the token of the company, and of the operator where that is named', async () => {
    const { center } = await connected();
    const path = '/callservice/v6/cc-config/api/queue/agents/search';
    const asked = { ...callAgents, path, body: { queueID: '5001', agentType: '1' } };
    expect(await center.vendor.request(asked)()).toMatchObject(E.left({ kind: 'PermissionDenied' }));
    const rows = await orThrow(center.vendor.request({ ...asked, agent: { number: '1001' } }));
    expect(rows).toMatchObject([{ queueID: '5001', queueName: 'Sales' }]);
  });

  test('names no other agent than the operator: no token is had for another', async () => {
    const { center, requests } = await connected();
    for (const agent of [{ number: '1002' }, { id: AgentId('1001') }]) {
      expect(await center.vendor.request({ ...callAgents, agent })()).toMatchObject(
        E.left({ kind: 'Unsupported', problems: [{ path: 'agent' }] }),
      );
    }
    expect(requests()).toBe(0);
  });

  test('carries an idempotency key, the same for every try', async () => {
    const { center, exchanges, sandbox } = await connected();
    sandbox.faults.add({ fault: 'reset', when: 'after', times: 1, path: /_search/ });
    const options = { idempotencyKey: '7f1f1f1e-0000-4000-8000-000000000001' };
    await orThrow(center.vendor.request({ ...callAgents, repeat: 'keyed' }, options));
    const keys = exchanges.flatMap(({ request }) =>
      request.path === callAgents.path ? [request.headers['idempotency-key']] : [],
    );
    expect(new Set(keys)).toEqual(new Set([options.idempotencyKey]));
  });

  test('that it does not know is NotFound, in the words of the vendor', async () => {
    const { center } = await connected();
    const path = '/callservice/v6/cc-config/api/nothing';
    expect(await center.vendor.request({ ...callAgents, path })()).toMatchObject(
      E.left({ kind: 'NotFound', provider: 'sobot', operation: 'vendor.request' }),
    );
  });
});

/** Compiled, never run: each marked line must stay an error. */
export const mustNotCompile = ({ vendor }: Sobot): unknown[] => [
  vendor.request(callAgents),
  vendor.request({ ...callAgents, agent: { number: '1001' } }),
  // @ts-expect-error tokens are secrets, and their surface is closed
  vendor.request({ ...callAgents, surface: 'tokens' }),
];
