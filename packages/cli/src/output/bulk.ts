import type { BulkReport, RowOutcome } from '@cordboard/core';
import { cleanText } from '@cordboard/core/schema';
import type { Session } from '../session.js';
import { asTexts, asWarnings } from './result.js';
import { cell, shownKeys } from './text.js';

/** A row worth showing, and the line of the file it came from. */
export interface ShownRow {
  readonly line: number | undefined;
  readonly outcome: RowOutcome<unknown>;
}

/** Whether to show a row: it did not simply succeed, or it has a value. */
export const isWorthShowing = ({ outcome, value }: RowOutcome<unknown>): boolean =>
  (outcome !== 'applied' && outcome !== 'accepted') || shownKeys(value).length > 0;

/** The maximum number of rows that are shown; the counts include the others. */
export const mostShown = 50;

const results = ['applied', 'accepted', 'unchanged', 'failed', 'unknown'] as const;

const counted = (report: BulkReport<unknown>): string => {
  const parts = results.filter((result) => report[result] > 0).map((result) => `${report[result]} ${result}`);
  return `${report.total} rows${parts.length > 0 ? ': ' : ''}${parts.join(', ')}\n`;
};

const rowsTable = (session: Session, shown: readonly ShownRow[]): string =>
  asTexts(
    session,
    ['line', 'row', 'outcome', 'what'],
    shown.map(({ line, outcome: { row, outcome, value, error } }) => [
      String(line ?? ''),
      String(row),
      outcome,
      error === undefined ? cell(value) : `${error.kind}: ${error.message}`,
    ]),
  );

const receipts = ({ batches }: BulkReport<unknown>): string =>
  batches
    .filter(({ batch }) => batch !== undefined)
    .map(({ batch, firstRow, rows }) => `batch ${cell(batch)}: rows ${firstRow} to ${firstRow + rows - 1}\n`)
    .join('');

/** What a bulk write did: the counts, the rows worth a look, what to ask for later, and why it stopped. */
export const asBulkReport = (
  session: Session,
  report: BulkReport<unknown>,
  shown: readonly ShownRow[],
  more: number,
): string =>
  [
    counted(report),
    rowsTable(session, shown),
    more > 0 ? `… and ${more} more such rows; --json lists every row\n` : '',
    receipts(report),
    asWarnings(session, report.warnings),
    report.stoppedBy === undefined
      ? ''
      : `${session.colors.red('stopped')} ${report.stoppedBy.kind}: ${cleanText(report.stoppedBy.message)}\n`,
  ].join('');
