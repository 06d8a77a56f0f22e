import type { Page } from '@cordboard/core';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { exitCodes, failed, type ExitCode, type Failure } from '../exit.js';
import { asJson, asRecord, asWritten } from '../output/result.js';
import type { Session } from '../session.js';
import { wholeTable } from './growing-table.js';
import { withCall, type Of } from './with-call.js';

type Result = TE.TaskEither<Failure, ExitCode>;

const show =
  <A>(session: Session, forPeople: (session: Session, value: A) => string) =>
  (value: A): Result =>
    pipe(
      session.print(session.flags.json === true ? asJson(value) : forPeople(session, value)),
      TE.map(() => exitCodes.done),
    );

/** Asks for one value. */
export const runRead = (session: Session, operation: Of<'read'>): Result =>
  pipe(
    withCall(session, operation, (call, input) => pipe(call(input, session), TE.mapLeft(failed))),
    TE.chain(show(session, asRecord)),
  );

/** Changes one thing and shows how certain that is. */
export const runWrite = (session: Session, operation: Of<'write'>): Result =>
  pipe(
    withCall(session, operation, (call, input) => pipe(call(input, session), TE.mapLeft(failed))),
    TE.chain(show(session, asWritten)),
  );

const tellOfMore = ({ note }: Session, { items, next, total }: Page<unknown>): void => {
  if (next === undefined) return;
  const of = total === undefined ? '' : ` of ${total}`;
  note(
    `these are ${items.length}${of}; add --all, or go on with "cursor": ${JSON.stringify(next)} in --input`,
  );
};

/** Asks for one page. */
export const runPage = (session: Session, operation: Of<'list'>): Result =>
  pipe(
    withCall(session, operation, (call, input) => pipe(call(input, session), TE.mapLeft(failed))),
    TE.chainFirstIOK((page) => () => {
      tellOfMore(session, page);
    }),
    TE.chain(show(session, (_, { items }) => wholeTable(session, operation.item, items))),
  );
