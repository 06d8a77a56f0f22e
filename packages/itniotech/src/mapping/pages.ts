import type { SentPage } from '@cordboard/core/provider';
import { isNothing, rowsIn } from '@cordboard/core/http';
import type { PageOf } from '../surfaces/api/wire/values.js';
import { countOf } from './values.js';

/** A page as the vendor sent it: what is shown of its rows, how they are told apart, and what it says of the whole list. */
export const toPage = <R, A>(
  reply: PageOf<R>,
  idOf: (row: R) => string,
  shown: (rows: readonly R[]) => readonly A[],
): SentPage<A> => {
  const { records, total, size, pages } = isNothing(reply) ? {} : reply;
  const rows = rowsIn(records);
  return {
    items: shown(rows),
    rows: rows.map(idOf),
    claims: { total: countOf(total), size: countOf(size), pages: countOf(pages) },
  };
};
