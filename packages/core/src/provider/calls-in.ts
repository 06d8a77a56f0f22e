import { identity } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import * as t from 'io-ts';
import { failure, type ContactCenterError } from '../errors/contact-center-error.js';
import type { EveryOption } from '../context/call-options.js';
import { keyOfName, portOfName } from '../operation/names.js';
import { watchCall } from './watched.js';

/** An operation of a center that answers once, before its types are believed. */
export type TaskCall = (input: unknown, options?: EveryOption) => TE.TaskEither<ContactCenterError, unknown>;

/** A watch of a center. */
export type WatchCall = (input: unknown, options?: EveryOption) => AsyncIterable<unknown>;

/** An operation of a center. */
export type PortCall = TaskCall | WatchCall;

/** Where a watch of a center carries that it is one. */
export const isWatching = Symbol.for('@cordboard/isWatching');

/** What a center has under the name of an operation. */
export const memberIn = (center: object, { name }: { readonly name: string }): unknown => {
  const port = new Map<string, unknown>(Object.entries(center)).get(portOfName(name));
  // A port may be an instance of a class, whose methods are not its own.
  return t.UnknownRecord.is(port) ? Reflect.get(port, keyOfName(name)) : undefined;
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
