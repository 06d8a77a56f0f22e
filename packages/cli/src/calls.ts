import {
  type BulkOptions,
  type BulkReport,
  type CallOptions,
  type ContactCenter,
  type ContactCenterError,
  type OperationName,
  type Page,
  type PageRequest,
  type Written,
  failure,
} from '@cordboard/core';
import { keyOf } from '@cordboard/core/schema';
import * as TE from 'fp-ts/lib/TaskEither.js';
import * as t from 'io-ts';
import { failed, type Failure } from './exit.js';

type Answer<A> = TE.TaskEither<ContactCenterError, A>;

/** How an operation of each kind is called when its input is not known before: the provider proves it. */
export interface Calls {
  readonly read: (input: unknown, options: CallOptions) => Answer<unknown>;
  readonly list: (query: PageRequest, options?: CallOptions) => Answer<Page<unknown>>;
  readonly write: (input: unknown, options: CallOptions) => Answer<Written<unknown>>;
  readonly bulk: (input: unknown, options: BulkOptions<unknown>) => Answer<BulkReport<unknown>>;
}

interface Named {
  readonly name: OperationName;
}

const portOf = ({ name }: Named): string => name.slice(0, name.indexOf('.'));

// A port may be an instance of a class, whose methods are not its own.
const member = (u: unknown, key: string): unknown =>
  t.UnknownRecord.is(u) ? Reflect.get(u, key) : undefined;

/** Looks an operation up on a center by its name. The operation's kind says what the function is. */
export const callOf = <K extends keyof Calls>(
  center: ContactCenter,
  operation: Named & { readonly kind: K },
): TE.TaskEither<Failure, Calls[K]> => {
  const isCall = (u: unknown): u is Calls[K] => typeof u === 'function';
  const found = member(member(center, portOf(operation)), keyOf(operation));
  return isCall(found)
    ? TE.right(found)
    : TE.left(failed(failure('Internal', `the adapter's center lacks ${operation.name}`)));
};
