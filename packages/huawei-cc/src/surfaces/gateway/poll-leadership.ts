import {
  linkedTo,
  withLease,
  type ContactCenterError,
  type Runtime,
  type Store,
} from '@cordboard/core/provider';
import { pipe } from 'fp-ts/lib/function.js';
import * as O from 'fp-ts/lib/Option.js';
import * as T from 'fp-ts/lib/Task.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

type Task<A> = TE.TaskEither<ContactCenterError, A>;
type Polling = (signal: AbortSignal) => Promise<void>;

/** Who of those that use a session polls for it, and who ends it. */
export interface PollLeadership {
  /** Polls while no other process does, until the polling ends by itself or the signal ends it. */
  readonly poll: (polling: Polling, signal: AbortSignal) => Promise<void>;
  /** Does what only the last one may do. */
  readonly ifLastUser: (work: Task<void>) => Task<void>;
}

/** For a session that no other process uses. */
export const soleLeader: PollLeadership = {
  poll: (polling, signal) => polling(signal),
  ifLastUser: (work) => work,
};

/** How often a process that stands by looks whether it is its turn. */
const standbyMs = 3_000;

/** Whether the polling came to an end of its own; not so where another process has taken over, or polls already. */
const isOver = (polling: Polling, signal: AbortSignal) => (lost: AbortSignal) =>
  TE.fromTask<boolean, ContactCenterError>(async () => {
    const linked = linkedTo(signal, lost);
    await polling(linked.signal).finally(linked.unlink);
    return !lost.aborted;
  });

/**
 * Turns by a lease: its holder polls. The others stand by under a name that the holder finds when it wants to sign
 * out, and one of them takes over when the lease is given up or runs out.
 */
export const leadershipBy = (store: Store, session: string, { uuid, sleep }: Runtime): PollLeadership => {
  const lease = { store, name: `${session}/poll`, sleep };
  const standby = `${session}/standby`;
  const ownId = uuid();
  const lead = (polling: Polling, signal: AbortSignal): T.Task<boolean> =>
    pipe(
      withLease(lease, isOver(polling, signal)),
      TE.map(O.getOrElse(() => false)),
      TE.getOrElse(() => T.of(false)),
    );
  return {
    poll: async (polling, signal) => {
      while (!(signal.aborted || (await lead(polling, signal)()))) {
        await store.set(standby, ownId, 3 * standbyMs)();
        await sleep(standbyMs, signal);
      }
      await store.remove(standby, ownId)();
    },
    ifLastUser: (work) =>
      pipe(
        withLease(lease, () =>
          pipe(
            store.get(standby),
            TE.chain((other) => (other === undefined ? work : TE.right(undefined))),
          ),
        ),
        TE.map(() => undefined),
      ),
  };
};
