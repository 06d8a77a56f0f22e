import * as E from 'fp-ts/lib/Either.js';
import type { Warning } from '../domain/common.js';
import type { ContactCenterError } from '../errors/contact-center-error.js';
import type {
  BatchReceipt,
  BulkReport,
  ReportedError,
  RowOutcome,
  RowResult,
} from '../operation/bulk-report.js';
import type { BulkOptions } from '../operation/call-options.js';
import type { BatchAnswer } from './call-context.js';

/** A row on its way, and its place in the input. */
export interface PendingRow<R> {
  readonly row: number;
  readonly value: R;
}

const reported = ({ kind, message }: ContactCenterError): ReportedError => ({ kind, message });

/** Keeps the accounts of one bulk write: each row is opened once and settled once. */
export class BulkAccount<V> {
  private readonly counts: Record<RowResult, number> = {
    applied: 0,
    accepted: 0,
    unchanged: 0,
    failed: 0,
    unknown: 0,
  };
  private total = 0;
  private readonly outcomes: RowOutcome<V>[] = [];
  private readonly batches: BatchReceipt[] = [];
  private readonly warnings: Warning[] = [];
  private stoppedBy: ContactCenterError | undefined;

  constructor(private readonly options: BulkOptions<V>) {}

  /** Takes in a row and says which place it has. */
  open(): number {
    return this.total++;
  }

  settle(row: number, outcome: Omit<RowOutcome<V>, 'row'>): void {
    this.counts[outcome.outcome] += 1;
    const settled = { row, ...outcome };
    if (this.options.onOutcome === undefined) this.outcomes.push(settled);
    else this.options.onOutcome(settled);
  }

  fail(row: number, error: ContactCenterError): void {
    const outcome = error.effect === 'none' ? 'failed' : 'unknown';
    this.settle(row, { outcome, error: reported(error) });
  }

  settleBatch(batch: readonly PendingRow<unknown>[], answer: BatchAnswer<V>): void {
    batch.forEach(({ row }, i) => {
      const result = answer.rows[i];
      if (result === undefined) return;
      if (result.outcome === 'failed') this.fail(row, result.error);
      else this.settle(row, result);
    });
    const firstRow = batch[0]?.row ?? 0;
    this.batches.push({ firstRow, rows: batch.length, batch: answer.receipt });
    this.warnings.push(...(answer.warnings ?? []));
    this.progress();
  }

  failBatch(batch: readonly PendingRow<unknown>[], error: ContactCenterError): void {
    for (const { row } of batch) this.fail(row, error);
    this.progress();
  }

  stop(error: ContactCenterError): void {
    this.stoppedBy = error;
  }

  /** The report; or the error that stopped it, when no row may have had an effect. */
  close(): E.Either<ContactCenterError, BulkReport<V>> {
    const { applied, accepted, unchanged, unknown } = this.counts;
    if (this.stoppedBy !== undefined && applied + accepted + unchanged + unknown === 0) {
      return E.left(this.stoppedBy);
    }
    return E.right({
      total: this.total,
      ...this.counts,
      outcomes: this.outcomes.sort((a, b) => a.row - b.row),
      batches: this.batches,
      warnings: this.warnings,
      ...(this.stoppedBy === undefined ? {} : { stoppedBy: reported(this.stoppedBy) }),
    });
  }

  private progress(): void {
    const { failed, unknown, applied, accepted, unchanged } = this.counts;
    this.options.onProgress?.({
      done: applied + accepted + unchanged + failed + unknown,
      failed: failed + unknown,
    });
  }
}
