import * as t from 'io-ts';
import { strictObject } from '../codec/strict-object.js';
import { refined, whole } from '../codec/scalars.js';

const Ratio = refined(t.number, 'number from 0 to 1', (n) => n >= 0 && n <= 1);

/** The settings of the layers. Their defaults stand beside the layers. */
export const layerFields = {
  /** How often and how patiently a request that may be repeated is tried. */
  retry: strictObject(
    'RetrySettings',
    {},
    {
      /** Tries in all, the first included; 1 switches repeating off. Default 3. */
      attempts: whole(1, 20),
      /** The longest wait before the second try; it doubles from there. Default 200. */
      baseDelayMs: whole(0, 60_000),
      /** The longest wait, and the longest `Retry-After` that is honoured. Default 5 000. */
      maxDelayMs: whole(0, 600_000),
      /** How many retries all calls together may make in ten seconds. */
      budget: strictObject(
        'RetryBudget',
        {},
        {
          /** For each first try. Default 0.2. */
          ratio: Ratio,
          /** Beyond that. Default 10. */
          minRetries: whole(0, 1_000_000),
        },
      ),
    },
  ),
  /** When nothing is sent any more because nothing succeeds. */
  breaker: strictObject(
    'BreakerSettings',
    {},
    {
      /** Calls that must fail one after another, retries included; 0 switches the breaker off. Default 10. */
      failures: whole(0, 1_000_000),
      /** For so long nothing is sent; then one call tries whether it works again. Default 10 000. */
      resetTimeoutMs: whole(1, 3_600_000),
    },
  ),
  /** How often the account may ask, all processes that share a store together. Default: without limit. */
  rate: strictObject('Rate', { requests: whole(1, 1_000_000), perMs: whole(1, 86_400_000) }, {}),
};
