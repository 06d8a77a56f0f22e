import {
  isContactCenterError,
  failure,
  paginate,
  type CallOptions,
  type ContactCenterError,
  type Page,
  type PageRequest,
} from '@cordboard/core';
import * as TE from 'fp-ts/lib/TaskEither.js';

type ListCall<Q, A> = (query: Q, options?: CallOptions) => TE.TaskEither<ContactCenterError, Page<A>>;

const collect = async <A>(items: AsyncIterable<A>): Promise<readonly A[]> => {
  const all: A[] = [];
  for await (const item of items) all.push(item);
  return all;
};

/** Every item of a list of the center, so that a server can cut its own pages. */
export const every = <Q extends PageRequest, A>(
  call: ListCall<Q, A>,
  query: Q,
): TE.TaskEither<ContactCenterError, readonly A[]> =>
  TE.tryCatch(
    () => collect(paginate(call)({ ...query, limit: 1000 })),
    (error) => (isContactCenterError(error) ? error : failure('Internal', 'a list of the center broke off')),
  );
