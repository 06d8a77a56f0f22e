import * as t from 'io-ts';

/** A signal for one piece of work. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** Stops the timer and removes the listener from the parent. */
  readonly clear: () => void;
}

/**
 * A signal that is aborted when its parent is, with the same reason, or when the time is over, with a `TimeoutError`.
 * The timer is this one's own: one of `AbortSignal.timeout` can be collected with its signal before it fires.
 */
export const deadlineOf = (parent: AbortSignal, timeoutMs?: number): Deadline => {
  const controller = new AbortController();
  const follow = (): void => {
    controller.abort(parent.reason);
  };
  if (parent.aborted) follow();
  else parent.addEventListener('abort', follow, { once: true });
  const timer =
    timeoutMs === undefined
      ? undefined
      : setTimeout(() => {
          controller.abort(new DOMException('the time is over', 'TimeoutError'));
        }, timeoutMs);
  return {
    signal: controller.signal,
    clear: () => {
      clearTimeout(timer);
      parent.removeEventListener('abort', follow);
    },
  };
};

const TimedOut = t.type({ name: t.literal('TimeoutError') });

/** The kind of error for an aborted signal. */
export const abortedKind = ({ reason }: AbortSignal): 'Timeout' | 'Canceled' =>
  TimedOut.is(reason) ? 'Timeout' : 'Canceled';
