import * as t from 'io-ts';
import { fields, strictObject, type FieldsOf, type Named } from '../codec/strict-object.js';
import { HeaderText } from '../codec/header-text.js';
import { Count, fromGuard, text, whole } from '../codec/scalars.js';
import { maxTimeoutMs } from '../foundation/deadline.js';
import type { Journal } from './journal.js';
import type { RowOutcome } from '../domain/bulk-report.js';

/** The options of one call. */
export interface CallOptions {
  /** Aborting it stops the work and answers `Canceled`. */
  readonly signal?: AbortSignal | undefined;
  /** The longest the whole call may take, retries included; then it answers `Timeout`. From 1 to 2 147 483 647. In milliseconds. */
  readonly timeoutMs?: number | undefined;
  /** Ties the requests of this call together in traces; made up when left out. At most 200 characters. */
  readonly correlationId?: string | undefined;
  /**
   * Names the intent of a write, so that repeating the call cannot do it twice where the provider
   * honours keys. A UUID, or another text that a header can carry. Made up when left out, and then the same for all retries within the call.
   */
  readonly idempotencyKey?: string | undefined;
}

/** How far a bulk write has come. Rows are counted once their outcome is known. */
export interface BulkProgress {
  /** Rows with a known outcome, failed ones included. */
  readonly done: number;
  /** Of those done: what failed, or may have. */
  readonly failed: number;
  /** Of those done: what earlier runs settled, by the journal. They took no time of this run. */
  readonly resumed: number;
  /** How many rows there are. Absent for a stream, whose length is not known. */
  readonly total?: number | undefined;
}

/** The options of a bulk write. */
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
   * interrupted, `kill -9` included: see {@link fileJournal}. Settled batches are not sent again; a batch
   * whose result is not known is sent again under its key, or is `unknown` where the provider honours no
   * keys.
   */
  readonly journal?: Journal | undefined;
}

const resumeFields = fields(
  {
    /** How many bytes of the file are there already; the stream begins with the next one. */
    from: Count,
  },
  {
    /** The `version` that the earlier download told, so that no two files are put together. */
    version: HeaderText,
    /** The `bytes` that it told. */
    bytes: Count,
  },
);
/** Where an earlier download stopped. */
export interface Resume extends FieldsOf<typeof resumeFields>, Named {}
export const Resume = strictObject<Resume>('Resume', resumeFields);

/** The options of a download. Its `timeoutMs` ends with the first bytes; `signal` counts until the last. */
export interface DownloadOptions extends CallOptions {
  /**
   * The longest wait for the next bytes; then the stream ends with `Timeout`. The time that a slow reader takes does not count.
   * An adapter's own `timeoutMs` holds for that wait, too. Default 30 000. From 1 to 2 147 483 647. In milliseconds.
   */
  readonly idleTimeoutMs?: number | undefined;
  /**
   * Leaves out what is there already, where the provider can and the file is still the same. Otherwise the file comes from its
   * beginning, and the answer has no `from`.
   */
  readonly resume?: Resume | undefined;
}

/** The options of any call, whatever its kind. */
export type EveryOption = BulkOptions<unknown> & DownloadOptions;

// By what it can do: a signal may come from another realm.
const isSignal = (u: unknown): u is AbortSignal =>
  typeof u === 'object' && u !== null && 'aborted' in u && 'addEventListener' in u;
const isFunction = (u: unknown): u is (value: unknown) => void => typeof u === 'function';
const isJournal = (u: unknown): u is Journal => t.UnknownRecord.is(u) && typeof u.open === 'function';

const CallBack = fromGuard('function', isFunction);

/** The options of any call, from callers without types: invalid ones are refused. */
export const AnyCallOptions = strictObject(
  'CallOptions',
  fields(
    {},
    {
      signal: fromGuard('AbortSignal', isSignal),
      timeoutMs: whole(1, maxTimeoutMs),
      correlationId: text(200),
      idempotencyKey: HeaderText,
      onProgress: CallBack,
      onOutcome: CallBack,
      concurrency: whole(1, 10_000),
      journal: fromGuard('journal, such as fileJournal makes', isJournal),
      idleTimeoutMs: whole(1, maxTimeoutMs),
      resume: Resume,
    },
  ),
);
