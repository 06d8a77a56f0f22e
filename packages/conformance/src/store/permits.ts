import type { Rate, Store } from '@cordboard/core/provider';
import { after, answerOf, type StoreCase } from './stores.js';

/** A permit was granted at some time between these two. */
interface Grant {
  readonly asked: number;
  readonly answered: number;
}

/** The permits of a client that asks again as soon as the store allows. */
const grantsWithin = async (store: Store, rate: Rate, ms: number): Promise<readonly Grant[]> => {
  const startedAt = performance.now();
  const grants: Grant[] = [];
  while (performance.now() - startedAt < ms) {
    const asked = performance.now();
    const waitMs = await answerOf(store.acquirePermit('account', rate));
    if (waitMs === 0) grants.push({ asked, answered: performance.now() });
    else await after(waitMs);
  }
  return grants;
};

/** The most that certainly fell into one stretch of `perMs`, wherever it begins. */
const densest = (grants: readonly Grant[], perMs: number): number =>
  Math.max(
    0,
    ...grants.map(
      (first) =>
        grants.filter(({ asked, answered }) => asked >= first.asked && answered - first.asked < perMs).length,
    ),
  );

const held = (rate: Rate): StoreCase => ({
  title: `never grants more than ${String(rate.requests)} permits in any ${String(rate.perMs)} ms, and most of them`,
  check: async ({ one, other }, expect) => {
    const ms = 1200;
    const asking = [one, other, one].map((store) => grantsWithin(store, rate, ms));
    const grants = (await Promise.all(asking)).flat();
    expect(densest(grants, rate.perMs) <= rate.requests).toEqual(true);
    expect(grants.length >= 0.7 * (rate.requests / rate.perMs) * ms).toEqual(true);
  },
});

/** Permits keep a rate, across all clients. */
export const permitCases: readonly StoreCase[] = [
  held({ requests: 1, perMs: 100 }),
  held({ requests: 20, perMs: 400 }),
  held({ requests: 200, perMs: 1000 }),
  {
    title: 'says how long to wait, and counts each name by itself',
    check: async ({ one, other }, expect) => {
      const rate = { requests: 1, perMs: 400 };
      expect(await answerOf(one.acquirePermit('campaign-1', rate))).toEqual(0);
      const waitMs = await answerOf(other.acquirePermit('campaign-1', rate));
      expect(waitMs > 0 && waitMs <= 450).toEqual(true);
      expect(await answerOf(other.acquirePermit('campaign-2', rate))).toEqual(0);
    },
  },
];
