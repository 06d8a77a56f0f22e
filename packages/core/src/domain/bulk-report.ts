import * as t from 'io-ts';
import { arrayOf } from '../codec/array-of.js';
import { fields, strictObject, type FieldsOf, type Named } from '../codec/strict-object.js';
import { Count, oneOf } from '../codec/scalars.js';
import { Warning } from './common.js';
import { errorKinds } from '../errors/kinds.js';

const reportedErrorFields = fields(
  {
    /** What to do about it; the same kinds as of the errors that calls answer. */
    kind: oneOf(errorKinds),
    /** What is wrong, where, and what to do. It quotes neither secrets nor phone numbers. */
    message: t.string,
  },
  {},
);
/** An error as part of a report. */
export interface ReportedError extends FieldsOf<typeof reportedErrorFields>, Named {}
export const ReportedError = strictObject<ReportedError>('ReportedError', reportedErrorFields);

/**
 * What became of one row: as for every write, or `failed` (it certainly did not happen) or `unknown` (not
 * known; look before sending it again).
 */
export const RowResult = oneOf(['applied', 'accepted', 'unchanged', 'failed', 'unknown']);
export type RowResult = t.TypeOf<typeof RowResult>;

/** The outcome of one row, named by its place in the input. */
export interface RowOutcome<V> {
  /** Place in the input, from 0. */
  readonly row: number;
  /** What became of it. */
  readonly outcome: RowResult;
  /** What the provider gave for it, such as an id. */
  readonly value?: V | undefined;
  /** Why it failed, or why nothing is known; absent for the others. */
  readonly error?: ReportedError | undefined;
}

/** What became of a row, without its place. */
export type Outcome<V> = Omit<RowOutcome<V>, 'row'>;

/** What became of the rows of one request: an outcome per row, in their order. */
export interface RequestOutcome<V, M = never> {
  /** An outcome for each row that was sent, in the same order. */
  readonly rows: readonly Outcome<V>[];
  /** Absent when the request was refused, or none was sent; an adapter that answers needs to give only a `batch`. */
  readonly receipt?: { readonly batch?: string | undefined } | undefined;
  /** What is different from what was asked; none when left out. `rows.0` in a field is the first row that was sent. */
  readonly warnings?: readonly Warning[] | undefined;
  /** What the rows made together, as far as the provider tells. */
  readonly created?: M | undefined;
}

const batchReceiptFields = fields(
  {
    /** The place in the input, from 0, of the first row that was sent in it. */
    firstRow: Count,
    /** How many rows were sent in it. */
    rows: Count,
  },
  {
    /** What to ask for its result by. */
    batch: t.string,
  },
);
/** One request of a bulk write. */
export interface BatchReceipt extends FieldsOf<typeof batchReceiptFields>, Named {}
export const BatchReceipt = strictObject<BatchReceipt>('BatchReceipt', batchReceiptFields);

/**
 * What a bulk write did. Every row that was read is counted once. `outcomes` holds each row in order,
 * unless the caller took them one by one with `onOutcome`: then it is empty, and what grows is `batches`, by one
 * entry for each request. With a journal, what earlier runs did is part of it.
 */
export interface BulkReport<V, M = never> {
  /** Rows that were read. */
  readonly total: number;
  /** Rows whose effect is there now. */
  readonly applied: number;
  /** Rows that the provider took and carries out later. */
  readonly accepted: number;
  /** Rows that changed nothing, because it was so already. */
  readonly unchanged: number;
  /** Rows that certainly had no effect. */
  readonly failed: number;
  /** Rows of which it is not known; look before sending them again. */
  readonly unknown: number;
  /** Each row in order; empty when `onOutcome` took them. */
  readonly outcomes: readonly RowOutcome<V>[];
  /** One for each request that the provider took. */
  readonly batches: readonly BatchReceipt[];
  /** What is different from what was asked; usually none. */
  readonly warnings: readonly Warning[];
  /** What the rows made together. Absent where nothing was made, or the provider does not tell; most bulk writes make nothing. */
  readonly created?: M | undefined;
  /** Why reading stopped before the end of the input. */
  readonly stoppedBy?: ReportedError | undefined;
}

const rowOutcomeOf = <V>(value: t.Type<V, unknown>): t.Type<RowOutcome<V>, unknown> =>
  strictObject<RowOutcome<V>>(
    `RowOutcome<${value.name}>`,
    fields({ row: Count, outcome: RowResult }, { value, error: ReportedError }),
  );

const reportFieldsOf = <V>(value: t.Type<V, unknown>) =>
  ({
    required: {
      total: Count,
      applied: Count,
      accepted: Count,
      unchanged: Count,
      failed: Count,
      unknown: Count,
      outcomes: arrayOf(rowOutcomeOf(value)),
      batches: arrayOf(BatchReceipt),
      warnings: arrayOf(Warning),
    },
    optional: { stoppedBy: ReportedError },
  }) as const;

/** The codec of the report on rows that bring back this value, and make something together where that is given. */
export function bulkReportOf<V, M = never>(
  value: t.Type<V, unknown>,
  makes?: t.Type<M, unknown>,
): t.Type<BulkReport<V, M>, unknown>;
export function bulkReportOf<V, M>(
  value: t.Type<V, unknown>,
  makes: t.Type<M, unknown> | undefined,
): t.Type<Omit<BulkReport<V>, 'created'>, unknown> | t.Type<BulkReport<V, M>, unknown> {
  const { required, optional } = reportFieldsOf(value);
  return makes === undefined
    ? strictObject<Omit<BulkReport<V>, 'created'>>(`BulkReport<${value.name}>`, fields(required, optional))
    : strictObject<BulkReport<V, M>>(
        `BulkReport<${value.name}, ${makes.name}>`,
        fields(required, { ...optional, created: makes }),
      );
}
