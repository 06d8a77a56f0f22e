import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { failure, isAdapter, type Adapter, type FindAdapter } from '@cordboard/core';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as t from 'io-ts';

const importFrom = (directory: string, name: string): Promise<unknown> =>
  import(pathToFileURL(createRequire(join(directory, 'package.json')).resolve(name)).href);

const importOwn = (name: string): Promise<unknown> => import(name);

const adapterIn = (module: unknown): Adapter | undefined =>
  t.UnknownRecord.is(module) ? Object.values(module).find(isAdapter) : undefined;

/**
 * Finds the adapter in the package `@cordboard/<provider>`: the one installed in the user's working
 * directory, else the one this program brings along.
 */
export const adaptersAround =
  (directory: string): FindAdapter =>
  (provider) => {
    const name = `@cordboard/${provider}`;
    const missing = failure(
      'Misconfigured',
      `there is no adapter for the provider ${JSON.stringify(provider)}: install its package (npm install ${name})`,
    );
    if (!/^[a-z][a-z0-9-]{0,40}$/.test(provider)) {
      return TE.left(failure('Misconfigured', 'the name of the provider is not one a package could have'));
    }
    return pipe(
      TE.tryCatch(
        () => importFrom(directory, name),
        () => missing,
      ),
      TE.orElse(() =>
        TE.tryCatch(
          () => importOwn(name),
          () => missing,
        ),
      ),
      TE.chain((module) => TE.fromNullable(missing)(adapterIn(module))),
    );
  };
