import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { ContactCenterError } from '../errors/contact-center-error.js';
import { onceForAll, type Shared } from '../store/shared.js';

/** How something that goes stale is obtained. */
export interface RenewableSettings<A> {
  readonly obtain: TaskEither<ContactCenterError, A>;
  /** From this instant on (epoch ms) a new one is fetched before the next use. */
  readonly renewAt: (value: A) => number;
  /** From this instant on the old one is of no use. */
  readonly expiresAt: (value: A) => number;
  readonly now: () => number;
  /** Where other processes find it, too; left out, there are none. */
  readonly shared?: Shared<A> | undefined;
}

/** A token or session: fetched when first needed, by one request however many wait for it, in all processes. */
export interface Renewable<A> {
  readonly get: TaskEither<ContactCenterError, A>;
  /** Says that this one was refused. The next `get` fetches another, here or elsewhere, unless that happened already. */
  readonly discard: (refused: A) => void;
  /** The present one, if any, without fetching. */
  readonly current: () => A | undefined;
}

/**
 * Makes a {@link Renewable}. While renewal fails, one that has not expired yet stays in use; so it does while
 * the store is out of reach. Without one in use that is a failure: a token of one's own could end that of the others.
 */
export const renewable = <A>(settings: RenewableSettings<A>): Renewable<A> => {
  const { now, renewAt, expiresAt, shared } = settings;
  let held: A | undefined;
  let underWay: Promise<E.Either<ContactCenterError, A>> | undefined;
  let removed: Promise<unknown> | undefined;

  const isFresh = (value: A): boolean => now() < renewAt(value);
  const obtainOne = shared === undefined ? settings.obtain : onceForAll(shared, isFresh, settings.obtain);

  const obtain = async (): Promise<E.Either<ContactCenterError, A>> => {
    await removed;
    const result = await obtainOne();
    if (E.isRight(result)) held = result.right;
    const usable = held !== undefined && now() < expiresAt(held) ? held : undefined;
    return E.isLeft(result) && usable !== undefined ? E.right(usable) : result;
  };

  return {
    get: async () => {
      if (held !== undefined && isFresh(held)) return E.right(held);
      underWay ??= obtain().finally(() => {
        underWay = undefined;
      });
      return underWay;
    },
    discard: (refused) => {
      if (held !== refused) return;
      held = undefined;
      removed = shared?.remove(refused)();
    },
    current: () => held,
  };
};
