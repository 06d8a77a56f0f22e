import { createHash } from 'node:crypto';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { ContactCenterError } from '../errors/contact-center-error.js';
import type { ErrorKind } from '../errors/kinds.js';
import type { BulkLog } from '../journal/bulk-log.js';
import type { BulkOperation } from '../operation/kinds/bulk.js';
import type { Serving } from '../operation/operation.js';
import type { BulkAccount, PendingRow } from './bulk-account.js';
import type { BatchAnswer, BatchContext, CallContext } from './call-context.js';

/** How an adapter serves one batch. It answers for each row, in order; a Left is the answer for all of them. */
export type BatchHandler<H, R, V> = (
  header: H,
  rows: readonly R[],
  context: BatchContext,
) => TaskEither<ContactCenterError, BatchAnswer<V>>;

/** How rows are put together. */
export interface Batching<R = unknown> {
  /** The most rows in one request. */
  readonly size: number;
  /** Whether a row may join those before it in one request; left out: always. Rows never change places. */
  readonly joins?: (batch: readonly R[], row: R) => boolean;
  /**
   * Kinds of refusal that one row can bring upon a whole batch: each row is then sent by itself, so that
   * the others do not suffer.
   */
  readonly apartOn?: readonly ErrorKind[] | undefined;
  /** The most batches under way at once. More than 1, the default, only where their order does not matter. */
  readonly inFlight?: number | undefined;
}

/** What a bulk write is made of, beside its input. */
export interface BulkService<H, R, V> extends Serving {
  readonly operation: BulkOperation<string, H, R, V>;
  readonly batching: Batching<R>;
  readonly handler: BatchHandler<H, R, V>;
}

/** One bulk write under way. */
export interface Job<H, R, V> extends BulkService<H, R, V> {
  readonly header: H;
  readonly context: CallContext;
  readonly account: BulkAccount<V>;
  readonly log: BulkLog<V>;
  /** How often a batch is sent again that failed for a reason which may pass. */
  readonly rounds: number;
}

/** Rows that are sent in one request. */
export interface Batch<R> {
  /** From 0. */
  readonly number: number;
  /** How many rows are in the batches before it. */
  readonly offset: number;
  readonly rows: readonly PendingRow<R>[];
}

/** A UUID for a part of an intent: the same part of the same intent always gets the same one. */
export const partKey = (idempotencyKey: string, part: number): string => {
  const hex = createHash('sha256')
    .update(`${idempotencyKey}/${String(part)}`)
    .digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
};
