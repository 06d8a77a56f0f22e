import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { ContactCenterError } from '../errors/contact-center-error.js';
import { abortedError } from '../errors/aborted.js';
import { neverAborted, onAbort } from '../foundation/cancel.js';
import type { Result } from './layer.js';

/**
 * Waits for work that several calls share (a token, a session): aborting the signal ends the wait, not the
 * work.
 */
export const orAborted = <A>(
  shared: TaskEither<ContactCenterError, A>,
  signal: AbortSignal,
): Promise<Result<A>> => {
  if (signal === neverAborted) return shared();
  return new Promise((resolve, reject) => {
    const giveUp = (): void => {
      resolve(E.left(abortedError(signal, 'none')));
    };
    if (signal.aborted) giveUp();
    void shared().finally(onAbort(signal, giveUp)).then(resolve, reject);
  });
};
