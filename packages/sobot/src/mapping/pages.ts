import { type NumberedPage, type SentPage } from '@cordboard/core/provider';
import { rowsIn } from '@cordboard/core/http';
import type { Paged, PagedRequest } from '../surfaces/api/wire/values.js';
import { countOf } from './values.js';

// The vendor documents no largest page; a page it cuts shorter is understood, whether it echoes the size or not.
export const listPages = { defaultSize: 50, maxSize: 100 } as const;

export const fromPage = ({ page, size }: NumberedPage): PagedRequest => ({ currPage: page, pageSize: size });

/**
 * A page of a list's items, in whichever of the two dialects the reply counts. Where only some are shown, how many the
 * vendor counts in all is not told: it counts the others, too.
 */
export const toPage =
  <W, A>(
    { identity }: { readonly identity: (item: A) => string },
    toItem: (row: W) => A,
    isShown?: (item: A) => boolean,
  ) =>
  (reply: Paged<W>): SentPage<A> => {
    const items = rowsIn(reply.list).map(toItem);
    return {
      items: isShown === undefined ? items : items.filter(isShown),
      rows: items.map(identity),
      claims: {
        size: countOf(reply.pageSize),
        pages: countOf(reply.totalPage),
        total: isShown === undefined ? (countOf(reply.total) ?? countOf(reply.totalCount)) : undefined,
      },
    };
  };
