import { getEventListeners } from 'node:events';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import {
  agentDirectory,
  deadlineOf,
  defineProvider,
  failure,
  linkedTo,
  maxTimeoutMs,
  serve,
  neverAborted,
  onAbort,
  systemRuntime,
  type CallOptions,
} from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import { abortedError } from '../src/errors/aborted.js';
import { errorOf } from './support.js';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const listeners = (signal: AbortSignal): number => getEventListeners(signal, 'abort').length;

/** A center whose `agents.get` ends with the signal of its call only. */
const silent = () => {
  const made = defineProvider({
    provider: 'test',
    accountKey: 'test',
    runtime: systemRuntime,
    operations: [
      serve(
        agentDirectory.get,
        (_, { signal }) =>
          () =>
            new Promise((resolve) => {
              onAbort(signal, () => {
                resolve(E.left(failure('Timeout', 'over')));
              });
            }),
      ),
    ],
  });
  if (E.isLeft(made)) throw new Error(made.left.message);
  const { get } = made.right.agents;
  return (options: CallOptions) => get({ agent: { number: '1001' } }, options)();
};

describe('a deadline', () => {
  test('survives a garbage collection', async () => {
    const ended = Promise.all(
      Array.from({ length: 10 }, () => {
        const { signal, end } = deadlineOf({ signal: new AbortController().signal, timeoutMs: 200 });
        return new Promise<unknown>((resolve) => {
          onAbort(signal, () => {
            end();
            resolve(signal.reason);
          });
        });
      }),
    );
    await new Promise((resolve) => setTimeout(resolve, 50));
    collect();
    // A busy machine is late with both.
    const late = new Promise<readonly unknown[]>((resolve) => setTimeout(resolve, 1500, []));
    const reasons = await Promise.race([ended, late]);
    expect(reasons).toHaveLength(10);
    expect(reasons.every((reason) => reason instanceof DOMException && reason.name === 'TimeoutError')).toBe(
      true,
    );
  });

  test('costs nothing where there is nothing to wait for', () => {
    expect(deadlineOf({}).signal).toBe(neverAborted);
    expect(deadlineOf({ signal: neverAborted }).signal).toBe(neverAborted);
  });

  test('without a time ends when the caller ends it, and not before', () => {
    jest.useFakeTimers();
    const controller = new AbortController();
    const { signal } = deadlineOf({ signal: controller.signal });
    jest.advanceTimersByTime(maxTimeoutMs);
    jest.useRealTimers();
    expect(signal.aborted).toBe(false);
    controller.abort('enough');
    expect(signal.reason).toBe('enough');
  });

  test('hands on the reason of the caller, also one given before', () => {
    const controller = new AbortController();
    const { signal } = deadlineOf({ signal: controller.signal, timeoutMs: 1000 });
    controller.abort('enough');
    expect(signal.reason).toBe('enough');
    expect(deadlineOf({ signal: controller.signal }).signal.reason).toBe('enough');
  });

  test('leaves nothing on a signal that outlives it', () => {
    const { signal } = new AbortController();
    const open = Array.from({ length: 1000 }, () => deadlineOf({ signal, timeoutMs: 60_000 }));
    expect(listeners(signal)).toBe(1);
    for (const { end } of open) end();
    expect(listeners(signal)).toBe(0);
  });
});

describe('onAbort', () => {
  test('calls each callback once, but for those that were forgotten meanwhile', () => {
    const controller = new AbortController();
    const seen: string[] = [];
    const forgetting: (() => void)[] = [];
    onAbort(controller.signal, () => {
      seen.push('first');
      forgetting[0]!();
    });
    forgetting.push(onAbort(controller.signal, () => seen.push('forgotten')));
    onAbort(controller.signal, () => seen.push('last'));
    controller.abort();
    expect(seen).toEqual(['first', 'last']);
  });

  test('leaves nothing on a signal that was aborted, before or afterwards, nor on one that never is', () => {
    const controller = new AbortController();
    onAbort(controller.signal, () => undefined);
    controller.abort();
    onAbort(controller.signal, () => undefined);
    onAbort(neverAborted, () => undefined);
    expect([listeners(controller.signal), listeners(neverAborted)]).toEqual([0, 0]);
  });

  test('serves more than ten waits without a warning', () => {
    const warned = jest.spyOn(process, 'emitWarning');
    const { signal } = new AbortController();
    const forget = Array.from({ length: 50 }, () => onAbort(signal, () => undefined));
    for (const each of forget) each();
    expect(warned).not.toHaveBeenCalled();
    warned.mockRestore();
  });
});

test.each<[unknown, string]>([
  [new DOMException('over', 'TimeoutError'), 'Timeout'],
  [new DOMException('enough', 'AbortError'), 'Canceled'],
  [{ name: 'Other' }, 'Canceled'],
  ['TimeoutError', 'Canceled'],
  [null, 'Canceled'],
])('a signal aborted by %p is an error of kind %s', (reason, kind) => {
  expect(abortedError(AbortSignal.abort(reason), 'maybe')).toMatchObject({ kind, effect: 'maybe' });
});

test('a linked signal follows whichever is aborted first, and none once it is unlinked', () => {
  const [one, other] = [new AbortController(), new AbortController()];
  const linked = linkedTo(one.signal, other.signal);
  const unlinked = linkedTo(one.signal, other.signal);
  unlinked.unlink();
  other.abort('other');
  expect(linked.signal.reason).toBe('other');
  expect(unlinked.signal.aborted).toBe(false);
});

describe('the options of a call', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  test.each([0, -5, 1.5, Number.NaN, Infinity, maxTimeoutMs + 1, 2_592_000_000])(
    'refuses timeoutMs %p instead of bending it',
    async (timeoutMs) => {
      const error = errorOf(await silent()({ timeoutMs }));
      expect(error).toMatchObject({ kind: 'InvalidInput', effect: 'none' });
      expect(error.message).toBe(
        'test agents.get: invalid options: timeoutMs expected whole number from 1 to 2147483647',
      );
    },
  );

  test('names an option that does not exist', async () => {
    const options = { timeout: 5 } as CallOptions;
    expect(errorOf(await silent()(options)).message).toContain('timeout is not a known field');
  });

  test('keeps the longest time that a timer can wait', async () => {
    const call = silent()({ timeoutMs: maxTimeoutMs });
    await jest.advanceTimersByTimeAsync(maxTimeoutMs - 1);
    expect(jest.getTimerCount()).toBe(1);
    await jest.advanceTimersByTimeAsync(1);
    expect(E.isLeft(await call)).toBe(true);
    expect(jest.getTimerCount()).toBe(0);
  });
});
