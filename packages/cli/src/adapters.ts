import { realpath } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { failure, isAdapter } from '@cordboard/core/provider';
import type { Adapter, ContactCenterError } from '@cordboard/core';
import type { FindAdapter } from '@cordboard/core/fp';
import * as O from 'fp-ts/lib/Option.js';
import * as RA from 'fp-ts/lib/ReadonlyArray.js';
import * as T from 'fp-ts/lib/Task.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as t from 'io-ts';

/**
 * The file to import for a package that is installed in the `node_modules` of this folder. Node itself would
 * also search the folders above and those of `NODE_PATH`, whose code the user did not ask for.
 */
const entryIn =
  (name: string) =>
  (folder: string): T.Task<O.Option<string>> =>
    pipe(
      TE.tryCatch(
        async () => {
          const installed = await realpath(join(folder, 'node_modules', name));
          const entry = await realpath(createRequire(join(folder, 'package.json')).resolve(name));
          return { installed, entry };
        },
        () => undefined,
      ),
      TE.match(
        () => O.none,
        ({ installed, entry }) => (entry.startsWith(installed + sep) ? O.some(entry) : O.none),
      ),
    );

const imported = (specifier: string, message: string): TE.TaskEither<ContactCenterError, unknown> =>
  TE.tryCatch(
    (): Promise<unknown> => import(specifier),
    () => failure('Misconfigured', message),
  );

const adapterIn = (module: unknown): Adapter | undefined =>
  t.UnknownRecord.is(module) ? Object.values(module).find(isAdapter) : undefined;

/**
 * Finds the adapter in the package `@cordboard/<provider>`: the one in `node_modules` of the first of these folders
 * that has it, else the one installed with this program. No other folder is searched.
 */
export const adaptersIn =
  (projects: readonly string[]): FindAdapter =>
  (provider) => {
    if (!/^[a-z][a-z0-9-]{0,40}$/.test(provider)) {
      return TE.left(failure('Misconfigured', 'the name of the provider is not one a package could have'));
    }
    const name = `@cordboard/${provider}`;
    const missing = `there is no adapter for the provider ${JSON.stringify(provider)}: install its package (npm install ${name})`;
    return pipe(
      projects,
      T.traverseSeqArray(entryIn(name)),
      T.map(RA.findFirstMap((entry) => entry)),
      T.chain(
        O.match(
          () => imported(name, missing),
          (entry) => imported(pathToFileURL(entry).href, `the adapter in ${entry} cannot be loaded`),
        ),
      ),
      TE.chain((module) => TE.fromNullable(failure('Misconfigured', missing))(adapterIn(module))),
    );
  };
