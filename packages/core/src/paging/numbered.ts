import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { maxPageLimit, type Page, type PageRequest } from '../domain/common.js';
import type { ContactCenterError } from '../errors/contact-center-error.js';
import { cursorOf, numberedPage, type NumberedPage, type PageSizes } from './cursor.js';
import { sentFor, type PageClaims } from './next-page.js';
import { pageOver, withSent } from './guessed.js';

/** A page as the vendor sent it. */
export interface SentPage<A> {
  /** What is shown of it. */
  readonly items: readonly A[];
  /** What tells its rows apart, also those that are not shown: what the vendor sent decides where the list ends. */
  readonly rows: readonly string[];
  /** What the vendor says of the whole list. */
  readonly claims: PageClaims;
}

type Result<A> = TaskEither<ContactCenterError, Page<A>>;

const served =
  <R, A>(
    query: PageRequest,
    sizes: PageSizes,
    ask: (asked: NumberedPage) => TaskEither<ContactCenterError, R>,
    toPage: (asked: NumberedPage, reply: R) => E.Either<ContactCenterError, Page<A>>,
  ): Result<A> =>
  async () => {
    const asked = numberedPage(query, sizes);
    if (E.isLeft(asked)) return asked;
    const reply = await ask(asked.right)();
    return E.isLeft(reply) ? reply : toPage(asked.right, reply.right);
  };

/**
 * Serves a list whose pages have numbers: finds out which one a query means, asks for it, and finds out whether
 * another follows. `MalformedReply` when the vendor keeps repeating full pages while rows are missing.
 */
export const listByNumber = <R, A>(
  query: PageRequest,
  sizes: PageSizes,
  ask: (asked: NumberedPage) => TaskEither<ContactCenterError, R>,
  toSent: (reply: R) => SentPage<A>,
): Result<A> =>
  served(query, sizes, ask, (asked, reply) => {
    const { items, rows, claims } = toSent(reply);
    const page = { items, total: claims.total };
    const sent = sentFor(asked, rows, claims);
    return asked.isGuess === true ? E.right(withSent(page, sent)) : pageOver(asked, page, sent);
  });

/** Cuts one page out of a list that arrived whole; only what is on it is converted. */
export const sliceOf = <R, A>(
  { page, size }: NumberedPage,
  all: readonly R[],
  toItem: (row: R) => A,
): Page<A> => {
  const end = page * size;
  return {
    items: all.slice(end - size, end).map((row) => toItem(row)),
    next: end < all.length ? cursorOf({ page: page + 1, size }) : undefined,
    total: all.length,
  };
};

// A smaller page would not cost the vendor less.
const largest: PageSizes = { defaultSize: maxPageLimit, maxSize: maxPageLimit };

/**
 * Serves a list that arrives whole: every page asks for all of it, and is cut out here, as large as a page can be unless
 * the query says otherwise.
 */
export const listWhole = <R, A>(
  query: PageRequest,
  ask: () => TaskEither<ContactCenterError, readonly R[]>,
  toItem: (row: R) => A,
): Result<A> => served(query, largest, ask, (asked, all) => E.right(sliceOf(asked, all, toItem)));
