import type { Either } from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { ContactCenterError } from '../errors/contact-center-error.js';
import type { Repeat } from '../operation/operation.js';
import type { Runtime } from '../context/runtime.js';
import type { Rate } from '../store/store.js';

export type Result<A> = Either<ContactCenterError, A>;

/** A rate limit for all work with the same key. */
export interface RateLimit {
  /** A name in the store, without secrets. */
  readonly key: string;
  /** How many requests may be sent in a period. */
  readonly rate: Rate;
}

/** What the policies of an account need to know. */
export interface PolicyContext {
  /** The adapter's name, for messages and events. */
  readonly provider: string;
  /** Its name in a store, as `accountKey` makes it. */
  readonly key: string;
  /** Clock, events and store of the center. */
  readonly runtime: Runtime;
}

/** What a policy knows of a call. */
export interface Ask {
  /** Which operation it is for, such as `agents.list`. */
  readonly operation: string;
  /** Ties it to the other requests of the same call. */
  readonly correlationId: string;
  /** Ends every wait: aborted when the caller gives up, the time is over or the center is closed. */
  readonly signal: AbortSignal;
  /** Reports the first defect from each place in this call to the runtime. */
  readonly onDefect: Runtime['onDefect'];
  /** What asking twice does. */
  readonly repeat: Repeat;
  /** Never retry: the input is a one-shot stream. */
  readonly once?: boolean | undefined;
  /** Awaited before a permit is acquired, such as a token. */
  readonly ready?: TaskEither<ContactCenterError, unknown> | undefined;
  /** True for a part of another call, which has its slot already. */
  readonly inner?: boolean | undefined;
  /** A rate limit in addition to the account's. */
  readonly rateLimit?: RateLimit | undefined;
}

/** Work that may fail. Attempts count from 1. */
export type Attempt<A> = (attempt: number) => Promise<Result<A>>;

/** Something put around work: it decides whether, when and how often the work is done. */
export type Layer = <A>(ask: Ask, work: Attempt<A>) => Attempt<A>;

/** Several layers as one, the outermost first. */
export const layered =
  (...layers: readonly Layer[]): Layer =>
  (ask, work) =>
    layers.reduceRight((inner, layer) => layer(ask, inner), work);
