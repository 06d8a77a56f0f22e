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

/** Decides which of the processes that use a session polls for it, and which one ends it. */
export interface PollLeadership {
  /** Polls while this process is the leader, until the polling ends or the signal is aborted. */
  readonly poll: (polling: Polling, signal: AbortSignal) => Promise<void>;
  /** Does the work if no other process uses the session. */
  readonly ifLastUser: (work: Task<void>) => Task<void>;
}

/** For a session that no other process uses. */
export const soleLeader: PollLeadership = {
  poll: (polling, signal) => polling(signal),
  ifLastUser: (work) => work,
};

/** How often a standby process tries to become the leader. */
const standbyMs = 3_000;

/**
 * Whether the polling ended by itself; false when another process has taken over, or is the leader already.
 */
const isOver = (polling: Polling, signal: AbortSignal) => (lost: AbortSignal) =>
  TE.fromTask<boolean, ContactCenterError>(async () => {
    const linked = linkedTo(signal, lost);
    await polling(linked.signal).finally(linked.unlink);
    return !lost.aborted;
  });

/**
 * Leadership by a lease: its holder polls. The others are on standby, under a name that the holder looks up
 * before it signs out; one of them takes over when the lease is released or expires.
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
