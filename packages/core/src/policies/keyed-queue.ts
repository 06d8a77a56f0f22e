import * as E from 'fp-ts/lib/Either.js';
import type { Result } from './layer.js';
import { orAborted } from './waiting.js';

/** Runs work with the same key one after another, first in, first out. */
export interface KeyedQueue {
  /** Does the work once all earlier work of the key is done; stops waiting when the signal is aborted. */
  readonly run: <A>(key: string, signal: AbortSignal, work: () => Promise<Result<A>>) => Promise<Result<A>>;
}

const nothingBefore = Promise.resolve();

/** A queue for each key. */
export const keyedQueue = (): KeyedQueue => {
  const ends = new Map<string, Promise<void>>();
  return {
    run: async (key, signal, work) => {
      const before = ends.get(key) ?? nothingBefore;
      const mine = orAborted(() => before.then(() => E.right(undefined)), signal).then((admitted) =>
        E.isLeft(admitted) ? admitted : work(),
      );
      // Work that is canceled while it waits must not let later work overtake earlier work.
      const end = Promise.allSettled([before, mine]).then(() => {
        if (ends.get(key) === end) ends.delete(key);
      });
      ends.set(key, end);
      return mine;
    },
  };
};
