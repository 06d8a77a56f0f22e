import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { maxPageLimit, type Page, type PageRequest } from '../domain/common.js';
import type { ContactCenterError } from '../errors/contact-center-error.js';
import { cursorOf, numberedPage, type NumberedPage, type PageSizes, type Part } from './cursor.js';
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
    first?: Part,
  ): Result<A> =>
  async () => {
    const asked = numberedPage(query, sizes, first);
    if (E.isLeft(asked)) return asked;
    const reply = await ask(asked.right)();
    return E.isLeft(reply) ? reply : toPage(asked.right, reply.right);
  };

const pageOf = <A>(
  asked: NumberedPage,
  { items, rows, claims }: SentPage<A>,
): E.Either<ContactCenterError, Page<A>> => {
  const page = { items, total: asked.part === undefined ? claims.total : undefined };
  const sent = sentFor(asked, rows, claims);
  return asked.isGuess === true ? E.right(withSent(asked, page, sent)) : pageOver(asked, page, sent);
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
): Result<A> => served(query, sizes, ask, (asked, reply) => pageOf(asked, toSent(reply)));

/** One of several lists that are served as one. */
export type InTurn<A> = (asked: NumberedPage) => TaskEither<ContactCenterError, SentPage<A>>;

/** Serves several lists as one: the pages of each by their numbers, then those of the next. No total is known of them all. */
export const listInTurn = <A>(
  query: PageRequest,
  sizes: PageSizes,
  [first, ...others]: readonly [InTurn<A>, ...InTurn<A>[]],
): Result<A> =>
  served(
    query,
    sizes,
    (asked) => (others[(asked.part?.number ?? 1) - 2] ?? first)(asked),
    pageOf,
    others.length === 0 ? undefined : { number: 1, of: 1 + others.length },
  );

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
