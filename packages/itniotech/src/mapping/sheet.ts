import {
  failure,
  invalidInput,
  lazily,
  ownValue,
  type Contact,
  type ContactCenterError,
} from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { SheetSettings } from '../config.js';
import { withoutPlus } from './values.js';

/** The titles of the columns that every sheet has. */
export const usualTitles = { phoneNumber: 'number', name: 'name', note: 'note' } as const;

type Cells = (string | null)[];

const orEmpty = (text: string | undefined): string | null =>
  text === undefined || text === '' ? null : text;

/** Excel reads `_x0041_` as the character with that code. */
const literal = (cell: string | null): string | null =>
  cell?.replace(/_(?=x[0-9A-Fa-f]{4}_)/gu, '_x005F_') ?? null;

/** The names of further fields that any contact has, in alphabetical order. */
const furtherOf = (contacts: readonly Contact[]): readonly string[] =>
  [...new Set(contacts.flatMap(({ fields = {} }) => Object.keys(fields)))].sort();

/**
 * The rows of a sheet: titles, then a contact each. The vendor refuses a title that is there twice; so does this, before anything
 * is sent.
 */
export const cellsOf = (
  contacts: readonly Contact[],
  settings: SheetSettings = {},
): E.Either<ContactCenterError, readonly Cells[]> => {
  const { phoneNumber, name, note } = { ...usualTitles, ...settings };
  const further = furtherOf(contacts);
  const titles = [phoneNumber, name, note, ...further];
  const repeated = titles.find((title, place) => titles.indexOf(title) !== place);
  if (repeated !== undefined) {
    const message = `${JSON.stringify(repeated)} is the title of two columns of the sheet`;
    return E.left(invalidInput([{ path: 'rows.fields', message }]));
  }
  const rows = contacts.map((contact): Cells => {
    const { fields = {} } = contact;
    return [
      withoutPlus(contact.phoneNumber),
      orEmpty(contact.name),
      orEmpty(contact.note),
      ...further.map((field) => orEmpty(ownValue(fields, field))),
    ].map(literal);
  });
  return E.right([titles.map(literal), ...rows]);
};

const unwritable = failure('Internal', 'the sheet could not be written');

/** What writes workbooks, loaded with the first of them. */
const writer = lazily(() => import('write-excel-file/node'));

/** A workbook with one sheet, in which every cell is text. */
export const workbookOf = (
  contacts: readonly Contact[],
  settings: SheetSettings | undefined,
): TE.TaskEither<ContactCenterError, Buffer> =>
  pipe(
    TE.fromEither(cellsOf(contacts, settings)),
    TE.chain((cells) =>
      TE.tryCatch(
        async () => {
          const { default: write } = await writer();
          return write([...cells]).toBuffer();
        },
        () => unwritable,
      ),
    ),
  );
