import { describe, expect, test } from '@jest/globals';
import { startSandbox, type Sandbox, type SandboxOptions } from '@cordboard/sandbox';
import { createArrivals } from '../src/arrivals.js';
import { text, type SandboxHandler } from '../src/http.js';
import { oneByOne } from '../src/pace.js';
import { signed, seatQuery } from './itniotech-client.js';

const ask = ({ urls }: Sandbox): Promise<Response> =>
  fetch(urls.itniotech + seatQuery, {
    method: 'POST',
    headers: signed(),
    body: JSON.stringify({ current: 1, size: 10, params: {} }),
  });

const withSandbox = async (options: SandboxOptions, use: (sandbox: Sandbox) => Promise<void>) => {
  const sandbox = await startSandbox(options);
  await use(sandbox).finally(() => sandbox.close());
};

describe('the peak of arrivals', () => {
  const peakOf = (times: readonly number[], perMs: number, room?: number): number => {
    const arrivals = createArrivals(room);
    times.forEach(arrivals.add);
    return arrivals.peak(perMs);
  };

  test('is that of the fullest window, wherever it lies', () => {
    expect(peakOf([0, 400, 900, 950, 999, 1300, 2500], 500)).toBe(4);
    expect(peakOf([0, 400, 900, 950, 999, 1300, 2500], 10)).toBe(1);
    expect(peakOf([5, 5, 5], 1)).toBe(3);
    expect(peakOf([], 1000)).toBe(0);
  });

  test('counts no two that are a whole window apart', () => {
    expect(peakOf([0, 100, 200, 300], 100)).toBe(1);
    expect(peakOf([0, 100, 200, 300], 100.5)).toBe(2);
  });

  test('goes by the latest when there were more than are kept', () => {
    expect(peakOf([0, 0, 0, 0, 1000, 2000], 10, 4)).toBe(2);
    expect(peakOf([0, 0, 0, 0, 1000, 2000, 3000], 10, 4)).toBe(1);
  });
});

describe('a burst of requests', () => {
  test('leaves time between them for who comes in meanwhile', async () => {
    const order: string[] = [];
    const handler: SandboxHandler = ({ path }) => {
      order.push(path);
      setImmediate(() => order.push(`after ${path}`));
      return Promise.resolve(text(''));
    };
    const answer = oneByOne(handler);
    const { signal } = new AbortController();
    const ask = (path: string) =>
      answer({ method: 'GET', path, query: new URLSearchParams(), headers: {}, body: '', signal });
    await Promise.all([ask('/1'), ask('/2'), ask('/3')]);
    expect(order).toEqual(['/1', 'after /1', '/2', 'after /2', '/3']);
  });
});

describe('the ledger', () => {
  test('knows the peak of what came in for each vendor', () =>
    withSandbox({}, async (sandbox) => {
      await Promise.all([ask(sandbox), ask(sandbox), ask(sandbox)]);
      expect(sandbox.ledger.peakRate('itniotech', 60_000)).toBe(3);
      expect(sandbox.ledger.peakRate('sobot', 60_000)).toBe(0);
      sandbox.ledger.clear();
      expect(sandbox.ledger.peakRate('itniotech', 60_000)).toBe(0);
    }));

  test('counts what was refused too', () =>
    withSandbox({ rateLimits: { itniotech: { requests: 1, perMs: 60_000 } } }, async (sandbox) => {
      await ask(sandbox);
      await ask(sandbox);
      expect(sandbox.ledger.peakRate('itniotech', 60_000)).toBe(2);
    }));
});

describe('a rate limit', () => {
  test('refuses what exceeds it with 429, and says when to come back if it is told to', () =>
    withSandbox(
      { rateLimits: { itniotech: { requests: 2, perMs: 60_000, retryAfterSec: 3 } } },
      async (sandbox) => {
        const replies = [await ask(sandbox), await ask(sandbox), await ask(sandbox)];
        expect(replies.map(({ status }) => status)).toEqual([200, 200, 429]);
        expect(replies[2]?.headers.get('retry-after')).toBe('3');
      },
    ));

  test('serves again as soon as the window has moved on', () =>
    withSandbox({ rateLimits: { itniotech: { requests: 1, perMs: 1000 } } }, async (sandbox) => {
      // Side by side, so that no pause of a busy machine lies between them.
      const replies = await Promise.all([ask(sandbox), ask(sandbox)]);
      expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 429]);
      expect(replies.map(({ headers }) => headers.get('retry-after'))).toEqual([null, null]);
      await new Promise((resolve) => setTimeout(resolve, 1010));
      expect((await ask(sandbox)).status).toBe(200);
    }));

  test('is for the vendor it names and no other', () =>
    withSandbox({ rateLimits: { sobot: { requests: 0, perMs: 60_000 } } }, async (sandbox) => {
      expect((await ask(sandbox)).status).toBe(200);
      expect((await fetch(`${sandbox.urls.sobot}/tokens/company`, { method: 'POST' })).status).toBe(429);
    }));
});

describe('latency', () => {
  test('is the same for every request, and none waits for another', () =>
    withSandbox({ latencyMs: 80 }, async (sandbox) => {
      const started = performance.now();
      await Promise.all(Array.from({ length: 20 }, () => ask(sandbox)));
      const tookMs = performance.now() - started;
      expect(tookMs).toBeGreaterThan(75);
      expect(tookMs).toBeLessThan(20 * 80);
    }));

  test('does not keep a sandbox from closing', () =>
    withSandbox({ latencyMs: 600_000 }, async (sandbox) => {
      const waiting = ask(sandbox).catch(() => 'broken off');
      while (sandbox.ledger.requests('itniotech') === 0) await new Promise(setImmediate);
      await sandbox.close();
      expect(await waiting).toBe('broken off');
    }));
});
