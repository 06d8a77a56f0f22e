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
  type Memory,
  type Step,
} from '../journal/bulk-log.js';
import { openLog } from '../journal/journal-log.js';
import type { BulkReport } from '../operation/bulk-report.js';
import type { BulkOptions } from '../operation/call-options.js';
import type { Rows } from '../operation/operation.js';
import { abortedError } from '../errors/aborted.js';
import { BulkAccount, partOf } from './bulk-account.js';
import { batchesOf } from './bulk-batches.js';
import { splitInput, type BulkInput } from './bulk-input.js';
import { partKey, type Batch, type BulkService, type Job } from './bulk-job.js';
import { refusal, sendBatch, type Verdict } from './bulk-sending.js';
import { inContext, type CallContext } from './call-context.js';
import { guarded } from './guarded.js';
import type { Host } from './host.js';
import { checkInput } from './input.js';

const loggedRows = ({ rows }: Batch<unknown>): LoggedRows => ({
  values: rows.map(({ value }) => value),
  places: rows.map(({ row }) => row),
});

/**
 * What stopped a bulk write is what the next run takes up again, so only what going on would not change is
 * settled; and of what must not be repeated, everything that may have happened.
 */
const note = <H, R, V>(
  { log, operation }: Job<H, R, V>,
  { number }: Batch<R>,
  { parts, stop }: Verdict<V>,
): Step => {
  if (stop === undefined) return log.settle(number, parts);
  if (parts.every(({ rows }) => rows.every(({ outcome }) => outcome === 'failed'))) return log.undo(number);
  return operation.repeat === 'unsafe' ? log.settle(number, parts) : done;
};

/** Notes that a batch is sent, sends it, and notes what became of it. */
const carryOut = async <H, R, V>(
  job: Job<H, R, V>,
  batch: Batch<R>,
  memory: Memory<V>,
): Promise<Verdict<V>> => {
  const { context, log } = job;
  const again = memory.kind === 'sent';
  if (context.signal.aborted) return refusal(batch, abortedError(context.signal, again ? 'maybe' : 'none'));
  const begun = again ? E.right(undefined) : await log.send(batch.number, loggedRows(batch))();
  if (E.isLeft(begun)) return refusal(batch, begun.left);
  const { number, offset } = batch;
  const idempotencyKey = partKey(context.idempotencyKey, number);
  const own = { ...context, batch: number, offset, again, idempotencyKey };
  const verdict = await sendBatch(job, batch, own, again && memory.apart);
  const ended = await note(job, batch, verdict)();
  return E.isLeft(ended) ? { ...verdict, stop: verdict.stop ?? ended.left } : verdict;
};

const lostTrack = failure('Internal', 'an earlier run ended before it learned what became of the row', {
  effect: 'maybe',
});

/** Settles a batch: by what earlier runs know of it, or by sending it. */
const settle = async <H, R, V>(job: Job<H, R, V>, batch: Batch<R>): Promise<void> => {
  const { account, log, operation } = job;
  const { number, rows } = batch;
  const memory = await log.recall(number, loggedRows(batch))();
  if (E.isRight(memory) && memory.right.kind === 'settled') {
    account.settleBatch(rows, memory.right.parts, 'before');
  } else if (E.isRight(memory) && memory.right.kind === 'sent' && operation.repeat === 'unsafe') {
    account.settleBatch(rows, [partOf(rows.length, lostTrack)], 'before');
  } else {
    const { parts, stop } = E.isLeft(memory)
      ? refusal(batch, memory.left)
      : await carryOut(job, batch, memory.right);
    account.settleBatch(rows, parts);
    if (stop !== undefined) account.stop(stop);
  }
};

/**
 * Settles batch after batch, as many at once as may be. The first goes alone: what is wrong with the header
 * is wrong with all of them.
 */
const run = async <H, R, V>(job: Job<H, R, V>, rows: Rows<unknown>, inFlight: number): Promise<number> => {
  const underWay = new Set<Promise<void>>();
  let count = 0;
  for await (const batch of batchesOf(job, rows)) {
    count += 1;
    const work = guarded(TE.fromTask(() => settle(job, batch)))().then((ended) => {
      underWay.delete(work);
      if (E.isLeft(ended)) job.account.stop(ended.left);
    });
    underWay.add(work);
    if (batch.number === 0 || underWay.size >= inFlight) await Promise.race(underWay);
    if (job.account.isStopped) break;
  }
  await Promise.all(underWay);
  return count;
};

const logOf = <H, R, V>(
  { operation, batching }: BulkService<H, R, V>,
  header: H,
  { journal, idempotencyKey: given }: BulkOptions<V>,
  { provider, accountKey, runtime }: Host,
): TaskEither<ContactCenterError, BulkLog<V>> =>
  journal === undefined
    ? TE.right(unlogged(given ?? runtime.uuid()))
    : openLog(
        journal,
        operation.value,
        { operation: operation.name, provider, accountKey, batchSize: batching.size, header },
        { given, fresh: given ?? runtime.uuid() },
      );

// With a journal a request may be sent again long after, so a fault that passes need not end the run.
const patientRounds = 5;

const runWith =
  <H, R, V>(
    service: BulkService<H, R, V>,
    header: H,
    { rows, total }: BulkInput,
    options: BulkOptions<V>,
    common: CallContext,
  ) =>
  (log: BulkLog<V>): TaskEither<ContactCenterError, BulkReport<V>> =>
  async () => {
    const account = new BulkAccount<V>(options, total);
    const context = { ...common, idempotencyKey: log.idempotencyKey };
    const rounds = options.journal === undefined ? 0 : patientRounds;
    const job = { ...service, header, context, account, log, rounds };
    const { inFlight = 1 } = service.batching;
    const batches = await run(job, rows, Math.max(1, Math.min(options.concurrency ?? inFlight, inFlight)));
    const ended = account.isStopped ? E.right(undefined) : await log.end(batches)();
    if (E.isLeft(ended)) account.stop(ended.left);
    return account.close();
  };

/**
 * Runs a bulk write: cuts batches, leaves out repetitions, keeps one outcome per row, notes what it did. Fails as
 * a whole only when nothing at all was done; otherwise the report says how far it came.
 */
export const runBulk = <H, R, V>(
  service: BulkService<H, R, V>,
  input: unknown,
  options: BulkOptions<V>,
  host: Host,
): TaskEither<ContactCenterError, BulkReport<V>> =>
  pipe(
    TE.fromEither(splitInput(input)),
    TE.bindTo('parts'),
    TE.bind('header', ({ parts }) => TE.fromEither(checkInput(service.operation.header, parts.header))),
    TE.chain(
      ({ header, parts }) =>
        () =>
          inContext(service.operation.name, options, host.runtime, (context) =>
            TE.bracket(
              logOf(service, header, options, host),
              (log) => guarded(runWith(service, header, parts, options, context)(log)),
              // The report is worth more than the reason why the journal did not close well.
              (log) => TE.orElse(() => done)(log.close()),
            )(),
          ),
    ),
  );
