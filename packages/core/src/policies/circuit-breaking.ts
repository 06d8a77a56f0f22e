import * as E from 'fp-ts/lib/Either.js';
import { failure, type ContactCenterError } from '../errors/contact-center-error.js';
import type { ErrorKind } from '../errors/kinds.js';
import { guarded } from '../context/guarded.js';
import { systemRuntime, type Runtime } from '../context/runtime.js';
import type { Layer, Result } from './layer.js';

/** When a circuit breaker opens, and for how long. */
export interface BreakerSettings {
  /** Consecutive failed calls, retries included, that open the breaker; 0 switches it off. Default 10. */
  readonly failures?: number | undefined;
  /** How long the breaker stays open before a trial request. Default 10 000. In milliseconds. */
  readonly resetTimeoutMs?: number | undefined;
}

const defaults = { failures: 10, resetTimeoutMs: 10_000 } as const;

/** What the end of a call says of the vendor. */
type Health = 'up' | 'down' | 'unknown';

// Any other answer, a refusal too, shows that the vendor is there.
const outages: readonly ErrorKind[] = ['Unavailable', 'Timeout'];

/** A call that its caller gave up says nothing. */
const healthAfter = (result: Result<unknown>, { aborted }: AbortSignal): Health => {
  if (E.isRight(result)) return 'up';
  const { kind } = result.left;
  if (kind === 'Canceled') return 'unknown';
  if (!outages.includes(kind)) return 'up';
  return aborted ? 'unknown' : 'down';
};

/** A new one for each change, so that a call can tell whether it ends in the state it began in. */
interface State {
  readonly name: 'closed' | 'open' | 'half-open';
}

interface CircuitBreaker {
  /** Lets a call through, and takes what its end says of the vendor; `undefined` while no call may pass. */
  readonly tryAcquire: () => ((health: Health) => void) | undefined;
  /** How long until a trial call may pass; 0 once it may, and while it is under way. */
  readonly leftMs: () => number;
}

/** Opens after so many failures in a row. Half-open, it lets one trial call through, which closes or opens it. */
const breakerOf = (
  failures: number,
  resetTimeoutMs: number,
  now: Runtime['monotonicNow'],
): CircuitBreaker => {
  let state: State = { name: 'closed' };
  let failed = 0;
  let openUntil = 0;

  const open = (): void => {
    state = { name: 'open' };
    openUntil = now() + resetTimeoutMs;
  };
  const close = (): void => {
    state = { name: 'closed' };
    failed = 0;
  };
  const leftMs = (): number => Math.max(0, openUntil - now());
  return {
    leftMs,
    tryAcquire: () => {
      if (state.name === 'open' && leftMs() === 0) state = { name: 'half-open' };
      else if (state.name !== 'closed') return undefined;
      const begun = state;
      return (health) => {
        if (state !== begun) return;
        if (begun.name === 'half-open') {
          if (health === 'up') close();
          else open();
        } else if (health !== 'unknown') {
          failed = health === 'down' ? failed + 1 : 0;
          if (failed >= failures) open();
        }
      };
    },
  };
};

const openError = (failures: number, leftMs: number): ContactCenterError =>
  failure(
    'Unavailable',
    `${String(failures)} calls failed one after another, so the circuit breaker is open`,
    {
      effect: 'none',
      retryAfterMs: leftMs > 0 ? leftMs : undefined,
    },
  );

const bypassed: Layer = (_, work) => work;

/**
 * A circuit breaker: while a vendor is out of order, calls fail fast with `Unavailable`, effect `none` and
 * `retryAfterMs`. Calls do not wait for the trial call: until it has ended they fail fast, too.
 */
export const circuitBreaking = (
  settings: BreakerSettings = {},
  { monotonicNow }: Pick<Runtime, 'monotonicNow'> = systemRuntime,
): Layer => {
  const { failures = defaults.failures, resetTimeoutMs = defaults.resetTimeoutMs } = settings;
  if (failures === 0) return bypassed;
  const breaker = breakerOf(failures, resetTimeoutMs, monotonicNow);
  return (ask, work) => async (attempt) => {
    const report = breaker.tryAcquire();
    if (report === undefined) return E.left(openError(failures, breaker.leftMs()));
    const result = await guarded(ask, () => work(attempt))();
    report(healthAfter(result, ask.signal));
    return result;
  };
};
