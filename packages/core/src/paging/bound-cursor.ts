import { hash } from 'node:crypto';
import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import type { Cursor, PageRequest } from '../domain/common.js';
import { failure, invalidInput, type ContactCenterError } from '../errors/contact-center-error.js';
import { cursorOf, type NumberedPage } from './cursor.js';

/** The list that a cursor belongs to. */
export interface CursorOwner {
  /** The provider and the account, as `accountKey` makes it. */
  readonly accountKey: string;
  readonly operation: string;
  /** Its `cursor` and `limit` do not count, nor does the order of its fields. */
  readonly query: PageRequest;
}

/** The longest `next` of an adapter, in UTF-16 units. */
const longestOwn = 4096;

// The prefix names the version of this form, and who may use the cursor.
const pattern =
  /^(?<prefix>c1\.(?<account>[\w-]{3})(?<operation>[\w-]{3})(?<query>[\w-]{3})\.)(?<own>.{0,4096})$/s;

// 18 bits: enough to notice a mistake, too few to find out the number in a query (decision 0030).
const digestOf = (...parts: readonly string[]): string =>
  hash('sha256', JSON.stringify(parts), 'base64url').slice(0, 3);

const sorted = (_: string, value: unknown): unknown =>
  t.UnknownRecord.is(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

/** The same text for the same query: JSON leaves out what is `undefined`. */
const textOf = (query: PageRequest): string =>
  JSON.stringify({ ...query, cursor: undefined, limit: undefined }, sorted);

const digestsOf = ({ accountKey, operation, query }: CursorOwner) => ({
  account: digestOf(accountKey),
  operation: digestOf(operation),
  query: digestOf(accountKey, operation, textOf(query)),
});

const refused = (message: string): E.Either<ContactCenterError, never> =>
  E.left(invalidInput([{ path: 'cursor', message: `${message}; leave it out for the first page` }]));

/** The adapter's own cursor; `InvalidInput` for a cursor that belongs to another list. */
export const unbound = (owner: CursorOwner, cursor: Cursor): E.Either<ContactCenterError, string> => {
  const { account, operation, query, own } = pattern.exec(cursor)?.groups ?? {};
  if (own === undefined) return refused('expected the `next` of an earlier page');
  const digests = digestsOf(owner);
  if (account !== digests.account) return refused("is the `next` of another account's list");
  if (operation !== digests.operation) return refused('is the `next` of another operation');
  return query === digests.query ? E.right(own) : refused('is the `next` of another query');
};

/**
 * The adapter's own cursor, bound to its list: a dozen characters more. `MalformedReply` for one that is longer than
 * 4,096 characters.
 */
export const bound = (owner: CursorOwner, own: string): E.Either<ContactCenterError, Cursor> => {
  if (own.length > longestOwn)
    return E.left(
      failure('MalformedReply', `the cursor of the next page has more than ${String(longestOwn)} characters`),
    );
  const { account, operation, query } = digestsOf(owner);
  return E.right(`c1.${account}${operation}${query}.${own}`);
};

/** The adapter's part of a cursor, which is all of one that is not bound. */
export const ownPart = (cursor: Cursor): string => pattern.exec(cursor)?.groups?.own ?? cursor;

/** Another cursor of the same list. */
export const withOwnPart = (cursor: Cursor, own: string): Cursor =>
  `${pattern.exec(cursor)?.groups?.prefix ?? ''}${own}`;

/** The cursor of a page by number, in the list that another cursor belongs to. */
export const cursorOfPage = (cursor: Cursor, page: NumberedPage): Cursor =>
  withOwnPart(cursor, cursorOf(page));
