import { linkedTo, neverAborted } from './cancel.js';

/** The longest that a timer of Node can wait, about 25 days; a longer one would fire at once. */
export const maxTimeoutMs = 2_147_483_647;

/** What may end work early. */
export interface Limits {
  /** The caller's; aborting it ends the call as `Canceled`. */
  readonly signal?: AbortSignal | undefined;
  /** The longest the call may take, in milliseconds: 1 to {@link maxTimeoutMs}. */
  readonly timeoutMs?: number | undefined;
}

/** A signal for one piece of work. */
export interface Deadline {
  /** Aborted when the caller's signal is, with its reason, or when the time is over, with a `TimeoutError`. */
  readonly signal: AbortSignal;
  /** Stops the timer only: from now on the caller's signal alone ends the work. */
  readonly lift: () => void;
  /** To be called once the work is over: stops the timer and leaves nothing on the caller's signal. */
  readonly end: () => void;
}

const unlimited: Deadline = { signal: neverAborted, lift: () => undefined, end: () => undefined };

/**
 * Gives work a deadline: its own controller and timer, which cannot be garbage-collected early. The timer
 * keeps the process alive until the work ends, as the work does.
 */
export const deadlineOf = ({ signal = neverAborted, timeoutMs }: Limits): Deadline => {
  if (signal === neverAborted && timeoutMs === undefined) return unlimited;
  const linked = linkedTo(signal);
  if (timeoutMs === undefined) return { signal: linked.signal, lift: () => undefined, end: linked.unlink };
  const timer = setTimeout(() => {
    linked.abort(new DOMException('the time is over', 'TimeoutError'));
  }, timeoutMs);
  const lift = (): void => {
    clearTimeout(timer);
  };
  return {
    signal: linked.signal,
    lift,
    end: () => {
      lift();
      linked.unlink();
    },
  };
};
