import { onAbort } from '../foundation/cancel.js';

/** Lets so many through at a time. */
export interface Turnstile {
  /** Waits for a place, first come first served; false when the signal was aborted before there was one. */
  readonly enter: (signal: AbortSignal) => Promise<boolean>;
  /** Gives a place back: to be called once for each time that `enter` answered true. */
  readonly leave: () => void;
}

export const turnstile = (places: number): Turnstile => {
  let free = places;
  const line = new Set<() => void>();

  const wait = (signal: AbortSignal): Promise<boolean> =>
    new Promise((resolve) => {
      const giveUp = (): void => {
        line.delete(proceed);
        resolve(false);
      };
      const proceed = (): void => {
        line.delete(proceed);
        forget();
        resolve(true);
      };
      line.add(proceed);
      const forget = onAbort(signal, giveUp);
    });

  return {
    enter: async (signal) => {
      if (signal.aborted) return false;
      if (free === 0) return wait(signal);
      free -= 1;
      return true;
    },
    leave: () => {
      const [first] = line;
      if (first === undefined) free += 1;
      else first();
    },
  };
};
