import { randomUUID } from 'node:crypto';
import { debuglog, inspect, types } from 'node:util';
import type { ErrorKind } from '../errors/kinds.js';
import { monotonicNow, type MonotonicClock } from '../foundation/clock.js';
import { sleep, type Sleep } from '../foundation/wait.js';
import type { Store } from '../store/store.js';

/** One HTTP request that came to an end. Holds places and kinds, never values. */
export interface AttemptEvent {
  /** Which adapter sent it, by its name in the configuration. */
  readonly provider: string;
  /** The account's name, which is the provider's where it has none of its own. */
  readonly account: string;
  /** Which operation it was sent for, such as `agents.list`. */
  readonly operation: string;
  /** Ties it to the other requests of the same call. */
  readonly correlationId: string;
  /** The verb of HTTP, such as `GET`. */
  readonly method: string;
  /** The path as documented, with the names of its parameters in braces; of a `vendor.request` the surface alone. */
  readonly path: string;
  /** 1 for the first try. */
  readonly attempt: number;
  /** How long it took, in milliseconds, from when it was sent. */
  readonly durationMs: number;
  /** What the server answered; absent when there was no reply. */
  readonly httpStatus?: number | undefined;
  /** Absent when it succeeded. */
  readonly errorKind?: ErrorKind | undefined;
}

/** A try that failed and is about to be repeated. Holds places and kinds, never values. */
export interface RetryEvent {
  /** Which adapter sends again, by its name in the configuration. */
  readonly provider: string;
  /** The account's name, which is the provider's where it has none of its own. */
  readonly account: string;
  /** Which operation it is sent for, such as `agents.list`. */
  readonly operation: string;
  /** Ties it to the other requests of the same call. */
  readonly correlationId: string;
  /** The try that failed; 1 for the first. */
  readonly attempt: number;
  /** How long it will be before the next. In milliseconds. */
  readonly waitMs: number;
  /** Why the attempt before failed. */
  readonly errorKind: ErrorKind;
}

/** An error that should not have been thrown, in an adapter or in code of the caller's. */
export interface Defect {
  /**
   * What threw it: a callback, such as `onAttempt`; `rows.next`, when the rows could not be read on, `rows.decode`, when
   * one of them could not, `rows.return`, when an iterator could not be closed; an operation, such as `agents.get`, when
   * it was the adapter or a part of the runtime; `connect`; `close`.
   */
  readonly where: string;
  /** The account's name; absent when the error was thrown outside of any. */
  readonly account?: string | undefined;
  /** As it was thrown, with its stack. It may quote data, which is why it is in no error of the product. */
  readonly error: unknown;
}

/** What a provider takes from its surroundings. Everything has a default; tests replace some. */
export interface Runtime {
  /** The wall clock: the present time, epoch milliseconds. It may be set, so no duration is measured by it. */
  readonly now: () => number;
  /** A clock that is never set: milliseconds since some moment, for durations within this process. */
  readonly monotonicNow: MonotonicClock;
  /** Makes ids for calls, keys and leases; random and unique. */
  readonly uuid: () => string;
  /** Resolves after so many milliseconds, at once when the signal is aborted. Does not keep a process alive. */
  readonly sleep: Sleep;
  /** Called for each HTTP request when it ends. */
  readonly onAttempt: (event: AttemptEvent) => void;
  /** Called before the delay of each retry. */
  readonly onRetry: (event: RetryEvent) => void;
  /**
   * Called for each defect, once for each place and call. What a callback throws, or its Promise rejects
   * with, changes no result. What an adapter, `now`, `uuid`, `sleep` or `store` throws ends the call as
   * `Internal`. Default: a warning of the process, which names the place alone; under `NODE_DEBUG=cordboard` the error
   * itself, with its stack, on stderr.
   */
  readonly onDefect: (defect: Defect) => void;
  /**
   * What the processes of one account share. Absent: each center keeps tokens, sessions and rate windows to
   * itself.
   */
  readonly store?: Store | undefined;
  /**
   * The account's name, for errors and events: `connect` fills in the one of the configuration. Absent: the provider's
   * name.
   */
  readonly account?: string | undefined;
}

const warn = (message: string): void => {
  process.emitWarning(message, 'CordboardWarning');
};

// Node's own debug mode, by the environment variable NODE_DEBUG: off, because a stack may quote data.
const debug = debuglog('cordboard');

const debugDefect = ({ where, error }: Defect): void => {
  debug('unexpected error in %s: %s', where, inspect(error));
};

/** The real surroundings. */
export const systemRuntime: Runtime = {
  now: () => Date.now(),
  monotonicNow,
  uuid: () => randomUUID(),
  sleep,
  onAttempt: () => undefined,
  onRetry: () => undefined,
  onDefect: (defect) => {
    debugDefect(defect);
    warn(`unexpected error in ${defect.where}: pass runtime.onDefect or set NODE_DEBUG=cordboard to see it`);
  },
};

/** The name of an account: its own, else that of its provider. */
export const accountName = (provider: string, { account = provider }: Pick<Runtime, 'account'>): string =>
  account;

/** The runtime of an account. */
export type AccountRuntime = Runtime & { readonly account: string };

/** The runtime of an account: what is given, and the real surroundings for the rest. Its defects name the account. */
export const runtimeOfAccount = (provider: string, given: Partial<Runtime>): AccountRuntime => {
  const runtime = { ...systemRuntime, ...given };
  const account = accountName(provider, runtime);
  const tell: (told: Defect) => unknown = runtime.onDefect;
  return { ...runtime, account, onDefect: (defect) => tell({ ...defect, account }) };
};

const noPlaces: ReadonlySet<string> = new Set();

/** Where defects are reported. */
export type DefectReport = Pick<Runtime, 'onDefect'>;

/** Calls a function whose result is not needed; `onError` gets what it throws or rejects with. */
const callSafely = (call: () => unknown, onError: (error: unknown) => void): void => {
  try {
    const returned = call();
    if (types.isPromise(returned)) returned.catch(onError);
  } catch (error) {
    onError(error);
  }
};

/** Calls code of the caller's. What it throws is a defect of that code, and no part of the call. */
export const guardCall = (report: DefectReport, where: string, call: () => unknown): void => {
  callSafely(call, (error) => {
    reportDefect(report, { where, error });
  });
};

/** A callback of the caller's that throws nothing and leaves no rejection behind; `async` ones are allowed for. */
export const guardCallback =
  <A>(report: DefectReport, where: string, callBack: (event: A) => unknown): ((event: A) => void) =>
  (event) => {
    guardCall(report, where, () => callBack(event));
  };

/** Passes a defect to `onDefect`. What `onDefect` itself throws becomes a warning of the process. */
export const reportDefect = ({ onDefect }: DefectReport, defect: Defect): void => {
  const tell: (told: Defect) => unknown = onDefect;
  callSafely(
    () => tell(defect),
    (error) => {
      debugDefect(defect);
      debugDefect({ where: 'runtime.onDefect itself', error });
      warn('unexpected error in runtime.onDefect itself: set NODE_DEBUG=cordboard to see it');
    },
  );
};

/** Reports the first defect in each place of one call, even if each of a million rows causes one. */
export const oncePerPlace = (report: DefectReport): Runtime['onDefect'] => {
  let places: ReadonlySet<string> = noPlaces;
  return (defect) => {
    if (places.has(defect.where)) return;
    places = new Set([...places, defect.where]);
    reportDefect(report, defect);
  };
};
