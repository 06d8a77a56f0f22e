import { failure, type ContactCenterError } from './contact-center-error.js';
import type { Effect } from './kinds.js';

/** The error that an aborted signal stands for: `Timeout` when the time was over, else `Canceled`. */
export const abortedError = (signal: AbortSignal, effect: Effect): ContactCenterError => {
  const reason: unknown = signal.reason;
  const timedOut =
    typeof reason === 'object' && reason !== null && 'name' in reason && reason.name === 'TimeoutError';
  return timedOut
    ? failure('Timeout', 'the call did not finish within the time it was given', { effect })
    : failure('Canceled', 'the call was canceled by its caller', { effect });
};
