import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { orThrow } from '@cordboard/core/fp';
import { memoryStore, rateWindowOf, type Rate } from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import { densest } from './support.js';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

/** When turns were granted to someone who asks again so long after a grant, or so long after (or before) it was told to. */
const granted = async (
  rate: Rate,
  pauses: Iterable<{ readonly afterGrant: number; readonly late: number }>,
): Promise<readonly number[]> => {
  const store = memoryStore();
  const grants: number[] = [];
  for (const { afterGrant, late } of pauses) {
    const waitMs = await store.acquirePermit('account', rate)();
    const told = E.isRight(waitMs) ? waitMs.right : 0;
    if (told === 0) grants.push(Date.now());
    jest.advanceTimersByTime(told === 0 ? afterGrant : Math.max(0, told + late));
  }
  return grants;
};

const rates = fc.record({
  requests: fc.integer({ min: 1, max: 300 }),
  perMs: fc.integer({ min: 20, max: 5000 }),
});

describe('turns in memory', () => {
  test('never come too often, however callers time their asking', async () => {
    const afterGrant = fc.oneof(fc.constant(0), fc.nat(3), fc.nat(200));
    const late = fc.oneof(fc.constant(0), fc.integer({ min: -20, max: 20 }));
    const pauses = fc.array(fc.record({ afterGrant, late }), { minLength: 50, maxLength: 800 });
    await fc.assert(
      fc.asyncProperty(rates, pauses, async (rate, times) => {
        const grants = await granted(rate, times);
        expect(densest(grants, rate.perMs)).toBeLessThanOrEqual(rate.requests);
      }),
      { seed: 1, numRuns: 150 },
    );
  });

  test.each<Rate>([
    { requests: 1, perMs: 1000 },
    { requests: 5, perMs: 1000 },
    { requests: 20, perMs: 1000 },
    { requests: 50, perMs: 1000 },
    { requests: 79, perMs: 1000 },
    { requests: 200, perMs: 1000 },
    { requests: 1000, perMs: 1000 },
    { requests: 60, perMs: 60_000 },
  ])(
    'use nine tenths of $requests in $perMs ms under a steady load that wakes up a little late',
    async (rate) => {
      const startedAt = Date.now();
      const forTwentyTimes = function* () {
        while (Date.now() - startedAt < 20 * rate.perMs) yield { afterGrant: 0, late: 1 };
      };
      const grants = await granted(rate, forTwentyTimes());
      expect(densest(grants, rate.perMs)).toBeLessThanOrEqual(rate.requests);
      expect(grants.length).toBeGreaterThanOrEqual(0.9 * 20 * rate.requests);
    },
  );

  test.each([
    ['back', -3_600_000],
    ['forward', 3_600_000],
  ])('come when the store says so, also when the clock is set %s an hour', async (_, ms) => {
    const store = memoryStore();
    const rate = { requests: 1, perMs: 1000 };
    const take = () => orThrow(store.acquirePermit('account', rate));
    expect(await take()).toBe(0);
    jest.setSystemTime(Date.now() + ms);
    const waitMs = await take();
    expect(waitMs).toBe(rateWindowOf(rate).windowMs);
    jest.advanceTimersByTime(waitMs - 1);
    expect(await take()).toBe(1);
    jest.advanceTimersByTime(1);
    expect(await take()).toBe(0);
  });

  test('are cut from slices that begin when they are first used', () => {
    expect(rateWindowOf({ requests: 1, perMs: 1000 })).toEqual({ permits: 1, windowMs: 1011 });
    expect(rateWindowOf({ requests: 200, perMs: 1000 })).toEqual({ permits: 5, windowMs: 26 });
  });
});
