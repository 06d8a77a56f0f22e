import { onAbort } from './cancel.js';
import { maxTimeoutMs } from './deadline.js';

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
    const timeout = setTimeout(end, Math.min(ms, maxTimeoutMs), true);
    if (!keepsAlive) timeout.unref();
    const forget = onAbort(signal, () => {
      end(false);
    });
  });

/** Waits, for 24 days at most, and keeps the process alive; false as soon as the signal is aborted. */
export const pause = (ms: number, signal: AbortSignal): Promise<boolean> => timer(ms, signal, true);

/** Resolves after so many milliseconds, at once when the signal is aborted. */
export type Sleep = (ms: number, signal: AbortSignal) => Promise<void>;

/** Waits, for 24 days at most, or until the signal is aborted; does not keep the process alive. */
export const sleep: Sleep = async (ms, signal) => {
  await timer(ms, signal, false);
};

/** Keeps the process alive until work is done that holds no timer or connection of its own. */
export const keepingAlive = async <A>(work: () => Promise<A>): Promise<A> => {
  const timeout = setTimeout(() => undefined, maxTimeoutMs);
  return work().finally(() => {
    clearTimeout(timeout);
  });
};
