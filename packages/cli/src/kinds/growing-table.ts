import type * as t from 'io-ts';
import { asHead, asRows, layoutFor } from '../output/result.js';
import type { Layout } from '../output/table.js';
import { shownKeys } from '../output/text.js';
import type { Session } from '../session.js';

/** Takes items one by one and says what to print for them. */
export interface Printer {
  readonly take: (item: unknown) => string;
  /** The items that are not printed yet. */
  readonly rest: () => string;
  /** Names the fields that were not printed. */
  readonly remark: () => void;
}

/** What a list without items says. */
export const nothingFound = 'nothing found\n';

const hiddenIn = ({ columns }: Layout, items: readonly unknown[]): readonly string[] =>
  items.flatMap(shownKeys).filter((key) => !columns.includes(key));

/**
 * A table that grows while its items arrive. The first `itemsBeforeLayout` decide the columns and their widths; from then
 * on each row is printed as it comes.
 */
export const growingTable = (session: Session, codec: t.Mixed, itemsBeforeLayout = 50): Printer => {
  const waiting: unknown[] = [];
  const hidden = new Set<string>();
  let layout: Layout | undefined;
  const rowsIn = (found: Layout, items: readonly unknown[]): string => {
    for (const key of hiddenIn(found, items)) hidden.add(key);
    return asRows(found, items);
  };
  const begin = (): string => {
    layout = layoutFor(session, codec, waiting);
    return asHead(session, layout) + rowsIn(layout, waiting);
  };
  return {
    take: (item) => {
      if (layout !== undefined) return rowsIn(layout, [item]);
      waiting.push(item);
      return waiting.length < itemsBeforeLayout ? '' : begin();
    },
    rest: () => (layout === undefined && waiting.length > 0 ? begin() : ''),
    remark: () => {
      if (hidden.size > 0) session.note(`not shown here: ${[...hidden].join(', ')}; --json shows all`);
    },
  };
};
