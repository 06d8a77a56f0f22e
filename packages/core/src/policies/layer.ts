import type { Either } from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { ContactCenterError } from '../errors/contact-center-error.js';
import type { Repeat } from '../operation/operation.js';
import type { Runtime } from '../context/runtime.js';
import type { Rate } from '../store/store.js';

export type Result<A> = Either<ContactCenterError, A>;

/** How often what has the same key may be done. */
export interface RateLimit {
  /** A name in the store, without secrets. */
  readonly key: string;
  readonly rate: Rate;
}

/** Whose work the layers are around. */
export interface PolicyContext {
  readonly provider: string;
  /** Its name in a store, as `accountKey` makes it. */
  readonly key: string;
  readonly runtime: Runtime;
}

/** What is being asked, as far as a layer has to know. */
export interface Ask {
  readonly operation: string;
  readonly correlationId: string;
  /** Ends every wait: aborted when the caller gives up, the time is over or the center is closed. */
  readonly signal: AbortSignal;
  /** Passes on to the runtime's the first defect from each place in this call. */
  readonly onDefect: Runtime['onDefect'];
  /** What asking twice does. */
  readonly repeat: Repeat;
  /** True for what can be done only once, whatever becomes of it: rows that arrive as a stream. */
  readonly once?: boolean | undefined;
  /** What has to be at hand first, such as a token: whoever waits for it has not taken a turn yet. */
  readonly ready?: TaskEither<ContactCenterError, unknown> | undefined;
  /** True for a part of another call, which has its place already. */
  readonly inner?: boolean | undefined;
  /** A pace of its own, beside the account's. */
  readonly rateLimit?: RateLimit | undefined;
}

/** Work that may fail. The number says which try it is, from 1. */
export type Attempt<A> = (attempt: number) => Promise<Result<A>>;

/** Something put around work: it decides whether, when and how often the work is done. */
export type Layer = <A>(ask: Ask, work: Attempt<A>) => Attempt<A>;

/** Several layers as one, the outermost first. */
export const layered =
  (...layers: readonly Layer[]): Layer =>
  (ask, work) =>
    layers.reduceRight((inner, layer) => layer(ask, inner), work);
