import * as t from 'io-ts';
import { oneOf, whole, Count } from '../codec/scalars.js';
import { arrayOf } from '../codec/array-of.js';
import { fields, strictObject, type FieldsOf, type Named } from '../codec/strict-object.js';

const nativeFields = fields(
  {
    /** As it came, such as `5` or `AUX_3`. */
    code: t.string,
  },
  {
    /** What the provider's console or its pages call it; absent when they have no word for it. */
    label: t.string,
  },
);
/** The vendor's own spelling of a value that was normalized. */
export interface Native extends FieldsOf<typeof nativeFields>, Named {}
export const Native = strictObject<Native>('Native', nativeFields);

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

const pageRequestFields = fields({}, pageFields);
/** The fields every list query shares. */
export interface PageRequest extends FieldsOf<typeof pageRequestFields>, Named {}
export const PageRequest = strictObject<PageRequest>('PageRequest', pageRequestFields);

/**
 * A part of a list. `next` absent means the end. `total` is the provider's claim, for display: it alone never
 * decides where a list ends.
 */
export interface Page<A> {
  /** In the provider's order; it can be empty before the end. */
  readonly items: readonly A[];
  /** The `cursor` of the query for the next page; absent at the end. */
  readonly next?: Cursor | undefined;
  /** How many items the provider claims there are in all pages together; absent when it does not say. */
  readonly total?: number | undefined;
}

/** The codec of a page of these items. */
export const pageOf = <A>(item: t.Type<A, unknown>): t.Type<Page<A>, unknown> =>
  strictObject<Page<A>>(
    `Page<${item.name}>`,
    fields({ items: arrayOf(item) }, { next: Cursor, total: Count }),
  );

const warningFields = fields(
  {
    /** What is different from what was asked, in a sentence. */
    message: t.string,
  },
  {
    /** Path of the input field concerned. */
    field: t.string,
  },
);
/** Something the caller should know about a write that nevertheless succeeded. */
export interface Warning extends FieldsOf<typeof warningFields>, Named {}
export const Warning = strictObject<Warning>('Warning', warningFields);

/**
 * `applied`: it is so now. `accepted`: the provider took it and the effect follows later.
 * `unchanged`: it was so already.
 */
export const WriteOutcome = oneOf(['applied', 'accepted', 'unchanged']);
export type WriteOutcome = t.TypeOf<typeof WriteOutcome>;

/** What a write returns: the thing as known after it, and how certain that is. */
export interface Written<A> {
  /** The thing as known after the write. */
  readonly value: A;
  /** Whether the effect is there, follows later, or was there before. */
  readonly outcome: WriteOutcome;
  /** What is different from what was asked; usually none. */
  readonly warnings: readonly Warning[];
}

const noValueFields = fields({}, {});
/** What a row brings back that has nothing to tell beside its outcome. */
export interface NoValue extends FieldsOf<typeof noValueFields>, Named {}
export const NoValue = strictObject<NoValue>('NoValue', noValueFields);

/** The codec of what a write of this value returns. */
export const writtenOf = <A>(value: t.Type<A, unknown>): t.Type<Written<A>, unknown> =>
  strictObject<Written<A>>(
    `Written<${value.name}>`,
    fields({ value, outcome: WriteOutcome, warnings: arrayOf(Warning) }, {}),
  );
