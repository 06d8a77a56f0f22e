import * as TE from 'fp-ts/lib/TaskEither.js';
import type { ContactCenterError } from '../../errors/contact-center-error.js';
import type { RequestOutcome } from '../../domain/bulk-report.js';

/** Writes an entry. */
export type Step = TE.TaskEither<ContactCenterError, void>;

/** What became of the rows of one request, whatever they made together. */
export type Part<V> = RequestOutcome<V, unknown>;

/** What earlier runs recorded of a batch. */
export type PriorState<V> =
  | { readonly kind: 'fresh' }
  /** It was sent, or was about to be, as one request or row by row; the result is unknown. */
  | { readonly kind: 'sent'; readonly isRowByRow: boolean }
  | { readonly kind: 'settled'; readonly parts: readonly Part<V>[] };

/** Rows as they are sent, and the index of each in the input. */
export interface LoggedRows {
  readonly values: readonly unknown[];
  readonly places: readonly number[];
}

/** What a bulk write records, and what it finds of earlier runs. */
export interface BulkLog<V> {
  /** The same for all runs. */
  readonly idempotencyKey: string;
  /** How many rows a batch had in an earlier run. */
  readonly previousSize: (batch: number) => number | undefined;
  /** The prior state of a batch; `InvalidInput` when these are not the rows it had. */
  readonly priorState: (batch: number, rows: LoggedRows) => TE.TaskEither<ContactCenterError, PriorState<V>>;
  /** It is about to be sent. Durable when this returns. */
  readonly send: (batch: number, rows: LoggedRows) => Step;
  /** It is about to be sent row by row. Durable when this returns. */
  readonly splitBatch: (batch: number) => Step;
  /** It certainly had no effect. */
  readonly noteNoEffect: (batch: number) => Step;
  readonly settle: (batch: number, parts: readonly Part<V>[]) => Step;
  /** `InvalidInput` when earlier runs knew more batches than there are now. */
  readonly end: (batches: number) => Step;
  readonly close: () => Step;
}

/** Nothing to record. */
export const done: Step = TE.right(undefined);

/** For a bulk write without a journal. */
export const unlogged = <V>(idempotencyKey: string): BulkLog<V> => ({
  idempotencyKey,
  previousSize: () => undefined,
  priorState: () => TE.right({ kind: 'fresh' }),
  send: () => done,
  splitBatch: () => done,
  noteNoEffect: () => done,
  settle: () => done,
  end: () => done,
  close: () => done,
});
