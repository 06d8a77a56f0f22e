import { setTimeout } from 'node:timers/promises';
import { ConstantBackoff, handleWhenResult, retry } from 'cockatiel';
import * as E from 'fp-ts/lib/Either.js';
import { abortedError } from '../provider/aborted.js';
import type { ContactCenterError } from '../errors/contact-center-error.js';
import { isRetryable } from '../errors/kinds.js';
import type { Repeat } from '../operation/operation.js';

/** How often and how patiently a request is tried. */
export interface RetrySettings {
  /** Tries in all, the first included. */
  readonly attempts: number;
  /** The longest wait before the second try; it doubles from there, each wait drawn at random below it. */
  readonly baseDelayMs: number;
  readonly maxDelayMs: number;
}

export const defaultRetry: RetrySettings = { attempts: 3, baseDelayMs: 200, maxDelayMs: 5_000 };

/** Whether to send it again: only where that can help and cannot do anything twice. */
export const mayRepeat = (error: ContactCenterError, repeat: Repeat): boolean =>
  error.retryable || (repeat !== 'unsafe' && error.effect === 'maybe' && isRetryable(error.kind, 'none'));

type Outcome = E.Either<ContactCenterError, unknown>;

const isOutcome = (u: unknown): u is Outcome =>
  typeof u === 'object' && u !== null && '_tag' in u && (u._tag === 'Left' || u._tag === 'Right');

const errorIn = (u: unknown): ContactCenterError | undefined =>
  isOutcome(u) && E.isLeft(u) ? u.left : undefined;

const waitAfter = (error: ContactCenterError, attempt: number, settings: RetrySettings): number => {
  const ceiling = Math.min(settings.baseDelayMs * 2 ** (attempt - 1), settings.maxDelayMs);
  return error.retryAfterMs ?? Math.random() * ceiling;
};

/** What an earlier try may have done stays possible, however plainly a later one was refused. */
const remembering =
  (earlier: ContactCenterError | undefined) =>
  (error: ContactCenterError): ContactCenterError =>
    earlier?.effect === 'maybe' && error.effect === 'none' ? error.with({ effect: 'maybe' }) : error;

/** Waits; false when the signal was aborted meanwhile. Unlike `runtime.sleep` it keeps the process alive. */
const pause = (ms: number, signal: AbortSignal): Promise<boolean> =>
  setTimeout(ms, true, { signal }).catch(() => false);

/** Tries until it succeeds, fails for good, was tried often enough, or the signal is aborted. */
export const withRetry = <A>(
  settings: RetrySettings,
  repeat: Repeat,
  signal: AbortSignal,
  attempt: (number: number) => Promise<E.Either<ContactCenterError, A>>,
): Promise<E.Either<ContactCenterError, A>> => {
  const isWorthRepeating = (u: unknown): boolean => {
    const error = errorIn(u);
    const waitable = (error?.retryAfterMs ?? 0) <= settings.maxDelayMs;
    return error !== undefined && waitable && mayRepeat(error, repeat);
  };
  let last: ContactCenterError | undefined;
  // The policy decides how often; the waiting is done here, because the policy's own cannot be aborted.
  const policy = retry(handleWhenResult(isWorthRepeating), {
    maxAttempts: settings.attempts - 1,
    backoff: new ConstantBackoff(0),
  });
  return policy.execute(async ({ attempt: retries }) => {
    if (last !== undefined && !(await pause(waitAfter(last, retries, settings), signal))) {
      return E.left(abortedError(signal, last.effect));
    }
    const result = E.mapLeft(remembering(last))(await attempt(retries + 1));
    last = errorIn(result);
    return result;
  }, signal);
};
