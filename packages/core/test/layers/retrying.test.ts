import { describe, expect, test } from '@jest/globals';
import * as E from 'fp-ts/lib/Either.js';
import { failure, retrying, type RetryEvent, type RetrySettings } from '@cordboard/core/provider';
import { errorOf } from '../support.js';
import { policyContext, ask, failing } from './support.js';

const atOnce: RetrySettings = { baseDelayMs: 0 };

describe('retrying', () => {
  test('counts the tries and stops at the first success', async () => {
    const { attempts, work } = failing('Unavailable', 'RateLimited');
    expect(await retrying(atOnce, policyContext())(ask(), work)(1)).toEqual(E.right('done'));
    expect(attempts).toEqual([1, 2, 3]);
  });

  test('does not repeat what can be done only once', async () => {
    const { attempts, work } = failing('Unavailable');
    const result = await retrying(atOnce, policyContext())(ask({ once: true }), work)(1);
    expect(errorOf(result).kind).toBe('Unavailable');
    expect(attempts).toEqual([1]);
  });

  test('tells of each retry before it waits: places and kinds, no values', async () => {
    const events: RetryEvent[] = [];
    const { work } = failing('Unavailable', 'Timeout');
    const layer = retrying({ baseDelayMs: 3 }, policyContext({ onRetry: (event) => events.push(event) }));
    await layer(ask(), work)(1);
    const common = {
      provider: 'test',
      account: 'test',
      operation: 'agents.list',
      correlationId: 'correlation',
    };
    expect(events).toEqual([
      { ...common, attempt: 1, errorKind: 'Unavailable', waitMs: expect.any(Number) },
      { ...common, attempt: 2, errorKind: 'Timeout', waitMs: expect.any(Number) },
    ]);
    expect(events.every(({ waitMs }) => waitMs >= 0 && waitMs <= 6)).toBe(true);
  });

  test('waits as long as the vendor asked, but not longer than it may', async () => {
    const events: RetryEvent[] = [];
    const layer = retrying({ maxDelayMs: 50 }, policyContext({ onRetry: (event) => events.push(event) }));
    const asking = (retryAfterMs: number) =>
      layer(ask(), (attempt) =>
        Promise.resolve(
          attempt === 2 ? E.right('done') : E.left(failure('RateLimited', 'wait', { retryAfterMs })),
        ),
      )(1);
    expect(await asking(50)).toEqual(E.right('done'));
    expect(errorOf(await asking(51))).toMatchObject({ kind: 'RateLimited', retryAfterMs: 51 });
    expect(events.map(({ waitMs }) => waitMs)).toEqual([50]);
  });
});

describe('the budget for retries', () => {
  const triesOf = async (calls: number, settings: RetrySettings): Promise<number> => {
    const layer = retrying({ ...atOnce, ...settings }, policyContext({ monotonicNow: () => 0 }));
    let tries = 0;
    const work = () => {
      tries += 1;
      return Promise.resolve(E.left(failure('Unavailable', 'down')));
    };
    await Promise.all(Array.from({ length: calls }, () => layer(ask(), work)(1)));
    return tries;
  };

  test('lets an outage cost a fifth more requests and ten, not three times as many', async () => {
    expect(await triesOf(200, {})).toBe(200 + 40 + 10);
    expect(await triesOf(200, { budget: { ratio: 1, minRetries: 1000 } })).toBe(600);
    expect(await triesOf(200, { budget: { ratio: 0, minRetries: 3 } })).toBe(203);
  });

  test('does not stand in the way of a program with few calls', async () => {
    expect(await triesOf(5, {})).toBe(15);
  });

  test.each([
    ['stands still', 0],
    ['is set back an hour at each look', -3_600_000],
    ['is set forward an hour at each look', 3_600_000],
  ])('is opened anew every ten seconds, also when the wall clock %s', async (_, ms) => {
    let [now, wallNow] = [0, 0];
    const layer = retrying(
      { ...atOnce, attempts: 2, budget: { ratio: 0, minRetries: 1 } },
      policyContext({ monotonicNow: () => now, now: () => (wallNow += ms) }),
    );
    const attemptsAt = async (instant: number) => {
      now = instant;
      const { attempts, work } = failing('Unavailable', 'Unavailable');
      await layer(ask(), work)(1);
      return attempts;
    };
    expect(await attemptsAt(0)).toEqual([1, 2]);
    expect(await attemptsAt(9_999)).toEqual([1]);
    expect(await attemptsAt(10_000)).toEqual([1, 2]);
  });

  test('gives the error back as it was, at once and without telling of a retry', async () => {
    const events: RetryEvent[] = [];
    const layer = retrying(
      { baseDelayMs: 60_000, maxDelayMs: 60_000, budget: { ratio: 0, minRetries: 0 } },
      policyContext({ onRetry: (event) => events.push(event) }),
    );
    const error = errorOf(await layer(ask(), failing('Unavailable', 'Timeout').work)(1));
    expect(error).toMatchObject({ kind: 'Unavailable', effect: 'none', retryable: true });
    expect(events).toEqual([]);
  });
});
