/** A center's own time. It stands still until something is written. */
export interface Clock {
  /** The present instant. */
  readonly now: () => string;
  /** The present time, epoch milliseconds. */
  readonly nowMs: () => number;
  /** Moves on by one tick. */
  readonly tick: () => void;
}

export const createClock = (startAt: string, tickMs: number): Clock => {
  let ms = Date.parse(startAt);
  return {
    now: () => new Date(ms).toISOString(),
    nowMs: () => ms,
    tick: () => {
      ms += tickMs;
    },
  };
};
