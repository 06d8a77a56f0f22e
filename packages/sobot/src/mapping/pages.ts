import { pageFrom, type NumberedPage, type Page } from '@cordboard/core';
import type { Paged, PagedRequest } from '../wire/values.js';
import { numberOf } from './values.js';

// The vendor documents no largest page; a page it cuts shorter is understood by the size it echoes.
export const listPages = { defaultSize: 50, maxSize: 100 } as const;

/** For lists that arrive whole and are cut here. */
export const cutPages = { defaultSize: 100, maxSize: 1000 } as const;

export const fromPage = ({ page, size }: NumberedPage): PagedRequest => ({ currPage: page, pageSize: size });

const atLeast = (least: number, value: number | undefined): number | undefined =>
  value !== undefined && Number.isSafeInteger(value) && value >= least ? value : undefined;

/** A page of items, in whichever of the two dialects the reply counts. */
export const toPage =
  <W, A>(toItem: (row: W) => A) =>
  (asked: NumberedPage, reply: Paged<W>): Page<A> =>
    pageFrom(asked, (reply.list ?? []).map(toItem), {
      // A page of 0 rows would be full for ever.
      size: atLeast(1, numberOf(reply.pageSize)),
      pages: atLeast(0, numberOf(reply.totalPage)),
      total: atLeast(0, numberOf(reply.total) ?? numberOf(reply.totalCount)),
    });
