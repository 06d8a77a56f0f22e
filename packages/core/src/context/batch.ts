import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { RequestOutcome } from '../domain/bulk-report.js';
import type { ContactCenterError } from '../errors/contact-center-error.js';
import type { ErrorKind } from '../errors/kinds.js';
import type { CallContext } from './call-context.js';

/** A call that serves one batch of a bulk write. Its idempotency key is the batch's own. */
export interface BatchContext extends CallContext {
  /** Which batch, from 0. */
  readonly batch: number;
  /** How many rows are in the batches before it. */
  readonly offset: number;
  /** Whether it may have been sent before, under the same key, with an unknown result. */
  readonly mayBeDuplicate: boolean;
}

/**
 * How an adapter serves one batch. It answers for each row, in order; a Left is the answer for all of them. A row that
 * failed is `failed` with its error: when that has another effect than `none`, core reports the row as `unknown`.
 */
export type BatchHandler<H, R, V, M = never> = (
  header: H,
  rows: readonly R[],
  context: BatchContext,
) => TaskEither<ContactCenterError, RequestOutcome<V, M>>;

/** How rows are batched. */
export interface Batching<R = unknown> {
  /** The most rows in one request; where all rows make something together, the most rows there may be. */
  readonly size: number;
  /** Whether a row may be appended to a batch. Default: always. Rows keep their order. */
  readonly canAppend?: (batch: readonly R[], row: R) => boolean;
  /** Kinds of error that one row can cause for a whole batch: the rows are then sent one by one. */
  readonly splitOn?: readonly ErrorKind[] | undefined;
  /**
   * The maximum number of batches under way at once. Default 1; more only where their order does not matter.
   */
  readonly concurrency?: number | undefined;
}
