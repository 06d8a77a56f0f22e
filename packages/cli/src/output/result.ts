import type { Warning, Written } from '@cordboard/core';
import { cleanText } from '@cordboard/core/schema';
import type { Session } from '../session.js';
import type { Columns } from './columns.js';
import { cutting, fitting, headOf, linesOf, wrapping, type Layout } from './table.js';
import { jsonText } from './json.js';
import { revealed } from './secrets.js';
import { cell, leaves, valueIn } from './text.js';

/** The width of the terminal; other output is not truncated. */
export const widthOf = ({ io }: Session): number => io.stdout.columns ?? Infinity;

/** A result that a program reads. */
export const asJson = (value: unknown): string => `${jsonText(value, 2)}\n`;

/** One thing, a field per line. */
export const asRecord = (session: Session, value: unknown): string => {
  const rows = leaves(revealed(session, value));
  return linesOf(wrapping(['', ''], rows, widthOf(session)), rows);
};

const rowOf =
  (columns: readonly string[]) =>
  (item: unknown): readonly string[] =>
    columns.map((column) => cell(valueIn(item, column)));

/** Whether an item has something to show in a column. */
export const isFilled =
  (item: unknown) =>
  (column: string): boolean =>
    cell(valueIn(item, column)) !== '';

/** A layout for items: the chosen columns, or those that fit of all that any of these items has something for. */
export const layoutFor = (
  session: Session,
  { names, areChosen }: Columns,
  items: readonly unknown[],
): Layout => {
  const width = widthOf(session);
  if (areChosen) return fitting(names, items.map(rowOf(names)), { width });
  const present = names.filter((name) => items.some((item) => isFilled(item)(name)));
  return cutting(present, items.map(rowOf(present)), width);
};

export const asHead = ({ colors }: Session, layout: Layout): string =>
  `${colors.bold(headOf(layout).trimEnd())}\n`;

export const asRows = (layout: Layout, items: readonly unknown[]): string =>
  linesOf(layout, items.map(rowOf(layout.columns)));

/** A table of texts in which nothing is cut. */
export const asTexts = (
  session: Session,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): string => {
  const lines = rows.map((row) => row.map(cleanText));
  const layout = wrapping(columns, lines, widthOf(session));
  return lines.length === 0 ? '' : asHead(session, layout) + linesOf(layout, lines);
};

export const asWarnings = ({ colors }: Session, warnings: readonly Warning[]): string =>
  warnings
    .map(({ field, message }) => cleanText(field === undefined ? message : `${field}: ${message}`))
    .map((text) => `${colors.yellow('warning')} ${text}\n`)
    .join('');

/** A write: its outcome, the value and warnings. */
export const asWritten = (session: Session, { outcome, value, warnings }: Written<unknown>): string =>
  `${session.colors.green(outcome)}\n${asRecord(session, value)}${asWarnings(session, warnings)}`;
