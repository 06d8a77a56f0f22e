import type { BlockedNumber } from '@cordboard/core/provider';
import { bare } from '../shared/phone.js';

/** The key of a number on the do-not-call list of a direction. */
export const blockKey = ({ direction, number }: Pick<BlockedNumber, 'direction' | 'number'>): string =>
  `${direction}/${bare(number)}`;

/** The calendar day at an instant; the center's own zone is UTC. */
const dayOf = (ms: number, timeZone = 'UTC'): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    ms,
  );

const isInForce = ({ enabled, expiresOn, timeZone }: BlockedNumber, nowMs: number): boolean =>
  enabled !== false && (expiresOn === undefined || dayOf(nowMs, timeZone) <= expiresOn);

/** Whether a number is on the do-not-call list for outbound calls at an instant. */
export const mustNotCall = (
  blocked: ReadonlyMap<string, BlockedNumber>,
  number: string,
  nowMs: number,
): boolean => {
  const entry = blocked.get(blockKey({ direction: 'outbound', number }));
  return entry !== undefined && isInForce(entry, nowMs);
};
