import type { Journal } from '../journal/journal.js';
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
  /** Of those done: what failed, or may have. */
  readonly failed: number;
  /** Of those done: what earlier runs settled, by the journal. They took no time of this run. */
  readonly resumed: number;
  /** How many rows there are. Absent for a stream, whose end nobody knows. */
  readonly total?: number | undefined;
}

export interface BulkOptions<V> extends CallOptions {
  /** Called after each batch, and at the end. */
  readonly onProgress?: ((progress: BulkProgress) => void) | undefined;
  /** Takes each row's outcome as soon as it is known, instead of collecting them in the report. */
  readonly onOutcome?: ((outcome: RowOutcome<V>) => void) | undefined;
  /**
   * The most requests under way at once. Left out: as many as the provider allows where the order of batches does
   * not matter, else one; never more.
   */
  readonly concurrency?: number | undefined;
  /**
   * Notes what was done, so that the same call with the same rows and the same journal goes on where it was
   * interrupted, `kill -9` included: see {@link fileJournal}. What is settled is not sent again; a batch
   * whose fate nobody knows is sent again under its key, or is `unknown` where the provider honours none.
   */
  readonly journal?: Journal | undefined;
}
