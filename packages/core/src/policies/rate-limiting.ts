import * as E from 'fp-ts/lib/Either.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { semaphore } from '../foundation/semaphore.js';
import { abortedError } from '../errors/aborted.js';
import { storeOf } from '../context/store-of.js';
import type { Rate, Store } from '../store/store.js';
import type { PolicyContext, Layer, RateLimit, Result } from './layer.js';
import { keyedQueue, type KeyedQueue } from './keyed-queue.js';
import { pause } from '../foundation/wait.js';
import { orAborted } from './waiting.js';

const nothingToWaitFor = TE.right(undefined);

// Those who share a store within one process wait in one line.
const queues = new WeakMap<Store, KeyedQueue>();

const queueOf = (store: Store): KeyedQueue => {
  const queue = queues.get(store) ?? keyedQueue();
  queues.set(store, queue);
  return queue;
};

type AcquirePermits = (limits: readonly RateLimit[], signal: AbortSignal) => Promise<Result<unknown>>;

/** Takes a turn under each pace in one moment: while the first is not granted, a turn under the others is lost. */
const permitsOf = (store: Store): AcquirePermits => {
  const queue = queueOf(store);
  const acquirePermits: AcquirePermits = ([rateLimit, ...others], signal) => {
    if (rateLimit === undefined) return Promise.resolve(E.right(undefined));
    return queue.run(rateLimit.key, signal, async () => {
      for (;;) {
        const ready = await acquirePermits(others, signal);
        if (E.isLeft(ready)) return ready;
        const waitMs = await store.acquirePermit(rateLimit.key, rateLimit.rate)();
        if (E.isLeft(waitMs) || waitMs.right === 0) return waitMs;
        if (!(await pause(waitMs.right, signal))) return E.left(abortedError(signal, 'none'));
      }
    });
  };
  return acquirePermits;
};

/**
 * Keeps a rate: work waits for its turn, in the order it came within a process, in any order among several
 * that share a store. Without a rate only what has a pace of its own waits. Waiting can be canceled: nothing
 * was sent then, and the place is free. Where there is room for so many at once only, the others take their
 * turns later: a turn that had to wait for a connection would be stale.
 */
export const rateLimiting = (
  rate: Rate | undefined,
  { key, runtime }: PolicyContext,
  concurrency = Infinity,
): Layer => {
  const acquirePermits = permitsOf(storeOf(runtime));
  const slots = semaphore(concurrency);
  const common: readonly RateLimit[] = rate === undefined ? [] : [{ key, rate }];

  return (ask, work) => {
    const { signal, inner, ready = nothingToWaitFor } = ask;
    const limits = ask.rateLimit === undefined ? common : [ask.rateLimit, ...common];
    if (limits.length === 0) return work;
    const withPermit: typeof work = async (attempt) => {
      const permitted = await acquirePermits(limits, signal);
      return E.isLeft(permitted) ? permitted : work(attempt);
    };
    // What is part of another call has the place of that call, and could wait for ever for one of its own.
    if (inner === true) return withPermit;
    return async (attempt) => {
      // Without a place: what is waited for may need one.
      const prepared = await orAborted(ready, signal);
      if (E.isLeft(prepared)) return prepared;
      if (!(await slots.acquire(signal))) return E.left(abortedError(signal, 'none'));
      try {
        return await withPermit(attempt);
      } finally {
        slots.release();
      }
    };
  };
};
