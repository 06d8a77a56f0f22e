import { identity } from 'fp-ts/lib/function.js';
import * as O from 'fp-ts/lib/Option.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import * as t from 'io-ts';
import { failure, type ContactCenterError } from '../errors/contact-center-error.js';
import { ownValue } from '../foundation/own-value.js';
import type { BulkOptions } from '../context/call-options.js';
import { itemIdentity } from '../paging/paginate.js';
import { watchCall } from './watched.js';
import { keyOf, ports, type AnyOperation, type Ports } from '../ports/registry.js';

/** An operation of a center that answers once, before its types are believed. */
export type TaskCall = (
  input: unknown,
  options?: BulkOptions<unknown>,
) => TE.TaskEither<ContactCenterError, unknown>;

/** A watch of a center. */
export type WatchCall = (input: unknown, options?: BulkOptions<unknown>) => AsyncIterable<unknown>;

/** An operation of a center. */
export type PortCall = TaskCall | WatchCall;

const identityOf = (operation: AnyOperation): object =>
  operation.kind === 'list' ? { [itemIdentity]: operation.identity } : {};

// Built from the tables at run time, so checked against them: this is what justifies the types.
const isPorts = (u: unknown): u is Ports =>
  t.UnknownRecord.is(u) &&
  Object.entries(ports).every(([port, table]) => {
    const built = ownValue(u, port);
    return (
      t.UnknownRecord.is(built) &&
      Object.keys(table).every((key) => typeof ownValue(built, key) === 'function')
    );
  });

/** Builds the ports, one call for each operation of the tables; none when they are incomplete. */
export const portsOf = (callOf: (operation: AnyOperation) => PortCall): O.Option<Ports> => {
  const built: unknown = Object.fromEntries(
    Object.entries(ports).map(([port, table]) => [
      port,
      Object.fromEntries(
        Object.values(table).map((operation: AnyOperation) => [
          keyOf(operation),
          Object.assign(callOf(operation), identityOf(operation)),
        ]),
      ),
    ]),
  );
  return O.fromPredicate(isPorts)(built);
};

const memberIn = (center: object, { name }: { readonly name: string }): unknown => {
  const [port = '', key = ''] = name.split('.');
  const table = new Map<string, unknown>(Object.entries(center)).get(port);
  // A port may be an instance of a class, whose methods are not its own.
  return t.UnknownRecord.is(table) ? Reflect.get(table, key) : undefined;
};

const isTaskCall = (u: unknown): u is TaskCall => typeof u === 'function';
const isWatchCall = (u: unknown): u is WatchCall => typeof u === 'function';

const missing = failure('Internal', 'the center lacks the operation');

/** An operation of a center that answers once, by its name. */
export const taskIn = (center: object, operation: { readonly name: string }): TaskCall => {
  const call = memberIn(center, operation);
  return isTaskCall(call) ? call : () => TE.left(missing);
};

/** A watch of a center, by its name. */
export const watchIn = (center: object, operation: { readonly name: string }): WatchCall => {
  const call = memberIn(center, operation);
  return isWatchCall(call) ? call : watchCall(() => TE.left(missing), identity);
};
