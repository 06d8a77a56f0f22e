import {
  defineAdapter,
  registerCenter,
  type ContactCenterError,
  type DependencyContainer,
  type Runtime,
} from '@cordboard/core';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import { provider, SobotConfig } from './config.js';
import { buildCenter, type Sobot } from './provider.js';

export { SobotConfig, type Sobot };

/** The adapter, for `connect`. */
export const sobot = defineAdapter({ provider, settings: SobotConfig, build: buildCenter });

/**
 * A center at Sobot for these settings, a {@link SobotConfig} with the secret as plain text.
 * Sends nothing yet. `Misconfigured` lists every mistake.
 */
export const createSobot = (
  settings: unknown,
  runtime?: Partial<Runtime>,
): E.Either<ContactCenterError, Sobot> => sobot.create(settings, runtime);

/** Like {@link createSobot}, and binds the center and its ports in the container given. */
export const registerSobot = (
  container: DependencyContainer,
  settings: unknown,
  runtime?: Partial<Runtime>,
): E.Either<ContactCenterError, Sobot> =>
  pipe(
    sobot.create(settings, runtime),
    E.map((center) => {
      registerCenter(container, center);
      return center;
    }),
  );
