import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { ContactCenterError } from '../errors/contact-center-error.js';
import type { Runtime } from '../context/runtime.js';
import { singleFlight, type SharedValue } from '../store/shared-value.js';

/** How long a value can be used. */
export interface Lifetime<A> {
  /** The age from which it is renewed before the next use. In milliseconds. */
  readonly renewAfterMs: (value: A) => number;
  /** The age from which it cannot be used. In milliseconds. */
  readonly expiresAfterMs: (value: A) => number;
  /** How old a value is that another process obtained, by the wall clock. Below zero counts as new. In milliseconds. */
  readonly ageMs: (found: A) => number;
}

/** How an expiring value is obtained. */
export interface RenewableSettings<A> {
  /** Asks the vendor for a fresh one. */
  readonly obtain: TaskEither<ContactCenterError, A>;
  /** Default: it can be used until it is refused. */
  readonly lifetime?: Lifetime<A> | undefined;
  /** Milliseconds of a clock that never jumps. */
  readonly monotonicNow: Runtime['monotonicNow'];
  /** Where other processes find it, too. Default: it is not shared. */
  readonly shared?: SharedValue<A> | undefined;
}

/** A token or session: obtained when first needed, by a single request for all callers and processes. */
export interface Renewable<A> {
  /** The value in use, obtained first where there is none. */
  readonly get: TaskEither<ContactCenterError, A>;
  /**
   * Reports that this value was refused. The next `get` obtains another, unless that has already happened
   * here or elsewhere.
   */
  readonly discard: (refused: A) => void;
  /** The current value, if any; never obtains one. */
  readonly current: () => A | undefined;
}

/** A value, and when it was obtained by the monotonic clock of this process. */
interface Dated<A> {
  readonly value: A;
  readonly obtainedAt: number;
}

interface Dates<A> {
  /** The same work; the age of its result counts from the start of the work. */
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
 * Makes a {@link Renewable}. While renewal fails or the store is unreachable, a value that has not expired
 * stays in use. Without one, an unreachable store is an error: a token obtained separately could invalidate
 * the shared one.
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
