import type { BlockedNumber } from '@cordboard/core/provider';
import type { Clock } from './clock.js';
import { bare } from './phone.js';

/** Where a number stands on the do-not-call list of a direction. */
export const blockKey = ({ direction, number }: Pick<BlockedNumber, 'direction' | 'number'>): string =>
  `${direction}/${bare(number)}`;

/** The calendar day at an instant; the center's own zone is UTC. */
const dayOf = (ms: number, timeZone = 'UTC'): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    ms,
  );

const isInForce = ({ enabled, expiresOn, timeZone }: BlockedNumber, nowMs: number): boolean =>
  enabled !== false && (expiresOn === undefined || dayOf(nowMs, timeZone) <= expiresOn);

/** Whether the center must not call a number today. */
export const mustNotCall = (
  { blocked, clock }: { readonly blocked: ReadonlyMap<string, BlockedNumber>; readonly clock: Clock },
  number: string,
): boolean => {
  const entry = blocked.get(blockKey({ direction: 'outbound', number }));
  return entry !== undefined && isInForce(entry, clock.nowMs());
};
