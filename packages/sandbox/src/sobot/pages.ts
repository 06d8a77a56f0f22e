import type { ContactCenterError, Page, PageRequest } from '@cordboard/core';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { every } from '../every.js';
import type { Answer } from './call.js';
import { refusalOf } from './failures.js';
import { int, orElse } from './shape.js';

type List<Q, A> = (query: Q) => TE.TaskEither<ContactCenterError, Page<A>>;

/** A whole list of the center: its pages have cursors, the vendor's have numbers. */
export const allOf = <Q extends PageRequest, A>(
  list: List<Q, A>,
  query: Q,
  names: Parameters<typeof refusalOf>[0] = {},
): Answer<readonly A[]> => pipe(every(list, query), TE.mapLeft(refusalOf(names)));

/** The fields by which a page is asked for. */
export const pageFields = (byDefault: number, max?: number) => ({
  currPage: orElse(int(1), 1),
  pageSize: orElse(int(1, max), byDefault),
});

/** The same where nothing may be left out. */
export const requiredPageFields = { currPage: int(1), pageSize: int(1) };

interface Asked {
  readonly currPage: number;
  readonly pageSize: number;
}

const cut = <A>({ currPage, pageSize }: Asked, rows: readonly A[]): readonly A[] =>
  rows.slice((currPage - 1) * pageSize, currPage * pageSize);

/** The dialect with `total`. A page without rows has no `list` at all. */
export const totalPage = <A>(asked: Asked, rows: readonly A[]) => {
  const list = cut(asked, rows);
  return { ...(list.length === 0 ? {} : { list }), ...asked, total: rows.length };
};

/** The same with a `pageSize` that is the number of rows shown, whatever was asked. */
export const totalPageOfShownSize = <A>(asked: Asked, rows: readonly A[]) => ({
  ...totalPage(asked, rows),
  pageSize: cut(asked, rows).length,
});

/** The dialect with `totalCount` and `totalPage`. */
export const totalCountPage = <A>(asked: Asked, rows: readonly A[]) => ({
  totalCount: rows.length,
  pageSize: asked.pageSize,
  totalPage: Math.ceil(rows.length / asked.pageSize),
  currPage: asked.currPage,
  list: cut(asked, rows),
});
