import { realpath } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Adapter, ContactCenterError } from '@cordboard/core';
import type { FindAdapter } from '@cordboard/core/fp';
import { failure, isAdapter } from '@cordboard/core/provider';
import { didYouMean } from '@cordboard/core/schema';
import { vendors } from '@cordboard/sandbox';
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

/** The providers that this project has adapters for. */
export const knownProviders: readonly string[] = ['memory', ...vendors];

/**
 * Finds the adapter in the package `@cordboard/<provider>`: the one in `node_modules` of the first of these folders
 * that has it, else the one installed with this program. No other folder is searched.
 */
export const adaptersIn =
  (projects: readonly string[]): FindAdapter =>
  (provider) => {
    if (!/^[a-z][a-z0-9-]{0,40}$/.test(provider)) {
      return TE.left(
        failure('Misconfigured', 'is not the name of an adapter: it is not one a package could have'),
      );
    }
    const name = `@cordboard/${provider}`;
    const hint = didYouMean(provider, knownProviders);
    const missing = `names no adapter that is installed: npm install ${name}${hint}`;
    return pipe(
      projects,
      T.traverseSeqArray(entryIn(name)),
      T.map(RA.findFirstMap((entry) => entry)),
      T.chain(
        O.match(
          () => imported(name, missing),
          (entry) =>
            imported(pathToFileURL(entry).href, `names the adapter in ${entry}, which cannot be loaded`),
        ),
      ),
      TE.chain((module) =>
        TE.fromOption(() => failure('Misconfigured', missing))(O.fromNullable(adapterIn(module))),
      ),
    );
  };
