import { lazily } from '@cordboard/core/provider';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { pipe } from 'fp-ts/lib/function.js';
import { own } from '../../guards.js';
import type { Sheet } from '../state.js';
import type { Refusal } from './codes.js';

/** A file of numbers, and how many rows it has. */
export interface ReadSheet extends Sheet {
  readonly totalCount: number;
}

const mostRows = 100_000;

/** Excel's own two forms: a compound file and a package. */
const isWorkbook = (bytes: Buffer): boolean =>
  ['d0cf11e0', '504b0304'].includes(bytes.subarray(0, 4).toString('hex'));

const cellText = (cell: unknown): string =>
  typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean'
    ? String(cell).trim()
    : '';

/** What reads workbooks, loaded with the first of them. */
const reader = lazily(() => import('@e965/xlsx'));

/** The cells of the first sheet, as texts and without empty rows. */
const cellsOf = async (bytes: Buffer): Promise<readonly (readonly string[])[]> => {
  const { read, utils } = await reader();
  const { SheetNames, Sheets } = read(bytes, { type: 'buffer', dense: true });
  const sheet = own(Sheets, SheetNames[0] ?? '');
  if (sheet === undefined) return [];
  const rows = utils.sheet_to_json<readonly unknown[]>(sheet, { header: 1, blankrows: false, defval: '' });
  return rows.map((row) => row.map(cellText)).filter((row) => row.some((cell) => cell !== ''));
};

const repeats = (headers: readonly string[]): boolean => new Set(headers).size < headers.length;

const toSheet = ([headers = [], ...rows]: readonly (readonly string[])[]): ReadSheet => {
  const byNumber = new Map<string, readonly string[]>();
  for (const [number = '', ...columns] of rows) if (!byNumber.has(number)) byNumber.set(number, columns);
  return {
    headers: headers.slice(1),
    repeatsHeaders: repeats(headers.filter((header) => header !== '')),
    rows: Array.from(byNumber, ([number, columns]) => ({ number, columns })),
    totalCount: rows.length,
  };
};

/**
 * Reads a workbook: a row of headers, then a number in the first cell of each row. No page describes the
 * columns; this is what the pages imply.
 */
export const readSheet = (bytes: Buffer): TE.TaskEither<Refusal, ReadSheet> =>
  isWorkbook(bytes)
    ? pipe(
        TE.tryCatch(
          () => cellsOf(bytes),
          (): Refusal => '-39',
        ),
        TE.map(toSheet),
        TE.filterOrElse(
          ({ totalCount }) => totalCount <= mostRows,
          (): Refusal => '-40',
        ),
      )
    : TE.left('-39');
