import type { ClockSkew } from '@cordboard/core';

const [secondMs, minuteMs, hourMs, dayMs] = [1000, 60_000, 3_600_000, 86_400_000];

/** Up to two of a unit are told in the next smaller one: 90 s, not 2 min. */
const units = [
  [2 * dayMs, dayMs, 'days'],
  [2 * hourMs, hourMs, 'h'],
  [2 * minuteMs, minuteMs, 'min'],
  [0, secondMs, 's'],
] as const;

const durationOf = (ms: number): string => {
  const [, unitMs, name] = units.find(([fromMs]) => ms >= fromMs) ?? units[3];
  return `${Math.round(ms / unitMs)} ${name}`;
};

/** Whether the clocks are certainly further apart than the vendor accepts. */
export const isTooFar = ({ aheadMs, uncertaintyMs, toleranceMs = Infinity }: ClockSkew): boolean =>
  Math.abs(aheadMs) - uncertaintyMs > toleranceMs;

/** How this machine's clock stands to the vendor's, in words. */
export const clockText = (clock: ClockSkew): string => {
  const { aheadMs, uncertaintyMs, toleranceMs } = clock;
  const distance = Math.abs(aheadMs);
  const side = aheadMs > 0 ? 'ahead' : 'behind';
  const found = distance <= uncertaintyMs ? 'right' : `${durationOf(distance)} ${side}`;
  const accepted = toleranceMs === undefined ? '' : `; the vendor accepts ${durationOf(toleranceMs)}`;
  return `${found} (within ${(uncertaintyMs / secondMs).toFixed(1)} s)${accepted}`;
};
