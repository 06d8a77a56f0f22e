import { fromGuard, refined } from '@cordboard/core/provider';
import { nullable, rowsOf, type ReplyRows } from '@cordboard/core/http';
import * as t from 'io-ts';

/** May be left out or `null`. */
export const optional = nullable;

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
  readonly list?: ReplyRows<A>;
  readonly pageSize?: Loose;
  readonly total?: Loose;
  readonly totalCount?: Loose;
  readonly totalPage?: Loose;
}

export const paged = <A>(row: t.Type<A, unknown>): t.Type<Paged<A>, unknown> =>
  t.partial(
    {
      list: rowsOf(row),
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
