import { ConstantBackoff, handleWhenResult, retry } from 'cockatiel';
import * as E from 'fp-ts/lib/Either.js';
import type { ContactCenterError } from '../errors/contact-center-error.js';
import { abortedError } from '../errors/aborted.js';
import { accountName, guardCallback } from '../context/runtime.js';
import type { PolicyContext, Ask, Layer, Result } from './layer.js';
import { errorIn } from './outcome.js';
import { mayRepeat, remembering } from './retry-rule.js';
import { retryBudget, type RetryBudget, type RetryBudgetSettings } from './retry-budget.js';
import { pause } from '../foundation/wait.js';

/** How often to try, and how long to wait between attempts. */
export interface RetrySettings {
  /** Attempts, the first included; 1 switches retries off. Default 3. */
  readonly attempts?: number | undefined;
  /** The longest delay before the second attempt; it doubles from there, with full jitter. Default 200. In milliseconds. */
  readonly baseDelayMs?: number | undefined;
  /** The longest delay, and the longest `Retry-After` that is honoured. Default 5 000. In milliseconds. */
  readonly maxDelayMs?: number | undefined;
  /** The retry budget of all calls together. */
  readonly budget?: RetryBudgetSettings | undefined;
}

const defaults = { attempts: 3, baseDelayMs: 200, maxDelayMs: 5_000 } as const;

interface Patience {
  readonly attempts: number;
  readonly baseDelayMs: number;
  readonly maxDelayMs: number;
  readonly budget: RetryBudget;
}

const isWorthRepeating = (
  error: ContactCenterError,
  { repeat, once }: Ask,
  { maxDelayMs }: Patience,
): boolean => once !== true && (error.retryAfterMs ?? 0) <= maxDelayMs && mayRepeat(error, repeat, 'call');

/** `Retry-After` lengthens the delay and never shortens it. */
const waitAfter = (error: ContactCenterError, attempt: number, patience: Patience): number =>
  Math.max(
    error.retryAfterMs ?? 0,
    Math.random() * Math.min(patience.baseDelayMs * 2 ** (attempt - 1), patience.maxDelayMs),
  );

/**
 * Retries a call that failed. The policy decides how often; the delay is ours, because cockatiel's cannot be
 * aborted.
 */
const repeatedly = <A>(
  ask: Ask,
  first: Result<A>,
  patience: Patience,
  again: (failed: ContactCenterError, attempt: number) => Promise<Result<A>>,
): Promise<Result<A>> => {
  let last = first;
  let isSpent = false;
  const handled = handleWhenResult((u) => {
    const error = errorIn(u);
    return !isSpent && error !== undefined && isWorthRepeating(error, ask, patience);
  });
  const policy = retry(handled, { maxAttempts: patience.attempts - 1, backoff: new ConstantBackoff(0) });
  return policy.execute(async ({ attempt }) => {
    if (attempt === 0 || E.isRight(last)) return last;
    isSpent = !patience.budget.spend();
    if (!isSpent) last = await again(last.left, attempt);
    return last;
  }, ask.signal);
};

/**
 * Retries until the call succeeds, fails permanently, runs out of attempts or is canceled. When the retry
 * budget is exhausted, the error is returned at once, so that an outage is not answered with more requests.
 */
export const retrying = (settings: RetrySettings = {}, { provider, runtime }: PolicyContext): Layer => {
  const account = accountName(provider, runtime);
  const patience: Patience = {
    attempts: settings.attempts ?? defaults.attempts,
    baseDelayMs: settings.baseDelayMs ?? defaults.baseDelayMs,
    maxDelayMs: settings.maxDelayMs ?? defaults.maxDelayMs,
    budget: retryBudget(settings.budget, runtime.monotonicNow),
  };
  return (ask, work) => async () => {
    patience.budget.noteFirstTry();
    const first = await work(1);
    if (E.isRight(first) || !isWorthRepeating(first.left, ask, patience)) return first;
    return repeatedly(ask, first, patience, async (error, attempt) => {
      const { operation, correlationId, signal } = ask;
      const waitMs = waitAfter(error, attempt, patience);
      const event = { provider, account, operation, correlationId, attempt, waitMs, errorKind: error.kind };
      guardCallback(ask, 'onRetry', runtime.onRetry)(event);
      return (await pause(waitMs, signal))
        ? E.mapLeft((later: ContactCenterError) => remembering(error.effect, later))(await work(attempt + 1))
        : E.left(abortedError(signal, error.effect));
    });
  };
};
