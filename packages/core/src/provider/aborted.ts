import { setMaxListeners } from 'node:events';
import { failure, type ContactCenterError } from '../errors/contact-center-error.js';
import type { Effect } from '../errors/kinds.js';

/** The signal of what nobody can give up: one for all, because making one costs more than signing a request. */
export const neverAborted: AbortSignal = new AbortController().signal;
// However many calls are under way, all of them listen.
setMaxListeners(0, neverAborted);

/** The error that an aborted signal stands for: `Timeout` when the time was over, else `Canceled`. */
export const abortedError = (signal: AbortSignal, effect: Effect): ContactCenterError => {
  const reason: unknown = signal.reason;
  const timedOut =
    typeof reason === 'object' && reason !== null && 'name' in reason && reason.name === 'TimeoutError';
  return timedOut
    ? failure('Timeout', 'the call did not finish within the time it was given', { effect })
    : failure('Canceled', 'the call was canceled by its caller', { effect });
};
