import type { BulkOptions } from './call-options.js';
import { guardCallback, type DefectReport } from './runtime.js';

/**
 * The options of a call with guarded callbacks: what one throws is reported as a defect, once for each call.
 */
export const withGuardedCallbacks = <V>(options: BulkOptions<V>, report: DefectReport): BulkOptions<V> => ({
  ...options,
  onProgress: options.onProgress && guardCallback(report, 'onProgress', options.onProgress),
  onOutcome: options.onOutcome && guardCallback(report, 'onOutcome', options.onOutcome),
});
