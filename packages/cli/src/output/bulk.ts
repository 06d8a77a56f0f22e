import type { BulkReport, RowOutcome } from '@cordboard/core';
import { cleanText, ReportedError } from '@cordboard/core/schema';
import type * as E from 'fp-ts/lib/Either.js';
import type * as t from 'io-ts';
import type { Failure } from '../exit.js';
import type { Session } from '../session.js';
import { chosenColumns, pathsUnder, type Columns } from './columns.js';
import { asRecord, asTexts, asWarnings } from './result.js';
import { cell, shownKeys, valueIn } from './text.js';

/** What a bulk write did, whatever its rows bring back and make together. */
export type AnyReport = BulkReport<unknown, unknown>;

/** A row worth showing, and the line of the file it came from. */
export interface ShownRow {
  readonly line: number | undefined;
  readonly outcome: RowOutcome<unknown>;
}

/** The rows that are shown of a report, and how many others would be worth it. */
export interface ShownRows {
  readonly columns: Columns;
  readonly shown: readonly ShownRow[];
  readonly more: number;
}

/** Whether to show a row: it did not simply succeed, or it has a value. */
export const isWorthShowing = ({ outcome, value }: RowOutcome<unknown>): boolean =>
  (outcome !== 'applied' && outcome !== 'accepted') || shownKeys(value).length > 0;

/** The maximum number of rows that are shown; the counts include the others. */
export const mostShown = 50;

const results = ['applied', 'accepted', 'unchanged', 'failed', 'unknown'] as const;

const counted = (report: AnyReport): string => {
  const parts = results.filter((result) => report[result] > 0).map((result) => `${report[result]} ${result}`);
  return `${report.total} ${report.total === 1 ? 'row' : 'rows'}${parts.length > 0 ? ': ' : ''}${parts.join(', ')}\n`;
};

const usual = ['line', 'row', 'outcome', 'what'];

/** The columns of the rows' outcomes: `what` is the value or the error in one. */
export const outcomeColumns = (session: Session, value: t.Mixed): E.Either<Failure, Columns> =>
  chosenColumns(session, usual, [
    ...usual,
    ...pathsUnder('value', value),
    ...pathsUnder('error', ReportedError),
  ]);

const rowsTable = (session: Session, { names }: Columns, shown: readonly ShownRow[]): string =>
  asTexts(
    session,
    names,
    shown.map(({ line, outcome }) => {
      const { value, error } = outcome;
      const what = error === undefined ? value : `${error.kind}: ${error.message}`;
      return names.map((name) => cell(valueIn({ line, ...outcome, what }, name)));
    }),
  );

const receipts = ({ batches }: AnyReport): string =>
  batches
    .filter(({ batch }) => batch !== undefined)
    .map(({ batch, firstRow, rows }) => `batch ${cell(batch)}: rows ${firstRow} to ${firstRow + rows - 1}\n`)
    .join('');

const made = (session: Session, { created }: AnyReport): string =>
  created === undefined ? '' : `${session.colors.green('created')}\n${asRecord(session, created)}`;

/** What a bulk write did: the counts, what was made of all rows, the rows worth a look, what to ask for later, and why it stopped. */
export const asBulkReport = (
  session: Session,
  report: AnyReport,
  { columns, shown, more }: ShownRows,
): string =>
  [
    counted(report),
    made(session, report),
    rowsTable(session, columns, shown),
    more > 0 ? `… and ${more} more such rows; --json lists every row\n` : '',
    receipts(report),
    asWarnings(session, report.warnings),
    report.stoppedBy === undefined
      ? ''
      : `${session.colors.red('stopped')} ${report.stoppedBy.kind}: ${cleanText(report.stoppedBy.message)}\n`,
  ].join('');
