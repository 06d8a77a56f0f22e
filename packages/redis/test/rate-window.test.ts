import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { rateWindowOf } from '../src/rate-window.js';

const rates = fc.record({
  requests: fc.integer({ min: 1, max: 5000 }),
  perMs: fc.integer({ min: 1, max: 120_000 }),
});

test('portions never add up to more than the rate, wherever one begins to count', () => {
  fc.assert(
    fc.property(rates, (rate) => {
      const { permits, windowMs } = rateWindowOf(rate);
      // Any stretch of perMs is covered by so many stretches of windowMs.
      return permits * Math.ceil(rate.perMs / windowMs) <= rate.requests;
    }),
    { seed: 1 },
  );
});

test.each([
  [{ requests: 1, perMs: 1000 }, 1],
  [{ requests: 5, perMs: 1000 }, 1],
  [{ requests: 20, perMs: 1000 }, 2],
  [{ requests: 200, perMs: 1000 }, 18],
  [{ requests: 600, perMs: 60_000 }, 1],
])('%j is let out in portions of %d', (rate, permits) => {
  const window = rateWindowOf(rate);
  expect(window.permits).toBe(permits);
  expect((permits / window.windowMs) * (rate.perMs / rate.requests)).toBeGreaterThan(0.95);
});
