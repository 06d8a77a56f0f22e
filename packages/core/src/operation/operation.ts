import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type * as t from 'io-ts';
import { pageOf, writtenOf, type Page, type PageRequest, type Written } from '../domain/common.js';
import type { ContactCenterError } from '../errors/contact-center-error.js';
import { bulkReportOf, type BulkReport } from '../domain/bulk-report.js';
import type { BulkOptions, CallOptions } from '../context/call-options.js';

/**
 * What asking twice does. `safe`: nothing. `keyed`: nothing, as long as the idempotency key is the same
 * and the provider honours it. `unsafe`: it may happen twice.
 */
export type Repeat = 'safe' | 'keyed' | 'unsafe';

/** An operation, described once: everything else about it is derived from here. */
export interface Operation<N extends string> {
  /** `port.operation`. */
  readonly name: N;
  /** One line for help texts and tables. */
  readonly summary: string;
  readonly repeat: Repeat;
}

/** An operation with one input and one output. */
export interface SingleOperation<N extends string, I, O> extends Operation<N> {
  readonly input: t.Type<I, unknown>;
  readonly output: t.Type<O, unknown>;
}

/** Returns one value. */
export interface ReadOperation<N extends string, I, A> extends SingleOperation<N, I, A> {
  readonly kind: 'read';
}

/** Returns one page of a list. */
export interface ListOperation<N extends string, Q extends PageRequest, A> extends SingleOperation<
  N,
  Q,
  Page<A>
> {
  readonly kind: 'list';
  readonly item: t.Type<A, unknown>;
  /** Tells two items apart when a list shifts between two pages. */
  readonly identity: (item: A) => string;
}

/** Changes one thing. */
export interface WriteOperation<N extends string, I, A> extends SingleOperation<N, I, Written<A>> {
  readonly kind: 'write';
}

/** Rows for a bulk write: an array, or a stream of any length. */
export type Rows<R> = Iterable<R> | AsyncIterable<R>;

/** Changes many things, given as rows, in as few requests as the provider allows. */
export interface BulkOperation<N extends string, H, R, V> extends Operation<N> {
  readonly kind: 'bulk';
  /** Everything of the input but `rows`. */
  readonly header: t.Type<H, unknown>;
  readonly row: t.Type<R, unknown>;
  /** What a successful row brings back. */
  readonly value: t.Type<V, unknown>;
  readonly output: t.Type<BulkReport<V>, unknown>;
  /** Rows that give the same text here are repetitions: the first is sent, the others are `unchanged`. */
  readonly repetition: (header: H, row: R) => string | undefined;
}

/** How a caller sees an operation. */
export type Call<Op> =
  Op extends BulkOperation<string, infer H, infer R, infer V>
    ? (
        input: H & { readonly rows: Rows<R> },
        options?: BulkOptions<V>,
      ) => TaskEither<ContactCenterError, BulkReport<V>>
    : Op extends SingleOperation<string, infer I, infer O>
      ? (input: I, options?: CallOptions) => TaskEither<ContactCenterError, O>
      : never;

/** The interface that a table of operations describes. Doc comments of the table carry over. */
export type PortOf<T> = { readonly [K in keyof T]: Call<T[K]> };

export const read = <const N extends string, I, A>(
  name: N,
  about: { summary: string; input: t.Type<I, unknown>; output: t.Type<A, unknown> },
): ReadOperation<N, I, A> => ({ kind: 'read', repeat: 'safe', name, ...about });

export const list = <const N extends string, Q extends PageRequest, A>(
  name: N,
  about: {
    summary: string;
    query: t.Type<Q, unknown>;
    item: t.Type<A, unknown>;
    identity: (item: A) => string;
  },
): ListOperation<N, Q, A> => ({
  kind: 'list',
  repeat: 'safe',
  name,
  summary: about.summary,
  input: about.query,
  output: pageOf(about.item),
  item: about.item,
  identity: about.identity,
});

export const write = <const N extends string, I, A>(
  name: N,
  about: { summary: string; repeat: Repeat; input: t.Type<I, unknown>; value: t.Type<A, unknown> },
): WriteOperation<N, I, A> => ({
  kind: 'write',
  name,
  summary: about.summary,
  repeat: about.repeat,
  input: about.input,
  output: writtenOf(about.value),
});

export const bulk = <const N extends string, H, R, V>(
  name: N,
  about: {
    summary: string;
    repeat: Repeat;
    header: t.Type<H, unknown>;
    row: t.Type<R, unknown>;
    value: t.Type<V, unknown>;
    repetition?: (header: H, row: R) => string | undefined;
  },
): BulkOperation<N, H, R, V> => ({
  kind: 'bulk',
  name,
  repetition: () => undefined,
  ...about,
  output: bulkReportOf(about.value),
});
