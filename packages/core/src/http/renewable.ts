import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { ContactCenterError } from '../errors/contact-center-error.js';

/** How something that goes stale is obtained. */
export interface RenewableSettings<A> {
  readonly obtain: TaskEither<ContactCenterError, A>;
  /** From this instant on (epoch ms) a new one is fetched before the next use. */
  readonly renewAt: (value: A) => number;
  /** From this instant on the old one is of no use. */
  readonly expiresAt: (value: A) => number;
  readonly now: () => number;
}

/** A token or session: fetched when first needed, by one request however many wait for it. */
export interface Renewable<A> {
  readonly get: TaskEither<ContactCenterError, A>;
  /** Says that this one was refused. The next `get` fetches another, unless that happened already. */
  readonly discard: (refused: A) => void;
  /** The present one, if any, without fetching. */
  readonly current: () => A | undefined;
}

/** Makes a {@link Renewable}. While renewal fails, one that has not expired yet stays in use. */
export const renewable = <A>(settings: RenewableSettings<A>): Renewable<A> => {
  let held: A | undefined;
  let underWay: Promise<E.Either<ContactCenterError, A>> | undefined;

  const obtain = async (): Promise<E.Either<ContactCenterError, A>> => {
    const result = await settings.obtain();
    if (E.isRight(result)) held = result.right;
    const usable = held !== undefined && settings.now() < settings.expiresAt(held) ? held : undefined;
    return E.isLeft(result) && usable !== undefined ? E.right(usable) : result;
  };

  return {
    get: async () => {
      if (held !== undefined && settings.now() < settings.renewAt(held)) return E.right(held);
      underWay ??= obtain().finally(() => {
        underWay = undefined;
      });
      return underWay;
    },
    discard: (refused) => {
      if (held === refused) held = undefined;
    },
    current: () => held,
  };
};
