import * as E from 'fp-ts/lib/Either.js';
import type { Warning } from '../domain/common.js';
import { isContactCenterError, type ContactCenterError } from '../errors/contact-center-error.js';
import type {
  BatchReceipt,
  BulkReport,
  Outcome,
  ReportedError,
  RowOutcome,
  RowResult,
} from '../domain/bulk-report.js';
import type { BulkOptions } from '../context/call-options.js';
import type { Part } from './journal/bulk-log.js';

/** A row that is being sent, and its index in the input. */
export interface PendingRow<R> {
  readonly row: number;
  readonly value: R;
}

const reported = ({ kind, message }: ContactCenterError): ReportedError => ({ kind, message });

/** What an error means for a row: `failed` only if it certainly did not happen. */
export const outcomeOf = (error: ContactCenterError): Outcome<never> => ({
  outcome: error.effect === 'none' ? 'failed' : 'unknown',
  error: reported(error),
});

/** The same outcome for so many rows. */
export const sameForAll = (count: number, error: ContactCenterError): Part<never> => ({
  rows: Array.from({ length: count }, () => outcomeOf(error)),
});

const rowAnswered = <V>(row: Outcome<V>): Outcome<V> =>
  row.outcome === 'failed' && isContactCenterError(row.error) ? outcomeOf(row.error) : row;

/**
 * The outcomes from an adapter's answer to a request. Whatever it says, the request was answered, so there is
 * a receipt.
 */
export const answered = <V>({ rows, receipt: { batch } = {}, warnings, created }: Part<V>): Part<V> => ({
  rows: rows.map(rowAnswered),
  receipt: { batch },
  warnings,
  ...(created === undefined ? {} : { created }),
});

/** A warning about a row of a request (`rows.0.add`), with the place that the row has in the input. */
const inInput =
  (rows: readonly PendingRow<unknown>[]) =>
  (warning: Warning): Warning => {
    const [, place, rest = ''] = /^rows\.(\d+)(.*)$/.exec(warning.field ?? '') ?? [];
    const pending = rows[Number(place)];
    return pending === undefined ? warning : { ...warning, field: `rows.${String(pending.row)}${rest}` };
  };

interface Request {
  readonly receipt: BatchReceipt;
  readonly warnings: readonly Warning[];
}

/** Counts the outcomes of one bulk write: each row is opened once and settled once. */
export class BulkTally<V> {
  private readonly counts: Record<RowResult, number> = {
    applied: 0,
    accepted: 0,
    unchanged: 0,
    failed: 0,
    unknown: 0,
  };
  private opened = 0;
  private resumed = 0;
  private told = 0;
  private readonly outcomes: RowOutcome<V>[] = [];
  private readonly requests: Request[] = [];
  private reason: ContactCenterError | undefined;
  private mayHaveDone = false;
  private created: unknown;

  /** `total`: how many rows there are, where that is known. */
  constructor(
    private readonly options: BulkOptions<V>,
    private readonly total?: number,
  ) {}

  /** Why the bulk write stopped. */
  get stoppedBy(): ContactCenterError | undefined {
    return this.reason;
  }

  /** Registers a row and returns its index. */
  open(): number {
    return this.opened++;
  }

  settle(row: number, outcome: Outcome<V>): void {
    this.counts[outcome.outcome] += 1;
    const settled = { row, ...outcome };
    if (this.options.onOutcome === undefined) this.outcomes.push(settled);
    else this.options.onOutcome(settled);
  }

  /** Settles the rows of a batch, part by part. */
  settleBatch(
    batch: readonly PendingRow<unknown>[],
    parts: readonly Part<V>[],
    known: 'now' | 'before' = 'now',
  ): void {
    let at = 0;
    for (const { rows, receipt, warnings = [], created } of parts) {
      const firstRow = batch[at]?.row ?? 0;
      if (receipt !== undefined) {
        this.requests.push({
          receipt: { firstRow, rows: rows.length, ...receipt },
          warnings: warnings.map(inInput(batch.slice(at, at + rows.length))),
        });
      }
      this.created ??= created;
      this.mayHaveDone ||= rows.some(({ outcome }) => outcome !== 'failed');
      for (const outcome of rows) this.settle(batch[at++]?.row ?? 0, outcome);
    }
    if (known === 'before') this.resumed += at;
    this.progress();
  }

  /** Records why the bulk write stops. The first reason counts. */
  stop(error: ContactCenterError): void {
    this.reason ??= error;
  }

  /** The report; or the error that stopped it, when no row may have had an effect. */
  close(): E.Either<ContactCenterError, BulkReport<V, unknown>> {
    if (this.told !== this.done) this.progress();
    if (this.stoppedBy !== undefined && !this.mayHaveDone) return E.left(this.stoppedBy);
    const requests = this.requests.sort((a, b) => a.receipt.firstRow - b.receipt.firstRow);
    return E.right({
      total: this.opened,
      ...this.counts,
      outcomes: this.outcomes.sort((a, b) => a.row - b.row),
      batches: requests.map(({ receipt }) => receipt),
      warnings: requests.flatMap(({ warnings }) => warnings),
      ...(this.created === undefined ? {} : { created: this.created }),
      ...(this.stoppedBy === undefined ? {} : { stoppedBy: reported(this.stoppedBy) }),
    });
  }

  private get done(): number {
    const { applied, accepted, unchanged, failed, unknown } = this.counts;
    return applied + accepted + unchanged + failed + unknown;
  }

  private progress(): void {
    const { failed, unknown } = this.counts;
    const { done, resumed, total } = this;
    this.told = done;
    this.options.onProgress?.({
      done,
      failed: failed + unknown,
      resumed,
      ...(total === undefined ? {} : { total }),
    });
  }
}
