import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import * as t from 'io-ts';
import { systemRuntime } from '../context/runtime.js';
import { invalidInput, type ContactCenterError } from '../errors/contact-center-error.js';
import { rightOrThrow } from '../errors/or-throw.js';
import type { CallOf } from '../operation/operation.js';
import { operations, type OperationName, type PortName, type Tables } from '../ports/registry.js';
import { defineProvider, type LeftOut } from '../provider/define-provider.js';
import { byPort } from '../provider/ports-of.js';
import type { Implementation } from '../provider/serve.js';
import { toPromises, type Center } from './center.js';
import { fromPromise } from './from-promise.js';

/** An operation as a plain function, `async` or not. A watch is an async iterable. */
type Fake<C> = C extends (...input: infer P) => TaskEither<ContactCenterError, infer A>
  ? (...input: P) => A | Promise<A>
  : C;

/** The operations of a fake center, by port. */
export type Fakes = {
  readonly [P in PortName]?: { readonly [K in keyof Tables[P]]?: Fake<CallOf<Tables[P][K]>> | undefined };
};

type AnyFake = (input: unknown, options?: unknown) => unknown;

const isFake = (u: unknown): u is AnyFake => typeof u === 'function';

const namesIn = (fakes: Fakes): readonly string[] =>
  Object.entries<object>(fakes).flatMap(([port, table]) => Object.keys(table).map((key) => `${port}.${key}`));

const fakeOf = (fakes: Fakes, name: OperationName): unknown => {
  const [port = '', key = ''] = name.split('.');
  const table: unknown = Reflect.get(fakes, port);
  return t.UnknownRecord.is(table) ? Reflect.get(table, key) : undefined;
};

const served = (operation: OperationName, fake: AnyFake): Implementation<OperationName> => ({
  served: true,
  knowing: () => served(operation, fake),
  operation,
  capability: { support: 'native' },
  run: (input, options) =>
    fromPromise(() => (Object.keys(options).length === 0 ? fake(input) : fake(input, options))),
});

const leftOut: LeftOut = { support: 'notOffered', note: 'fakeCenter was given no function for it' };

const build = (fakes: Fakes): E.Either<ContactCenterError, Center> => {
  const unknown = namesIn(fakes).filter((name) => !operations.some((operation) => operation.name === name));
  if (unknown.length > 0)
    return E.left(invalidInput(unknown.map((path) => ({ path, message: 'is no operation' }))));
  const provider = 'fake';
  return pipe(
    defineProvider({
      provider,
      accountKey: provider,
      runtime: systemRuntime,
      operations: operations.flatMap(({ name }) => {
        const fake = fakeOf(fakes, name);
        return isFake(fake) ? [served(name, fake)] : [];
      }),
      leftOut: byPort(() => leftOut),
    }),
    E.chain(toPromises),
  );
};

/**
 * A center for tests, made of plain functions: `fakeCenter({ agents: { list: () => ({ items: [] }) } })`. The functions get
 * what the caller gave, unchecked, and what they return is the answer in both faces. A `ContactCenterError` that they throw
 * is the error of the call; anything else becomes an `Internal` with its message. What is not given is `Unsupported`, and
 * shows in `capabilities`. Throws `InvalidInput` when a name is no operation's.
 */
export const fakeCenter = (fakes: Fakes = {}): Center => rightOrThrow(build(fakes));
