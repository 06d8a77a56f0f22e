import { paginate } from '@cordboard/core/fp';
import type { Page, PageRequest } from '@cordboard/core';
import { problemsOf } from '@cordboard/core/schema';
import { invalidInput } from '@cordboard/core/provider';
import { Option } from 'commander';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { exitCodes, failed, type Failure } from '../exit.js';
import { numeral } from '../flags.js';
import { quoted } from '../fields/as-flags.js';
import { columnsOption } from '../output/columns.js';
import type { Session } from '../session.js';
import { nothingFound, type Printer } from './growing-table.js';
import { partOf, type CliKind, type Described } from './kind.js';
import { finish, printEach, printerFor } from './print-each.js';
import { callOnce, show, type Result } from './show.js';
import { withCall } from './with-call.js';

const tellOfMore = ({ note }: Session, { items, next, total }: Page<unknown>): void => {
  if (next === undefined) return;
  const of = total === undefined ? '' : ` of ${total}`;
  note(`these are ${items.length}${of}; add --all, or go on with --cursor ${quoted(next)}`);
};

const tableIn =
  (printer: Printer) =>
  (_: Session, { items }: Page<unknown>): string =>
    items.length === 0 ? nothingFound : items.map(printer.take).join('') + printer.rest();

/** Asks for one page. */
const runPage = (session: Session, operation: Described, printer: Printer): Result =>
  pipe(
    withCall(session, operation, 'list', callOnce(session)),
    TE.chainFirst(show(session, tableIn(printer))),
    TE.map((page) => {
      printer.remark();
      tellOfMore(session, page);
      return exitCodes.done;
    }),
  );

/** A query that its codec has decoded: paging needs to know that it is one. */
const decodedQuery = (operation: Described, input: unknown): E.Either<Failure, PageRequest> =>
  pipe(
    partOf(operation, '').decode(input),
    E.bimap(
      (errors) => failed(invalidInput(problemsOf(errors))),
      (query: PageRequest) => query,
    ),
  );

/** Walks a list to its end: JSON Lines, or a table that grows. What arrived before an error is shown too. */
const runAll = (session: Session, operation: Described, printer: Printer): Result =>
  pipe(
    withCall(session, operation, 'list', (call, input) =>
      pipe(
        TE.fromEither(decodedQuery(operation, input)),
        TE.chain((query) => {
          const items = paginate(call, { prefetch: session.flags.prefetch })(query, {
            signal: session.signal,
          });
          return printEach(session, items, printer);
        }),
      ),
    ),
    TE.chainFirst((count) => session.print(count === 0 && session.flags.json !== true ? nothingFound : '')),
    finish(session, printer),
    TE.map(() => exitCodes.done),
  );

/** Asks for one page, or with `--all` for every one. */
export const list: CliKind = {
  options: [
    new Option('--all', 'every page, printed as it comes; JSON Lines with --json'),
    new Option('--prefetch <n>', 'with --all: prefetch up to n pages').argParser(numeral),
    columnsOption,
  ],
  run: (session, operation) =>
    pipe(
      TE.fromEither(printerFor(session, operation.told)),
      TE.chain((printer) => (session.flags.all === true ? runAll : runPage)(session, operation, printer)),
    ),
};
