import { EventEmitter, once } from 'node:events';

/** Something the gateway tells an agent through the poll. */
export interface AgentEvent {
  readonly eventType: string;
  readonly workNo: string;
  readonly content: unknown;
}

/** The events that wait for an agent to fetch them. */
export interface Mailbox {
  readonly isWaitedOn: () => boolean;
  /** The oldest event; `null` when none comes in time, when nobody waits any more, or at {@link Mailbox.wake}. */
  readonly next: (holdMs: number, gone: AbortSignal) => Promise<AgentEvent | null>;
  /** Ends a wait. */
  readonly wake: () => void;
}

/** A mailbox with these events in it, oldest first. */
export const createMailbox = (events: readonly AgentEvent[]): Mailbox => {
  const waiting = [...events];
  const bell = new EventEmitter();
  let isWaitedOn = false;
  const wait = async (holdMs: number, gone: AbortSignal): Promise<void> => {
    const signal = AbortSignal.any([gone, AbortSignal.timeout(holdMs)]);
    isWaitedOn = true;
    await once(bell, 'wake', { signal }).catch(() => undefined);
    isWaitedOn = false;
  };
  return {
    isWaitedOn: () => isWaitedOn,
    next: async (holdMs, gone) => {
      if (waiting.length === 0) await wait(holdMs, gone);
      // What nobody is there to take is kept for the next poll.
      return gone.aborted ? null : (waiting.shift() ?? null);
    },
    wake: () => bell.emit('wake'),
  };
};
