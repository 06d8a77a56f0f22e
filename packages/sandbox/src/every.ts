import { paginate, type ListCall } from '@cordboard/core/fp';
import {
  cursorOfPage,
  isContactCenterError,
  failure,
  maxPageLimit,
  type ContactCenterError,
  type NumberedPage,
  type PageRequest,
} from '@cordboard/core/provider';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

const collect = async <A>(items: AsyncIterable<A>): Promise<readonly A[]> => {
  const all: A[] = [];
  for await (const item of items) all.push(item);
  return all;
};

/** Every item of a list of the center, so that a server can page it itself. */
export const every = <Q extends PageRequest, A>(
  call: ListCall<Q, A>,
  query: Q,
): TE.TaskEither<ContactCenterError, readonly A[]> =>
  TE.tryCatch(
    () => collect(paginate(call)({ ...query, limit: maxPageLimit })),
    (error) =>
      isContactCenterError(error) ? error : failure('Internal', 'a list of the center ended early'),
  );

/** Some rows of a list, and how many it has in all. */
export interface Slice<A> {
  readonly rows: readonly A[];
  readonly total: number;
}

/** A numbered page of rows that are all in memory. */
export const sliceOf = <A>({ page, size }: NumberedPage, rows: readonly A[]): Slice<A> => ({
  rows: rows.slice((page - 1) * size, page * size),
  total: rows.length,
});

/** Cursors hold pages of up to nine digits. */
const isPageOfCenter = ({ page, size }: NumberedPage): boolean => size <= maxPageLimit && page < 1e9;

/** A numbered page of a list of the center: the center's own page wherever there is one. */
export const slice = <Q extends PageRequest, A>(
  call: ListCall<Q, A>,
  query: Q,
  asked: NumberedPage,
): TE.TaskEither<ContactCenterError, Slice<A>> =>
  isPageOfCenter(asked)
    ? pipe(
        call({ ...query, limit: 1 }),
        TE.chain(({ items, next }) =>
          next === undefined
            ? TE.right(sliceOf(asked, items))
            : pipe(
                call({ ...query, cursor: cursorOfPage(next, asked) }),
                TE.map(({ items: rows, total = 0 }) => ({ rows, total })),
              ),
        ),
      )
    : pipe(
        every(call, query),
        TE.map((rows) => sliceOf(asked, rows)),
      );
