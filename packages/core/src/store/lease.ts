import * as E from 'fp-ts/lib/Either.js';
import * as O from 'fp-ts/lib/Option.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { ContactCenterError } from '../errors/contact-center-error.js';
import type { Sleep } from '../foundation/wait.js';
import type { Lease, Store } from './store.js';

/** What a lease needs: a store and a name. */
export interface LeaseSettings {
  /** Where the processes of the account meet. */
  readonly store: Store;
  /** What only one process may do at a time. */
  readonly name: string;
  /** Waits a number of milliseconds, or until the signal is aborted. */
  readonly sleep: Sleep;
}

/** How long a lease lasts: another process can take over this long after its holder died. */
export const leaseMs = 6_000;

/** Extends the lease until the work is over or the lease is lost. */
const keep = async (lease: Lease, sleep: Sleep, over: AbortSignal): Promise<'over' | 'lost'> => {
  for (;;) {
    await sleep(leaseMs / 3, over);
    if (over.aborted) return 'over';
    const kept = await lease.extend(leaseMs)();
    // An unreachable store gives the lease to no other process either: only a definite `false` counts.
    if (E.isRight(kept) && !kept.right) return 'lost';
  }
};

const whileKept =
  <A>(lease: Lease, sleep: Sleep, work: Work<A>): TE.TaskEither<ContactCenterError, A> =>
  () => {
    const over = new AbortController();
    const lost = new AbortController();
    const kept = keep(lease, sleep, over.signal).then((end) => {
      if (end === 'lost') lost.abort();
    });
    return work(lost.signal)().finally(async () => {
      over.abort();
      await kept;
      await lease.release()();
    });
  };

/** Work under a lease; the signal is aborted when another process may have the lease. */
export type Work<A> = (lost: AbortSignal) => TE.TaskEither<ContactCenterError, A>;

/**
 * Does the work under a lease, which is extended as needed; `none` at once when another process has the
 * lease.
 */
export const withLease =
  <A>({ store, name, sleep }: LeaseSettings, work: Work<A>): TE.TaskEither<ContactCenterError, O.Option<A>> =>
  () =>
    pipe(
      store.acquire(name, leaseMs),
      TE.chain((lease) =>
        lease === undefined ? TE.right(O.none) : pipe(whileKept(lease, sleep, work), TE.map(O.some)),
      ),
    )();
