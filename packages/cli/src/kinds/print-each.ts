import { failure } from '@cordboard/core/provider';
import { isContactCenterError } from '@cordboard/core';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type * as t from 'io-ts';
import { failed, type Failure } from '../exit.js';
import { jsonText } from '../output/json.js';
import type { Session } from '../session.js';
import { columnsOf } from '../output/columns.js';
import { growingTable, type Printer } from './growing-table.js';

/** Prints each item as a line of JSON. */
const jsonLines: Printer = {
  take: (item) => `${jsonText(item)}\n`,
  rest: () => '',
  remark: () => undefined,
};

/** How the items of a list that is printed one by one are printed: as JSON Lines, or as a table that grows. */
export const printerFor = (
  session: Session,
  item: t.Mixed,
  itemsBeforeLayout?: number,
): E.Either<Failure, Printer> =>
  pipe(
    columnsOf(session, item),
    E.map((columns) =>
      session.flags.json === true ? jsonLines : growingTable(session, columns, itemsBeforeLayout),
    ),
  );

const toFailure = (cause: unknown): Failure =>
  failed(isContactCenterError(cause) ? cause : failure('Internal', 'the list ended early'));

/** Prints items as they come, and how many there were. Stops when the output is closed. */
export const printEach = (
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

/** Prints the remaining items, however the list ended. */
export const finish =
  (session: Session, printer: Printer) =>
  <A>(work: TE.TaskEither<Failure, A>): TE.TaskEither<Failure, A> => {
    const rest = (): TE.TaskEither<Failure, boolean> =>
      pipe(
        session.print(printer.rest()),
        TE.chainFirstIOK(() => printer.remark),
      );
    return pipe(work, TE.orElseFirst(rest), TE.chainFirst(rest));
  };
