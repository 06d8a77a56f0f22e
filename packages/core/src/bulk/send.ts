import * as E from 'fp-ts/lib/Either.js';
import { failure, type ContactCenterError } from '../errors/contact-center-error.js';
import type { ErrorKind } from '../errors/kinds.js';
import { pause } from '../foundation/wait.js';
import type { Part } from '../domain/bulk-report.js';
import type { Repeat } from '../operation/operation.js';
import { abortedError } from '../errors/aborted.js';
import { partOf, toPart } from './tally.js';
import { partKey, type Batch, type Job } from './job.js';
import type { Batching } from '../context/batch.js';
import type { BatchContext } from '../context/batch.js';
import { guarded } from '../context/guarded.js';

/** What became of a batch, and the error that makes going on pointless. */
export interface Verdict<V> {
  readonly parts: readonly Part<V>[];
  readonly stop?: ContactCenterError | undefined;
  /** Whether its rows were sent one by one. */
  readonly apart?: boolean | undefined;
}

/** The same answer for all rows of a batch, and no further one. */
export const refusal = ({ rows }: Batch<unknown>, stop: ContactCenterError): Verdict<never> => ({
  parts: [partOf(rows.length, stop)],
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
    return answer.right.rows.length === rows.length ? E.right(toPart(answer.right)) : E.left(incomplete);
  })();
};

// After these only the batch is wrong; after any other the next batch would fare no better.
const batchOnly: readonly ErrorKind[] = ['InvalidInput', 'AlreadyExists', 'Conflict'];

/** What is wrong with the header is wrong with every batch. */
const isAboutHeader = ({ problems }: ContactCenterError): boolean =>
  problems.some(({ path }) => path !== '' && !path.startsWith('rows'));

const mayGoOn = ({ apartOn = [] }: Pick<Batching, 'apartOn'>, error: ContactCenterError): boolean =>
  [...batchOnly, ...apartOn].includes(error.kind) && error.effect === 'none' && !isAboutHeader(error);

/** What an earlier run may have done stays possible, unless this batch was refused for what is in it. */
const remembering = (again: boolean, error: ContactCenterError): ContactCenterError =>
  again && error.effect === 'none' ? error.with({ effect: 'maybe' }) : error;

/** Sends a batch as one request. */
const sendWhole = async <H, R, V>(
  job: Job<H, R, V>,
  batch: Batch<R>,
  context: BatchContext,
): Promise<Verdict<V>> => {
  const { batching, log } = job;
  const answer = await send(job, batch, context);
  if (E.isRight(answer)) return { parts: [answer.right] };
  const error = answer.left;
  // What the end of a wait refuses is for the next run to send: it is no answer to these rows.
  const isGivenUp = context.waitSignal.aborted && error.kind === 'Conflict';
  if (isGivenUp || !mayGoOn(batching, error)) return refusal(batch, remembering(context.again, error));
  const isDivisible = batch.rows.length > 1 && (batching.apartOn ?? []).includes(error.kind);
  if (!isDivisible) return { parts: [partOf(batch.rows.length, error)] };
  const noted = await log.divide(batch.number)();
  return E.isLeft(noted) ? refusal(batch, noted.left) : sendApart(job, batch, context);
};

/** Sends each row by itself, to see which one the vendor refused the whole batch for. */
const sendApart = async <H, R, V>(
  job: Job<H, R, V>,
  batch: Batch<R>,
  context: BatchContext,
): Promise<Verdict<V>> => {
  const parts: Part<V>[] = [];
  for (const [i, row] of batch.rows.entries()) {
    const idempotencyKey = partKey(context.idempotencyKey, i);
    const verdict = await sendWhole(job, { ...batch, rows: [row] }, { ...context, idempotencyKey });
    parts.push(...verdict.parts);
    if (verdict.stop === undefined) continue;
    const unsent = remembering(context.again, verdict.stop.with({ effect: 'none' }));
    return { ...verdict, parts: [...parts, partOf(batch.rows.length - parts.length, unsent)], apart: true };
  }
  return { parts, apart: true };
};

const firstPauseMs = 250;

/** Whether the same request may fare better in a while, and cannot do anything twice. */
const mayPass = (repeat: Repeat, { stop, apart = false }: Verdict<unknown>): boolean => {
  if (stop === undefined) return false;
  if (repeat === 'unsafe') return stop.retryable && !apart;
  return stop.retryable || (stop.effect === 'maybe' && stop.kind !== 'Canceled');
};

/** Sends a batch until it is clear what became of it, it was tried often enough, or waiting is over. */
export const sendBatch = async <H, R, V>(
  job: Job<H, R, V>,
  batch: Batch<R>,
  context: BatchContext,
  apart: boolean,
): Promise<Verdict<V>> => {
  let verdict = await (apart ? sendApart : sendWhole)(job, batch, context);
  for (let round = 0; round < job.rounds && mayPass(job.operation.repeat, verdict); round += 1) {
    const pauseMs = Math.max(verdict.stop?.retryAfterMs ?? 0, firstPauseMs * 2 ** round);
    if (!(await pause(pauseMs, context.waitSignal))) {
      return { ...verdict, stop: abortedError(context.waitSignal, verdict.stop?.effect ?? 'none') };
    }
    const again = context.again || verdict.stop?.effect !== 'none';
    verdict = await (verdict.apart === true ? sendApart : sendWhole)(job, batch, { ...context, again });
  }
  return verdict;
};
