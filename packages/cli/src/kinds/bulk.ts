import { resolve } from 'node:path';
import { fileJournal, type RowOutcome } from '@cordboard/core';
import { Option } from 'commander';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { exitCodes, failed, usage, type ExitCode, type Failure } from '../exit.js';
import { rowFormats } from '../flags.js';
import { isOfRow } from '../fields/given-input.js';
import {
  asBulkReport,
  isWorthShowing,
  mostShown,
  outcomeColumns,
  type AnyReport,
  type ShownRow,
} from '../output/bulk.js';
import { columnsOption, type Columns } from '../output/columns.js';
import { startProgress } from '../output/progress.js';
import { asJson } from '../output/result.js';
import { withRows, type RowFile } from '../rows/row-file.js';
import type { Session } from '../session.js';
import { partOf, type CliKind, type Described } from './kind.js';
import { withCall } from './with-call.js';
import type { Calls } from '../calls.js';

/** Keeps the rows to show: all with `--json`, otherwise a bounded number. */
class Shown {
  readonly rows: ShownRow[] = [];
  more = 0;

  constructor(
    private readonly file: RowFile | undefined,
    private readonly isForPeople: boolean,
  ) {}

  readonly take = (outcome: RowOutcome<unknown>): void => {
    const line = this.file?.takeLine(outcome.row);
    const reason = this.file?.takeReason(outcome.row);
    if (this.isForPeople && !isWorthShowing(outcome)) return;
    if (this.isForPeople && this.rows.length === mostShown) this.more += 1;
    else this.rows.push({ line, outcome: reason === undefined ? outcome : explained(outcome, reason) });
  };

  inOrder(): readonly ShownRow[] {
    return this.rows.sort((a, b) => a.outcome.row - b.outcome.row);
  }
}

/** Adds details from the file to the error of a row. */
const explained = (outcome: RowOutcome<unknown>, reason: string): RowOutcome<unknown> =>
  outcome.error === undefined
    ? outcome
    : { ...outcome, error: { ...outcome.error, message: `${outcome.error.message}; ${reason}` } };

/** The report with each row, and the line it was read from. */
const withEachRow = (report: AnyReport, shown: readonly ShownRow[]): AnyReport => ({
  ...report,
  outcomes: shown.map(({ line, outcome }) => ({ ...outcome, ...(line === undefined ? {} : { line }) })),
});

const exitCodeOf = ({ failed: refused, unknown, stoppedBy }: AnyReport): ExitCode =>
  refused + unknown > 0 || stoppedBy !== undefined ? exitCodes.failed : exitCodes.done;

type Input = Readonly<Record<string, unknown>>;

const inputOf = (
  { flags: { given = [] } }: Session,
  input: Input,
  file: RowFile | undefined,
): TE.TaskEither<Failure, Input> => {
  if (file !== undefined && 'rows' in input) {
    const rows = given.find(isOfRow)?.option.flag ?? 'rows in --input';
    return TE.left(usage(`--rows and ${rows}: give one of them`));
  }
  if (file === undefined && !('rows' in input))
    return TE.left(usage('rows are missing: name a file with --rows, or give one row by its flags (--help)'));
  return TE.right(file === undefined ? input : { ...input, rows: file.read() });
};

const send = (
  session: Session,
  call: Calls['bulk'],
  input: Input,
  file: RowFile | undefined,
  shown: Shown,
): TE.TaskEither<Failure, AnyReport> => {
  const progress = startProgress(session, file?.total);
  const { journal } = session.flags;
  return pipe(
    call(input, {
      signal: session.signal,
      onProgress: progress.update,
      ...(journal === undefined ? {} : { journal: fileJournal(resolve(session.io.cwd, journal)) }),
      onOutcome: shown.take,
    }),
    TE.mapLeft(failed),
    TE.chainFirstIOK(() => progress.stop),
    TE.orElseFirstIOK(() => progress.stop),
  );
};

/** Tells how to resume a run that was not finished. */
const tellHowToGoOn = ({ flags, note }: Session, { stoppedBy }: AnyReport): void => {
  if (stoppedBy === undefined) return;
  note(
    flags.journal === undefined
      ? 'with --journal such a run can be resumed'
      : `run the same command again to resume: ${flags.journal} records what is done`,
  );
};

/** Sends rows and reports what became of them; a report with a row that is not known to be done is a failure. */
const sendRows = (
  session: Session,
  operation: Described,
  columns: Columns,
): TE.TaskEither<Failure, ExitCode> =>
  withRows(session, partOf(operation, 'rows'), (file) => {
    const isForPeople = session.flags.json !== true;
    const shown = new Shown(file, isForPeople);
    return pipe(
      withCall(session, operation, 'bulk', (call, input) =>
        pipe(
          inputOf(session, input, file),
          TE.chain((complete) => send(session, call, complete, file, shown)),
        ),
      ),
      TE.chainFirst((report) =>
        session.print(
          isForPeople
            ? asBulkReport(session, report, { columns, shown: shown.inOrder(), more: shown.more })
            : asJson(withEachRow(report, shown.inOrder())),
        ),
      ),
      TE.map((report) => {
        tellHowToGoOn(session, report);
        return exitCodeOf(report);
      }),
    );
  });

/** Sends the rows of a file. */
export const bulk: CliKind = {
  options: [
    new Option(
      '--rows <file>',
      'the rows: a CSV file with a header, JSON Lines, or - for the standard input',
    ),
    new Option('--format <form>', 'the form of the rows, where the name of the file does not say it').choices(
      rowFormats,
    ),
    columnsOption,
    new Option(
      '--journal <file>',
      'records what is done, so that the same command can resume after any interruption',
    ),
  ],
  run: (session, operation) =>
    pipe(
      TE.fromEither(outcomeColumns(session, operation.value ?? operation.told)),
      TE.chain((columns) => sendRows(session, operation, columns)),
    ),
};
