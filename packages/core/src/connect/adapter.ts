import * as E from 'fp-ts/lib/Either.js';
import { identity, pipe } from 'fp-ts/lib/function.js';
import type * as t from 'io-ts';
import type { Problem } from '../codec/report.js';
import { problemsOfSettings } from './problems.js';
import { failureOf, type ContactCenterError } from '../errors/contact-center-error.js';
import type { Capabilities } from '../provider/capability.js';
import type { ContactCenter } from '../provider/define-provider.js';
import { systemRuntime, type Runtime } from '../context/runtime.js';
import type { Descriptions } from '../schema/description-of.js';

const brand = Symbol.for('@cordboard/Adapter');

/** Makes a center for these settings. Sends nothing yet. `Misconfigured` lists every mistake. */
export type CreateCenter<C> = (
  settings: unknown,
  runtime?: Partial<Runtime>,
) => E.Either<ContactCenterError, C>;

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
  readonly problemsIn: (settings: unknown) => readonly Problem[];
  /** Makes a center for these settings. Sends nothing yet. */
  readonly create: CreateCenter<ContactCenter>;
}

const unreadable: readonly Problem[] = [{ path: '', message: 'cannot be read: reading it threw an error' }];

/** Reads settings, which may be an object with getters. */
const readerOf =
  <S>(codec: t.Type<S, unknown>) =>
  (settings: unknown): E.Either<readonly Problem[], S> =>
    pipe(
      E.tryCatch(
        () => codec.decode(settings),
        () => unreadable,
      ),
      E.chain(E.mapLeft(problemsOfSettings)),
    );

/** Makes an adapter from the codec of its settings and a function that builds the center. */
export const defineAdapter = <S>(about: {
  readonly provider: string;
  readonly settings: t.Type<S, unknown>;
  readonly descriptions?: Descriptions;
  /** Settings with everything configured that decides what is served: made up, for what is told without an account. */
  readonly example: unknown;
  readonly build: (settings: S, runtime: Runtime) => E.Either<ContactCenterError, ContactCenter>;
}): Adapter => {
  const read = readerOf(about.settings);
  const create: Adapter['create'] = (settings, runtime = {}) =>
    pipe(
      read(settings),
      E.mapLeft((problems) => failureOf('Misconfigured', `invalid settings for ${about.provider}`, problems)),
      E.chain((decoded) => about.build(decoded, { ...systemRuntime, ...runtime })),
    );
  return {
    [brand]: true,
    provider: about.provider,
    settings: about.settings,
    descriptions: about.descriptions ?? {},
    capabilities: () => E.map(({ capabilities }: ContactCenter) => capabilities)(create(about.example)),
    problemsIn: (settings) =>
      pipe(
        read(settings),
        E.match(identity, () => []),
      ),
    create,
  };
};

/** True for an adapter made by any installed copy of this package. */
export const isAdapter = (u: unknown): u is Adapter => typeof u === 'object' && u !== null && brand in u;
