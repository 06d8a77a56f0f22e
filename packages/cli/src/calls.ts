import type {
  BulkOptions,
  BulkReport,
  CallOptions,
  ContactCenterError,
  Download,
  DownloadOptions,
  PageRequest,
  Written,
} from '@cordboard/core';
import type { ContactCenter, ListCall } from '@cordboard/core/fp';
import { failure } from '@cordboard/core/provider';
import type { Kind } from '@cordboard/core/schema';
import * as TE from 'fp-ts/lib/TaskEither.js';
import * as t from 'io-ts';
import { failed, type Failure } from './exit.js';

type Answer<A> = TE.TaskEither<ContactCenterError, A>;

/** How to call an operation of each kind with an input of unknown type: the provider decodes it. */
export interface Calls extends Readonly<Record<Kind, unknown>> {
  readonly read: (input: unknown, options: CallOptions) => Answer<unknown>;
  readonly list: ListCall<PageRequest, unknown>;
  readonly write: (input: unknown, options: CallOptions) => Answer<Written<unknown>>;
  readonly watch: (input: unknown, options: CallOptions) => AsyncIterable<unknown>;
  readonly download: (input: unknown, options: DownloadOptions) => Answer<Download>;
  readonly bulk: (input: unknown, options: BulkOptions<unknown>) => Answer<BulkReport<unknown, unknown>>;
}

// A port may be an instance of a class, whose methods are not its own.
const member = (u: unknown, key: string): unknown =>
  t.UnknownRecord.is(u) ? Reflect.get(u, key) : undefined;

/** Looks an operation up on a center by its name. The operation's kind says what the function is. */
export const callOf = <K extends keyof Calls>(
  center: ContactCenter,
  { name }: { readonly name: string; readonly kind: K },
): TE.TaskEither<Failure, Calls[K]> => {
  const isCall = (u: unknown): u is Calls[K] => typeof u === 'function';
  const [port = '', key = ''] = name.split('.');
  const found = member(member(center, port), key);
  return isCall(found)
    ? TE.right(found)
    : TE.left(failed(failure('Internal', `the adapter's center lacks ${name}`)));
};
