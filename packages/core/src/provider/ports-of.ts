import * as O from 'fp-ts/lib/Option.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import * as t from 'io-ts';
import { failure, type ContactCenterError } from '../errors/contact-center-error.js';
import { ownValue } from '../foundation/own-value.js';
import type { BulkOptions } from '../context/call-options.js';
import { itemIdentity } from '../paging/paginate.js';
import { keyOf, ports, type AnyOperation, type Ports } from '../ports/registry.js';

/** An operation of a center, before its types are believed. */
export type PortCall = (
  input: unknown,
  options?: BulkOptions<unknown>,
) => TE.TaskEither<ContactCenterError, unknown>;

const identityOf = (operation: AnyOperation): object =>
  operation.kind === 'list' ? { [itemIdentity]: operation.identity } : {};

// Built from the tables at run time, so proven against them: this is what lets the types be believed.
const isPorts = (u: unknown): u is Ports =>
  t.UnknownRecord.is(u) &&
  Object.entries(ports).every(([port, table]) => {
    const built = ownValue(u, port);
    return (
      t.UnknownRecord.is(built) &&
      Object.keys(table).every((key) => typeof ownValue(built, key) === 'function')
    );
  });

/** Builds the four ports, one call for each operation of the tables; nothing when they are not whole. */
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

const isCall = (u: unknown): u is PortCall => typeof u === 'function';

const notThere: PortCall = () => TE.left(failure('Internal', 'the operation is not there'));

/** An operation of a center, by its entry in the tables. */
export const callIn = (center: object, operation: AnyOperation): PortCall => {
  const [port = ''] = operation.name.split('.');
  const table = new Map<string, unknown>(Object.entries(center)).get(port);
  // A port may be an instance of a class, whose methods are not its own.
  const call: unknown = t.UnknownRecord.is(table) ? Reflect.get(table, keyOf(operation)) : undefined;
  return isCall(call) ? call : notThere;
};
