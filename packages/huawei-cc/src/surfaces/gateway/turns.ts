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
export interface Turns {
  /** Polls while no other process does, until the polling ends by itself or the signal ends it. */
  readonly poll: (polling: Polling, signal: AbortSignal) => Promise<void>;
  /** Does what only the last one may do. */
  readonly asLast: (work: Task<void>) => Task<void>;
}

/** For a session that no other process uses. */
export const noTurns: Turns = {
  poll: (polling, signal) => polling(signal),
  asLast: (work) => work,
};

/** How often a process that stands by looks whether it is its turn. */
const standByMs = 3_000;

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
export const turnsBy = (store: Store, session: string, { uuid, sleep }: Runtime): Turns => {
  const lease = { store, name: `${session}/poll`, sleep };
  const heir = `${session}/heir`;
  const me = uuid();
  const turn = (polling: Polling, signal: AbortSignal): T.Task<boolean> =>
    pipe(
      withLease(lease, isOver(polling, signal)),
      TE.map(O.getOrElse(() => false)),
      TE.getOrElse(() => T.of(false)),
    );
  return {
    poll: async (polling, signal) => {
      while (!(signal.aborted || (await turn(polling, signal)()))) {
        await store.set(heir, me, 3 * standByMs)();
        await sleep(standByMs, signal);
      }
      await store.remove(heir, me)();
    },
    asLast: (work) =>
      pipe(
        withLease(lease, () =>
          pipe(
            store.get(heir),
            TE.chain((other) => (other === undefined ? work : TE.right(undefined))),
          ),
        ),
        TE.map(() => undefined),
      ),
  };
};
