import { defineAdapter, type CreateCenter, type RegisterCenter } from '@cordboard/core';
import { example, ItniotechConfig, provider } from './config.js';
import { buildCenter, type Itniotech } from './provider.js';

export { ItniotechConfig, type Itniotech };

/** The adapter, for `connect`. */
export const itniotech = defineAdapter({
  provider,
  settings: ItniotechConfig,
  example,
  build: buildCenter,
});

/**
 * A center at Itniotech for these settings, an {@link ItniotechConfig} with key and secret as plain text.
 * Sends nothing yet. `Misconfigured` lists every mistake.
 */
export const createItniotech: CreateCenter<Itniotech> = itniotech.create;

/** Like {@link createItniotech}, and binds the center and its ports in the container given. */
export const registerItniotech: RegisterCenter<Itniotech> = itniotech.register;
