import type { ListCall } from '@cordboard/core/fp';
import type { PageRequest } from '@cordboard/core/provider';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { every, slice, sliceOf, type Slice } from '../../every.js';
import { refusalOf } from '../failures.js';
import { int, orElse } from '../shape.js';
import type { Answer } from './call.js';

/** A whole list of the center: its pages have cursors, the vendor's have numbers. */
export const allOf = <Q extends PageRequest, A>(
  list: ListCall<Q, A>,
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

const numbered = ({ currPage, pageSize }: Asked) => ({ page: currPage, size: pageSize });

/** One page of a list of the center, shown row by row. */
export const pageOf = <Q extends PageRequest, A, B>(
  list: ListCall<Q, A>,
  query: Q,
  { asked, show }: { readonly asked: Asked; readonly show: (item: A) => B },
): Answer<Slice<B>> =>
  pipe(
    slice(list, query, numbered(asked)),
    TE.bimap(refusalOf(), ({ rows, total }) => ({ rows: rows.map(show), total })),
  );

/** The dialect with `total`. A page without rows has no `list` at all. */
export const totalPage = <A>({ currPage, pageSize }: Asked, { rows, total }: Slice<A>) => ({
  ...(rows.length === 0 ? {} : { list: rows }),
  currPage,
  pageSize,
  total,
});

/** The same with a `pageSize` that is the number of rows shown, whatever was asked. */
export const totalPageOfShownSize = <A>(asked: Asked, found: Slice<A>) => ({
  ...totalPage(asked, found),
  pageSize: found.rows.length,
});

/** The dialect with `totalCount` and `totalPage`, for rows that are all in memory. */
export const totalCountPage = <A>(asked: Asked, all: readonly A[]) => {
  const { rows, total } = sliceOf(numbered(asked), all);
  return {
    totalCount: total,
    pageSize: asked.pageSize,
    totalPage: Math.ceil(total / asked.pageSize),
    currPage: asked.currPage,
    list: rows,
  };
};
