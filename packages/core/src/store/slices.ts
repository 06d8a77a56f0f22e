import type { Rate } from './store.js';

/** A rate as a counter keeps it: so many turns in each slice of time, a slice beginning with its first turn. */
export interface Slices {
  readonly turns: number;
  readonly sliceMs: number;
}

// A clock ticks in whole milliseconds, and requests let go in time may arrive a little closer together.
const withSlackMs = (perMs: number): number => perMs * 1.01 + 1;

// What is lost at the end of each slice until whoever waits has woken up.
const wakingMs = 1.5;

// More turns in a slice gain nothing: what matters is that a slice is long beside the time of waking up.
const mostTurns = 100;

/**
 * Slices short enough that no stretch of `perMs`, wherever it begins, holds more than `requests` turns: it
 * touches the rest of one slice (all its turns but the first) and the beginnings of so many others.
 */
const sliced = ({ requests, perMs }: Rate, turns: number): Slices => {
  const others = Math.floor((requests + 1) / turns) - 1;
  return { turns, sliceMs: others < 1 ? Infinity : Math.ceil(withSlackMs(perMs) / others) };
};

const yieldOf = ({ turns, sliceMs }: Slices): number => turns / (sliceMs + wakingMs);

/** The slices that keep a rate and let a steady load use most of it: above nine tenths where `perMs` is a second. */
export const slicesOf = (rate: Rate): Slices =>
  Array.from({ length: Math.min(rate.requests, mostTurns) }, (_, i) => sliced(rate, i + 1)).reduce(
    (best, next) => (yieldOf(next) > yieldOf(best) ? next : best),
    sliced(rate, 1),
  );
