import type { ContactCenter } from '@cordboard/core/fp';
import type { ListOperation, OperationName, PageRequest } from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { identity } from 'fp-ts/lib/function.js';
import * as t from 'io-ts';
import { listCallOf, type LooseListCall } from '../call-of.js';
import { allOf } from '../results.js';
import type { About, Scenario } from '../scenario.js';
import type { Known } from '../world.js';
import { single, type Kind } from './kind.js';
import { pagingCases, type Change } from './paging.js';

/** What the kit is told of a list. */
export interface ListAbout<Q extends PageRequest> extends About<Q> {
  /** What is asked for when the list is walked. */
  readonly query: (known: Known) => Q;
  /** Another query than that: what both have in common need not differ. Left out where there is no filter. */
  readonly otherQuery?: (known: Known) => Q;
  /** Left out: the query, two items a page. */
  readonly sample?: (known: Known) => Q;
  /** Puts items into a list that is empty at first. */
  readonly fill?: Change;
  /** Adds an item, where one can be added. */
  readonly add?: Change;
  /** Removes one, where one can be removed. */
  readonly remove?: Change;
}

const isEmpty = (page: unknown): boolean =>
  t.UnknownRecord.is(page) && Array.isArray(page.items) && page.items.length === 0;

const kind: Kind = {
  ...single,
  heading: 'lists',
  take: (center, { operation, input }) =>
    TE.tryCatch(() => allOf(listCallOf(center, { name: operation }), input), identity)(),
  isNothing: (answer) => (E.isLeft(answer) ? single.isNothing(answer) : isEmpty(answer.right)),
};

/** The scenario of a list. */
export const list = <N extends OperationName, Q extends PageRequest, A>(
  operation: ListOperation<N, Q, A>,
  about: ListAbout<NoInfer<Q>>,
): Scenario<N> => {
  const { name, item } = operation;
  const sample = (known: Known): PageRequest => ({ ...about.query(known), limit: 2 });
  const call = (center: ContactCenter): LooseListCall => listCallOf(center, operation);
  const nameOf = (each: unknown): string => (item.is(each) ? operation.identity(each) : 'not an item');
  return { sample, ...about, operation, kind, ofKind: pagingCases({ ...about, name, call, nameOf }) };
};
