import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { failure, type ContactCenterError } from '../errors/contact-center-error.js';
import { didYouMean } from '../foundation/did-you-mean.js';
import { reportDefect, runtimeOfAccount, type Runtime } from '../context/runtime.js';
import type { GivenName } from './accounts.js';
import { isAdapter, type Adapter } from './adapter.js';
import { misconfigured } from './misconfigured.js';

/**
 * Finds the adapter of a provider; `Misconfigured` when there is none. Its message follows the place in the
 * configuration where the name stands: `is not installed`.
 */
export type FindAdapter = (provider: string) => TE.TaskEither<ContactCenterError, Adapter>;

const refused = (message: string): ContactCenterError => failure('Misconfigured', message);

// As Node says it of a module, and of one that is required.
const notFound: readonly unknown[] = ['ERR_MODULE_NOT_FOUND', 'MODULE_NOT_FOUND'];

const isNotFound = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && notFound.includes(error.code);

const importAdapter = (provider: string, runtime: Partial<Runtime>): ReturnType<FindAdapter> => {
  if (!/^[a-z][a-z0-9-]{0,40}$/.test(provider)) {
    return TE.left(refused('is not the name of an adapter (such as memory)'));
  }
  const name = `@cordboard/${provider}`;
  const missing = refused(
    `names no adapter that is installed: install its package (${name}) or pass the adapter to connect`,
  );
  return pipe(
    TE.tryCatch(
      async () => {
        const loaded: unknown = await import(name);
        return typeof loaded === 'object' && loaded !== null
          ? Object.values(loaded).find(isAdapter)
          : undefined;
      },
      (error) => {
        // A package that is there and breaks while it is loaded has a bug.
        if (!isNotFound(error))
          reportDefect(runtimeOfAccount(provider, runtime), { where: 'connect', error });
        return missing.with({ cause: error });
      },
    ),
    TE.chain(TE.fromNullable(missing)),
  );
};

const among =
  (adapters: readonly Adapter[]): FindAdapter =>
  (provider) => {
    const names = adapters.map((adapter) => adapter.provider);
    const known = adapters.find((adapter) => adapter.provider === provider);
    if (known !== undefined) return TE.right(known);
    return TE.left(
      refused(
        `names no adapter that was passed to connect (passed: ${names.join(', ')})${didYouMean(provider, names)}`,
      ),
    );
  };

const found = (name: string, adapters: readonly Adapter[] | FindAdapter): ReturnType<FindAdapter> =>
  typeof adapters === 'function' ? adapters(name) : among(adapters)(name);

/** Where an adapter is looked for, and where a bug in its package is reported. */
export interface Finding {
  /**
   * The adapters to choose from, or how to find one by its provider's name. Left out, the package
   * `@cordboard/<provider>` is imported.
   */
  readonly adapters?: readonly Adapter[] | FindAdapter | undefined;
  /** Parts of the runtime that replace the system's own, such as a hook for events; see {@link Runtime}. */
  readonly runtime?: Partial<Runtime> | undefined;
}

const filledIn =
  'is filled in from an environment variable, which names no adapter that is installed or was passed to connect';

/** Finds the adapter that a configuration names. What is wrong with it is told by the place of the name. */
export const findAdapter = (
  { name, path, isFilled }: GivenName,
  { adapters, runtime = {} }: Finding,
): TE.TaskEither<ContactCenterError, Adapter> =>
  pipe(
    found(name, adapters ?? ((provider) => importAdapter(provider, runtime))),
    TE.mapLeft((error) => {
      if (isFilled) return misconfigured([{ path, message: filledIn }]);
      return error.kind === 'Misconfigured' ? misconfigured([{ path, message: error.message }]) : error;
    }),
  );
