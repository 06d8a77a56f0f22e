import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { orThrow, paginate, type ListCall } from '@cordboard/core/fp';
import type { ContactCenterError, PageRequest } from '@cordboard/core/provider';

/** The error of a call; undefined when it succeeded. */
export const errorOf = async <A>(
  task: TaskEither<ContactCenterError, A>,
): Promise<ContactCenterError | undefined> => {
  const result = await task();
  return E.isLeft(result) ? result.left : undefined;
};

/** All items of a list, page by page. */
export const allOf = async <Q extends PageRequest, A>(
  call: ListCall<Q, A>,
  query: Q,
): Promise<readonly A[]> => {
  const items: A[] = [];
  for await (const item of paginate(call)(query)) items.push(item);
  return items;
};

const mostPages = 10_000;

/** The pages of a list as they come, repetitions included. */
export const pagesOf = async <Q extends PageRequest, A>(
  call: ListCall<Q, A>,
  query: Q,
): Promise<readonly (readonly A[])[]> => {
  const pages: (readonly A[])[] = [];
  let cursor = query.cursor;
  do {
    const { items, next } = await orThrow(call({ ...query, cursor }));
    pages.push(items);
    cursor = next;
  } while (cursor !== undefined && pages.length < mostPages);
  return pages;
};

/** What a failed call failed with; undefined when it succeeded. */
export const leftOf = (result: E.Either<unknown, unknown>): unknown =>
  E.isLeft(result) ? result.left : undefined;
