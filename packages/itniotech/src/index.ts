import {
  defineAdapter,
  registerCenter,
  type ContactCenterError,
  type DependencyContainer,
  type Runtime,
} from '@cordboard/core';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import { ItniotechConfig, provider } from './config.js';
import { buildCenter, type Itniotech } from './provider.js';

export { ItniotechConfig, type Itniotech };

/** The adapter, for `connect`. */
export const itniotech = defineAdapter({
  provider,
  settings: ItniotechConfig,
  build: buildCenter,
});

/**
 * A center at Itniotech for these settings, an {@link ItniotechConfig} with key and secret as plain text.
 * Sends nothing yet. `Misconfigured` lists every mistake.
 */
export const createItniotech = (
  settings: unknown,
  runtime?: Partial<Runtime>,
): E.Either<ContactCenterError, Itniotech> => itniotech.create(settings, runtime);

/** Like {@link createItniotech}, and binds the center and its ports in the container given. */
export const registerItniotech = (
  container: DependencyContainer,
  settings: unknown,
  runtime?: Partial<Runtime>,
): E.Either<ContactCenterError, Itniotech> =>
  pipe(
    itniotech.create(settings, runtime),
    E.map((center) => {
      registerCenter(container, center);
      return center;
    }),
  );
