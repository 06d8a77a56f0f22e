import type * as t from 'io-ts';
import type { Operation } from '../operation.js';
import type { SingleOperation, SingleTypes } from './single.js';

/** Returns one value. */
export interface ReadOperation<N extends string, I, A>
  extends Operation<N, 'read', SingleTypes<I, A, A>>, SingleOperation<N, I, A> {
  /** Says that this is a read. */
  readonly kind: 'read';
}

/** Describes an operation that returns one value. */
export const read = <const N extends string, I, A>(
  name: N,
  about: {
    readonly summary: string;
    readonly input: t.Type<I, unknown>;
    readonly output: t.Type<A, unknown>;
  },
): ReadOperation<N, I, A> => {
  const operation: ReadOperation<N, I, A> = {
    kind: 'read',
    name,
    ...about,
    repeat: 'safe',
    reach: 'account',
    destroys: false,
    inputParts: [{ path: '', codec: about.input }],
    told: about.output,
    implement: ({ read: run }, handler, serving) => run(operation, handler, serving),
  };
  return operation;
};
