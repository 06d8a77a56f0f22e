import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { memoryStore } from '@cordboard/core';
import { orThrow } from '@cordboard/core/fp';

const hourMs = 3_600_000;

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

describe.each([
  ['back', -hourMs],
  ['forward', hourMs],
])('when the clock is set %s an hour', (_, ms) => {
  test('a value in memory lives for as long as it was set for', async () => {
    const store = memoryStore();
    await orThrow(store.set('token', 'value', 1000));
    jest.setSystemTime(Date.now() + ms);
    jest.advanceTimersByTime(999);
    expect(await orThrow(store.get('token'))).toBe('value');
    jest.advanceTimersByTime(1);
    expect(await orThrow(store.get('token'))).toBeUndefined();
  });

  test('a lease in memory ends after as long as it was taken or extended for', async () => {
    const store = memoryStore();
    const lease = await orThrow(store.acquire('session', 1000));
    jest.setSystemTime(Date.now() + ms);
    jest.advanceTimersByTime(999);
    expect(await orThrow(store.acquire('session', 1000))).toBeUndefined();
    expect(lease && (await orThrow(lease.extend(2000)))).toBe(true);
    jest.setSystemTime(Date.now() + ms);
    jest.advanceTimersByTime(1999);
    expect(await orThrow(store.acquire('session', 1000))).toBeUndefined();
    jest.advanceTimersByTime(1);
    expect(await orThrow(store.acquire('session', 1000))).toBeDefined();
  });
});
