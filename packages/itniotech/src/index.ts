import { defineAdapter, type CreateCenter } from '@cordboard/core/provider';
import { example, ItniotechConfig, provider } from './config.js';
import { descriptions } from './descriptions.js';
import { buildCenter, type Itniotech } from './provider.js';

export { ItniotechConfig, type Itniotech };

/** The adapter, for `connect`. */
export const itniotech = defineAdapter({
  provider,
  settings: ItniotechConfig,
  example,
  descriptions,
  build: buildCenter,
});

/**
 * A center at Itniotech for these settings, an {@link ItniotechConfig} with key and secret as plain text.
 * Sends nothing yet. `Misconfigured` lists every mistake.
 */
export const createItniotech: CreateCenter<Itniotech> = itniotech.create;
