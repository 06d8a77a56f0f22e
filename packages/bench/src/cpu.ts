import type { Round } from './race.js';

/** One call of a contender. */
export type Call = () => Promise<unknown>;

/** How a contender is asked in a round. */
export interface Load {
  readonly calls: number;
  /** How many of them at the same time. */
  readonly inFlight: number;
}

/** Makes so many calls, so many at a time. */
export const repeat = async (call: Call, { calls, inFlight }: Load): Promise<void> => {
  let left = calls;
  const worker = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      await call();
    }
  };
  await Promise.all(Array.from({ length: inFlight }, worker));
};

/** What some work costs this process, in milliseconds of its processors: waiting costs nothing. */
export const cpuMsOf = async (work: () => Promise<unknown>): Promise<number> => {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};

/**
 * How much of a load goes before it unmeasured: whoever ran before has left caches cold, and with the last page
 * of a kind the code that was compiled for its shape is thrown away.
 */
const warmUp = 0.5;

/** A round of so many calls, measured by what one of them costs. */
export const perCall =
  (call: Call, load: Load): Round =>
  async () => {
    await repeat(call, { ...load, calls: load.calls * warmUp });
    return (await cpuMsOf(() => repeat(call, load))) / load.calls;
  };
