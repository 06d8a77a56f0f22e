import * as E from 'fp-ts/lib/Either.js';
import type { Page } from '../domain/common.js';
import type { ContactCenterError } from '../errors/contact-center-error.js';
import { cursorOfPage, ownPart } from './bound-cursor.js';
import { cursorOf, pageAt, type NumberedPage } from './cursor.js';
import { settled } from './guessed.js';

type Fetched<A> = Promise<E.Either<ContactCenterError, Page<A>>>;

/** The maximum number of pages to prefetch. */
const maxPrefetch = 64;

/** A page that is likely to be needed. */
interface Likely {
  /** Where the list goes on: the same for a page that was guessed and for the same page once it is named. */
  readonly place: string;
  readonly cursor: string;
}

/** Where a numbered page is, whatever is known of the pages before it. */
const placeOf = ({ page, size, part }: NumberedPage): string => cursorOf({ page, size, part });

/** The pages likely to follow a page: the one it names, and guesses as far as its claims allow. */
const likelyAfter = <A>({ next, items, total }: Page<A>, prefetch: number): readonly Likely[] => {
  if (next === undefined) return [];
  const named = pageAt(ownPart(next));
  if (named === undefined) return [{ place: next, cursor: next }];
  const { page, size, walked, part } = named;
  const rowsOfPage = walked === undefined ? items.length : walked.rows / (page - 1);
  // A claim bounds what is guessed, never what is read: past it pages are asked for as they are named.
  const claimed = part === undefined ? total : walked?.claimed;
  const last =
    claimed === undefined || claimed === 0 ? Infinity : Math.ceil(claimed / Math.max(rowsOfPage, 1));
  const guesses = Math.max(0, Math.min(prefetch - 1, last - page));
  return Array.from({ length: 1 + guesses }, (_, i) => {
    const likely = { page: page + i, size, part };
    const guess = cursorOfPage(next, { ...likely, isGuess: walked !== undefined });
    return { place: placeOf(likely), cursor: i === 0 ? next : guess };
  });
};

/** Prefetched pages by their position: at most `prefetch` of them. */
export class Prefetcher<A> {
  private underWay: ReadonlyMap<string, Fetched<A>> = new Map();
  private readonly prefetch: number;

  constructor(
    private readonly fetch: (cursor: string) => Fetched<A>,
    prefetch: number,
  ) {
    this.prefetch = Math.min(prefetch, maxPrefetch);
  }

  /** Prefetches what is likely to follow a page, and drops the rest. */
  after(page: Page<A>): void {
    if (this.prefetch < 1) return;
    this.underWay = new Map(
      likelyAfter(page, this.prefetch).map(({ place, cursor }) => [
        place,
        this.underWay.get(place) ?? this.begin(cursor),
      ]),
    );
  }

  /** The page of a cursor, requested now unless it was prefetched. */
  async take(cursor: string): Fetched<A> {
    const named = pageAt(ownPart(cursor));
    const underWay = this.underWay.get(named === undefined ? cursor : placeOf(named));
    if (underWay === undefined) return this.fetch(cursor);
    const page = await underWay;
    if (named === undefined || E.isLeft(page)) return page;
    const known = settled(named, page.right);
    // A page that fails for what came before it is asked for in its turn: then the error says where it is from.
    return E.isLeft(known) ? this.fetch(cursor) : known;
  }

  private begin(cursor: string): Fetched<A> {
    const page = this.fetch(cursor);
    // The consumer sees the rejection; an unused guess must not crash the process.
    page.catch(() => undefined);
    return page;
  }
}
