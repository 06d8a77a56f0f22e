import * as TE from 'fp-ts/lib/TaskEither.js';
import type { ContactCenterError } from '../../errors/contact-center-error.js';
import type { RequestOutcome } from '../../domain/bulk-report.js';

/** A note that was taken. */
export type Step = TE.TaskEither<ContactCenterError, void>;

/** What earlier runs know of a batch. */
export type PriorState<V> =
  | { readonly kind: 'fresh' }
  /** It was sent, or was about to be, as one request or row by row; what became of it is not known. */
  | { readonly kind: 'sent'; readonly isRowByRow: boolean }
  | { readonly kind: 'settled'; readonly parts: readonly RequestOutcome<V>[] };

/** Rows as they are sent, and the place of each in the input. */
export interface LoggedRows {
  readonly values: readonly unknown[];
  readonly places: readonly number[];
}

/** What a bulk write notes on its way, and what it finds of earlier runs. */
export interface BulkLog<V> {
  /** The same for all runs. */
  readonly idempotencyKey: string;
  /** How many rows a batch had when it was cut before. */
  readonly previousSize: (batch: number) => number | undefined;
  /** What is known of a batch; `InvalidInput` when these are not the rows it had. */
  readonly priorState: (batch: number, rows: LoggedRows) => TE.TaskEither<ContactCenterError, PriorState<V>>;
  /** It is about to be sent. On the disk when this comes back. */
  readonly send: (batch: number, rows: LoggedRows) => Step;
  /** It is about to be sent row by row. On the disk when this comes back. */
  readonly splitBatch: (batch: number) => Step;
  /** It certainly had no effect. */
  readonly noteNoEffect: (batch: number) => Step;
  readonly settle: (batch: number, parts: readonly RequestOutcome<V>[]) => Step;
  /** `InvalidInput` when earlier runs knew more batches than there are now. */
  readonly end: (batches: number) => Step;
  readonly close: () => Step;
}

/** Nothing to note. */
export const done: Step = TE.right(undefined);

/** Of a bulk write without a journal. */
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
