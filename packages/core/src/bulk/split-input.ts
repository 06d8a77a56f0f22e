import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { invalidInput, type ContactCenterError } from '../errors/contact-center-error.js';
import type { Rows } from '../operation/kinds/bulk.js';

/** The parts of the input of a bulk write. */
export interface BulkInput {
  readonly header: unknown;
  readonly rows: Rows<unknown>;
  /** How many rows there are; known only for an array. */
  readonly total: number | undefined;
}

const isRows = (u: unknown): u is Rows<unknown> =>
  typeof u === 'object' && u !== null && (Symbol.iterator in u || Symbol.asyncIterator in u);

const wrong = (path: string, message: string): E.Either<ContactCenterError, never> =>
  E.left(invalidInput([{ path, message }]));

/** Separates the rows from the header. */
export const splitInput = (input: unknown): E.Either<ContactCenterError, BulkInput> => {
  if (!t.UnknownRecord.is(input)) return wrong('', 'expected an object');
  const { rows, ...header } = input;
  return isRows(rows)
    ? E.right({ header, rows, total: Array.isArray(rows) ? rows.length : undefined })
    : wrong('rows', 'expected rows (an array, or anything iterable)');
};
