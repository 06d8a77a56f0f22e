import { identity } from 'fp-ts/lib/function.js';
import * as O from 'fp-ts/lib/Option.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import * as t from 'io-ts';
import { failure, type ContactCenterError } from '../errors/contact-center-error.js';
import { ownValue } from '../foundation/own-value.js';
import type { BulkOptions } from '../context/call-options.js';
import { itemIdentity } from '../operation/kinds/list.js';
import { watchCall } from './watched.js';
import { keyOf, ports, type AnyOperation, type PortName, type Ports } from '../ports/registry.js';

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

/** The operations of one port, by their keys. */
export type Table = (typeof ports)[PortName];

/** One thing for each port. */
export const byPort = <A>(portOf: (table: Table) => A): Readonly<Record<string, A>> =>
  Object.fromEntries(Object.entries(ports).map(([port, table]) => [port, portOf(table)]));

/** One thing for each operation of a table. */
export const byKey = (
  table: Table,
  memberOf: (operation: AnyOperation) => unknown,
): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.values(table).map((operation: AnyOperation) => [keyOf(operation), memberOf(operation)]),
  );

/** Whether there is a function for each operation of the tables. This is what justifies the types of what is built from them. */
export const isComplete = (built: Readonly<Record<string, unknown>>): boolean =>
  Object.entries(ports).every(([port, table]) => {
    const calls = ownValue(built, port);
    return (
      t.UnknownRecord.is(calls) &&
      Object.keys(table).every((key) => typeof ownValue(calls, key) === 'function')
    );
  });

type Built = Readonly<Record<string, unknown>>;
const arePorts = (built: Built): built is Built & Ports => isComplete(built);

/** Builds the ports, one call for each operation of the tables; none when they are incomplete. */
export const portsOf = (callOf: (operation: AnyOperation) => PortCall): O.Option<Ports> =>
  O.fromPredicate(arePorts)(
    byPort((table) => byKey(table, (operation) => Object.assign(callOf(operation), identityOf(operation)))),
  );

const memberIn = (center: object, { name }: { readonly name: string }): unknown => {
  const [port = '', key = ''] = name.split('.');
  const table = new Map<string, unknown>(Object.entries(center)).get(port);
  // A port may be an instance of a class, whose methods are not its own.
  return t.UnknownRecord.is(table) ? Reflect.get(table, key) : undefined;
};

const isTaskCall = (u: unknown): u is TaskCall => typeof u === 'function';
const isWatchCall = (u: unknown): u is WatchCall => typeof u === 'function';

/** What a call is told whose operation is not there, though the types say so. */
export const missing = failure('Internal', 'the center lacks the operation');

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
