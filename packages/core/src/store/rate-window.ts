import type { Rate } from './store.js';

/**
 * A rate as a fixed-window limiter keeps it: `permits` in each window, which begins with its first permit.
 */
export interface RateWindow {
  /** How many requests may be sent in one window. */
  readonly permits: number;
  /** How long one window is, in milliseconds. */
  readonly windowMs: number;
}

// Clocks tick in whole milliseconds, and requests that are sent in time may arrive a little closer together.
const withSlackMs = (perMs: number): number => perMs * 1.01 + 1;

// What is lost at the end of each window until the waiting call has woken up.
const wakingMs = 1.5;

// More permits in a window gain nothing: a window only has to be long compared with the time of waking up.
const mostPermits = 100;

/**
 * Windows short enough that no period of `perMs`, wherever it begins, holds more than `requests` permits: it
 * overlaps the rest of one window (all its permits but the first) and the beginnings of `others` more.
 */
const windowWith = ({ requests, perMs }: Rate, permits: number): RateWindow => {
  const others = Math.floor((requests + 1) / permits) - 1;
  return { permits, windowMs: others < 1 ? Infinity : Math.ceil(withSlackMs(perMs) / others) };
};

const yieldOf = ({ permits, windowMs }: RateWindow): number => permits / (windowMs + wakingMs);

/**
 * The windows that keep a rate and let a steady load use most of it: above nine tenths where `perMs` is a
 * second.
 */
export const rateWindowOf = (rate: Rate): RateWindow =>
  Array.from({ length: Math.min(rate.requests, mostPermits) }, (_, i) => windowWith(rate, i + 1)).reduce(
    (best, next) => (yieldOf(next) > yieldOf(best) ? next : best),
    windowWith(rate, 1),
  );
