import type { Columns } from '../output/columns.js';
import { asHead, asRows, isFilled, layoutFor } from '../output/result.js';
import type { Layout } from '../output/table.js';
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

/**
 * A table that grows while its items arrive. The first `itemsBeforeLayout` decide the columns and their widths; from then
 * on each row is printed as it comes.
 */
export const growingTable = (session: Session, columns: Columns, itemsBeforeLayout = 50): Printer => {
  const waiting: unknown[] = [];
  const hidden = new Set<string>();
  let layout: Layout | undefined;
  const rowsIn = (found: Layout, items: readonly unknown[]): string => {
    const left = columns.names.filter((name) => !found.columns.includes(name));
    for (const item of items) for (const name of left.filter(isFilled(item))) hidden.add(name);
    return asRows(found, items);
  };
  const begin = (): string => {
    layout = layoutFor(session, columns, waiting);
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
      if (hidden.size === 0) return;
      const names = columns.names.filter((name) => hidden.has(name));
      session.note(`not shown here: ${names.join(', ')}; choose with --columns, --json shows all`);
    },
  };
};
