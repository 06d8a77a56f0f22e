import { supply } from './supply.js';

/** Values that are used in turn, over and over. */
export type Cycle<A> = readonly [A, ...A[]];

/** The n-th value, from 0. */
export const at = <A>(cycle: Cycle<A>, n: number): A => cycle[n % cycle.length] ?? cycle[0];

/** The indexes that a list lacks for the size wanted. */
export const missing = (there: readonly unknown[], wanted = 0): readonly number[] =>
  Array.from({ length: Math.max(0, wanted - there.length) }, (_, i) => there.length + i);

/** A supply of numbers, from one on, that no entry has as its key. */
export const unusedBy = <A>(
  entries: readonly A[],
  key: (entry: A) => string,
  from: number,
): (() => string) => {
  const taken = new Set(entries.map(key));
  return supply(from, String, (name) => taken.has(name));
};
