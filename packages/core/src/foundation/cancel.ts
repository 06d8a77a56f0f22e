/**
 * The signal of work that cannot be canceled. Shared, because making one costs more than signing a request.
 */
export const neverAborted: AbortSignal = new AbortController().signal;

interface Subscription {
  readonly callBack: () => void;
}

interface Subscribers {
  readonly all: Set<Subscription>;
  readonly onAbort: () => void;
}

const subscribersOf = new WeakMap<AbortSignal, Subscribers>();

const subscribe = (signal: AbortSignal): Subscribers => {
  const all = new Set<Subscription>();
  const onAbort = (): void => {
    subscribersOf.delete(signal);
    for (const subscription of [...all]) if (all.has(subscription)) subscription.callBack();
  };
  const subscribers = { all, onAbort };
  subscribersOf.set(signal, subscribers);
  signal.addEventListener('abort', onAbort, { once: true });
  return subscribers;
};

const nothingToForget = (): void => undefined;

/**
 * Calls back once when the signal is aborted; what comes back unsubscribes. The signal has one listener while
 * there are callbacks, however many, and none afterwards: an application's signal outlives thousands of
 * calls. A signal that is aborted already calls nothing back.
 */
export const onAbort = (signal: AbortSignal, callBack: () => void): (() => void) => {
  if (signal === neverAborted || signal.aborted) return nothingToForget;
  const subscribers = subscribersOf.get(signal) ?? subscribe(signal);
  const subscription = { callBack };
  subscribers.all.add(subscription);
  return () => {
    const wasLast = subscribers.all.delete(subscription) && subscribers.all.size === 0;
    if (!wasLast || subscribersOf.get(signal) !== subscribers) return;
    subscribersOf.delete(signal);
    signal.removeEventListener('abort', subscribers.onAbort);
  };
};

/** A signal that is also aborted by other signals. */
export interface LinkedSignal {
  /** Aborted as soon as one of its sources is, or by `abort`. */
  readonly signal: AbortSignal;
  /** Aborts it, and none of its sources. */
  readonly abort: (reason?: unknown) => void;
  /** Removes the listeners from the other signals. Afterwards only {@link abort} aborts this one. */
  readonly unlink: () => void;
}

/**
 * Makes a signal that is aborted, for the same reason, as soon as one of the given ones is. `AbortSignal.any` would
 * leave a dependant on each of them for every call, and Node 20 may collect it before it is aborted.
 */
export const linkedTo = (...signals: readonly AbortSignal[]): LinkedSignal => {
  const controller = new AbortController();
  const links = signals.map((signal) =>
    onAbort(signal, () => {
      controller.abort(signal.reason);
    }),
  );
  const first = signals.find(({ aborted }) => aborted);
  if (first !== undefined) controller.abort(first.reason);
  return {
    signal: controller.signal,
    abort: (reason) => {
      controller.abort(reason);
    },
    unlink: () => {
      for (const unlink of links) unlink();
    },
  };
};
