import * as t from 'io-ts';
import { oneOf, whole, Count } from '../codec/scalars.js';
import { arrayOf } from '../codec/array-of.js';
import { strictObject } from '../codec/strict-object.js';

/** The vendor's own spelling of a value that was normalized. */
export const Native = strictObject('Native', { code: t.string }, { label: t.string });
export type Native = t.TypeOf<typeof Native>;

/**
 * Where the next page starts. Opaque; valid for the account, the operation and the query it came from, and `InvalidInput`
 * elsewhere.
 */
export const Cursor = t.string;
export type Cursor = t.TypeOf<typeof Cursor>;

/** The most items a page can be asked to hold. */
export const maxPageLimit = 1000;

/** The fields every list query shares. */
export const pageFields = {
  /** The most items to return, 1–1000; the provider may return fewer and still have a next page. */
  limit: whole(1, maxPageLimit),
  /** The `next` of the page before; leave out for the first page. */
  cursor: Cursor,
};

/** The fields every list query shares. */
export const PageRequest = strictObject('PageRequest', {}, pageFields);
export type PageRequest = t.TypeOf<typeof PageRequest>;

/**
 * A part of a list. `next` absent means the end. `total` is the provider's claim, for display: it alone never
 * decides where a list ends.
 */
export interface Page<A> {
  readonly items: readonly A[];
  readonly next?: Cursor | undefined;
  readonly total?: number | undefined;
}

export const pageOf = <A>(item: t.Type<A, unknown>): t.Type<Page<A>, unknown> =>
  strictObject(`Page<${item.name}>`, { items: arrayOf(item) }, { next: Cursor, total: Count });

/** Something the caller should know about a write that nevertheless succeeded. */
export const Warning = strictObject(
  'Warning',
  { message: t.string },
  { /** Path of the input field concerned. */ field: t.string },
);
export type Warning = t.TypeOf<typeof Warning>;

/**
 * `applied`: it is so now. `accepted`: the provider took it and the effect follows later.
 * `unchanged`: it was so already.
 */
export const WriteOutcome = oneOf(['applied', 'accepted', 'unchanged']);
export type WriteOutcome = t.TypeOf<typeof WriteOutcome>;

/** What a write returns: the thing as known after it, and how certain that is. */
export interface Written<A> {
  readonly value: A;
  readonly outcome: WriteOutcome;
  readonly warnings: readonly Warning[];
}

export const writtenOf = <A>(value: t.Type<A, unknown>): t.Type<Written<A>, unknown> =>
  strictObject(`Written<${value.name}>`, { value, outcome: WriteOutcome, warnings: arrayOf(Warning) }, {});
