import * as O from 'fp-ts/lib/Option.js';
import * as t from 'io-ts';
import { ownValue } from '../foundation/own-value.js';
import { itemIdentity } from '../operation/kinds/list.js';
import { isWatch } from '../operation/operation.js';
import { isWatching, type PortCall } from './calls-in.js';
import { keyOf, ports, type AnyOperation, type PortName, type Ports } from '../ports/registry.js';

/** What of its kind must be known where only the center is. */
const marksOf = (operation: AnyOperation): object => {
  if (operation.kind === 'list') return { [itemIdentity]: operation.identity };
  return isWatch(operation) ? { [isWatching]: true } : {};
};

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
    byPort((table) => byKey(table, (operation) => Object.assign(callOf(operation), marksOf(operation)))),
  );
