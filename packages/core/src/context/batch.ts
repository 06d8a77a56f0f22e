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
  /** Whether an earlier run may have sent it, under the same key, without learning what became of it. */
  readonly mayBeDuplicate: boolean;
}

/**
 * How an adapter serves one batch. It answers for each row, in order; a Left is the answer for all of them. A row that
 * failed is `failed` with its error: when that has another effect than `none`, core reports the row as `unknown`.
 */
export type BatchHandler<H, R, V> = (
  header: H,
  rows: readonly R[],
  context: BatchContext,
) => TaskEither<ContactCenterError, RequestOutcome<V>>;

/** How rows are put together. */
export interface Batching<R = unknown> {
  /** The most rows in one request. */
  readonly size: number;
  /** Whether a row may join those before it in one request; left out: always. Rows never change places. */
  readonly canAppend?: (batch: readonly R[], row: R) => boolean;
  /**
   * Kinds of refusal that one row can bring upon a whole batch: each row is then sent by itself, so that
   * the others do not suffer.
   */
  readonly splitOn?: readonly ErrorKind[] | undefined;
  /** The most batches under way at once. More than 1, the default, only where their order does not matter. */
  readonly concurrency?: number | undefined;
}
