import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { ContactCenterError } from '../errors/contact-center-error.js';
import { abortedError, neverAborted, onAbort } from '../provider/aborted.js';
import type { Result } from './layer.js';

/** The longest delay of a Node timer: one that is set for longer fires at once. */
const longestMs = 2 ** 31 - 1;

const timer = (ms: number, signal: AbortSignal, keepsAlive: boolean): Promise<boolean> =>
  new Promise((resolve) => {
    if (signal.aborted) {
      resolve(false);
      return;
    }
    const end = (isOver: boolean): void => {
      clearTimeout(timeout);
      forget();
      resolve(isOver);
    };
    const timeout = setTimeout(end, Math.min(ms, longestMs), true);
    if (!keepsAlive) timeout.unref();
    const forget = onAbort(signal, () => {
      end(false);
    });
  });

/** Waits, for 24 days at most, and keeps the process alive; false as soon as the signal is aborted. */
export const pause = (ms: number, signal: AbortSignal): Promise<boolean> => timer(ms, signal, true);

/** Waits, for 24 days at most, or until the signal is aborted; does not keep the process alive. */
export const sleep = async (ms: number, signal: AbortSignal): Promise<void> => {
  await timer(ms, signal, false);
};

/** What several calls wait for (a token, a session, a place) goes on when one of them gives up waiting. */
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
