import { createHash } from 'node:crypto';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import * as t from 'io-ts';
import { failure, failureOf, type ContactCenterError } from '../errors/contact-center-error.js';
import type { ErrorKind } from '../errors/kinds.js';
import type { BulkOptions } from '../operation/call-options.js';
import type { BulkOperation, Rows } from '../operation/operation.js';
import type { Runtime } from '../runtime.js';
import { abortedError } from './aborted.js';
import { BulkAccount, type PendingRow } from './bulk-account.js';
import { contextOf, type BatchAnswer, type BatchContext, type CallContext } from './call-context.js';
import { guarded } from './guarded.js';
import { checkInput } from './input.js';

/** How an adapter serves one batch. It answers for each row, in order; a Left is the answer for all of them. */
export type BatchHandler<H, R, V> = (
  header: H,
  rows: readonly R[],
  context: BatchContext,
) => TaskEither<ContactCenterError, BatchAnswer<V>>;

const isRows = (u: unknown): u is Rows<unknown> =>
  typeof u === 'object' && u !== null && (Symbol.iterator in u || Symbol.asyncIterator in u);

/** How rows are put together. */
export interface Batching {
  /** The most rows in one request. */
  readonly size: number;
  /**
   * Kinds of refusal that one row can bring upon a whole batch: each row is then sent by itself, so that
   * the others do not suffer.
   */
  readonly apartOn?: readonly ErrorKind[] | undefined;
}

// After these only the batch is wrong; after any other the next batch would fare no better.
const batchOnly: readonly ErrorKind[] = ['InvalidInput', 'AlreadyExists', 'Conflict'];

/** A UUID for a part of an intent: the same part of the same intent always gets the same one. */
export const partKey = (idempotencyKey: string, part: number): string => {
  const hex = createHash('sha256')
    .update(`${idempotencyKey}/${String(part)}`)
    .digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
};

const splitInput = (
  input: unknown,
): E.Either<ContactCenterError, { header: unknown; rows: Rows<unknown> }> => {
  if (!t.UnknownRecord.is(input)) {
    return E.left(
      failureOf('InvalidInput', 'the input is not right', [{ path: '', message: 'expected an object' }]),
    );
  }
  const { rows, ...header } = input;
  return isRows(rows)
    ? E.right({ header, rows })
    : E.left(
        failureOf('InvalidInput', 'the input is not right', [
          { path: 'rows', message: 'expected rows (an array, or anything iterable)' },
        ]),
      );
};

const unreadable = failure('InvalidInput', 'the rows could not be read to their end');

/** The rows up to the point where the stream breaks. What it broke with may quote a row, so it is dropped. */
async function* untilBroken<V>(rows: Rows<unknown>, account: BulkAccount<V>): AsyncGenerator {
  try {
    yield* rows;
  } catch {
    account.stop(unreadable);
  }
}

/** One bulk write under way. */
interface Job<H, R, V> {
  readonly operation: BulkOperation<string, H, R, V>;
  readonly batching: Batching;
  readonly handler: BatchHandler<H, R, V>;
  readonly header: H;
  readonly context: CallContext;
  readonly account: BulkAccount<V>;
}

type Batch<R> = readonly PendingRow<R>[];

/** Reads rows one by one and hands on those that are proven and no repetition, in batches. */
async function* batchesOf<H, R, V>(
  { operation, header, batching, account }: Job<H, R, V>,
  rows: Rows<unknown>,
): AsyncGenerator<Batch<R>> {
  const seen = new Set<string>();
  let pending: PendingRow<R>[] = [];
  for await (const candidate of untilBroken(rows, account)) {
    const row = account.open();
    const proven = checkInput(operation.row, candidate, `row ${String(row)} is not right`);
    const repetition = E.isRight(proven) ? operation.repetition(header, proven.right) : undefined;
    if (E.isLeft(proven)) account.fail(row, proven.left);
    else if (repetition !== undefined && seen.has(repetition)) account.settle(row, { outcome: 'unchanged' });
    else pending.push({ row, value: proven.right });
    if (repetition !== undefined) seen.add(repetition);
    if (pending.length === batching.size) {
      yield pending;
      pending = [];
    }
  }
  if (pending.length > 0) yield pending;
}

const send = async <H, R, V>(
  { handler, header }: Job<H, R, V>,
  batch: Batch<R>,
  context: BatchContext,
): Promise<E.Either<ContactCenterError, BatchAnswer<V>>> => {
  if (context.signal.aborted) return E.left(abortedError(context.signal, 'none'));
  const rows = batch.map(({ value }) => value);
  const answer = await guarded(() => handler(header, rows, context)())();
  return E.isRight(answer) && answer.right.rows.length !== batch.length
    ? E.left(failure('Internal', 'the adapter did not answer for every row', { effect: 'maybe' }))
    : answer;
};

/** What is wrong with the header is wrong with every batch. */
const isAboutHeader = ({ problems }: ContactCenterError): boolean =>
  problems.some(({ path }) => path !== '' && !path.startsWith('rows'));

const mayGoOn = ({ apartOn = [] }: Batching, error: ContactCenterError): boolean =>
  [...batchOnly, ...apartOn].includes(error.kind) && error.effect === 'none' && !isAboutHeader(error);

/** Sends a batch and settles its rows; answers with the error that makes going on pointless. */
const settle = async <H, R, V>(
  job: Job<H, R, V>,
  batch: Batch<R>,
  context: BatchContext,
): Promise<ContactCenterError | undefined> => {
  const { account, batching } = job;
  const answer = await send(job, batch, context);
  if (E.isRight(answer)) {
    account.settleBatch(batch, answer.right);
    return undefined;
  }
  const isDivisible = batch.length > 1 && (batching.apartOn ?? []).includes(answer.left.kind);
  if (isDivisible && mayGoOn(batching, answer.left)) return settleApart(job, batch, context);
  account.failBatch(batch, answer.left);
  return mayGoOn(batching, answer.left) ? undefined : answer.left;
};

/** Sends each row by itself, to see which one the vendor refused the whole batch for. */
const settleApart = async <H, R, V>(
  job: Job<H, R, V>,
  batch: Batch<R>,
  context: BatchContext,
): Promise<ContactCenterError | undefined> => {
  for (const [i, row] of batch.entries()) {
    const idempotencyKey = partKey(context.idempotencyKey, i);
    const error = await settle(job, [row], { ...context, idempotencyKey });
    if (error === undefined) continue;
    job.account.failBatch(batch.slice(i + 1), error.with({ effect: 'none' }));
    return error;
  }
  return undefined;
};

const run = async <H, R, V>(job: Job<H, R, V>, rows: Rows<unknown>): Promise<void> => {
  let batch = 0;
  for await (const pending of batchesOf(job, rows)) {
    const idempotencyKey = partKey(job.context.idempotencyKey, batch);
    const error = await settle(job, pending, { ...job.context, batch, idempotencyKey });
    if (error !== undefined) {
      job.account.stop(error);
      return;
    }
    batch += 1;
  }
};

/** What a bulk write is made of, beside its input. */
export interface BulkService<H, R, V> {
  readonly operation: BulkOperation<string, H, R, V>;
  readonly batching: Batching;
  readonly handler: BatchHandler<H, R, V>;
}

/**
 * Runs a bulk write: cuts batches, leaves out repetitions, keeps one outcome per row. Fails as a whole
 * only when nothing at all was done; otherwise the report says how far it came.
 */
export const runBulk =
  <H, R, V>(
    service: BulkService<H, R, V>,
    input: unknown,
    options: BulkOptions<V>,
    runtime: Runtime,
  ): TaskEither<ContactCenterError, unknown> =>
  async () => {
    const split = splitInput(input);
    if (E.isLeft(split)) return split;
    const header = checkInput(service.operation.header, split.right.header);
    if (E.isLeft(header)) return header;
    const account = new BulkAccount<V>(options);
    const context = contextOf(service.operation.name, options, runtime);
    await run({ ...service, header: header.right, context, account }, split.right.rows);
    return account.close();
  };
