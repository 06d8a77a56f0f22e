import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { ContactCenterError } from '../errors/contact-center-error.js';
import type { Runtime } from '../context/runtime.js';
import { singleFlight, type SharedValue } from '../store/shared-value.js';

/** How long a value is of use. */
export interface Lifetime<A> {
  /** The time after it was obtained from which on another is obtained before the next use. */
  readonly renewAfterMs: (value: A) => number;
  /** The time after it was obtained from which on it is of no use. */
  readonly expiresAfterMs: (value: A) => number;
  /** How old a value is that another process obtained, by the wall clock. Below zero counts as new. */
  readonly ageMs: (found: A) => number;
}

/** How something that goes stale is obtained. */
export interface RenewableSettings<A> {
  readonly obtain: TaskEither<ContactCenterError, A>;
  /** Left out: it is of use until it is refused. */
  readonly lifetime?: Lifetime<A> | undefined;
  readonly monotonicNow: Runtime['monotonicNow'];
  /** Where other processes find it, too; left out, there are none. */
  readonly shared?: SharedValue<A> | undefined;
}

/** A token or session: fetched when first needed, by one request however many wait for it, in all processes. */
export interface Renewable<A> {
  readonly get: TaskEither<ContactCenterError, A>;
  /** Says that this one was refused. The next `get` fetches another, here or elsewhere, unless that happened already. */
  readonly discard: (refused: A) => void;
  /** The present one, if any, without fetching. */
  readonly current: () => A | undefined;
}

/** A value, and when it was obtained by the monotonic clock of this process. */
interface Dated<A> {
  readonly value: A;
  readonly obtainedAt: number;
}

interface Dates<A> {
  /** The same work; what it obtains is as old as the work. */
  readonly obtaining: (obtain: TaskEither<ContactCenterError, A>) => TaskEither<ContactCenterError, A>;
  readonly dated: (value: A) => Dated<A>;
  readonly ageMs: (dated: Dated<A>) => number;
}

const unlimited: Lifetime<unknown> = {
  renewAfterMs: () => Infinity,
  expiresAfterMs: () => Infinity,
  ageMs: () => 0,
};

// The one in use, and the one in the store.
const mostKnown = 2;

/**
 * The age of what another process obtained is read off the wall clock when it is first found, and counted on by the
 * monotonic clock: setting the wall clock back does not make it younger.
 */
const createDates = <A>(
  { ageMs }: Lifetime<A>,
  isSame: SharedValue<A>['isSame'],
  now: Runtime['monotonicNow'],
): Dates<A> => {
  let known: readonly Dated<A>[] = [];
  const date = (value: A, obtainedAt: number): Dated<A> => {
    const dated = { value, obtainedAt };
    known = [dated, ...known.filter((each) => !isSame(each.value, value))].slice(0, mostKnown);
    return dated;
  };
  return {
    obtaining: (obtain) => async () => {
      const startedAt = now();
      const result = await obtain();
      if (E.isRight(result)) date(result.right, startedAt);
      return result;
    },
    dated: (value) => {
      const before = known.find((each) => isSame(each.value, value));
      return date(value, before?.obtainedAt ?? now() - Math.max(0, ageMs(value)));
    },
    ageMs: ({ obtainedAt }) => now() - obtainedAt,
  };
};

/**
 * Makes a {@link Renewable}. While renewal fails, one that has not expired yet stays in use; so it does while
 * the store is out of reach. Without one in use that is a failure: a token of one's own could end that of the others.
 */
export const renewable = <A>(settings: RenewableSettings<A>): Renewable<A> => {
  const { lifetime = unlimited, monotonicNow, shared } = settings;
  const { obtaining, dated, ageMs } = createDates(lifetime, shared?.isSame ?? Object.is, monotonicNow);
  let held: Dated<A> | undefined;
  let underWay: Promise<E.Either<ContactCenterError, A>> | undefined;
  let removed: Promise<unknown> | undefined;

  const isFresh = (one: Dated<A>): boolean => ageMs(one) < lifetime.renewAfterMs(one.value);
  const isUsable = (one: Dated<A>): boolean => ageMs(one) < lifetime.expiresAfterMs(one.value);
  const willDo = (found: A): boolean => isFresh(dated(found));
  const obtainHere = obtaining(settings.obtain);
  const obtainOne = shared === undefined ? obtainHere : singleFlight(shared, willDo, obtainHere);

  const obtain = async (): Promise<E.Either<ContactCenterError, A>> => {
    await removed;
    const result = await obtainOne();
    if (E.isRight(result)) held = dated(result.right);
    return E.isLeft(result) && held !== undefined && isUsable(held) ? E.right(held.value) : result;
  };

  return {
    get: async () => {
      if (held !== undefined && isFresh(held)) return E.right(held.value);
      underWay ??= obtain().finally(() => {
        underWay = undefined;
      });
      return underWay;
    },
    discard: (refused) => {
      if (held?.value !== refused) return;
      held = undefined;
      removed = shared?.remove(refused)();
    },
    current: () => held?.value,
  };
};
