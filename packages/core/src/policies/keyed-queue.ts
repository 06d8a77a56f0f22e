import * as E from 'fp-ts/lib/Either.js';
import type { Result } from './layer.js';
import { orAborted } from './waiting.js';

/** Lets those who want the same thing have it one after another, in the order they came. */
export interface KeyedQueue {
  /** Does the work once all who came before are done; gives up when the signal is aborted. */
  readonly run: <A>(key: string, signal: AbortSignal, work: () => Promise<Result<A>>) => Promise<Result<A>>;
}

const nothingBefore = Promise.resolve();

/** Makes a line, or rather one for each key. */
export const keyedQueue = (): KeyedQueue => {
  const ends = new Map<string, Promise<void>>();
  return {
    run: async (key, signal, work) => {
      const before = ends.get(key) ?? nothingBefore;
      const mine = orAborted(() => before.then(() => E.right(undefined)), signal).then((admitted) =>
        E.isLeft(admitted) ? admitted : work(),
      );
      // Whoever leaves early does not let others past those who came before.
      const end = Promise.allSettled([before, mine]).then(() => {
        if (ends.get(key) === end) ends.delete(key);
      });
      ends.set(key, end);
      return mine;
    },
  };
};
