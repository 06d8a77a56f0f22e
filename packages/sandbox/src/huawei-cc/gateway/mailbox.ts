import { EventEmitter } from 'node:events';

/** Something the gateway tells an agent through the poll. */
export interface AgentEvent {
  readonly eventType: string;
  readonly workNo: string;
  readonly content: unknown;
}

/** The events that wait for an agent to fetch them. */
export interface Mailbox {
  readonly isWaitedOn: () => boolean;
  /**
   * The oldest event; `null` when none comes in time, when the client has gone, or at {@link Mailbox.wake}.
   */
  readonly next: (holdMs: number, gone: AbortSignal) => Promise<AgentEvent | null>;
  /** Adds an event behind those that wait, and ends a wait for one. */
  readonly put: (event: AgentEvent) => void;
  /** Ends a wait. */
  readonly wake: () => void;
}

/** A mailbox with these events in it, oldest first. */
export const createMailbox = (events: readonly AgentEvent[]): Mailbox => {
  const waiting = [...events];
  const bell = new EventEmitter();
  let isWaitedOn = false;
  const wait = (holdMs: number, gone: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        bell.off('wake', done);
        gone.removeEventListener('abort', done);
        isWaitedOn = false;
        resolve();
      };
      isWaitedOn = true;
      const timer = setTimeout(done, holdMs);
      bell.once('wake', done);
      gone.addEventListener('abort', done);
    });
  return {
    isWaitedOn: () => isWaitedOn,
    next: async (holdMs, gone) => {
      if (waiting.length === 0 && !gone.aborted) await wait(holdMs, gone);
      // An event that cannot be delivered is kept for the next poll.
      return gone.aborted ? null : (waiting.shift() ?? null);
    },
    put: (event) => {
      waiting.push(event);
      bell.emit('wake');
    },
    wake: () => bell.emit('wake'),
  };
};
