import type { CallOptions, ContactCenterError, Page } from '@cordboard/core';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { exitCodes, failed, type ExitCode, type Failure } from '../exit.js';
import { jsonText } from '../output/json.js';
import { asJson, asRecord, asWritten } from '../output/result.js';
import type { Session } from '../session.js';
import { growingTable, nothingFound, type Printer } from './growing-table.js';
import { withCall, type Of } from './with-call.js';

type Result = TE.TaskEither<Failure, ExitCode>;

const show =
  <A>(session: Session, forPeople: (session: Session, value: A) => string) =>
  (value: A): Result =>
    pipe(
      session.print(session.flags.json === true ? asJson(value) : forPeople(session, value)),
      TE.map(() => exitCodes.done),
    );

const callOnce =
  ({ signal }: Session) =>
  <A>(
    call: (input: Record<string, unknown>, options: CallOptions) => TE.TaskEither<ContactCenterError, A>,
    input: Record<string, unknown>,
  ): TE.TaskEither<Failure, A> =>
    pipe(call(input, { signal }), TE.mapLeft(failed));

/** Asks for one value. */
export const runRead = (session: Session, operation: Of<'read'>): Result =>
  pipe(withCall(session, operation, callOnce(session)), TE.chain(show(session, asRecord)));

/** Changes one thing and shows how certain that is. */
export const runWrite = (session: Session, operation: Of<'write'>): Result =>
  pipe(withCall(session, operation, callOnce(session)), TE.chain(show(session, asWritten)));

const tellOfMore = ({ note }: Session, { items, next, total }: Page<unknown>): void => {
  if (next === undefined) return;
  const of = total === undefined ? '' : ` of ${total}`;
  note(`these are ${items.length}${of}; add --all, or go on with "cursor": ${jsonText(next)} in --input`);
};

const tableIn =
  (printer: Printer) =>
  (_: Session, { items }: Page<unknown>): string =>
    items.length === 0 ? nothingFound : items.map(printer.take).join('') + printer.rest();

/** Asks for one page. */
export const runPage = (session: Session, operation: Of<'list'>): Result => {
  const table = growingTable(session, operation.item);
  return pipe(
    withCall(session, operation, callOnce(session)),
    TE.chainFirst(show(session, tableIn(table))),
    TE.map((page) => {
      table.remark();
      tellOfMore(session, page);
      return exitCodes.done;
    }),
  );
};
