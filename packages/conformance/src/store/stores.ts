import type { ContactCenterError, Store } from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { Runner } from '../runner.js';

/** One store, as two processes see it. */
export interface StorePair {
  readonly one: Store;
  /** The same store, opened again; in memory it is `one`. */
  readonly other: Store;
}

/** A store under test. */
export interface StoreSubject {
  readonly name: string;
  /** An empty store for each case. Each end of the pair is closed afterwards. */
  readonly open: () => Promise<StorePair>;
}

/** One rule of a store's contract, and how it is checked. */
export interface StoreCase {
  /** A sentence that completes "a store …". */
  readonly title: string;
  readonly check: (stores: StorePair, expect: Runner['expect']) => Promise<void>;
}

/** The result of a store's operation; an error fails the case. */
export const answerOf = async <A>(task: TaskEither<ContactCenterError, A>): Promise<A> => {
  const result = await task();
  return E.isRight(result) ? result.right : Promise.reject(result.left);
};

export const after = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
