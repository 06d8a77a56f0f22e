/*
 * A row                                   A batch
 *
 *   read                                    flushed (batcher.ts)
 *    ├─ invalid ──────> failed               ├─ the journal knows it
 *    ├─ a repetition ─> unchanged            │   ├─ settled ───────────────> settled, as it was
 *    └─ valid                                │   └─ sent, not settled
 *        └─ pending                          │       ├─ unsafe to repeat ──> unknown
 *            └─ flushed, in a batch          │       └─ else ──┐ again
 *                └─ settled with it          └─ fresh ─────────┤ noted: sent
 *                                                              v
 *                  ┌────────── wait, again <─────────────── sending (send.ts)
 *                  │      (with a journal, by `mayRepeat`)     │
 *                  └───────────────────────────────────────────┤
 *                                                              ├─ answered ──────────> settled, row by row
 *                                                              ├─ refused for a row of it, noted: apart
 *                                                              │   └─ each row is sent by itself
 *                                                              ├─ refused for what is in it ──> failed
 *                                                              └─ anything else ─────> failed or unknown, and
 *                                                                                      the run stops
 *
 * What settles a row is an `Outcome`; a `RequestOutcome` has those of one request, a `BatchOutcome` those of a batch. The tally
 * (tally.ts) counts each row once. After a stop nothing more is sent: rows that were read are settled as `failed`, or as
 * `unknown` where an earlier run may have sent them, and the next run takes them up again.
 */
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { failure, type ContactCenterError } from '../errors/contact-center-error.js';
import {
  done,
  unlogged,
  type BulkLog,
  type LoggedRows,
  type PriorState,
  type Step,
} from './journal/bulk-log.js';
import { openLog } from './journal/journal-log.js';
import type { BulkReport } from '../domain/bulk-report.js';
import type { BulkOptions } from '../context/call-options.js';
import type { Rows } from '../operation/kinds/bulk.js';
import { abortedError } from '../errors/aborted.js';
import { BulkTally, sameForAll } from './tally.js';
import { batchesOf } from './batcher.js';
import { splitInput, type BulkInput } from './split-input.js';
import { partKey, type Batch, type BulkService, type Job } from './job.js';
import { refusal, roundsWithJournal, sendBatch, type BatchOutcome } from './send.js';
import { inContext, type CallContext } from '../context/call-context.js';
import { guarded } from '../context/guarded.js';
import { withGuardedCallbacks } from '../context/guarded-callbacks.js';
import type { Host } from '../context/host.js';
import { checkSupported } from '../context/supported.js';
import { RowReader } from './row-reader.js';

const loggedRows = ({ rows }: Batch<unknown>): LoggedRows => ({
  values: rows.map(({ value }) => value),
  places: rows.map(({ row }) => row),
});

/**
 * The next run resumes with what stopped this one, so only final results are settled; for an operation that
 * must not be repeated, also everything that may have happened.
 */
const note = <H, R, V>(
  { log, operation }: Job<H, R, V>,
  { number }: Batch<R>,
  { parts, stop }: BatchOutcome<V>,
): Step => {
  if (stop === undefined) return log.settle(number, parts);
  if (parts.every(({ rows }) => rows.every(({ outcome }) => outcome === 'failed')))
    return log.noteNoEffect(number);
  return operation.repeat === 'unsafe' ? log.settle(number, parts) : done;
};

/** Records that a batch is sent, sends it, and records the result. */
const carryOut = async <H, R, V>(
  job: Job<H, R, V>,
  batch: Batch<R>,
  prior: PriorState<V>,
): Promise<BatchOutcome<V>> => {
  const { tally, context, log } = job;
  const mayBeDuplicate = prior.kind === 'sent';
  const effect = mayBeDuplicate ? 'maybe' : 'none';
  if (tally.stoppedBy !== undefined) return refusal(batch, tally.stoppedBy.with({ effect }));
  if (context.waitSignal.aborted) return refusal(batch, abortedError(context.waitSignal, effect));
  const begun = mayBeDuplicate ? E.right(undefined) : await log.send(batch.number, loggedRows(batch))();
  if (E.isLeft(begun)) return refusal(batch, begun.left);
  const { number, offset } = batch;
  const idempotencyKey = partKey(context.idempotencyKey, number);
  const own = { ...context, batch: number, offset, mayBeDuplicate, idempotencyKey };
  const outcome = await sendBatch(job, batch, own, mayBeDuplicate && prior.isRowByRow);
  // The batch was sent, even if the journal throws.
  const ended = await guarded(context, () => note(job, batch, outcome)())();
  return E.isLeft(ended) ? { ...outcome, stop: outcome.stop ?? ended.left } : outcome;
};

const lostTrack = failure('Internal', 'an earlier run ended before the result of the row was known', {
  effect: 'maybe',
});

/** Gets the result of a batch from earlier runs, or by sending it. */
const outcomeOfBatch = async <H, R, V>(job: Job<H, R, V>, batch: Batch<R>): Promise<BatchOutcome<V>> => {
  const { log, operation } = job;
  const prior = await log.priorState(batch.number, loggedRows(batch))();
  if (E.isLeft(prior)) return refusal(batch, prior.left);
  if (prior.right.kind === 'settled') return { parts: prior.right.parts, known: 'before' };
  if (prior.right.kind === 'sent' && operation.repeat === 'unsafe') {
    return { parts: [sameForAll(batch.rows.length, lostTrack)], known: 'before' };
  }
  return carryOut(job, batch, prior.right);
};

/** Settles every row of a batch, whatever is thrown. */
const settle = async <H, R, V>(job: Job<H, R, V>, batch: Batch<R>): Promise<void> => {
  const { tally, context } = job;
  const outcome = await guarded(
    context,
    TE.fromTask(() => outcomeOfBatch(job, batch)),
  )();
  const { parts, stop, known }: BatchOutcome<V> = E.isLeft(outcome)
    ? refusal(batch, outcome.left)
    : outcome.right;
  tally.settleBatch(batch.rows, parts, known);
  if (stop !== undefined) tally.stop(stop);
};

/**
 * Settles the batches, up to `concurrency` at once. The first goes alone, because an invalid header fails all
 * of them.
 */
const run = async <H, R, V>(job: Job<H, R, V>, rows: Rows<unknown>, concurrency: number): Promise<number> => {
  const reader = new RowReader(rows, job.context);
  const underWay = new Set<Promise<void>>();
  let count = 0;
  try {
    for await (const batch of batchesOf(job, reader)) {
      count += 1;
      const work = settle(job, batch).then(() => {
        underWay.delete(work);
        if (job.tally.stoppedBy !== undefined) reader.stop();
      });
      underWay.add(work);
      if (batch.number === 0 || underWay.size >= concurrency) await Promise.race(underWay);
    }
  } finally {
    reader.close();
  }
  await Promise.all(underWay);
  if (reader.failure !== undefined) job.tally.stop(reader.failure);
  return count;
};

const logOf = <H, R, V>(
  { operation, batching }: BulkService<H, R, V>,
  header: H,
  { journal, idempotencyKey: given }: BulkOptions<V>,
  { provider, account, accountKey, runtime }: Host,
): TaskEither<ContactCenterError, BulkLog<V>> =>
  journal === undefined
    ? TE.right(unlogged(given ?? runtime.uuid()))
    : openLog(
        journal,
        operation,
        { operation: operation.name, provider, account, accountKey, batchSize: batching.size, header },
        { given, fresh: given ?? runtime.uuid() },
      );

const runWith =
  <H, R, V>(
    service: BulkService<H, R, V>,
    header: H,
    { rows, total }: BulkInput,
    options: BulkOptions<V>,
    common: CallContext,
  ) =>
  (log: BulkLog<V>): TaskEither<ContactCenterError, BulkReport<V, unknown>> =>
  async () => {
    const tally = new BulkTally<V>(withGuardedCallbacks(options, common), total);
    const context = { ...common, idempotencyKey: log.idempotencyKey };
    const rounds = options.journal === undefined ? 0 : roundsWithJournal;
    const job = { ...service, header, context, tally, log, rounds };
    const { concurrency = 1 } = service.batching;
    const batches = await run(
      job,
      rows,
      Math.max(1, Math.min(options.concurrency ?? concurrency, concurrency)),
    );
    const ended = tally.stoppedBy ? E.right(undefined) : await guarded(context, () => log.end(batches)())();
    if (E.isLeft(ended)) tally.stop(ended.left);
    return tally.close();
  };

/**
 * Runs a bulk write: batches the rows, leaves out repetitions, keeps one outcome per row, records progress.
 * Fails as a whole only when nothing at all was done; otherwise the report says how far it came.
 */
export const runBulk = <H, R, V>(
  service: BulkService<H, R, V>,
  input: unknown,
  options: BulkOptions<V>,
  host: Host,
): TaskEither<ContactCenterError, BulkReport<V, unknown>> =>
  pipe(
    TE.fromEither(splitInput(input)),
    TE.bindTo('parts'),
    TE.bind('header', ({ parts }) =>
      TE.fromEither(checkSupported(service.operation.header, service.ofInput, parts.header)),
    ),
    TE.chain(
      ({ header, parts }) =>
        () =>
          inContext(service.operation.name, options, host, (context) =>
            TE.bracket(
              logOf(service, header, options, host),
              (log) => guarded(context, runWith(service, header, parts, options, context)(log)),
              // The report matters more than an error on closing the journal.
              (log) => TE.orElse(() => done)(guarded(context, () => log.close()())),
            )(),
          ),
    ),
  );
