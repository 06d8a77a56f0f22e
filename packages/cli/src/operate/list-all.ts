import { failure, isContactCenterError, paginate, type PageRequest } from '@cordboard/core';
import { problemsOf } from '@cordboard/core/schema';
import { failureOf } from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { exitCodes, failed, type ExitCode, type Failure } from '../exit.js';
import { jsonText } from '../output/json.js';
import type { Session } from '../session.js';
import { growingTable, nothingFound, type Printer } from './growing-table.js';
import { withCall, type Of } from './with-call.js';

const jsonLines: Printer = {
  take: (item) => `${jsonText(item)}\n`,
  rest: () => '',
  remark: () => undefined,
};

const toFailure = (cause: unknown): Failure =>
  failed(isContactCenterError(cause) ? cause : failure('Internal', 'the list broke off'));

/** Prints items as they come, and how many there were. Stops asking for more when nobody reads any more. */
const printEach = (
  session: Session,
  items: AsyncIterable<unknown>,
  { take }: Printer,
): TE.TaskEither<Failure, number> =>
  pipe(
    TE.tryCatch(async () => {
      let count = 0;
      for await (const item of items) {
        count += 1;
        const text = take(item);
        const printed = text === '' ? E.right(true) : await session.print(text)();
        if (E.isLeft(printed)) return printed;
        if (!printed.right) break;
      }
      return E.right(count);
    }, toFailure),
    TE.chainEitherK((ended) => ended),
  );

/** A query proven by its codec: paging needs to know that it is one. */
const provenQuery = (operation: Of<'list'>, input: unknown): E.Either<Failure, PageRequest> =>
  pipe(
    operation.input.decode(input),
    E.mapLeft((errors) => failed(failureOf('InvalidInput', 'the input is not right', problemsOf(errors)))),
  );

/** Prints what was held back, however the list ended. */
const finish =
  (session: Session, printer: Printer) =>
  <A>(work: TE.TaskEither<Failure, A>): TE.TaskEither<Failure, A> => {
    const rest = (): TE.TaskEither<Failure, boolean> =>
      pipe(
        session.print(printer.rest()),
        TE.chainFirstIOK(() => printer.remark),
      );
    return pipe(work, TE.orElseFirst(rest), TE.chainFirst(rest));
  };

/** Walks a list to its end: JSON Lines, or a table that grows. What arrived before an error is shown too. */
export const runList = (session: Session, operation: Of<'list'>): TE.TaskEither<Failure, ExitCode> => {
  const isForPeople = session.flags.json !== true;
  const printer = isForPeople ? growingTable(session, operation.item) : jsonLines;
  return pipe(
    withCall(session, operation, (call, input) =>
      pipe(
        TE.fromEither(provenQuery(operation, input)),
        TE.chain((query) => {
          const items = paginate(call, { ahead: session.flags.ahead })(query, { signal: session.signal });
          return printEach(session, items, printer);
        }),
      ),
    ),
    TE.chainFirst((count) => session.print(count === 0 && isForPeople ? nothingFound : '')),
    finish(session, printer),
    TE.map(() => exitCodes.done),
  );
};
