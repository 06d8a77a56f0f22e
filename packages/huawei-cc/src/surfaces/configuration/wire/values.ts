import { isNothing, rowsOf, type ReplyRows } from '@cordboard/core/http';
import * as t from 'io-ts';

const listed = (u: unknown): unknown => (Array.isArray(u) || isNothing(u) ? u : [u]);

/** Rows, or one row by itself: the tables of some pages have an array where their samples have an object, and the other way round. */
export const rowsOrOne = <A>(row: t.Type<A, unknown>): t.Type<ReplyRows<A>, unknown> => {
  const rows = rowsOf(row);
  return new t.Type<ReplyRows<A>, unknown>(
    rows.name,
    (u): u is ReplyRows<A> => rows.is(u),
    (u, context) => rows.validate(listed(u), context),
    (value) => value,
  );
};
