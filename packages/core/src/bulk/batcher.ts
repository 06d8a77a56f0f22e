import * as E from 'fp-ts/lib/Either.js';
import { failure, failureOf, type ContactCenterError } from '../errors/contact-center-error.js';
import { Repetitions } from '../foundation/repetitions.js';
import { outcomeOf, type PendingRow } from './tally.js';
import type { Batch, Job } from './job.js';
import { reportDefect } from '../context/runtime.js';
import type { Batching } from '../context/batch.js';
import { checkSupported } from '../context/supported.js';
import type { RowReader } from './row-reader.js';

/** A row that throws when it is read (a getter, a revoked proxy) is refused like any other bad row. */
const decodeRow = <H, R, V>(
  { operation, ofRow, context }: Job<H, R, V>,
  candidate: unknown,
  row: number,
): E.Either<ContactCenterError, R> => {
  try {
    return checkSupported(operation.row, ofRow, candidate, `row ${String(row)} is invalid`);
  } catch (error) {
    reportDefect(context, { where: 'rows.decode', error });
    return E.left(failure('InvalidInput', `row ${String(row)} cannot be read`));
  }
};

/** Whether a row may be appended to the pending batch. */
const mayAppend = <R>({ canAppend }: Batching<R>, pending: readonly PendingRow<R>[], row: R): boolean =>
  pending.length === 0 ||
  canAppend === undefined ||
  canAppend(
    pending.map(({ value }) => value),
    row,
  );

const tooMany = (most: number): ContactCenterError =>
  failureOf('InvalidInput', 'too many rows for one request', [
    { path: 'rows', message: `expected at most ${String(most)} rows here` },
  ]);

const none: readonly never[] = [];

/** Collects decoded rows into batches; invalid and repeated rows are settled here. */
class Batcher<H, R, V> {
  private readonly seen = new Repetitions();
  private readonly ready: Batch<R>[] = [];
  private number = 0;
  private offset = 0;
  private pending: PendingRow<R>[] = [];

  constructor(private readonly job: Job<H, R, V>) {}

  /** Adds a row and returns the batches that it completes. */
  take(candidate: unknown): readonly Batch<R>[] {
    const { job } = this;
    const { tally, operation, header } = job;
    const row = tally.open();
    const decoded = decodeRow(job, candidate, row);
    if (E.isLeft(decoded)) tally.settle(row, outcomeOf(decoded.left));
    else {
      const repetition = operation.repetition(header, decoded.right);
      const isRepeated = repetition !== undefined && this.seen.repeats(repetition);
      if (isRepeated) tally.settle(row, { outcome: 'unchanged' });
      else if (operation.makes === undefined) this.add({ row, value: decoded.right });
      else this.addToAll({ row, value: decoded.right });
    }
    return this.handOver();
  }

  /** Returns the last batch when there are no more rows. */
  finish(): readonly Batch<R>[] {
    if (this.pending.length > 0) this.flush();
    return this.handOver();
  }

  private handOver(): readonly Batch<R>[] {
    return this.ready.length === 0 ? none : this.ready.splice(0);
  }

  /** A batch keeps the size that it had in an earlier run. */
  private add(next: PendingRow<R>): void {
    const { batching, log } = this.job;
    const isKnown = log.previousSize(this.number) !== undefined;
    if (!isKnown && !mayAppend(batching, this.pending, next.value)) this.flush();
    this.pending.push(next);
    if (this.pending.length === (log.previousSize(this.number) ?? batching.size)) this.flush();
  }

  /** What all rows make together has one batch: with a row too many, nothing is sent. */
  private addToAll(next: PendingRow<R>): void {
    const { batching, tally } = this.job;
    this.pending.push(next);
    if (this.pending.length <= batching.size) return;
    tally.stop(tooMany(batching.size));
    this.flush();
  }

  private flush(): void {
    this.ready.push({ number: this.number, offset: this.offset, rows: this.pending });
    this.number += 1;
    this.offset += this.pending.length;
    this.pending = [];
  }
}

/**
 * The rows in batches, read on demand. Rows that were read before the reader stopped come last; where all rows make something
 * together, they are not sent then.
 */
export async function* batchesOf<H, R, V>(job: Job<H, R, V>, reader: RowReader): AsyncGenerator<Batch<R>> {
  const batcher = new Batcher(job);
  for (let row = await reader.next(); row !== undefined; row = await reader.next()) {
    for (const batch of batcher.take(row.value)) yield batch;
  }
  if (job.operation.makes !== undefined && reader.failure !== undefined) job.tally.stop(reader.failure);
  for (const batch of batcher.finish()) yield batch;
}
