import * as t from 'io-ts';
import { arrayOf } from './array-of.js';

/** What stands where a vendor has nothing to say: a field left out, `null`, blank text, `{}` or `[]`. */
export type Nothing = null | undefined | string | Readonly<Record<string, never>>;

const holdsNothing = (u: object): boolean => (Array.isArray(u) ? u : Object.keys(u)).length === 0;

/** Whether a vendor says nothing here, in whichever spelling. */
export const isNothing = (u: unknown): u is Nothing => {
  if (typeof u === 'string') return u.trim() === '';
  return u === undefined || u === null || (typeof u === 'object' && holdsNothing(u));
};

// A union is told from other codecs by the context, where it has to stand in the place of what is around it.
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

/** What a codec takes, or `null`, or no value. Unlike a union it still reports where inside the value a mistake is. */
export const nullable = or((u): u is null | undefined => u === null || u === undefined);

/** The same for nothing in any spelling. */
export const orNothing = or(isNothing);

/** Rows as they come in a vendor's reply. */
export type Rows<A> = readonly (A | null | undefined)[] | Nothing;

/** The rows of a list; none at all in any spelling. A row of `null` is none either. */
export const rowsOf = <A>(row: t.Type<A, unknown>): t.Type<Rows<A>, unknown> =>
  orNothing(arrayOf(nullable(row)));

/** The rows that are there. */
export const rowsIn = <A>(rows: Rows<A>): readonly A[] =>
  isNothing(rows) ? [] : rows.filter((row) => row !== null && row !== undefined);
