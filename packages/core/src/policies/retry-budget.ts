/** How many retries all calls together may make in ten seconds. */
export interface RetryBudgetSettings {
  /** For each first try. Default 0.2: an outage costs a fifth more requests, not a multiple. */
  readonly ratio?: number | undefined;
  /** Beyond that, so that a program with few calls may repeat them. Default 10. */
  readonly minRetries?: number | undefined;
}

const defaults = { ratio: 0.2, minRetries: 10 } as const;

/** An account of first tries and retries. */
export interface RetryBudget {
  readonly noteFirstTry: () => void;
  /** Takes one retry; false when there is none left for now. */
  readonly spend: () => boolean;
}

const windowMs = 10_000;

/** Opens an account for each ten seconds: what was not used by then is gone. */
export const retryBudget = (settings: RetryBudgetSettings = {}, now: () => number): RetryBudget => {
  const { ratio = defaults.ratio, minRetries = defaults.minRetries } = settings;
  let startedAt = now();
  let firstTries = 0;
  let retries = 0;
  const startWindow = (): void => {
    if (now() - startedAt < windowMs) return;
    startedAt = now();
    firstTries = 0;
    retries = 0;
  };
  return {
    noteFirstTry: () => {
      startWindow();
      firstTries += 1;
    },
    spend: () => {
      startWindow();
      const isLeft = retries + 1 <= minRetries + ratio * firstTries;
      if (isLeft) retries += 1;
      return isLeft;
    },
  };
};
