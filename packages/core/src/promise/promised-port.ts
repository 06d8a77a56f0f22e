import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { CallOptions } from '../context/call-options.js';
import type { ContactCenterError } from '../errors/contact-center-error.js';
import type { CallOf, TypesOf } from '../operation/operation.js';
import type { WalkOptions as Prefetching } from '../paging/paginate.js';

/** How a list is walked, and the options of the call for each of its pages. */
export interface WalkOptions extends CallOptions, Prefetching {}

/** A call that answers a Promise. A watch stays what it is: an async iterable in both faces. */
export type Promised<C> = C extends (...input: infer P) => TaskEither<ContactCenterError, infer A>
  ? (...input: P) => Promise<A>
  : C;

/** The lists of a table, each walked to its end. */
type Walks<T> = {
  readonly [K in keyof T as T[K] extends { readonly kind: 'list' } ? K : never]: (
    query: TypesOf<T[K]>['input'],
    options?: WalkOptions,
  ) => AsyncIterable<TypesOf<T[K]>['told']>;
};

/** The interface that a table of operations describes, in Promises. Doc comments of the table carry over. */
export type PromisedPort<T> = { readonly [K in keyof T]: Promised<CallOf<T[K]>> } & {
  /**
   * The lists, to be walked item by item: `for await (const agent of center.agents.all.list({ state: 'ready' }))`. Pages
   * are read through the operation of the same name beside it; an item that two pages have comes once; each loop begins
   * anew. Iteration rejects with the `ContactCenterError` of the page that failed.
   */
  readonly all: Walks<T>;
};
