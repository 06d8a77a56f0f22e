import type { ContactCenterError } from '../errors/contact-center-error.js';
import { isRetryable, type Effect } from '../errors/kinds.js';
import type { Repeat } from '../operation/operation.js';

/**
 * How long there is for a fault to pass. `call`: seconds, so only what is known to pass is tried again. `journal`: any time,
 * because a later run goes on under the same key, so it is also tried where the effect is unknown, such as after a proxy's page.
 */
export type RepeatWithin = 'call' | 'journal';

/**
 * The rule for every repetition, by the retry policy and within a bulk write: only where that can help, because the
 * fault may pass, and cannot do anything twice, because nothing was done or the operation may be repeated.
 */
export const mayRepeat = (error: ContactCenterError, repeat: Repeat, within: RepeatWithin): boolean => {
  if (error.retryable) return true;
  if (repeat === 'unsafe' || error.effect !== 'maybe') return false;
  return within === 'journal' ? error.kind !== 'Canceled' : isRetryable(error.kind, 'none');
};

/** If an earlier attempt may have had an effect, a later refusal does not rule it out. */
export const remembering = (earlier: Effect, error: ContactCenterError): ContactCenterError =>
  earlier === 'maybe' && error.effect === 'none' ? error.with({ effect: 'maybe' }) : error;
