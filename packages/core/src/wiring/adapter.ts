import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type * as t from 'io-ts';
import { problemsOf, type Problem } from '../codec/report.js';
import { failureOf, type ContactCenterError } from '../errors/contact-center-error.js';
import type { ContactCenter } from '../provider/define-provider.js';
import { systemRuntime, type Runtime } from '../runtime.js';

const brand = Symbol.for('@cordboard/Adapter');

/** A vendor's adapter, as something to connect with. */
export interface Adapter {
  readonly [brand]: true;
  /** The provider's name in a configuration. */
  readonly provider: string;
  /** Every mistake in the settings, by path. */
  readonly problemsIn: (settings: unknown) => readonly Problem[];
  /** A center for these settings. Sends nothing yet. `Misconfigured` lists every mistake. */
  readonly create: (
    settings: unknown,
    runtime?: Partial<Runtime>,
  ) => E.Either<ContactCenterError, ContactCenter>;
}

/** Makes an adapter of its settings' codec and what builds a center from them. */
export const defineAdapter = <S>(about: {
  readonly provider: string;
  readonly settings: t.Type<S, unknown>;
  readonly build: (settings: S, runtime: Runtime) => E.Either<ContactCenterError, ContactCenter>;
}): Adapter => ({
  [brand]: true,
  provider: about.provider,
  problemsIn: (settings) =>
    pipe(
      about.settings.decode(settings),
      E.match(problemsOf, () => []),
    ),
  create: (settings, runtime = {}) =>
    pipe(
      about.settings.decode(settings),
      E.mapLeft((errors) =>
        failureOf('Misconfigured', `the settings of ${about.provider} are not right`, problemsOf(errors)),
      ),
      E.chain((decoded) => about.build(decoded, { ...systemRuntime, ...runtime })),
    ),
});

/** True for an adapter made by any installed copy of this package. */
export const isAdapter = (u: unknown): u is Adapter => typeof u === 'object' && u !== null && brand in u;
