import { shapeOf, fieldsOf, type Field } from '@cordboard/core/schema';
import * as E from 'fp-ts/lib/Either.js';
import * as O from 'fp-ts/lib/Option.js';
import * as RA from 'fp-ts/lib/ReadonlyArray.js';
import { identity } from 'fp-ts/lib/function.js';
import * as t from 'io-ts';
import { anyOf, branchesOf } from '../fields/input-field.js';
import { hiddenReason, plain } from './visible.js';

/**
 * Makes a row from the cells of a line. `explain` is called with the reason when an invalid cell looks valid.
 */
export type RowReader = (
  cells: readonly string[],
  explain?: (reason: string) => void,
) => Record<string, unknown>;

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
 * Reads a cell as what its field takes: text stays text, so that `007` keeps its zeros; where it is refused,
 * it is tried without invisible characters and with the digits 0 to 9, then as JSON (`true`, `30`, `["a"]`),
 * `TRUE` as spreadsheets write it included. `none` where nothing fits.
 */
const valueOf = (codec: t.Mixed, cell: string): O.Option<unknown> => {
  const fits = (candidate: unknown): boolean => codec.is(candidate);
  if (fits(cell)) return O.some(cell);
  const bare = plain(cell);
  const forms = bare === cell ? [cell] : [cell, bare];
  const candidates = [bare, ...forms.flatMap((form) => [parsed(form), parsed(form.toLowerCase())])];
  return RA.findFirst(fits)(candidates);
};

/** The fields of a row; of one that comes in several forms, those of each, and required where every form requires it. */
const fieldsOfRow = (row: t.Mixed): readonly Field[] => {
  const forms = branchesOf(row).map(fieldsOf);
  const all = forms.flat();
  return [...new Set(all.map(({ name }) => name))].map((name) => {
    const same = all.filter((field) => field.name === name);
    const required = same.length === forms.length && same.every((field) => field.required);
    return { name, codec: anyOf(same.map(({ codec }) => codec)), required };
  });
};

const columnNamed = (row: t.Mixed, name: string): Column | undefined => {
  const fields = fieldsOfRow(row);
  const plain = fields.find((field) => field.name === name);
  if (plain !== undefined) return { field: name, codec: plain.codec };
  const [, field = '', key = ''] = /^([^.]+)\.(.+)$/.exec(name) ?? [];
  const map = shapeOf(fields.find((candidate) => candidate.name === field)?.codec ?? t.unknown);
  return map.kind === 'map' ? { field, key, codec: map.of } : undefined;
};

/** What a header may name, in words. */
export const columnNames = (row: t.Mixed): string =>
  fieldsOfRow(row)
    .map(({ name, codec }) => (shapeOf(codec).kind === 'map' ? `${name}.<id>` : name))
    .join(', ');

/** Whether a header may name a column so. */
export const isColumnName = (row: t.Mixed, name: string): boolean => columnNamed(row, name) !== undefined;

/** The first thing wrong with a header. The header is not quoted, because it may be a row of data. */
const mistakeIn = (row: t.Mixed, header: readonly string[]): string | undefined => {
  const unknownColumn = header.findIndex((name) => name !== '' && !isColumnName(row, name));
  const repeated = header.findIndex((name, i) => name !== '' && header.indexOf(name) !== i);
  const lacking = fieldsOfRow(row).find(({ name, required }) => required && !header.includes(name));
  if (unknownColumn !== -1) {
    return `has a header whose column ${unknownColumn + 1} names no field (fields: ${columnNames(row)})`;
  }
  if (repeated !== -1) {
    const first = header.indexOf(header[repeated] ?? '');
    return `has a header whose column ${repeated + 1} is there already, as column ${first + 1}`;
  }
  return lacking === undefined ? undefined : `has a header without the column ${lacking.name}`;
};

/**
 * Why the cells of a line do not belong under its header. Empty cells at the end are ignored, because they
 * are invisible.
 */
export const misfit = (header: readonly string[], cells: readonly string[]): string | undefined => {
  const { length } = header;
  if (cells.length < length) return 'has not as many cells as the header';
  const nameless = cells.findIndex((cell, i) => cell !== '' && (header[i] ?? '') === '');
  if (nameless === -1) return undefined;
  return nameless < length
    ? `has a value in column ${nameless + 1}, which has no name in the header`
    : `has a value in column ${nameless + 1}, but the header has only ${length} columns`;
};

/** Sets a field of the row that is being built. */
const put = (row: Map<string, unknown>, { field, key }: Column, value: unknown): void => {
  const map = row.get(field);
  row.set(field, key === undefined ? value : { ...(t.UnknownRecord.is(map) ? map : {}), [key]: value });
};

/**
 * Reads the lines under a header; Left tells what is wrong with the header. An empty cell is left out, and so
 * is a column without a name.
 */
export const rowReader = (row: t.Mixed, header: readonly string[]): E.Either<string, RowReader> => {
  const mistake = mistakeIn(row, header);
  if (mistake !== undefined) return E.left(mistake);
  const columns = header.map((name) => columnNamed(row, name));
  return E.right((cells, explain) => {
    const row = new Map<string, unknown>();
    columns.forEach((column, i) => {
      const cell = cells[i] ?? '';
      if (column === undefined || cell === '') return;
      const value = valueOf(column.codec, cell);
      const reason = O.isNone(value) ? hiddenReason(cell) : undefined;
      if (reason !== undefined) explain?.(`column ${i + 1} ${reason}`);
      put(row, column, O.isSome(value) ? value.value : cell);
    });
    return Object.fromEntries(row);
  });
};
