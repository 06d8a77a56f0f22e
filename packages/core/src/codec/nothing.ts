import * as t from 'io-ts';
import { arrayOf } from './array-of.js';

/** The spellings of "no value" in vendors' replies: a missing field, `null`, blank text, `{}` or `[]`. */
export type Nothing = null | undefined | string | Readonly<Record<string, never>>;

const holdsNothing = (u: object): boolean => (Array.isArray(u) ? u : Object.keys(u)).length === 0;

/** Whether a value is a spelling of "no value". */
export const isNothing = (u: unknown): u is Nothing => {
  if (typeof u === 'string') return u.trim() === '';
  return u === undefined || u === null || (typeof u === 'object' && holdsNothing(u));
};

// Errors recognize a union by its context entry, so the wrapper's entry is replaced by that of the inner
// codec.
const inPlace = (context: t.Context, type: t.Decoder<unknown, unknown>): t.Context =>
  context.map((entry, i) => (i === context.length - 1 ? { ...entry, type } : entry));

const or =
  <N>(isInstead: (u: unknown) => u is N) =>
  <A>(codec: t.Type<A, unknown>): t.Type<A | N, unknown> =>
    new t.Type<A | N, unknown>(
      codec.name,
      (u): u is A | N => isInstead(u) || codec.is(u),
      (u, context) => (isInstead(u) ? t.success(u) : codec.validate(u, inPlace(context, codec))),
      (value) => value,
    );

/** A value, `null` or `undefined`. Unlike those of a union, errors point inside the value. */
export const nullable = or((u): u is null | undefined => u === null || u === undefined);

/** A value, or "no value" in any spelling. */
export const orNothing = or(isNothing);

/** The rows of a vendor's reply. */
export type Rows<A> = readonly (A | null | undefined)[] | Nothing;

/** The rows of a list; "no value" in any spelling means no rows, and `null` rows do not count. */
export const rowsOf = <A>(row: t.Type<A, unknown>): t.Type<Rows<A>, unknown> =>
  orNothing(arrayOf(nullable(row)));

/** The rows that are not `null`. */
export const rowsIn = <A>(rows: Rows<A>): readonly A[] =>
  isNothing(rows) ? [] : rows.filter((row) => row !== null && row !== undefined);
