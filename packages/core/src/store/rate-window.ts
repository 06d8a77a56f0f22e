import type { Rate } from './store.js';

/** A rate as a counter keeps it: so many turns in each slice of time, a slice beginning with its first turn. */
export interface RateWindow {
  readonly permits: number;
  readonly windowMs: number;
}

// A clock ticks in whole milliseconds, and requests let go in time may arrive a little closer together.
const withSlackMs = (perMs: number): number => perMs * 1.01 + 1;

// What is lost at the end of each slice until whoever waits has woken up.
const wakingMs = 1.5;

// More turns in a slice gain nothing: what matters is that a slice is long beside the time of waking up.
const mostPermits = 100;

/**
 * Slices short enough that no stretch of `perMs`, wherever it begins, holds more than `requests` turns: it
 * touches the rest of one slice (all its turns but the first) and the beginnings of so many others.
 */
const windowWith = ({ requests, perMs }: Rate, permits: number): RateWindow => {
  const others = Math.floor((requests + 1) / permits) - 1;
  return { permits, windowMs: others < 1 ? Infinity : Math.ceil(withSlackMs(perMs) / others) };
};

const yieldOf = ({ permits, windowMs }: RateWindow): number => permits / (windowMs + wakingMs);

/** The slices that keep a rate and let a steady load use most of it: above nine tenths where `perMs` is a second. */
export const rateWindowOf = (rate: Rate): RateWindow =>
  Array.from({ length: Math.min(rate.requests, mostPermits) }, (_, i) => windowWith(rate, i + 1)).reduce(
    (best, next) => (yieldOf(next) > yieldOf(best) ? next : best),
    windowWith(rate, 1),
  );
