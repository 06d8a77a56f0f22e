import type * as t from 'io-ts';
import { writtenOf, type Written } from '../../domain/common.js';
import type { Operation, Reach, Repeat } from '../operation.js';
import type { SingleOperation, SingleTypes } from './single.js';

/** Changes one thing. */
export interface WriteOperation<N extends string, I, A>
  extends Operation<N, 'write', SingleTypes<I, Written<A>, A>>, SingleOperation<N, I, Written<A>> {
  /** Says that this is a write. */
  readonly kind: 'write';
}

/** Describes an operation that changes one thing. */
export const write = <const N extends string, I, A>(
  name: N,
  about: {
    readonly summary: string;
    readonly repeat: Repeat;
    readonly reach: Reach;
    readonly destroys: boolean;
    readonly input: t.Type<I, unknown>;
    readonly value: t.Type<A, unknown>;
  },
): WriteOperation<N, I, A> => {
  const { value, ...facts } = about;
  const operation: WriteOperation<N, I, A> = {
    kind: 'write',
    name,
    ...facts,
    output: writtenOf(value),
    inputParts: [{ path: '', codec: about.input }],
    told: value,
    implement: ({ write: run }, handler, serving) => run(operation, handler, serving),
  };
  return operation;
};
