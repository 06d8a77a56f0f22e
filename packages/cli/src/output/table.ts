import Table from 'cli-table3';
import widthIn from 'string-width';

const gap = 2;

/** A column of wrapped text that is narrower cannot be read; one of cells that are cut may be as narrow as `…`. */
const narrowest = { wrap: 6, cut: 1 };

/** The widest a cell gets in a table of items; an id fits in, a paragraph does not. */
const widestCell = 40;

const parts =
  'top top-mid top-left top-right bottom bottom-mid bottom-left bottom-right left left-mid mid mid-mid right right-mid middle';
const noLines = Object.fromEntries(parts.split(' ').map((part) => [part, '']));

type Rows = readonly (readonly string[])[];

/** Columns, how wide each is, and whether a longer cell is cut with `…` or goes on in the next line. */
export interface Layout {
  readonly columns: readonly string[];
  readonly widths: readonly number[];
  readonly overflow: 'cut' | 'wrap';
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

const naturalWidths = (columns: readonly string[], rows: Rows): readonly number[] =>
  columns.map((name, i) => Math.max(widthIn(name), ...rows.map((row) => widthIn(row[i] ?? ''))));

/** Shrinks the widest columns until all fit, but keeps a minimum width. */
const shrunk = (natural: readonly number[], available: number, least: number): readonly number[] => {
  const widest = Math.max(0, ...natural);
  const caps = Array.from({ length: Math.max(1, widest - least + 1) }, (_, i) => widest - i);
  const capped = (cap: number): readonly number[] => natural.map((width) => Math.min(width, cap));
  return capped(caps.find((cap) => sum(capped(cap)) <= available) ?? least);
};

/** A layout with every column; long cells are wrapped. */
export const wrapping = (columns: readonly string[], rows: Rows, width: number): Layout => ({
  columns,
  widths: shrunk(naturalWidths(columns, rows), width - gap * columns.length, narrowest.wrap),
  overflow: 'wrap',
});

/** A layout with a line per row and every column; long cells are truncated. */
export const fitting = (
  columns: readonly string[],
  rows: Rows,
  { width, widest = Infinity }: { readonly width: number; readonly widest?: number },
): Layout => {
  const widths = naturalWidths(columns, rows).map((natural) => Math.min(natural, widest));
  return { columns, widths: shrunk(widths, width - gap * columns.length, narrowest.cut), overflow: 'cut' };
};

/** A layout with a line per row: the first columns, as many as have room, with long cells truncated. */
export const cutting = (columns: readonly string[], rows: Rows, width: number): Layout => {
  const widths = naturalWidths(columns, rows).map((natural) => Math.min(natural, widestCell));
  const fits = (count: number): boolean => sum(widths.slice(0, count)) + gap * count <= width;
  const room = columns.findLastIndex((_, i) => fits(i + 1)) + 1;
  const shown = columns.slice(0, Math.max(1, room));
  return fitting(shown, rows, { width, widest: widestCell });
};

/** Rows as lines of text, each ended. */
export const linesOf = ({ widths, overflow }: Layout, rows: Rows): string => {
  const table = new Table({
    chars: noLines,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': gap, compact: true },
    colWidths: widths.map((width) => width + gap),
    wordWrap: overflow === 'wrap',
  });
  table.push(...rows.map((row) => [...row]));
  return rows.length === 0 ? '' : `${table.toString().replace(/ +$/gm, '')}\n`;
};

/** The line above the rows. */
export const headOf = (layout: Layout): string => linesOf(layout, [layout.columns]);
