import * as E from 'fp-ts/lib/Either.js';
import * as O from 'fp-ts/lib/Option.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { Cursor, Page } from '../domain/common.js';
import type { ContactCenterError } from '../errors/contact-center-error.js';
import { Walk } from './walk.js';

/** What is looked for in a list. */
export interface Wanted<A> {
  /** Tells two items apart. */
  readonly identity: (item: A) => string;
  /** Whether an item is the one looked for. */
  readonly isMeant: (item: A) => boolean;
}

/**
 * Looks for one item in a list: reads page after page until it turns up, and no further; `none` when the list ends
 * without it. Ends as every walk does, whatever the vendor repeats.
 */
export const lookUp =
  <A>(
    page: (cursor: Cursor | undefined) => TaskEither<ContactCenterError, Page<A>>,
    { identity, isMeant }: Wanted<A>,
  ): TaskEither<ContactCenterError, O.Option<A>> =>
  async () => {
    const walk = new Walk(identity);
    let cursor: Cursor | undefined;
    do {
      const arrived = await page(cursor)();
      if (E.isLeft(arrived)) return arrived;
      const found = arrived.right.items.find(isMeant);
      if (found !== undefined) return E.right(O.some(found));
      const progress = walk.take(arrived.right);
      if (E.isLeft(progress)) return progress;
      cursor = progress.right.next;
    } while (cursor !== undefined);
    return E.right(O.none);
  };
