import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import * as E from 'fp-ts/lib/Either.js';
import { circuitBreaking, failure, type ContactCenterError, type ErrorKind } from '@cordboard/core/provider';
import { errorOf } from '../support.js';
import { ask } from './support.js';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

/** A breaker that opens after three failures, and how to send calls through it. */
const start = () => {
  const layer = circuitBreaking({ failures: 3, resetTimeoutMs: 1000 });
  let sent = 0;
  const call = (kind?: ErrorKind, signal?: AbortSignal) =>
    layer(ask(signal && { signal }), () => {
      sent += 1;
      return Promise.resolve(kind === undefined ? E.right('done') : E.left(failure(kind, 'as told')));
    })(1);
  const failTimes = async (times: number) => {
    for (let i = 0; i < times; i += 1) await call('Unavailable');
  };
  return { layer, call, failTimes, sent: () => sent };
};

describe('the breaker', () => {
  test('sends nothing after so many failures in a row, and says how long', async () => {
    const { call, failTimes, sent } = start();
    await failTimes(3);
    jest.advanceTimersByTime(400);
    expect(errorOf(await call())).toMatchObject({
      kind: 'Unavailable',
      effect: 'none',
      retryable: true,
      retryAfterMs: 600,
    });
    expect(sent()).toBe(3);
  });

  test('begins anew to count at every success', async () => {
    const { call, failTimes, sent } = start();
    await failTimes(2);
    await call();
    await failTimes(2);
    expect(await call()).toEqual(E.right('done'));
    expect(sent()).toBe(6);
  });

  test.each<ErrorKind>(['InvalidInput', 'Unauthenticated', 'NotFound', 'RateLimited', 'MalformedReply'])(
    'takes %s for a sign of life',
    async (kind) => {
      const { call, failTimes } = start();
      await failTimes(2);
      await call(kind);
      await failTimes(2);
      expect(await call()).toEqual(E.right('done'));
    },
  );

  test('counts neither for nor against it what a caller gave up', async () => {
    const { call, failTimes, sent } = start();
    await failTimes(2);
    expect(errorOf(await call('Timeout', AbortSignal.abort())).kind).toBe('Timeout');
    expect(errorOf(await call('Canceled', AbortSignal.abort())).kind).toBe('Canceled');
    expect(await call()).toEqual(E.right('done'));
    await failTimes(2);
    await call('Canceled', AbortSignal.abort());
    await failTimes(1);
    await call();
    expect(sent()).toBe(9);
  });

  test('lets one call try after a while, and the others not wait for it', async () => {
    const { layer, call, failTimes, sent } = start();
    await failTimes(3);
    jest.advanceTimersByTime(1000);
    let succeed = (): void => undefined;
    const probe = layer(
      ask(),
      () =>
        new Promise<E.Either<never, string>>((resolve) => {
          succeed = () => {
            resolve(E.right('done'));
          };
        }),
    )(1);
    expect(errorOf(await call())).toMatchObject({ kind: 'Unavailable', effect: 'none' });
    succeed();
    expect(await probe).toEqual(E.right('done'));
    expect(await call()).toEqual(E.right('done'));
    expect(sent()).toBe(4);
  });

  test.each<ErrorKind>(['Unavailable', 'Canceled'])('rests again when that call ends in %s', async (kind) => {
    const { call, failTimes, sent } = start();
    await failTimes(3);
    jest.advanceTimersByTime(1000);
    expect(errorOf(await call(kind, kind === 'Canceled' ? AbortSignal.abort() : undefined)).kind).toBe(kind);
    expect(errorOf(await call()).retryAfterMs).toBe(1000);
    expect(sent()).toBe(4);
  });

  test.each([
    ['back', -3_600_000],
    ['forward', 3_600_000],
  ])('stays open for as long as it says when the clock is set %s an hour', async (_, ms) => {
    const { call, failTimes, sent } = start();
    await failTimes(3);
    jest.setSystemTime(Date.now() + ms);
    expect(errorOf(await call()).retryAfterMs).toBe(1000);
    jest.advanceTimersByTime(999);
    expect(errorOf(await call()).retryAfterMs).toBe(1);
    jest.advanceTimersByTime(1);
    expect(await call()).toEqual(E.right('done'));
    expect(sent()).toBe(4);
  });

  test('counts no outcome of a call that was sent before it opened', async () => {
    const { layer, call, failTimes, sent } = start();
    let end: (outcome: E.Either<ContactCenterError, string>) => void = () => undefined;
    const late = () =>
      layer(
        ask(),
        () =>
          new Promise<E.Either<ContactCenterError, string>>((resolve) => {
            end = resolve;
          }),
      )(1);
    for (const outcome of [E.right('done'), E.left(failure('Unavailable', 'as told'))]) {
      const before = late();
      await failTimes(3);
      jest.advanceTimersByTime(400);
      end(outcome);
      expect(await before).toEqual(outcome);
      expect(errorOf(await call()).retryAfterMs).toBe(600);
      jest.advanceTimersByTime(600);
      expect(await call()).toEqual(E.right('done'));
    }
    expect(sent()).toBe(8);
  });

  test('can be switched off', async () => {
    const layer = circuitBreaking({ failures: 0 });
    for (let i = 0; i < 30; i += 1) {
      await layer(ask(), () => Promise.resolve(E.left(failure('Unavailable', 'down'))))(1);
    }
    expect(await layer(ask(), () => Promise.resolve(E.right('done')))(1)).toEqual(E.right('done'));
  });

  test('keeps what an adapter breaks down with to itself', async () => {
    const { layer } = start();
    const result = await layer(ask(), () => Promise.reject(new Error('+15550100123')))(1);
    expect(errorOf(result).kind).toBe('Internal');
  });
});
