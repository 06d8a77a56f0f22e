import { inspect } from 'node:util';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { CallContext, ContactCenterError, Runtime } from '@cordboard/core';
import { isContactCenterError, systemRuntime } from '@cordboard/core';

/** The error of a result; fails the test when it succeeded. */
export const errorOf = <A>(result: E.Either<ContactCenterError, A>): ContactCenterError => {
  if (E.isRight(result)) throw new Error(`expected an error, got ${inspect(result.right)}`);
  return result.left;
};

export const failed = async <A>(task: TaskEither<ContactCenterError, A>): Promise<ContactCenterError> =>
  errorOf(await task());

/** Everything a person or a log could ever see of an error. */
export const printed = (error: unknown): string =>
  [
    String(error),
    JSON.stringify(error),
    inspect(error, { depth: 10, showHidden: true }),
    isContactCenterError(error) ? (error.stack ?? '') : '',
  ].join('\n');

export const context = (signal: AbortSignal = new AbortController().signal): CallContext => ({
  operation: 'agents.list',
  signal,
  correlationId: 'correlation',
  idempotencyKey: '00000000-0000-4000-8000-000000000000',
});

/** A runtime whose clock stands still and whose network is a function. */
export const runtimeWith = (parts: Partial<Runtime>): Runtime => ({ ...systemRuntime, ...parts });
