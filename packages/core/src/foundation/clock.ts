/** A clock that is never set: milliseconds since some moment, for durations within this process. */
export type MonotonicClock = () => number;

/** The process's own monotonic clock. */
export const monotonicNow: MonotonicClock = () => performance.now();
