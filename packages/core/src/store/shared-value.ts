import * as E from 'fp-ts/lib/Either.js';
import * as O from 'fp-ts/lib/Option.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { failure, type ContactCenterError } from '../errors/contact-center-error.js';
import { neverAborted } from '../foundation/cancel.js';
import type { Sleep } from '../foundation/wait.js';
import { withLease } from './lease.js';
import type { Store } from './store.js';

type Task<A> = TE.TaskEither<ContactCenterError, A>;

/** A value that several processes use, and how it is stored. */
export interface SharedValueSettings<A> {
  /** Where the processes of the account meet. */
  readonly store: Store;
  /** What it is kept under, for this account. */
  readonly name: string;
  /** Waits a number of milliseconds, or until the signal is aborted. */
  readonly sleep: Sleep;
  /** What JSON can hold of it. */
  readonly toStored: (value: A) => unknown;
  /** `none` when it is not such a value. */
  readonly fromStored: (stored: unknown) => O.Option<A>;
  /** Whether two are one and the same, such as one session with two keys. */
  readonly isSame: (one: A, other: A) => boolean;
  /** How long a new value can be used. In milliseconds. */
  readonly keepMs: (value: A) => number;
}

/** A value that several processes use. */
export interface SharedValue<A> {
  /** Whether two are one and the same, as {@link SharedSettings} say. */
  readonly isSame: (one: A, other: A) => boolean;
  /** What the processes share now, if it is there and still valid. */
  readonly read: Task<O.Option<A>>;
  /** Replaces what the processes share. */
  readonly write: (value: A) => Task<void>;
  /** Removes this value, unless another process has replaced it. */
  readonly remove: (value: A) => Task<void>;
  /** Does the work under a lease; `none` when another process has it. */
  readonly withLease: <B>(work: Task<B>) => Task<O.Option<B>>;
  /** Waits a little for another process. */
  readonly pause: () => Promise<void>;
}

const pauseMs = 100;
const pausesAtMost = 600;

const parsed = (text: string): O.Option<unknown> => O.tryCatch((): unknown => JSON.parse(text));

/** Makes a {@link Shared}. */
export const sharedValue = <A>({ store, name, sleep, ...about }: SharedValueSettings<A>): SharedValue<A> => {
  const look: Task<O.Option<{ text: string; value: A }>> = () =>
    pipe(
      store.get(name),
      TE.map((text) => pipe(O.fromNullable(text), O.bindTo('text'))),
      TE.map(O.bind('value', ({ text }) => pipe(parsed(text), O.chain(about.fromStored)))),
    )();
  return {
    isSame: about.isSame,
    read: pipe(look, TE.map(O.map(({ value }) => value))),
    write: (value) => store.set(name, JSON.stringify(about.toStored(value)), about.keepMs(value)),
    remove: (value) =>
      pipe(
        look,
        TE.map(O.filter((present) => about.isSame(present.value, value))),
        TE.chain(
          O.match(
            () => TE.right(undefined),
            ({ text }) => store.remove(name, text),
          ),
        ),
      ),
    withLease: (work) => withLease({ store, name, sleep }, () => work),
    pause: () => sleep(pauseMs, neverAborted),
  };
};

const tooLong = failure('Timeout', 'another process has been obtaining it for more than a minute');

/**
 * Distributed single flight: the first process that finds no usable value obtains and shares one, the others
 * wait for it. If that process dies, they wait as long as a lease lasts. The value is used even when it could
 * not be shared.
 */
export const singleFlight = <A>(
  shared: SharedValue<A>,
  isUsable: (found: A) => boolean,
  obtain: Task<A>,
): Task<A> => {
  const found = pipe(shared.read, TE.map(O.filter(isUsable)));
  const obtained = pipe(
    obtain,
    TE.chainFirstTaskK((value) => shared.write(value)),
  );
  // Looks again under the lease: another process may just have obtained one.
  const foundOrObtained = pipe(found, TE.chain(O.match(() => obtained, TE.right)));
  const attempt = pipe(
    found,
    TE.chain(
      O.match(
        () => shared.withLease(foundOrObtained),
        (value) => TE.right(O.some(value)),
      ),
    ),
  );
  return async () => {
    for (let pauses = 0; pauses < pausesAtMost; pauses += 1) {
      const result = await attempt();
      if (E.isLeft(result)) return result;
      if (O.isSome(result.right)) return E.right(result.right.value);
      await shared.pause();
    }
    return E.left(tooLong);
  };
};
