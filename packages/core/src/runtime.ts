import { randomUUID } from 'node:crypto';
import type { ErrorKind } from './errors/kinds.js';
import { sleep } from './foundation/wait.js';
import type { Store } from './store/store.js';

/** One HTTP request that came to an end. Holds places and kinds, never values. */
export interface AttemptEvent {
  readonly provider: string;
  readonly operation: string;
  readonly correlationId: string;
  readonly method: string;
  /** The path as documented, with the names of its parameters in braces. */
  readonly path: string;
  /** 1 for the first try. */
  readonly attempt: number;
  readonly durationMs: number;
  readonly httpStatus?: number | undefined;
  /** Absent when it succeeded. */
  readonly errorKind?: ErrorKind | undefined;
}

/** A try that failed and is about to be repeated. Holds places and kinds, never values. */
export interface RetryEvent {
  readonly provider: string;
  readonly operation: string;
  readonly correlationId: string;
  /** The try that failed; 1 for the first. */
  readonly attempt: number;
  /** How long it will be before the next. */
  readonly waitMs: number;
  readonly errorKind: ErrorKind;
}

/** What a provider takes from its surroundings. Everything has a default; tests replace some. */
export interface Runtime {
  /** The wall clock: the present time, epoch milliseconds. It may be set, so no duration is measured by it. */
  readonly now: () => number;
  /** A clock that is never set: milliseconds since some moment, for durations within this process. */
  readonly monotonicNow: () => number;
  readonly uuid: () => string;
  /** Resolves after so many milliseconds, at once when the signal is aborted. Does not keep a process alive. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Told of each HTTP request as it ends; must not throw. */
  readonly onAttempt: (event: AttemptEvent) => void;
  /** Told of each retry before the wait for it; must not throw. */
  readonly onRetry: (event: RetryEvent) => void;
  /** What the processes of one account share. Absent: each center keeps tokens, sessions and turns to itself. */
  readonly store?: Store | undefined;
}

/** The real surroundings. */
export const systemRuntime: Runtime = {
  now: () => Date.now(),
  monotonicNow: () => performance.now(),
  uuid: () => randomUUID(),
  sleep,
  onAttempt: () => undefined,
  onRetry: () => undefined,
};
