import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type * as t from 'io-ts';
import type { CallOptions } from '../../context/call-options.js';
import { pageOf, type Page, type PageRequest } from '../../domain/common.js';
import type { ContactCenterError } from '../../errors/contact-center-error.js';
import type { Operation } from '../operation.js';
import type { SingleOperation, SingleTypes } from './single.js';

/** Where a list operation of a center carries what tells its items apart. */
export const itemIdentity = Symbol.for('@cordboard/itemIdentity');

/** A list operation of a center. A function that only calls one is none: it does not tell what tells items apart. */
export interface ListCall<Q, A> {
  (query: Q, options?: CallOptions): TaskEither<ContactCenterError, Page<A>>;
  readonly [itemIdentity]: (item: A) => string;
}

/** The types of an operation that returns one page of a list. */
export interface ListTypes<Q, A> extends SingleTypes<Q, Page<A>, A> {
  readonly call: ListCall<Q, A>;
}

/** Returns one page of a list. */
export interface ListOperation<N extends string, Q extends PageRequest, A>
  extends Operation<N, 'list', ListTypes<Q, A>>, SingleOperation<N, Q, Page<A>> {
  readonly kind: 'list';
  /** What a page is made of. */
  readonly item: t.Type<A, unknown>;
  /** Tells two items apart when a list shifts between two pages. */
  readonly identity: (item: A) => string;
}

/** Describes an operation that returns one page of a list. */
export const list = <const N extends string, Q extends PageRequest, A>(
  name: N,
  about: {
    readonly summary: string;
    readonly query: t.Type<Q, unknown>;
    readonly item: t.Type<A, unknown>;
    readonly identity: (item: A) => string;
  },
): ListOperation<N, Q, A> => {
  const { summary, query, item, identity } = about;
  const operation: ListOperation<N, Q, A> = {
    kind: 'list',
    name,
    summary,
    repeat: 'safe',
    reach: 'account',
    destroys: false,
    input: query,
    output: pageOf(item),
    item,
    identity,
    inputParts: [{ path: '', codec: query }],
    told: item,
    implement: ({ list: run }, handler, serving) => run(operation, handler, serving),
  };
  return operation;
};
