import type { PageRequest } from '@cordboard/core/provider';
import type { Clock } from './clock.js';

/** More than the number of concurrent walks to expect. */
const mostKept = 16;

/**
 * Caches the results of queries for all their pages. Every write advances the clock, which clears the cache.
 */
export const untilWritten = <Q extends PageRequest, A>(
  clock: Clock,
  answer: (query: Q) => A,
): ((query: Q) => A) => {
  const kept = new Map<string, A>();
  let asOf = clock.nowMs();
  const forget = (): void => {
    kept.clear();
    asOf = clock.nowMs();
  };
  return (query) => {
    if (asOf !== clock.nowMs()) forget();
    const list = JSON.stringify({ ...query, limit: undefined, cursor: undefined });
    const known = kept.get(list);
    if (known !== undefined) return known;
    if (kept.size === mostKept) forget();
    const found = answer(query);
    kept.set(list, found);
    return found;
  };
};
