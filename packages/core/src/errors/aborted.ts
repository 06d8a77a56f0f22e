import { failure, type ContactCenterError } from './contact-center-error.js';
import type { Effect } from './kinds.js';

/** What a call answers once its center is closed, and the reason with which the waits of calls under way are aborted. */
export const closedError = failure('Conflict', 'the center is closed');

/**
 * The error that an aborted signal stands for: `Timeout` when the time was over, `Conflict` when the center was closed,
 * else `Canceled`.
 */
export const abortedError = (signal: AbortSignal, effect: Effect): ContactCenterError => {
  const reason: unknown = signal.reason;
  if (reason === closedError) return closedError.with({ effect });
  const timedOut =
    typeof reason === 'object' && reason !== null && 'name' in reason && reason.name === 'TimeoutError';
  return timedOut
    ? failure('Timeout', 'the call did not finish within the time it was given', { effect, cause: reason })
    : failure('Canceled', 'the call was canceled by its caller', { effect, cause: reason });
};
