/** How many retries all calls together may make in ten seconds. */
export interface RetryBudgetSettings {
  /** For each first try. Default 0.2: an outage costs a fifth more requests, not a multiple. */
  readonly share?: number | undefined;
  /** Beyond that, so that a program with few calls may repeat them. Default 10. */
  readonly reserve?: number | undefined;
}

const defaults = { share: 0.2, reserve: 10 } as const;

/** An account of first tries and retries. */
export interface RetryBudget {
  readonly noteFirstTry: () => void;
  /** Takes one retry; false when there is none left for now. */
  readonly spend: () => boolean;
}

const windowMs = 10_000;

/** Opens an account for each ten seconds: what was not used by then is gone. */
export const retryBudget = (settings: RetryBudgetSettings = {}, now: () => number): RetryBudget => {
  const { share = defaults.share, reserve = defaults.reserve } = settings;
  let openedAt = now();
  let firstTries = 0;
  let retries = 0;
  const turnPage = (): void => {
    if (now() - openedAt < windowMs) return;
    openedAt = now();
    firstTries = 0;
    retries = 0;
  };
  return {
    noteFirstTry: () => {
      turnPage();
      firstTries += 1;
    },
    spend: () => {
      turnPage();
      const isLeft = retries + 1 <= reserve + share * firstTries;
      if (isLeft) retries += 1;
      return isLeft;
    },
  };
};
