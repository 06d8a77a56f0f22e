import type { BlockedNumber, BlockedNumberRef } from '@cordboard/core/provider';
import { bare } from '../shared/phone.js';
import type { RoutingState } from './state.js';

/** The key of a number on a do-not-call list of a direction. */
export const blockKey = ({ direction, number, list }: BlockedNumberRef): string =>
  JSON.stringify([direction, bare(number), list ?? null]);

/** The calendar day at an instant; the center's own zone is UTC. */
const dayOf = (ms: number, timeZone = 'UTC'): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    ms,
  );

const isInForce = ({ enabled, expiresOn, timeZone }: BlockedNumber, nowMs: number): boolean =>
  enabled !== false && (expiresOn === undefined || dayOf(nowMs, timeZone) <= expiresOn);

/** Whether a number is on a do-not-call list for outbound calls at an instant. */
export const mustNotCall = (
  { blocked, blockLists }: Pick<RoutingState, 'blocked' | 'blockLists'>,
  number: string,
  nowMs: number,
): boolean =>
  [undefined, ...blockLists].some((list) => {
    const entry = blocked.get(blockKey({ direction: 'outbound', number, list }));
    return entry !== undefined && isInForce(entry, nowMs);
  });
