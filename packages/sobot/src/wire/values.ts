import { fromGuard, refined } from '@cordboard/core';
import * as t from 'io-ts';

// A report is read off the types on the way: there it must look as if the codec stood here itself.
const retyped = (context: t.Context, type: t.Decoder<unknown, unknown>): t.Context =>
  context.map((entry, i) => (i === context.length - 1 ? { ...entry, type } : entry));

/** May be left out or `null`. Unlike a union it still reports where inside the value a mistake is. */
export const optional = <A>(codec: t.Type<A, unknown>): t.Type<A | null | undefined, unknown> => {
  const isNothing = (u: unknown): u is null | undefined => u === null || u === undefined;
  return new t.Type<A | null | undefined, unknown>(
    codec.name,
    (u): u is A | null | undefined => isNothing(u) || codec.is(u),
    (u, context) => (isNothing(u) ? t.success(u) : codec.validate(u, retyped(context, codec))),
    (a) => a,
  );
};

export type Text = string | null | undefined;
export const Text = fromGuard(
  t.string.name,
  (u): u is Text => typeof u === 'string' || u === null || u === undefined,
);

/** A number; tables and samples disagree on whether it comes as one or as text. */
export type Loose = number | Text;
export const Loose = fromGuard(
  'number, or number as text',
  (u): u is Loose => typeof u === 'number' || Text.is(u),
);

/** An id that must be there. */
export const VendorId = refined(t.string, 'id (text that is not blank)', (s) => s.trim() !== '');

/** Part of a list. Two dialects: `total` on some pages, `totalCount` and `totalPage` on others. */
export interface Paged<A> {
  readonly list?: readonly A[] | null | undefined;
  readonly pageSize?: Loose;
  readonly total?: Loose;
  readonly totalCount?: Loose;
  readonly totalPage?: Loose;
}

export const paged = <A>(row: t.Type<A, unknown>): t.Type<Paged<A>, unknown> =>
  t.partial(
    {
      list: optional(t.readonlyArray(row)),
      pageSize: Loose,
      total: Loose,
      totalCount: Loose,
      totalPage: Loose,
    },
    `page of ${row.name}`,
  );

/** Which part of a list is asked for. */
export interface PagedRequest {
  /** From 1. */
  readonly currPage: number;
  readonly pageSize: number;
}
