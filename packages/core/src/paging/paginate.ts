import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Page, PageRequest } from '../domain/common.js';
import { failure, type ContactCenterError } from '../errors/contact-center-error.js';
import type { CallOptions } from '../operation/call-options.js';
import { orThrow } from '../or-throw.js';

/** Where a list operation of a center carries what tells its items apart. */
export const itemIdentity = Symbol.for('@cordboard/itemIdentity');

/** A list operation of a center. */
export type ListCall<Q, A> = (query: Q, options?: CallOptions) => TE.TaskEither<ContactCenterError, Page<A>>;

// Rows inserted meanwhile can push a page's items onto the next page; not many times in a row, though.
const mostStalePages = 5;

const standsStill = failure(
  'MalformedReply',
  'the provider keeps returning items it returned before, so the list has no end',
);

/** Lets each item through once, and remembers it. */
const unseen = <A>(call: object): ((items: readonly A[]) => readonly A[]) => {
  const seen = new Set<string>();
  const carried: unknown = itemIdentity in call ? call[itemIdentity] : undefined;
  const isIdentity = (u: unknown): u is (item: A) => string => typeof u === 'function';
  if (!isIdentity(carried)) return (items) => items;
  const identity = carried;
  return (items) =>
    items.filter((item) => {
      const key = identity(item);
      const isNew = !seen.has(key);
      seen.add(key);
      return isNew;
    });
};

/**
 * Walks a list page by page: `for await (const agent of paginate(center.agents.list)({ state: 'ready' }))`.
 * An item that shows up twice, because the list shifted meanwhile, is given once. Iteration rejects with
 * the error of the page that failed, and with `MalformedReply` when a provider's pages never end.
 */
export const paginate = <Q extends PageRequest, A>(call: ListCall<Q, A>) =>
  async function* (query: Q, options: CallOptions = {}): AsyncGenerator<A, void, undefined> {
    const fresh = unseen<A>(call);
    let cursor = query.cursor;
    let stale = 0;
    do {
      const page = await orThrow(call({ ...query, cursor }, options));
      const items = fresh(page.items);
      yield* items;
      stale = page.items.length > 0 && items.length === 0 ? stale + 1 : 0;
      if (stale === mostStalePages) await orThrow(TE.left(standsStill));
      cursor = page.next;
    } while (cursor !== undefined);
  };
