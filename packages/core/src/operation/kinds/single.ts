import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type * as t from 'io-ts';
import type { ContactCenterError } from '../../errors/contact-center-error.js';
import type { CallOptions } from '../../context/call-options.js';
import type { OperationFacts } from '../operation.js';
import type { Handler } from '../runners.js';

/** An operation with one input and one answer, as its runner sees it. */
export interface SingleOperation<N extends string, I, O> extends OperationFacts<N> {
  /** What the caller gives. */
  readonly input: t.Type<I, unknown>;
  /** What the caller gets. */
  readonly output: t.Type<O, unknown>;
}

/** The types of an operation with one input and one answer, which tells of `T`. */
export interface SingleTypes<I, O, T> {
  /** How a caller calls it. */
  readonly call: (input: I, options?: CallOptions) => TaskEither<ContactCenterError, O>;
  /** How an adapter serves it. */
  readonly handler: Handler<I, O>;
  /** What the caller gives. */
  readonly input: I;
  /** What the answer tells of, as paths into it are declared. */
  readonly told: T;
  /** There are no rows. */
  readonly row: never;
}
