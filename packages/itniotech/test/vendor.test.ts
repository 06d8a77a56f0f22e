import { afterEach, describe, expect, test } from '@jest/globals';
import * as E from 'fp-ts/lib/Either.js';
import { connect, orThrow, type CenterOf } from '@cordboard/core/fp';
import { itniotech } from '@cordboard/itniotech';
import { connectToSandbox, startSandbox, type ConnectedSandbox } from '@cordboard/sandbox';

type Itniotech = CenterOf<typeof itniotech>;

const open: ConnectedSandbox[] = [];
const connected = async (): Promise<ConnectedSandbox> => {
  const one = await connectToSandbox(itniotech);
  open.push(one);
  return one;
};
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

const seats = {
  surface: 'api',
  method: 'POST',
  path: '/v3/cc/seat/query',
  body: { current: 1, size: 100, params: {} },
  repeat: 'safe',
} as const;

describe('a request to an endpoint of the vendor', () => {
  test('answers what the operation that uses it is made of', async () => {
    const { center } = await connected();
    const page = await orThrow(center.vendor.request(seats));
    const agents = await orThrow(center.agents.list({}));
    expect(page).toMatchObject({
      records: agents.items.map(({ number, name }) => ({ empNo: number, name })),
    });
  });

  test('sends a query, signed like every other', async () => {
    const { center } = await connected();
    const settings = await orThrow(
      center.vendor.request({
        surface: 'api',
        method: 'GET',
        path: '/v3/cc/seatGroup/basicSettingResp',
        query: { voiceGroupId: 5001 },
        repeat: 'safe',
      }),
    );
    expect(settings).toMatchObject({ seatGroupId: 5001, groupName: 'Sales' });
  });

  test('that it does not know is NotFound, and a refusal has its code', async () => {
    const { center } = await connected();
    const path = '/v3/cc/seat/nothing';
    expect(await center.vendor.request({ ...seats, path })()).toMatchObject(
      E.left({
        kind: 'NotFound',
        effect: 'none',
        message: 'itniotech vendor.request: the vendor serves nothing at that path',
      }),
    );
    expect(await center.vendor.request({ ...seats, method: 'DELETE' })()).toMatchObject(
      E.left({ kind: 'InvalidInput', operation: 'vendor.request' }),
    );
    expect(await center.vendor.request({ ...seats, body: {} })()).toMatchObject(
      E.left({ kind: 'InvalidInput', provider: 'itniotech', native: { code: '-22' } }),
    );
  });
});

test('a brand with another prefix is served whole', async () => {
  const sandbox = await startSandbox({ itniotech: { numberPrefix: '/v3/number' } });
  const account = { ...sandbox.config.providers.itniotech, numberPrefix: '/v3/number' };
  const connected = await orThrow(connect({ provider: 'itniotech', providers: { itniotech: account } }));
  expect((await orThrow(connected.routing.listCallerIds({}))).items).toHaveLength(2);
  await orThrow(connected.close());
  await sandbox.close();
});

/** Compiled, never run: each marked line must stay an error. */
export const mustNotCompile = ({ vendor }: Itniotech): unknown[] => [
  vendor.request(seats),
  // @ts-expect-error there is no such surface
  vendor.request({ ...seats, surface: 'cms' }),
  // @ts-expect-error no agent is asked for
  vendor.request({ ...seats, agent: { number: '1001' } }),
  // @ts-expect-error a method is written in capitals
  vendor.request({ ...seats, method: 'get' }),
  // @ts-expect-error headers are the adapter's
  vendor.request({ ...seats, headers: {} }),
];
