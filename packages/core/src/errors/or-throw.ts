import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';

/**
 * Turns a result into a Promise, for those who like `await`: it resolves with the value and rejects
 * with the error. The only place where anything is thrown.
 */
export const orThrow = async <E extends Error, A>(task: TaskEither<E, A>): Promise<A> => {
  const result = await task();
  if (E.isLeft(result)) throw result.left;
  return result.right;
};
