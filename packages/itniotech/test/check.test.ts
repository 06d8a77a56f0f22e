import { afterEach, describe, expect, test } from '@jest/globals';
import { orThrow } from '@cordboard/core/fp';
import { itniotech } from '@cordboard/itniotech';
import { connectToSandbox, type ConnectedSandbox, type SandboxOptions } from '@cordboard/sandbox';

const open: ConnectedSandbox[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

/** A center at a vendor, and the requests that arrive there. */
const connected = async (options: SandboxOptions = {}) => {
  const arrived: string[] = [];
  const one = await connectToSandbox(itniotech, {
    ...options,
    onExchange: ({ request: { method, path, body } }) => arrived.push(`${method} ${path} ${body}`),
  });
  open.push(one);
  return { ...one, arrived };
};

const minuteMs = 60_000;
const read = 'POST /v3/cc/seat/query {"current":1,"size":1,"params":{}}';

describe('a check', () => {
  test('reads a list of one agent and changes nothing', async () => {
    const { center, arrived, sandbox } = await connected();
    expect(await orThrow(center.check())).toMatchObject([
      { surface: 'api', status: 'ok', clock: { toleranceMs: 1_800_000 } },
    ]);
    expect(arrived).toEqual([read]);
    expect(sandbox.ledger.entries()).toEqual([]);
  });

  test.each([-10, 10])("measures a clock that is %i minutes ahead of the vendor's", async (aheadMin) => {
    const { center } = await connected({ now: () => Date.now() - aheadMin * minuteMs });
    const [api] = await orThrow(center.check());
    if (api?.status !== 'ok' || api.clock === undefined) throw new Error('not told');
    expect(Math.abs(api.clock.aheadMs - aheadMin * minuteMs)).toBeLessThanOrEqual(api.clock.uncertaintyMs);
  });

  test('tells by how much the clock is off that the vendor refuses; it is signed anew once', async () => {
    const { center, arrived } = await connected({ now: () => Date.now() + 40 * minuteMs });
    const [api] = await orThrow(center.check());
    expect(api).toMatchObject({ status: 'failed', error: { kind: 'ClockSkew', native: { code: '-16' } } });
    expect(api?.status === 'failed' && Math.round((api.clock?.aheadMs ?? 0) / minuteMs)).toBe(-40);
    expect(arrived).toEqual([read, read]);
  });
});
