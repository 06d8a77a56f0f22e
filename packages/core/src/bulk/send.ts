import * as E from 'fp-ts/lib/Either.js';
import { failure, type ContactCenterError } from '../errors/contact-center-error.js';
import type { Effect, ErrorKind } from '../errors/kinds.js';
import { pause } from '../foundation/wait.js';
import type { Repeat } from '../operation/operation.js';
import { abortedError } from '../errors/aborted.js';
import type { Part } from './journal/bulk-log.js';
import { sameForAll, answered } from './tally.js';
import { partKey, type Batch, type Job } from './job.js';
import type { BatchContext } from '../context/batch.js';
import { guarded } from '../context/guarded.js';
import { mayRepeat, remembering } from '../policies/retry-rule.js';

/** What became of a batch: of each of its requests, and with it of the run. */
export interface BatchOutcome<V> {
  readonly parts: readonly Part<V>[];
  /** The error that makes going on pointless. */
  readonly stop?: ContactCenterError | undefined;
  /** Whether its rows were sent one by one. */
  readonly isRowByRow?: boolean | undefined;
  /** `before`: an earlier run had settled it. */
  readonly known?: 'before' | undefined;
}

/** Fails all rows of a batch, and stops the bulk write. */
export const refusal = ({ rows }: Batch<unknown>, stop: ContactCenterError): BatchOutcome<never> => ({
  parts: [sameForAll(rows.length, stop)],
  stop,
});

const incomplete = failure('Internal', 'the adapter did not answer for every row', { effect: 'maybe' });

const send = async <H, R, V>(
  { handler, header }: Job<H, R, V>,
  batch: Batch<R>,
  context: BatchContext,
): Promise<E.Either<ContactCenterError, Part<V>>> => {
  if (context.waitSignal.aborted) return E.left(abortedError(context.waitSignal, 'none'));
  const rows = batch.rows.map(({ value }) => value);
  return guarded(context, async () => {
    const answer = await handler(header, rows, context)();
    if (E.isLeft(answer)) return answer;
    return answer.right.rows.length === rows.length ? E.right(answered(answer.right)) : E.left(incomplete);
  })();
};

// These errors are about one batch; any other would fail the next batch, too.
const batchOnly: readonly ErrorKind[] = ['InvalidInput', 'AlreadyExists', 'Conflict'];

/** An invalid header fails every batch. */
const isAboutHeader = ({ problems }: ContactCenterError): boolean =>
  problems.some(({ path }) => path !== '' && !path.startsWith('rows'));

/** What all rows make together is refused with them. */
const mayGoOn = <H, R, V>(
  { operation, batching: { splitOn = [] } }: Job<H, R, V>,
  error: ContactCenterError,
): boolean =>
  operation.makes === undefined &&
  [...batchOnly, ...splitOn].includes(error.kind) &&
  error.effect === 'none' &&
  !isAboutHeader(error);

/** What earlier tries of a batch may have done, by this run or another. */
const effectBefore = ({ mayBeDuplicate }: BatchContext): Effect => (mayBeDuplicate ? 'maybe' : 'none');

/** Sends a batch as one request. */
const sendWhole = async <H, R, V>(
  job: Job<H, R, V>,
  batch: Batch<R>,
  context: BatchContext,
): Promise<BatchOutcome<V>> => {
  const { batching, log } = job;
  const answer = await send(job, batch, context);
  if (E.isRight(answer)) return { parts: [answer.right] };
  const error = answer.left;
  // A wait was ended, so the vendor has not answered: the next run sends these rows.
  const isGivenUp = context.waitSignal.aborted && error.kind === 'Conflict';
  if (isGivenUp || !mayGoOn(job, error)) return refusal(batch, remembering(effectBefore(context), error));
  const canSplit = batch.rows.length > 1 && (batching.splitOn ?? []).includes(error.kind);
  if (!canSplit) return { parts: [sameForAll(batch.rows.length, error)] };
  const noted = await log.splitBatch(batch.number)();
  return E.isLeft(noted) ? refusal(batch, noted.left) : sendRowByRow(job, batch, context);
};

/** Sends each row by itself, to find the one for which the vendor refused the batch. */
const sendRowByRow = async <H, R, V>(
  job: Job<H, R, V>,
  batch: Batch<R>,
  context: BatchContext,
): Promise<BatchOutcome<V>> => {
  const parts: Part<V>[] = [];
  for (const [i, row] of batch.rows.entries()) {
    const idempotencyKey = partKey(context.idempotencyKey, i);
    const outcome = await sendWhole(job, { ...batch, rows: [row] }, { ...context, idempotencyKey });
    parts.push(...outcome.parts);
    if (outcome.stop === undefined) continue;
    const unsent = remembering(effectBefore(context), outcome.stop.with({ effect: 'none' }));
    return {
      ...outcome,
      parts: [...parts, sameForAll(batch.rows.length - parts.length, unsent)],
      isRowByRow: true,
    };
  }
  return { parts, isRowByRow: true };
};

/**
 * How often a batch is sent again where a journal is kept: a request may be sent again long after then, so a fault that
 * passes need not end the run. The adapter's policies have repeated each request by then; both keep to `mayRepeat`.
 */
export const roundsWithJournal = 5;
const firstPauseMs = 250;

/** Whether to send it again. Of rows sent one by one some were taken, so what must not be repeated is not. */
const isWorthRepeating = (repeat: Repeat, { stop, isRowByRow = false }: BatchOutcome<unknown>): boolean =>
  stop !== undefined && !(isRowByRow && repeat === 'unsafe') && mayRepeat(stop, repeat, 'journal');

/** Sends a batch until its result is known, the attempts are used up or waiting ends. */
export const sendBatch = async <H, R, V>(
  job: Job<H, R, V>,
  batch: Batch<R>,
  context: BatchContext,
  isRowByRow: boolean,
): Promise<BatchOutcome<V>> => {
  let outcome = await (isRowByRow ? sendRowByRow : sendWhole)(job, batch, context);
  for (let round = 0; round < job.rounds && isWorthRepeating(job.operation.repeat, outcome); round += 1) {
    const pauseMs = Math.max(outcome.stop?.retryAfterMs ?? 0, firstPauseMs * 2 ** round);
    if (!(await pause(pauseMs, context.waitSignal))) {
      return { ...outcome, stop: abortedError(context.waitSignal, outcome.stop?.effect ?? 'none') };
    }
    const mayBeDuplicate = context.mayBeDuplicate || outcome.stop?.effect !== 'none';
    outcome = await (outcome.isRowByRow === true ? sendRowByRow : sendWhole)(job, batch, {
      ...context,
      mayBeDuplicate,
    });
  }
  return outcome;
};
