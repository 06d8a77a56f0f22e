import * as E from 'fp-ts/lib/Either.js';
import * as O from 'fp-ts/lib/Option.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { pipe } from 'fp-ts/lib/function.js';
import type { Cursor, Page } from '../domain/common.js';
import type { ContactCenterError } from '../errors/contact-center-error.js';
import { Walk } from './walk.js';

type ReadPage<A> = (cursor: Cursor | undefined) => TE.TaskEither<ContactCenterError, Page<A>>;

/** How items of a list are told apart. */
export interface Searched<A> {
  /** Tells two items apart. */
  readonly identity: (item: A) => string;
}

/** What is looked for in a list. */
export interface Wanted<A> extends Searched<A> {
  /** Whether an item is the one looked for. */
  readonly isMeant: (item: A) => boolean;
}

/** What several things are looked for by, each by a test of its own. */
export interface WantedEach<A> extends Searched<A> {
  /** For each of them, whether an item is the one looked for. */
  readonly areMeant: readonly ((item: A) => boolean)[];
}

/** Reads page after page, until there is enough or the list ends: as every walk ends, whatever the vendor repeats. */
const readUntil =
  <A>(
    page: ReadPage<A>,
    { identity }: Searched<A>,
    isEnough: (items: readonly A[]) => boolean,
  ): TE.TaskEither<ContactCenterError, void> =>
  async () => {
    const walk = new Walk(identity);
    let cursor: Cursor | undefined;
    do {
      const arrived = await page(cursor)();
      if (E.isLeft(arrived)) return arrived;
      if (isEnough(arrived.right.items)) break;
      const progress = walk.take(arrived.right);
      if (E.isLeft(progress)) return progress;
      cursor = progress.right.next;
    } while (cursor !== undefined);
    return E.right(undefined);
  };

/**
 * Looks for several items in one walk over a list: reads page after page until all have turned up, and no further. In the
 * order in which they are asked for; `none` for each that is not in the list.
 */
export const lookUpEach =
  <A>(
    page: ReadPage<A>,
    { areMeant, ...searched }: WantedEach<A>,
  ): TE.TaskEither<ContactCenterError, readonly O.Option<A>[]> =>
  async () => {
    const found = areMeant.map((): O.Option<A> => O.none);
    if (areMeant.length === 0) return E.right(found);
    const ended = await readUntil(page, searched, (items) => {
      areMeant.forEach((isMeant, i) => {
        if (found[i]?._tag === 'None') found[i] = O.fromNullable(items.find(isMeant));
      });
      return found.every(O.isSome);
    })();
    return E.isLeft(ended) ? ended : E.right(found);
  };

/** Looks for one item in a list: reads page after page until it turns up, and no further; `none` when the list ends without it. */
export const lookUp = <A>(
  page: ReadPage<A>,
  { isMeant, identity }: Wanted<A>,
): TE.TaskEither<ContactCenterError, O.Option<A>> =>
  pipe(
    lookUpEach(page, { identity, areMeant: [isMeant] }),
    TE.map(([found = O.none]) => found),
  );

/** Looks for every item that is meant: reads the list to its end. What the vendor repeats is there once. */
export const lookUpAll =
  <A>(page: ReadPage<A>, { isMeant, identity }: Wanted<A>): TE.TaskEither<ContactCenterError, readonly A[]> =>
  async () => {
    const found = new Map<string, A>();
    const ended = await readUntil(page, { identity }, (items) => {
      for (const item of items.filter(isMeant)) found.set(identity(item), item);
      return false;
    })();
    return E.isLeft(ended) ? ended : E.right([...found.values()]);
  };
