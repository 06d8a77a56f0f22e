import { failure, type ContactCenterError } from '../errors/contact-center-error.js';
import type { Effect } from '../errors/kinds.js';

/** The signal of what nobody can give up: one for all, because making one costs more than signing a request. */
export const neverAborted: AbortSignal = new AbortController().signal;

const nothingToForget = (): void => undefined;

/** Calls back when the signal is aborted, unless it was told to forget that before. */
export const onAbort = (signal: AbortSignal, callBack: () => void): (() => void) => {
  if (signal === neverAborted) return nothingToForget;
  signal.addEventListener('abort', callBack);
  return () => {
    signal.removeEventListener('abort', callBack);
  };
};

/** The error that an aborted signal stands for: `Timeout` when the time was over, else `Canceled`. */
export const abortedError = (signal: AbortSignal, effect: Effect): ContactCenterError => {
  const reason: unknown = signal.reason;
  const timedOut =
    typeof reason === 'object' && reason !== null && 'name' in reason && reason.name === 'TimeoutError';
  return timedOut
    ? failure('Timeout', 'the call did not finish within the time it was given', { effect })
    : failure('Canceled', 'the call was canceled by its caller', { effect });
};
