import type { RowOutcome } from './bulk-report.js';

/** What can be said about one call, beside its input. */
export interface CallOptions {
  /** Aborting it stops the work and answers `Canceled`. */
  readonly signal?: AbortSignal | undefined;
  /** The longest the whole call may take, retries included; then it answers `Timeout`. */
  readonly timeoutMs?: number | undefined;
  /** Ties the requests of this call together in traces; made up when left out. */
  readonly correlationId?: string | undefined;
  /**
   * Names the intent of a write, so that repeating the call cannot do it twice where the provider
   * honours keys. A UUID. Made up when left out, and then the same for all retries within the call.
   */
  readonly idempotencyKey?: string | undefined;
}

/** How far a bulk write has come. Rows are counted once their outcome is known. */
export interface BulkProgress {
  readonly done: number;
  readonly failed: number;
}

export interface BulkOptions<V> extends CallOptions {
  /** Called after each request. */
  readonly onProgress?: ((progress: BulkProgress) => void) | undefined;
  /** Takes each row's outcome as soon as it is known, instead of collecting them in the report. */
  readonly onOutcome?: ((outcome: RowOutcome<V>) => void) | undefined;
}
