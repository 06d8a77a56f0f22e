import { setImmediate as turn } from 'node:timers/promises';
import { inspect } from 'node:util';
import vm from 'node:vm';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import {
  type CallContext,
  type ContactCenterError,
  type Runtime,
  isContactCenterError,
  systemRuntime,
} from '@cordboard/core/provider';

/** The error of a result; fails the test when it succeeded. */
export const errorOf = <A>(result: E.Either<ContactCenterError, A>): ContactCenterError => {
  if (E.isRight(result)) throw new Error(`expected an error, got ${inspect(result.right)}`);
  return result.left;
};

export const failed = async <A>(task: TaskEither<ContactCenterError, A>): Promise<ContactCenterError> =>
  errorOf(await task());

/** Everything a person or a log could ever see of an error. */
export const printed = (error: unknown): string =>
  [
    String(error),
    JSON.stringify(error),
    inspect(error, { depth: 10, showHidden: true }),
    isContactCenterError(error) ? (error.stack ?? '') : '',
  ].join('\n');

export const context = (signal: AbortSignal = new AbortController().signal): CallContext => ({
  operation: 'agents.list',
  signal,
  waitSignal: signal,
  onDefect: () => undefined,
  correlationId: 'correlation',
  idempotencyKey: '00000000-0000-4000-8000-000000000000',
});

/** A runtime whose clock stands still and whose network is a function. */
export const runtimeWith = (parts: Partial<Runtime>): Runtime => ({ ...systemRuntime, ...parts });

// Jest gives its tests a copy of `process` that hears of nothing.
const realProcess: unknown = vm.runInThisContext('process');

const isProcess = (u: unknown): u is NodeJS.Process => typeof u === 'object' && u !== null && 'on' in u;

/** What the process itself tells of while the work is done, and for a turn of the event loop after. */
export const processEvents = async (
  name: 'unhandledRejection' | 'warning',
  work: () => Promise<unknown>,
): Promise<readonly unknown[]> => {
  if (!isProcess(realProcess)) throw new Error('no process');
  const heard: unknown[] = [];
  const listener = (event: unknown): void => {
    heard.push(event);
  };
  realProcess.on(name, listener);
  await work();
  await turn();
  realProcess.off(name, listener);
  return heard;
};
