import { DelegateBackoff, handleWhenResult, retry, type IRetryBackoffContext } from 'cockatiel';
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

const waitBefore = (settings: RetrySettings) => (context: IRetryBackoffContext<unknown>): number => {
  const error = 'value' in context.result ? errorIn(context.result.value) : undefined;
  const ceiling = Math.min(settings.baseDelayMs * 2 ** (context.attempt - 1), settings.maxDelayMs);
  return error?.retryAfterMs ?? Math.random() * ceiling;
};

/** Answers as soon as the signal is aborted while no attempt is under way (one under way answers itself). */
const untilAborted = (signal: AbortSignal, last: () => ContactCenterError | undefined): {
  readonly answer: Promise<E.Either<ContactCenterError, never>>;
  readonly forget: () => void;
} => {
  let forget = (): void => undefined;
  const answer = new Promise<E.Either<ContactCenterError, never>>((resolve) => {
    const onAbort = (): void => {
      const error = last();
      if (error !== undefined) resolve(E.left(abortedError(signal, error.effect)));
    };
    signal.addEventListener('abort', onAbort);
    forget = () => {
      signal.removeEventListener('abort', onAbort);
    };
  });
  return { answer, forget };
};

/** Tries until it succeeds, fails for good, was tried often enough, or the signal is aborted. */
export const withRetry = async <A>(
  settings: RetrySettings,
  repeat: Repeat,
  signal: AbortSignal,
  attempt: (number: number) => Promise<E.Either<ContactCenterError, A>>,
): Promise<E.Either<ContactCenterError, A>> => {
  let waitingAfter: ContactCenterError | undefined;
  const policy = retry(
    handleWhenResult((u) => {
      const error = errorIn(u);
      const tooLong = (error?.retryAfterMs ?? 0) > settings.maxDelayMs;
      return error !== undefined && !tooLong && mayRepeat(error, repeat);
    }),
    { maxAttempts: settings.attempts - 1, backoff: new DelegateBackoff(waitBefore(settings)) },
  );
  const aborted = untilAborted(signal, () => waitingAfter);
  const finished = policy.execute(async ({ attempt: retries }) => {
    waitingAfter = undefined;
    const result = await attempt(retries + 1);
    waitingAfter = errorIn(result);
    return result;
  }, signal);
  const result = await Promise.race([finished, aborted.answer]);
  aborted.forget();
  return result;
};
