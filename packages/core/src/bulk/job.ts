import { createHash } from 'node:crypto';
import type { BulkLog } from './journal/bulk-log.js';
import type { BulkOperation } from '../operation/kinds/bulk.js';
import type { Serving } from '../operation/operation.js';
import type { BulkTally, PendingRow } from './tally.js';
import type { Batching, BatchHandler } from '../context/batch.js';
import type { CallContext } from '../context/call-context.js';

/** What a bulk write is made of, beside its input. */
export interface BulkService<H, R, V> extends Serving {
  readonly operation: Pick<
    BulkOperation<string, H, R, V>,
    'name' | 'repeat' | 'header' | 'row' | 'value' | 'makes' | 'repetition'
  >;
  readonly batching: Batching<R>;
  readonly handler: BatchHandler<H, R, V, unknown>;
}

/** One bulk write under way. */
export interface Job<H, R, V> extends BulkService<H, R, V> {
  readonly header: H;
  readonly context: CallContext;
  readonly tally: BulkTally<V>;
  readonly log: BulkLog<V>;
  /** How often a batch is sent again after a transient failure. */
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
