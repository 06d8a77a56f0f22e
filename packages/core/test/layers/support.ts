import * as E from 'fp-ts/lib/Either.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import {
  accountKey,
  failure,
  memoryStore,
  systemRuntime,
  type PolicyContext,
  type Ask,
  type ContactCenterError,
  type ErrorKind,
  type Runtime,
  type Store,
} from '@cordboard/core/provider';

export const policyContext = (runtime: Partial<Runtime> = {}): PolicyContext => ({
  provider: 'test',
  key: accountKey('test', 'account'),
  runtime: { ...systemRuntime, ...runtime },
});

export const ask = (parts: Partial<Ask> = {}): Ask => ({
  operation: 'agents.list',
  correlationId: 'correlation',
  signal: new AbortController().signal,
  onDefect: () => undefined,
  repeat: 'safe',
  ...parts,
});

/** Work that answers with these kinds of failure one after another, and then succeeds. */
export const failing = (...kinds: readonly ErrorKind[]) => {
  const attempts: number[] = [];
  const work = (attempt: number): Promise<E.Either<ContactCenterError, string>> => {
    const kind = kinds[attempts.length];
    attempts.push(attempt);
    return Promise.resolve(kind === undefined ? E.right('done') : E.left(failure(kind, 'as told')));
  };
  return { attempts, work };
};

/** The most that one stretch of so many milliseconds holds, wherever it begins. */
export const densest = (instants: readonly number[], perMs: number): number => {
  let most = 0;
  let oldest = 0;
  instants.forEach((instant, i) => {
    while (instant - (instants[oldest] ?? instant) >= perMs) oldest += 1;
    most = Math.max(most, i - oldest + 1);
  });
  return most;
};

export const pauseFor = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** A store that counts the permits it grants: that they are far enough apart is its own promise, and tested with it. */
export const countingPermits = (): { readonly store: Store; readonly granted: () => number } => {
  const store = memoryStore();
  let granted = 0;
  const acquirePermit: Store['acquirePermit'] = (key, rate) =>
    TE.map((waitMs: number) => {
      if (waitMs === 0) granted += 1;
      return waitMs;
    })(store.acquirePermit(key, rate));
  return { store: { ...store, acquirePermit }, granted: () => granted };
};
