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

// Centers that share a store within one process share its queues.
const queues = new WeakMap<Store, KeyedQueue>();

const queueOf = (store: Store): KeyedQueue => {
  const queue = queues.get(store) ?? keyedQueue();
  queues.set(store, queue);
  return queue;
};

type AcquirePermits = (limits: readonly RateLimit[], signal: AbortSignal) => Promise<Result<unknown>>;

/**
 * Acquires a permit under each limit at the same time: while the first is not granted, a permit under the
 * others would be wasted.
 */
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
 * A rate limit: work waits for a permit, first come, first served within a process, in any order among
 * processes that share a store. Without a rate, only work with a limit of its own waits. Waiting can be
 * canceled: then nothing was sent, and the slot is free. At most `concurrency` pieces of work hold a permit
 * at once, because a permit that has to wait for a connection would be stale.
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
    // Part of another call: it has the slot of that call, and waiting for one of its own could deadlock.
    if (inner === true) return withPermit;
    return async (attempt) => {
      // Before the slot is taken: what is awaited may need one.
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
