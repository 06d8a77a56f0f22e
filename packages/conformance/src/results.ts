import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { paginate, type ContactCenterError, type ListCall, type PageRequest } from '@cordboard/core';

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
