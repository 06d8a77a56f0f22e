import type { Page } from '../domain/common.js';
import { cursorOf, type NumberedPage } from './cursor.js';

/** What a vendor says about a page, believed only as far as it can be checked. */
export interface PageClaims {
  /** The size the vendor says it used; some cap what was asked. */
  readonly size?: number | undefined;
  readonly pages?: number | undefined;
  readonly total?: number | undefined;
}

/**
 * Whether another page is worth asking for. Only an empty page, or one that is not full, is an end. A count
 * of pages may say that there is more, and no counter that there is not: one that lies costs a request but
 * never a row.
 */
export const hasNext = (asked: NumberedPage, received: number, claims: PageClaims): boolean => {
  if (received === 0) return false;
  const size = Math.min(asked.size, claims.size ?? asked.size);
  return received >= size || (claims.pages !== undefined && claims.pages > asked.page);
};

/** Makes a page of items out of a numbered page. */
export const pageFrom = <A>(asked: NumberedPage, items: readonly A[], claims: PageClaims): Page<A> => ({
  items,
  next: hasNext(asked, items.length, claims)
    ? cursorOf({ page: asked.page + 1, size: asked.size })
    : undefined,
  total: claims.total,
});

/** Cuts one page out of a list that arrived whole; only what is on it is converted. */
export const sliceOf = <R, A>(asked: NumberedPage, all: readonly R[], toItem: (row: R) => A): Page<A> => {
  const end = asked.page * asked.size;
  const items = all.slice(end - asked.size, end).map((row) => toItem(row));
  const total = all.length;
  return end < total ? pageFrom(asked, items, { total }) : { items, total };
};
