import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';

/** Returns the value, or throws the error. This file is the only place where anything is thrown. */
export const rightOrThrow = <E extends Error, A>(result: E.Either<E, A>): A => {
  if (E.isLeft(result)) throw result.left;
  return result.right;
};

/** Turns a result into a Promise, for those who like `await`: it resolves with the value and rejects with the error. */
export const orThrow = async <E extends Error, A>(task: TaskEither<E, A>): Promise<A> =>
  rightOrThrow(await task());
