import type { Rate } from '@cordboard/core/provider';

/** At most `permits` in any period of `windowMs`. */
export interface RateWindow {
  readonly permits: number;
  readonly windowMs: number;
}

// Requests that are sent in time may arrive closer together, above all those of different processes.
const withSlackMs = (perMs: number): number => perMs * 1.03 + 1;

// What is lost of each window until the waiting process has woken up and asked again.
const wakingMs = 4;

const largest = 100;
const goodShare = 0.92;

/**
 * The smallest windows that add up to the rate and let a steady load use nearly all of it: one window for the
 * whole rate would allow bursts, and a window per permit would spend the time on waking up.
 */
export const rateWindowOf = ({ requests, perMs }: Rate): RateWindow => {
  const shareOf = ({ permits, windowMs }: RateWindow): number =>
    (permits / (windowMs + wakingMs)) * (perMs / requests);
  const windows = Array.from({ length: Math.min(requests, largest) }, (_, i) => ({
    permits: i + 1,
    windowMs: withSlackMs(perMs) / Math.floor(requests / (i + 1)),
  }));
  return (
    windows.find((window) => shareOf(window) >= goodShare) ??
    windows.reduce((best, next) => (shareOf(next) > shareOf(best) ? next : best), {
      permits: 1,
      windowMs: withSlackMs(perMs),
    })
  );
};
