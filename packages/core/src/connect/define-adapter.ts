import * as E from 'fp-ts/lib/Either.js';
import { identity, pipe } from 'fp-ts/lib/function.js';
import type * as t from 'io-ts';
import type { Problem } from '../codec/report.js';
import { reportDefect, runtimeOfAccount, type Runtime } from '../context/runtime.js';
import { failure, failureOf, type ContactCenterError } from '../errors/contact-center-error.js';
import type { OperationName } from '../ports/registry.js';
import { problemsInCapabilities } from '../provider/coherence.js';
import type { ContactCenter, ProviderOf } from '../provider/define-provider.js';
import { incompleteProvider } from '../provider/incomplete-provider.js';
import type { VendorRequest } from '../provider/vendor-request.js';
import type { Descriptions } from '../schema/description-of.js';
import { brand, type Adapter, type AdapterOf } from './adapter.js';
import type { Plain } from './plain.js';
import { problemsOfSettings } from './problems.js';

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

/** Proves what a center declares, until one was found right: every center of an adapter declares the same. */
const proof = (): (<C extends ContactCenter>(center: C) => E.Either<ContactCenterError, C>) => {
  let isProved = false;
  return (center) => {
    const problems = isProved ? [] : problemsInCapabilities(center.capabilities);
    isProved = problems.length === 0;
    return isProved ? E.right(center) : E.left(incompleteProvider(center.provider, problems));
  };
};

/**
 * Makes an adapter from the codec of its settings and a function that builds the center. Making a center is `Internal`
 * where what is declared of an operation does not hold together: a path, a promise or a trait that does not exist.
 */
export const defineAdapter = <S, N extends OperationName, R extends VendorRequest>(about: {
  readonly provider: string;
  readonly settings: t.Type<S, unknown>;
  readonly descriptions?: Descriptions;
  /** Settings with everything configured that decides what is served: made up, for what is told without an account. */
  readonly example: unknown;
  readonly build: (settings: S, runtime: Runtime) => E.Either<ContactCenterError, ProviderOf<N, R>>;
}): AdapterOf<N, Plain<S>, R> => {
  const read = readerOf(about.settings);
  const prove = proof();
  const create: Adapter['create'] = (settings, given = {}) => {
    const runtime = runtimeOfAccount(about.provider, given);
    return pipe(
      read(settings, runtime),
      E.mapLeft((problems) => failureOf('Misconfigured', `invalid settings for ${about.provider}`, problems)),
      E.chain((decoded) =>
        built(about.provider, runtime, () => pipe(about.build(decoded, runtime), E.chain(prove))),
      ),
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
