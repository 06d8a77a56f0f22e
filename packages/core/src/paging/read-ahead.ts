import type * as E from 'fp-ts/lib/Either.js';
import type { Page } from '../domain/common.js';
import type { ContactCenterError } from '../errors/contact-center-error.js';
import { cursorOf, pageAt } from './cursor.js';

type Fetched<A> = Promise<E.Either<ContactCenterError, Page<A>>>;

/** The most pages that are asked for before they are needed. */
const mostAhead = 64;

/** The cursors likely to follow a page: the one it names, and guesses as far as its claims allow. */
const likelyAfter = <A>({ next, items, total }: Page<A>, ahead: number): readonly string[] => {
  if (next === undefined) return [];
  const named = pageAt(next);
  if (named === undefined) return [next];
  // A claim bounds what is guessed, never what is read: past it pages are asked for as they are named.
  const last = total === undefined ? Infinity : Math.ceil(total / Math.max(items.length, 1));
  const guesses = Math.max(0, Math.min(ahead - 1, last - named.page));
  return Array.from({ length: 1 + guesses }, (_, i) => cursorOf({ ...named, page: named.page + i }));
};

/** Pages that were asked for before they are needed, by their cursor: never more than `ahead` of them. */
export class ReadAhead<A> {
  private underWay: ReadonlyMap<string, Fetched<A>> = new Map();
  private readonly ahead: number;

  constructor(
    private readonly fetch: (cursor: string) => Fetched<A>,
    ahead: number,
  ) {
    this.ahead = Math.min(ahead, mostAhead);
  }

  /** Asks for what is likely to follow a page, and forgets what is no longer. */
  after(page: Page<A>): void {
    if (this.ahead < 1) return;
    const likely = likelyAfter(page, this.ahead);
    this.underWay = new Map(
      likely.map((cursor) => [cursor, this.underWay.get(cursor) ?? this.begin(cursor)]),
    );
  }

  /** The page of a cursor, asked for now if it was not before. */
  take(cursor: string): Fetched<A> {
    return this.underWay.get(cursor) ?? this.fetch(cursor);
  }

  private begin(cursor: string): Fetched<A> {
    const page = this.fetch(cursor);
    // Whoever takes it learns of its rejection; a guess that nobody takes must not end the process.
    page.catch(() => undefined);
    return page;
  }
}
