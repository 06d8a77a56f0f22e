import * as E from 'fp-ts/lib/Either.js';
import type { Page } from '../domain/common.js';
import { failure, type ContactCenterError } from '../errors/contact-center-error.js';
import { Repetitions } from '../foundation/repetitions.js';
import { ownPart } from './bound-cursor.js';
import { pageAt } from './cursor.js';

/** What a page adds to a walk. */
export interface Progress<A> {
  /** The items that no earlier page had. */
  readonly fresh: readonly A[];
  /** The page to go on with; `undefined` at the end. */
  readonly next: string | undefined;
}

// Rows inserted meanwhile can push a page's items onto the next page; not many times in a row, though.
const mostStalePages = 5;

// Pages full of rows that are not shown are nothing unusual; so many of them in a row are.
const mostPagesWithoutItems = 1000;

const standsStill = failure(
  'MalformedReply',
  'the provider keeps returning items it returned before, so the list has no end',
);

const showsNothing = failure(
  'MalformedReply',
  `the provider returned ${String(mostPagesWithoutItems)} pages in a row without an item, so the list has no end`,
);

/** What is claimed of the whole list; of several in turn a claim is about one alone. */
const claimedOf = (next: string): number | undefined => {
  const { walked, part } = pageAt(ownPart(next)) ?? {};
  return part === undefined ? walked?.claimed : Infinity;
};

/**
 * The memory of one walk over a list, 15 to 30 bytes an item. It lets each item through once, and ends every walk:
 * cleanly, or with `MalformedReply` where pages bring nothing new though more was claimed.
 */
export class Walk<A> {
  private readonly items = new Repetitions();
  private cursors: Repetitions | undefined;
  private given = 0;
  private stale = 0;
  private withoutItems = 0;

  /** Without `identity` every item is taken for a new one. */
  constructor(private readonly identity: ((item: A) => string) | undefined) {}

  /** Takes a page in. */
  take({ items, next, total }: Page<A>): E.Either<ContactCenterError, Progress<A>> {
    const fresh = this.freshIn(items);
    this.given += fresh.length;
    if (next === undefined) return E.right({ fresh, next });
    if (fresh.length > 0) {
      this.stale = 0;
      this.withoutItems = 0;
      return E.right({ fresh, next });
    }
    const isStale = items.length > 0 || this.isCircle(next);
    this.stale += isStale ? 1 : 0;
    this.withoutItems += 1;
    const claimed = claimedOf(next) ?? total ?? Infinity;
    if (items.length > 0 && claimed > 0 && this.given >= claimed) return E.right({ fresh, next: undefined });
    const standsStillNow = this.stale === mostStalePages;
    if (!standsStillNow && this.withoutItems < mostPagesWithoutItems) return E.right({ fresh, next });
    return this.given < claimed
      ? E.left(standsStillNow ? standsStill : showsNothing)
      : E.right({ fresh, next: undefined });
  }

  private freshIn(items: readonly A[]): readonly A[] {
    const { identity } = this;
    return identity === undefined ? items : items.filter((item) => !this.items.repeats(identity(item)));
  }

  /** Whether a page without items leads to one that such a page has led to before. */
  private isCircle(next: string): boolean {
    this.cursors ??= new Repetitions();
    return this.cursors.repeats(next);
  }
}
