import * as E from 'fp-ts/lib/Either.js';
import { identity, pipe } from 'fp-ts/lib/function.js';
import type * as t from 'io-ts';
import type { Problem } from '../codec/report.js';
import { problemsOfSettings } from './problems.js';
import { failure, failureOf, type ContactCenterError } from '../errors/contact-center-error.js';
import type { Capabilities } from '../provider/capability.js';
import type { OperationName } from '../ports/registry.js';
import type { ContactCenter, ProviderOf } from '../provider/define-provider.js';
import type { VendorRequest } from '../provider/vendor-request.js';
import type { Plain } from './plain.js';
import { reportDefect, runtimeOfAccount, type Runtime } from '../context/runtime.js';
import type { Descriptions } from '../schema/description-of.js';

const brand = Symbol.for('@cordboard/Adapter');

/** A vendor's adapter, for `connect`. */
export interface Adapter {
  readonly [brand]: true;
  /** The provider's name in a configuration. */
  readonly provider: string;
  /** The codec of its settings. */
  readonly settings: t.Mixed;
  /** What its settings mean, for help texts and schemas; empty when the adapter has no table. */
  readonly descriptions: Descriptions;
  /**
   * What it serves with everything configured, and which settings each operation needs beside those that all need. Takes
   * no settings and sends nothing.
   */
  readonly capabilities: () => E.Either<ContactCenterError, Capabilities>;
  /** Every mistake in the settings, by path. */
  readonly problemsIn: (settings: unknown, runtime?: Partial<Runtime>) => readonly Problem[];
  /** Makes a center for these settings. Sends nothing yet. `Misconfigured` lists every mistake. */
  readonly create: (
    settings: unknown,
    runtime?: Partial<Runtime>,
  ) => E.Either<ContactCenterError, ContactCenter>;
}

declare const types: unique symbol;

/**
 * An adapter, and in its type what its provider serves: the operations `N`, with the settings `S` as they are written in
 * code, and requests `R` to the vendor's own endpoints.
 */
export interface AdapterOf<
  N extends OperationName,
  S,
  R extends VendorRequest = VendorRequest,
> extends Adapter {
  /** For the compiler only: no adapter has it. */
  readonly [types]?: { readonly names: N; readonly settings: S; readonly requests: R };
}

const unreadable: readonly Problem[] = [{ path: '', message: 'cannot be read: reading it threw an error' }];

/** Reads settings, which may be an object with getters. */
const readerOf =
  <S>(codec: t.Type<S, unknown>) =>
  (settings: unknown, runtime: Runtime): E.Either<readonly Problem[], S> =>
    pipe(
      E.tryCatch(
        () => codec.decode(settings),
        (error) => {
          reportDefect(runtime, { where: 'connect', error });
          return unreadable;
        },
      ),
      E.chain(E.mapLeft(problemsOfSettings)),
    );

const notBuilt = failure(
  'Internal',
  'the adapter could not be built (a bug): runtime.onDefect gets the error',
);

/** Runs the adapter's own code, whose bugs are defects and not the caller's. */
const built = <C>(
  provider: string,
  runtime: Runtime,
  build: () => E.Either<ContactCenterError, C>,
): E.Either<ContactCenterError, C> =>
  E.flatten(
    E.tryCatch(build, (error) => {
      reportDefect(runtime, { where: 'connect', error });
      return notBuilt.with({ provider });
    }),
  );

/** Makes an adapter from the codec of its settings and a function that builds the center. */
export const defineAdapter = <S, N extends OperationName, R extends VendorRequest>(about: {
  readonly provider: string;
  readonly settings: t.Type<S, unknown>;
  readonly descriptions?: Descriptions;
  /** Settings with everything configured that decides what is served: made up, for what is told without an account. */
  readonly example: unknown;
  readonly build: (settings: S, runtime: Runtime) => E.Either<ContactCenterError, ProviderOf<N, R>>;
}): AdapterOf<N, Plain<S>, R> => {
  const read = readerOf(about.settings);
  const create: Adapter['create'] = (settings, given = {}) => {
    const runtime = runtimeOfAccount(about.provider, given);
    return pipe(
      read(settings, runtime),
      E.mapLeft((problems) => failureOf('Misconfigured', `invalid settings for ${about.provider}`, problems)),
      E.chain((decoded) => built(about.provider, runtime, () => about.build(decoded, runtime))),
    );
  };
  return {
    [brand]: true,
    provider: about.provider,
    settings: about.settings,
    descriptions: about.descriptions ?? {},
    capabilities: () => E.map(({ capabilities }: ContactCenter) => capabilities)(create(about.example)),
    problemsIn: (settings, runtime = {}) =>
      pipe(
        read(settings, runtimeOfAccount(about.provider, runtime)),
        E.match(identity, () => []),
      ),
    create,
  };
};

/** True for an adapter made by any installed copy of this package. */
export const isAdapter = (u: unknown): u is Adapter => typeof u === 'object' && u !== null && brand in u;
