import { defineAdapter } from '@cordboard/core/provider';
import { example, ItniotechConfig, provider } from './config.js';
import { descriptions } from './descriptions.js';
import { buildCenter } from './provider.js';

export { ItniotechConfig };

/** The adapter: to be found by name, or for `connectTo(itniotech, { apiKey, apiSecret })`. */
export const itniotech = defineAdapter({
  provider,
  settings: ItniotechConfig,
  example,
  descriptions,
  build: buildCenter,
});
