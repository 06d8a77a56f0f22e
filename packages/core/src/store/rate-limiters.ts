import type { MonotonicClock } from '../foundation/clock.js';
import { rateWindowOf } from './rate-window.js';
import type { Rate } from './store.js';

interface Window {
  readonly endsAt: number;
  granted: number;
}

/** Answers 0 when a permit was granted, else after how many milliseconds to ask again. */
type Acquire = (key: string) => number;

/** A fixed-window limiter: a window begins with its first permit, and each key has its own. */
const limiterOf = (rate: Rate, now: MonotonicClock): Acquire => {
  const { permits, windowMs } = rateWindowOf(rate);
  // All windows are equally long, so they end in the order of insertion.
  const windows = new Map<string, Window>();
  const forgetEnded = (instant: number): void => {
    for (const [key, { endsAt }] of windows) {
      if (endsAt > instant) return;
      windows.delete(key);
    }
  };
  return (key) => {
    const instant = now();
    forgetEnded(instant);
    const window = windows.get(key) ?? { endsAt: instant + windowMs, granted: 0 };
    if (window.granted === permits) return Math.ceil(window.endsAt - instant);
    window.granted += 1;
    windows.set(key, window);
    return 0;
  };
};

/** The limiters of all rates. */
export interface RateLimiters {
  readonly acquirePermit: (key: string, rate: Rate) => number;
  readonly clear: () => void;
}

/** A limiter for each rate, made when it is first asked. */
export const rateLimiters = (now: MonotonicClock): RateLimiters => {
  const limiters = new Map<string, Acquire>();
  return {
    acquirePermit: (key, rate) => {
      const name = `${String(rate.requests)}/${String(rate.perMs)}`;
      const acquire = limiters.get(name) ?? limiterOf(rate, now);
      limiters.set(name, acquire);
      return acquire(key);
    },
    clear: () => {
      limiters.clear();
    },
  };
};
