import type { Round } from './race.js';

/** One call of a contender. */
export type Call = () => Promise<unknown>;

/** How a contender is asked in a round. */
export interface Load {
  readonly calls: number;
  /** How many of them at the same time. */
  readonly concurrency: number;
}

/** Makes so many calls, so many at a time, and brings what the last of them brought. */
const repeat = async (call: Call, { calls, concurrency }: Load): Promise<unknown> => {
  let left = calls;
  let brought: unknown;
  const worker = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      brought = await call();
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  return brought;
};

/** What some work costs this process, in milliseconds of its processors: waiting costs nothing. */
export const cpuMsOf = async (work: () => Promise<unknown>): Promise<number> => {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};

/** How much of a load goes before it unmeasured: whoever ran before has left caches cold. */
const warmUp = 0.5;

/**
 * A round of so many calls, measured by what one of them costs. What was brought last stays in hand from round to
 * round, as under load something always does: with the last page of a kind, V8 throws away the code that was compiled
 * for its shape, and the next round would pay for compiling it again.
 */
export const perCall = (call: Call, load: Load): Round => {
  const inHand: { page?: unknown } = {};
  const make = async (calls: number): Promise<void> => {
    inHand.page = await repeat(call, { ...load, calls });
  };
  return async () => {
    await make(load.calls * warmUp);
    return (await cpuMsOf(() => make(load.calls))) / load.calls;
  };
};
