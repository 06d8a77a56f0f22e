import type { BatchReceipt } from '../operation/bulk-report.js';
import type { CallOptions } from '../operation/call-options.js';
import type { ContactCenterError } from '../errors/contact-center-error.js';
import type { Runtime } from '../runtime.js';
import type { Warning, WriteOutcome } from '../domain/common.js';
import { neverAborted } from './aborted.js';

/** What an adapter knows of the call it serves: the caller's options, with nothing left open. */
export interface CallContext {
  readonly operation: string;
  /** Aborted when the caller gives up or the time is over. */
  readonly signal: AbortSignal;
  readonly correlationId: string;
  readonly idempotencyKey: string;
}

/** A call that serves one batch of a bulk write. Its idempotency key is the batch's own. */
export interface BatchContext extends CallContext {
  /** Which batch, from 0. */
  readonly batch: number;
  /** How many rows are in the batches before it. */
  readonly offset: number;
  /** Whether an earlier run may have sent it, under the same key, without learning what became of it. */
  readonly again: boolean;
}

/** What became of a row that was sent. */
export type RowAnswer<V> =
  | { readonly outcome: WriteOutcome; readonly value?: V | undefined }
  | { readonly outcome: 'failed'; readonly error: ContactCenterError };

/** What became of a batch: one answer per row, in the rows' order. */
export interface BatchAnswer<V> {
  readonly rows: readonly RowAnswer<V>[];
  readonly receipt?: BatchReceipt['batch'];
  readonly warnings?: readonly Warning[] | undefined;
}

const signalOf = ({ signal, timeoutMs }: CallOptions): AbortSignal => {
  const signals = [
    ...(signal === undefined || signal === neverAborted ? [] : [signal]),
    ...(timeoutMs === undefined ? [] : [AbortSignal.timeout(timeoutMs)]),
  ];
  return signals.length === 0 ? neverAborted : AbortSignal.any(signals);
};

/** Fills in what the caller left open. */
export const contextOf = (operation: string, options: CallOptions, runtime: Runtime): CallContext => ({
  operation,
  signal: signalOf(options),
  correlationId: options.correlationId ?? runtime.uuid(),
  idempotencyKey: options.idempotencyKey ?? runtime.uuid(),
});
