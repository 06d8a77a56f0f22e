import { AgentId, fromGuard, refined, text } from '@cordboard/core/provider';
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

// What is longer could be read and never be passed on.
const isId = (id: string): boolean => AgentId.codec.is(id.trim());

/** A required id. */
export const VendorId = refined(t.string, 'id (1 to 128 characters, blanks around it aside)', isId);

/** An id that may be left out or blank. */
export const OptionalId = refined(
  Text,
  'id (at most 128 characters)',
  (id) => (id ?? '').trim() === '' || isId(id ?? ''),
);

const Code = text(64);

/** A campaign's code. */
export const VendorCode = refined(t.string, 'code (1 to 64 characters, blanks around it aside)', (code) =>
  Code.is(code.trim()),
);

/** A campaign's code that may be left out or blank. */
export const OptionalCode = refined(
  Text,
  'code (at most 64 characters)',
  (code) => (code ?? '').trim() === '' || VendorCode.is(code),
);

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
