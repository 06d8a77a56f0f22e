import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type * as t from 'io-ts';
import type { ContactCenterError } from '../../errors/contact-center-error.js';
import type { BatchHandler } from '../../context/batch.js';
import { bulkReportOf, type BulkReport } from '../../domain/bulk-report.js';
import type { BulkOptions } from '../../context/call-options.js';
import type { Operation, Reach, Repeat } from '../operation.js';

/** Rows for a bulk write: an array, or a stream of any length. The array comes first, so that the compiler's messages are about it. */
export type Rows<R> = readonly R[] | Iterable<R> | AsyncIterable<R>;

/** The types of a bulk write; `M` is what all rows make together, `never` where they make nothing. */
export interface BulkTypes<H, R, V, M> {
  readonly call: (
    input: H & { readonly rows: Rows<R> },
    options?: BulkOptions<V>,
  ) => TaskEither<ContactCenterError, BulkReport<V, M>>;
  readonly handler: BatchHandler<H, R, V, M>;
  readonly input: H & { readonly rows: readonly R[] };
  readonly told: [M] extends [never] ? V : M;
  readonly row: R;
}

/** Changes many things, given as rows, in as few requests as the provider allows. */
export interface BulkOperation<N extends string, H, R, V, M = never> extends Operation<
  N,
  'bulk',
  BulkTypes<H, R, V, M>
> {
  /** Says that this is a bulk write. */
  readonly kind: 'bulk';
  /** Everything of the input but `rows`. */
  readonly header: t.Type<H, unknown>;
  /** What each row has to be. */
  readonly row: t.Type<R, unknown>;
  /** What a successful row brings back. */
  readonly value: t.Type<V, unknown>;
  /**
   * What all rows make together. They are sent in one request then, or not at all: a refusal, an end of the rows that is an
   * error, and more rows than the provider takes in a request each fail the whole call.
   */
  readonly makes?: t.Mixed | undefined;
  /** The report on all rows. */
  readonly output: t.Type<BulkReport<V, M>, unknown>;
  /** Rows that give the same text here are repetitions: the first is sent, the others are `unchanged`. */
  readonly repetition: (header: H, row: R) => string | undefined;
}

/** Describes an operation that changes many things, given as rows. */
export const bulk = <const N extends string, H, R, V, M = never>(
  name: N,
  about: {
    readonly summary: string;
    readonly repeat: Repeat;
    readonly reach: Reach;
    readonly destroys: boolean;
    readonly header: t.Type<H, unknown>;
    readonly row: t.Type<R, unknown>;
    readonly value: t.Type<V, unknown>;
    readonly makes?: t.Type<M, unknown>;
    readonly repetition?: (header: H, row: R) => string | undefined;
  },
): BulkOperation<N, H, R, V, M> => {
  const operation: BulkOperation<N, H, R, V, M> = {
    kind: 'bulk',
    name,
    repetition: () => undefined,
    ...about,
    output: bulkReportOf(about.value, about.makes),
    inputParts: [
      { path: '', codec: about.header },
      { path: 'rows', codec: about.row },
    ],
    told: about.makes ?? about.value,
    implement: ({ bulk: run }, handler, serving) => run(operation, handler, serving),
  };
  return operation;
};
