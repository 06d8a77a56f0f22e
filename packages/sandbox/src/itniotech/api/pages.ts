import type { NumberedPage } from '@cordboard/core/provider';
import { sliceOf, type Slice } from '../../every.js';
import { isWhole } from '../../guards.js';
import type { World } from '../../world.js';
import { hasFields, isId } from './body.js';

const isSize = isWhole(1, 100);

/** The body of a call that lists: page, size and filters, all of them required. */
export const isPageBody = <P>(isParams: (u: unknown) => u is P) =>
  hasFields({ current: isId, size: isSize, params: isParams }, {});

/** The same on the pages that name a default for page and size. */
export const isLoosePageBody = <P>(isParams: (u: unknown) => u is P) =>
  hasFields({ params: isParams }, { current: isId, size: isSize });

/** The page that a body asks for. */
export const asked = ({ current = 1, size = 25 }: { current?: number; size?: number }): NumberedPage => ({
  page: current,
  size,
});

/** The counters of the vendor's sample contradict its one row and the request above it. */
const wrongValues = (total: number): Readonly<Record<string, unknown>> => ({
  total: total + 4,
  size: 20,
  current: 1,
  pages: 1,
});

/** A page as the vendor writes it. */
export const pageOf = (
  { page: current, size }: NumberedPage,
  { rows, total }: Slice<unknown>,
  { options }: World,
): Readonly<Record<string, unknown>> => ({
  total,
  size,
  current,
  pages: Math.ceil(total / size),
  ...(options.wrongCounters === true ? wrongValues(total) : {}),
  // An empty page comes without the key.
  ...(rows.length === 0 ? {} : { records: rows }),
  searchCount: true,
});

/** One page of rows that are all in memory; only the rows of the page are written. */
export const pageOfAll =
  <A>(page: NumberedPage, world: World, show: (row: A, place: number) => unknown) =>
  (all: readonly A[]): Readonly<Record<string, unknown>> => {
    const { rows, total } = sliceOf(page, all);
    return pageOf(page, { rows: rows.map(show), total }, world);
  };
