import * as E from 'fp-ts/lib/Either.js';
import { identity, pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import {
  maxPageLimit,
  serve as implement,
  numberedPage,
  sliceOf,
  type RequestOutcome,
  type BatchContext,
  type BulkOperation,
  type CallContext,
  type Kind,
  type ListOperation,
  type Operation,
  type Implementation,
  type OperationName,
  type PageRequest,
  type Outcome,
  type SingleTypes,
} from '@cordboard/core/provider';
import type { Answer } from './answers.js';
import type { Clock } from './clock.js';
import { untilWritten } from './until-written.js';

const pageSizes = { defaultSize: 50, maxSize: maxPageLimit };

/** How many rows of a bulk write are taken at once. */
const batchSize = 1000;

/** Serves an operation that answers at once. */
export const serve = <const N extends OperationName, K extends Kind, I, O, A>(
  operation: Operation<N, K, SingleTypes<I, O, A>>,
  answer: (input: I, context: CallContext) => Answer<O>,
): Implementation<N> => implement(operation, (input, context) => TE.fromEither(answer(input, context)));

/** How a list is answered: everything that matches, and what callers see of one of those. */
interface Listing<Q, S, A> {
  readonly matching: (query: Q) => Answer<readonly S[]>;
  readonly show: (stored: S) => A;
}

/** Serves a list: filters once for all pages of a walk, and converts only the items of the page. */
export const serveList = <const N extends OperationName, Q extends PageRequest, S, A>(
  operation: ListOperation<N, Q, A>,
  clock: Clock,
  { matching, show }: Listing<Q, S, A>,
): Implementation<N> => {
  const matchingNow = untilWritten(clock, matching);
  return implement(
    operation,
    (query) =>
      pipe(
        numberedPage(query, pageSizes),
        E.chain((asked) =>
          pipe(
            matchingNow(query),
            E.map((all) => sliceOf(asked, all, show)),
          ),
        ),
        TE.fromEither,
      ),
    { limits: { pageSize: pageSizes.maxSize } },
  );
};

/** How many rows may make something together. */
const mostTogether = 100_000;

/** Serves a bulk write batch by batch; each one takes a tick. */
export const serveBatches = <const N extends OperationName, H, R, V, M>(
  operation: BulkOperation<N, H, R, V, M>,
  clock: Clock,
  answer: (header: H, rows: readonly R[], context: BatchContext) => Answer<RequestOutcome<V, M>>,
): Implementation<N> =>
  implement(
    operation,
    (header, rows, context) =>
      pipe(
        answer(header, rows, context),
        E.map((answered) => {
          clock.tick();
          return answered;
        }),
        TE.fromEither,
      ),
    { batching: operation.makes === undefined ? batchSize : mostTogether },
  );

/** One answer for each row; the error of a row is that row's alone. */
export const answerRows = <R, V>(
  rows: readonly R[],
  answer: (row: R) => Answer<Outcome<V>>,
): RequestOutcome<V> => ({
  rows: rows.map((row) =>
    pipe(
      answer(row),
      E.match((error): Outcome<V> => ({ outcome: 'failed', error }), identity),
    ),
  ),
});
