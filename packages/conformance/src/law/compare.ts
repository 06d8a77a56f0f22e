import { ownValue } from '@cordboard/core/provider';
import * as t from 'io-ts';
import type { Equivalence } from './equivalences.js';

/** A path where an adapter and memory differ. */
export interface Difference {
  readonly path: string;
  /** By the adapter, or of the center behind it. */
  readonly told: unknown;
  /** By memory, used directly. */
  readonly known: unknown;
}

/** Lists the differences between two values. */
export type Compare = (told: unknown, known: unknown) => readonly Difference[];

// The vendor's own texts, how it batched, and sums of the single outcomes.
const notCompared: ReadonlySet<string> = new Set([
  'native',
  'reportUrl',
  'message',
  'warnings',
  'batches',
  'applied',
  'accepted',
  'unchanged',
  'failed',
  'unknown',
  // How a file is kept is the vendor's; what is in it is not.
  'contentType',
  'fileName',
  'version',
  'resumable',
]);

// The order of a list is the provider's, and so is that of an agent's queues.
const unordered = /^result$|(^|\.)queues$/;

const isPermutation = (
  [first, ...rest]: readonly unknown[],
  others: readonly unknown[],
  isSame: (one: unknown, other: unknown) => boolean,
): boolean => {
  if (others.length === 0) return true;
  const at = others.findIndex((other) => isSame(first, other));
  return at >= 0 && isPermutation(rest, others.toSpliced(at, 1), isSame);
};

type Fields = Readonly<Record<string, unknown>>;

const namesIn = (fields: Fields): readonly string[] =>
  Object.entries(fields).flatMap(([name, value]) =>
    value === undefined || notCompared.has(name) ? [] : [name],
  );

const under = (path: string, name: string | number): string =>
  path === '' ? String(name) : `${path}.${name}`;

const comparing = (
  alike: readonly Equivalence[],
  namesToCompare: (told: Fields, known: Fields) => readonly string[],
): Compare => {
  const compare = (path: string, told: unknown, known: unknown): readonly Difference[] => {
    const isAlike =
      Object.is(told, known) ||
      alike.some(({ where, holds }) => (where?.test(path) ?? true) && holds(told, known));
    if (isAlike) return [];
    if (Array.isArray(told) && Array.isArray(known) && told.length === known.length) {
      const inOrder = told.flatMap((item: unknown, i) => compare(under(path, i), item, known[i]));
      const isSame = (one: unknown, other: unknown): boolean =>
        compare(under(path, '*'), one, other).length === 0;
      return unordered.test(path) && isPermutation(told, known, isSame) ? [] : inOrder;
    }
    if (t.UnknownRecord.is(told) && t.UnknownRecord.is(known)) {
      return namesToCompare(told, known).flatMap((name) =>
        compare(under(path, name), ownValue(told, name), ownValue(known, name)),
      );
    }
    return [{ path, told, known }];
  };
  return (told, known) => compare('', told, known);
};

/** Every value from the adapter must equal memory's; values that it lacks do not count. */
export const compareTold = (alike: readonly Equivalence[]): Compare => comparing(alike, namesIn);

/** Values that the adapter lacks count, too. */
export const compareWhole = (alike: readonly Equivalence[]): Compare =>
  comparing(alike, (told, known) => [...new Set([...namesIn(told), ...namesIn(known)])]);
