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

/** Reads rows one by one and hands on those that are proven and no repetition, in batches. */
async function* batchesOf<H, R, V>(
  operation: BulkOperation<string, H, R, V>,
  header: H,
  rows: Rows<unknown>,
  size: number,
  account: BulkAccount<V>,
): AsyncGenerator<readonly PendingRow<R>[]> {
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
    if (pending.length === size) {
      yield pending;
      pending = [];
    }
  }
  if (pending.length > 0) yield pending;
}

const send = async <H, R, V>(
  handler: BatchHandler<H, R, V>,
  header: H,
  batch: readonly PendingRow<R>[],
  context: BatchContext,
): Promise<E.Either<ContactCenterError, BatchAnswer<V>>> => {
  if (context.signal.aborted) return E.left(abortedError(context.signal, 'none'));
  const rows = batch.map(({ value }) => value);
  const answer = await guarded(() => handler(header, rows, context)())();
  return E.isRight(answer) && answer.right.rows.length !== batch.length
    ? E.left(failure('Internal', 'the adapter did not answer for every row', { effect: 'maybe' }))
    : answer;
};

const batchContext = (context: CallContext, batch: number): BatchContext => ({
  ...context,
  batch,
  idempotencyKey: partKey(context.idempotencyKey, batch),
});

const run = async <H, R, V>(
  operation: BulkOperation<string, H, R, V>,
  size: number,
  handler: BatchHandler<H, R, V>,
  header: H,
  rows: Rows<unknown>,
  context: CallContext,
  account: BulkAccount<V>,
): Promise<void> => {
  let index = 0;
  for await (const batch of batchesOf(operation, header, rows, size, account)) {
    const answer = await send(handler, header, batch, batchContext(context, index));
    if (E.isRight(answer)) account.settleBatch(batch, answer.right);
    else account.failBatch(batch, answer.left);
    if (E.isLeft(answer) && !batchOnly.includes(answer.left.kind)) {
      account.stop(answer.left);
      return;
    }
    index += 1;
  }
};

/**
 * Runs a bulk write: cuts batches, leaves out repetitions, keeps one outcome per row. Fails as a whole
 * only when nothing at all was done; otherwise the report says how far it came.
 */
export const runBulk =
  <H, R, V>(
    operation: BulkOperation<string, H, R, V>,
    size: number,
    handler: BatchHandler<H, R, V>,
    input: unknown,
    options: BulkOptions<V>,
    runtime: Runtime,
  ): TaskEither<ContactCenterError, unknown> =>
  async () => {
    const split = splitInput(input);
    if (E.isLeft(split)) return split;
    const header = checkInput(operation.header, split.right.header);
    if (E.isLeft(header)) return header;
    const account = new BulkAccount<V>(options);
    const context = contextOf(operation.name, options, runtime);
    await run(operation, size, handler, header.right, split.right.rows, context, account);
    return account.close();
  };
