import * as E from 'fp-ts/lib/Either.js';
import { identity } from 'fp-ts/lib/function.js';
import * as t from 'io-ts';
import { shapeOf, fieldsOf } from '../shape.js';

/** Puts the cells of a line together to a row. */
export type RowReader = (cells: readonly string[]) => Record<string, unknown>;

/** Where a column's cells go: into a field, or under a key of a field that is a map. */
interface Column {
  readonly field: string;
  readonly key?: string;
  readonly codec: t.Mixed;
}

const parsed = (cell: string): unknown => {
  const value = E.tryCatch((): unknown => JSON.parse(cell), identity);
  return E.isRight(value) ? value.right : cell;
};

/**
 * Reads a cell as what its field takes: text stays text, so that `007` keeps its zeros; where text is
 * refused it counts as JSON (`true`, `30`, `["a"]`), `TRUE` as spreadsheets write it included. What is
 * neither stays as it is and is refused with the row.
 */
const valueOf = (codec: t.Mixed, cell: string): unknown => {
  const fits = (candidate: unknown): boolean => codec.is(candidate);
  return fits(cell) ? cell : ([parsed(cell), parsed(cell.toLowerCase())].find(fits) ?? cell);
};

const columnNamed = (row: t.Mixed, name: string): Column | undefined => {
  const fields = fieldsOf(row);
  const plain = fields.find((field) => field.name === name);
  if (plain !== undefined) return { field: name, codec: plain.codec };
  const [, field = '', key = ''] = /^([^.]+)\.(.+)$/.exec(name) ?? [];
  const map = shapeOf(fields.find((candidate) => candidate.name === field)?.codec ?? t.unknown);
  return map.kind === 'map' ? { field, key, codec: map.of } : undefined;
};

const columnNames = (row: t.Mixed): string =>
  fieldsOf(row)
    .map(({ name, codec }) => (shapeOf(codec).kind === 'map' ? `${name}.<id>` : name))
    .join(', ');

/** The first thing wrong with a header. A header may be a row of data by mistake, so it is not quoted. */
const mistakeIn = (
  row: t.Mixed,
  header: readonly string[],
  columns: readonly (Column | undefined)[],
): string | undefined => {
  const stranger = columns.indexOf(undefined);
  const repeated = header.findIndex((name, i) => header.indexOf(name) !== i);
  const lacking = fieldsOf(row).find(({ name, required }) => required && !header.includes(name));
  if (stranger !== -1) {
    return `has a header whose column ${stranger + 1} names no field (fields: ${columnNames(row)})`;
  }
  if (repeated !== -1) return `has a header whose column ${repeated + 1} is there already`;
  return lacking === undefined ? undefined : `has a header without the column ${lacking.name}`;
};

/** Puts a cell into the row it belongs to, which is this reader's own until it is handed out. */
const put = (row: Record<string, unknown>, { field, key, codec }: Column, cell: string): void => {
  if (cell === '') return;
  const value = valueOf(codec, cell);
  const map = row[field];
  row[field] = key === undefined ? value : { ...(t.UnknownRecord.is(map) ? map : {}), [key]: value };
};

/** How to read the lines under a header; Left says what is wrong with the header. An empty cell is left out. */
export const rowReader = (row: t.Mixed, header: readonly string[]): E.Either<string, RowReader> => {
  const columns = header.map((name) => columnNamed(row, name));
  const mistake = mistakeIn(row, header, columns);
  if (mistake !== undefined) return E.left(mistake);
  return E.right((cells) => {
    const row: Record<string, unknown> = {};
    columns.forEach((column, i) => {
      if (column !== undefined) put(row, column, cells[i] ?? '');
    });
    return row;
  });
};
