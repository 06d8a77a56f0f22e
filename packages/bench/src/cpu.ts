import type { Round } from './race.js';

/** One call of a contender. */
export type Call = () => Promise<unknown>;

/** The load of a round. */
export interface Load {
  readonly calls: number;
  /** How many of them at the same time. */
  readonly concurrency: number;
}

/** Makes `calls` calls with `concurrency` at a time, and returns the last result. */
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

/** The share of a load that runs first, unmeasured, because the previous contender has left caches cold. */
const warmUp = 0.5;

/**
 * A round of calls, measured per call. The last result is kept from round to round, as under constant load:
 * without any live object of a shape, V8 discards the code that was compiled for it, and the next round would
 * compile it again.
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
