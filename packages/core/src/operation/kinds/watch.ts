import type * as t from 'io-ts';
import type { CallOptions } from '../../context/call-options.js';
import type { Operation } from '../operation.js';
import type { WatchHandler } from '../runners.js';

/** The types of a watch. */
export interface WatchTypes<I, A> {
  readonly call: (input: I, options?: CallOptions) => AsyncIterable<A>;
  readonly handler: WatchHandler<I, A>;
  readonly input: I;
  readonly told: A;
  readonly row: never;
}

/**
 * Returns what happens, as it happens, until the loop is left or the signal is aborted. Nothing is sent before the
 * first is asked for; every loop watches anew. Iteration rejects with the `ContactCenterError` that ends it.
 */
export interface WatchOperation<N extends string, I, A> extends Operation<N, 'watch', WatchTypes<I, A>> {
  /** Says that this is a watch. */
  readonly kind: 'watch';
  /** What the caller gives. */
  readonly input: t.Type<I, unknown>;
  /** What is returned again and again. */
  readonly item: t.Type<A, unknown>;
}

/** Describes an operation that returns what happens, as it happens. */
export const watch = <const N extends string, I, A>(
  name: N,
  about: { readonly summary: string; readonly input: t.Type<I, unknown>; readonly item: t.Type<A, unknown> },
): WatchOperation<N, I, A> => {
  const operation: WatchOperation<N, I, A> = {
    kind: 'watch',
    name,
    ...about,
    repeat: 'safe',
    reach: 'account',
    destroys: false,
    inputParts: [{ path: '', codec: about.input }],
    told: about.item,
    implement: ({ watch: run }, handler, serving) => run(operation, handler, serving),
  };
  return operation;
};
