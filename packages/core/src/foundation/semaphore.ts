import { onAbort } from './cancel.js';

/** A counting semaphore: a fixed number of permits, handed out first come, first served. */
export interface Semaphore {
  /** Waits for a permit; false when the signal was aborted before there was one. */
  readonly acquire: (signal: AbortSignal) => Promise<boolean>;
  /** Gives a permit back: to be called once for each time that `acquire` answered true. */
  readonly release: () => void;
}

export const semaphore = (permits: number): Semaphore => {
  let free = permits;
  const waiting = new Set<() => void>();

  const wait = (signal: AbortSignal): Promise<boolean> =>
    new Promise((resolve) => {
      const proceed = (): void => {
        waiting.delete(proceed);
        forget();
        resolve(true);
      };
      const forget = onAbort(signal, () => {
        waiting.delete(proceed);
        resolve(false);
      });
      waiting.add(proceed);
    });

  return {
    acquire: async (signal) => {
      if (signal.aborted) return false;
      if (free === 0) return wait(signal);
      free -= 1;
      return true;
    },
    release: () => {
      const [first] = waiting;
      if (first === undefined) free += 1;
      else first();
    },
  };
};
