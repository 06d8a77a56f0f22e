import { circuitBreaker, CircuitState, ConsecutiveBreaker, handleWhenResult } from 'cockatiel';
import * as E from 'fp-ts/lib/Either.js';
import { failure, type ContactCenterError } from '../errors/contact-center-error.js';
import type { ErrorKind } from '../errors/kinds.js';
import { guarded } from '../provider/guarded.js';
import type { Layer } from './layer.js';
import { errorIn } from './outcome.js';

/** When a vendor is left alone, and for how long. */
export interface BreakerSettings {
  /** Calls that must fail one after another, retries included; 0 switches the breaker off. Default 10. */
  readonly failures?: number | undefined;
  /** For so long nothing is sent; then one call tries whether it works again. Default 10 000. */
  readonly restMs?: number | undefined;
}

const defaults = { failures: 10, restMs: 10_000 } as const;

// They speak of the vendor's health; any other answer, a refusal too, shows that it is there. What a caller
// gave up counts only for the call that tries whether it works again: nothing was shown.
const sickness: readonly ErrorKind[] = ['Unavailable', 'Timeout', 'Canceled'];

const isSick = (outcome: unknown): boolean => {
  const error = errorIn(outcome);
  return error !== undefined && sickness.includes(error.kind);
};

const bypassed: Layer = (_, work) => work;

/**
 * Spares a vendor that is out of order, and its callers the waiting: while it rests, calls answer
 * `Unavailable` with effect `none` and `retryAfterMs` at once.
 */
export const breaking = (settings: BreakerSettings = {}): Layer => {
  const { failures = defaults.failures, restMs = defaults.restMs } = settings;
  if (failures === 0) return bypassed;
  const policy = circuitBreaker(handleWhenResult(isSick), {
    halfOpenAfter: restMs,
    breaker: new ConsecutiveBreaker(failures),
  });
  let restsUntil = 0;
  policy.onBreak(() => {
    restsUntil = Date.now() + restMs;
  });

  const rests = (): boolean =>
    policy.state === CircuitState.HalfOpen || (policy.state === CircuitState.Open && Date.now() < restsUntil);

  const resting = (): ContactCenterError => {
    const leftMs = restsUntil - Date.now();
    return failure(
      'Unavailable',
      `${String(failures)} calls failed one after another, so none is sent for now`,
      {
        effect: 'none',
        retryAfterMs: leftMs > 0 ? leftMs : undefined,
      },
    );
  };

  return (ask, work) => async (attempt) => {
    if (rests()) return E.left(resting());
    const counted = async () => {
      const result = await work(attempt);
      const isSilent = E.isLeft(result) && ask.signal.aborted && policy.state === CircuitState.Closed;
      // A rejection is not counted, neither for nor against.
      return isSilent ? Promise.reject(result.left) : result;
    };
    return guarded(() => policy.execute(counted))();
  };
};
