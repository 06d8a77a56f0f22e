/** The retry budget of all calls together, for each ten seconds. */
export interface RetryBudgetSettings {
  /** Retries for each first attempt. Default 0.2: an outage costs a fifth more requests, not a multiple. */
  readonly ratio?: number | undefined;
  /** Retries that are always allowed, for programs with few calls. Default 10. */
  readonly minRetries?: number | undefined;
}

const defaults = { ratio: 0.2, minRetries: 10 } as const;

/** Counts first attempts and retries. */
export interface RetryBudget {
  readonly noteFirstTry: () => void;
  /** Spends one retry; false when the budget is exhausted. */
  readonly spend: () => boolean;
}

const windowMs = 10_000;

/** A budget for each window of ten seconds: unused retries are not carried over. */
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
