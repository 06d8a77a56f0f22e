import { fields, strictObject } from '../codec/strict-object.js';
import { numberFrom, whole } from '../codec/scalars.js';
import type { Rate } from '../store/store.js';
import type { BreakerSettings } from './circuit-breaking.js';
import type { RetryBudgetSettings } from './retry-budget.js';
import type { RetrySettings } from './retrying.js';

const Ratio = numberFrom(0, 1);

/** The settings of the policies. The defaults are in the policies' own files. */
export const layerFields = {
  /** Retries of requests that may be repeated. */
  retry: strictObject<RetrySettings>(
    'RetrySettings',
    fields(
      {},
      {
        /** Attempts, the first included; 1 switches retries off. Default 3. */
        attempts: whole(1, 20),
        /**
         * The longest delay before the second attempt; it doubles from there, with full jitter. Default 200. In milliseconds.
         */
        baseDelayMs: whole(0, 60_000),
        /** The longest delay, and the longest `Retry-After` that is honoured. Default 5 000. In milliseconds. */
        maxDelayMs: whole(0, 600_000),
        /** The retry budget of all calls together, for each ten seconds. */
        budget: strictObject<RetryBudgetSettings>(
          'RetryBudgetSettings',
          fields(
            {},
            {
              /** Retries for each first attempt. Default 0.2. */
              ratio: Ratio,
              /** Retries that are always allowed. Default 10. */
              minRetries: whole(0, 1_000_000),
            },
          ),
        ),
      },
    ),
  ),
  /** The circuit breaker. */
  breaker: strictObject<BreakerSettings>(
    'BreakerSettings',
    fields(
      {},
      {
        /** Consecutive failed calls, retries included, that open the breaker; 0 switches it off. Default 10. */
        failures: whole(0, 1_000_000),
        /** How long the breaker stays open before a trial request. Default 10 000. In milliseconds. */
        resetTimeoutMs: whole(1, 3_600_000),
      },
    ),
  ),
  /** The rate limit of the account, for all processes that share a store. Default: none. */
  rate: strictObject<Rate>(
    'Rate',
    fields({ requests: whole(1, 1_000_000), perMs: whole(1, 86_400_000) }, {}),
  ),
};
