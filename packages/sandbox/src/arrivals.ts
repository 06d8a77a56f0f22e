/** When requests came in. */
export interface Arrivals {
  readonly add: (atMs: number) => void;
  /** The most in any window of so many milliseconds, among those that are kept. */
  readonly peak: (perMs: number) => number;
  readonly clear: () => void;
}

/** Keeps the latest ones: at least half as many as there is room for, when there were more. */
export const createArrivals = (room = 2 ** 20): Arrivals => {
  const times: number[] = [];
  return {
    add: (atMs) => {
      if (times.length === room) times.splice(0, Math.ceil(room / 2));
      times.push(atMs);
    },
    peak: (perMs) => {
      let first = 0;
      let most = 0;
      times.forEach((atMs, last) => {
        while (atMs - (times[first] ?? atMs) >= perMs) first += 1;
        most = Math.max(most, last - first + 1);
      });
      return most;
    },
    clear: () => {
      times.length = 0;
    },
  };
};
