import * as E from 'fp-ts/lib/Either.js';
import * as O from 'fp-ts/lib/Option.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { ContactCenterError } from '../errors/contact-center-error.js';
import type { Sleep } from '../foundation/wait.js';
import type { Lease, Store } from './store.js';

/** Something that one process at a time may do. */
export interface LeaseSettings {
  readonly store: Store;
  readonly name: string;
  readonly sleep: Sleep;
}

/** For so long the work of a process that died stands still before another may take it up. */
export const leaseMs = 6_000;

/** Extends the lease until the work is over or another has it. */
const keep = async (lease: Lease, sleep: Sleep, over: AbortSignal): Promise<'over' | 'lost'> => {
  for (;;) {
    await sleep(leaseMs / 3, over);
    if (over.aborted) return 'over';
    const kept = await lease.extend(leaseMs)();
    // A store out of reach gives the lease to nobody else either: only a plain no counts.
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

/** What is done under a lease; the signal says that another process may be at it by now. */
export type Work<A> = (lost: AbortSignal) => TE.TaskEither<ContactCenterError, A>;

/** Does the work, however long it takes, unless another process is at it: then nothing, at once. */
export const withLease =
  <A>({ store, name, sleep }: LeaseSettings, work: Work<A>): TE.TaskEither<ContactCenterError, O.Option<A>> =>
  () =>
    pipe(
      store.acquire(name, leaseMs),
      TE.chain((lease) =>
        lease === undefined ? TE.right(O.none) : pipe(whileKept(lease, sleep, work), TE.map(O.some)),
      ),
    )();
