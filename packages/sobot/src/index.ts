import { defineAdapter } from '@cordboard/core/provider';
import { example, provider, SobotConfig } from './config.js';
import { descriptions } from './descriptions.js';
import { buildCenter } from './provider.js';

export type { CampaignTemplates } from './config.js';
export { SobotConfig };

/** The adapter: to be found by name, or for `connectTo(sobot, { appId, appSecret })`. */
export const sobot = defineAdapter({
  provider,
  settings: SobotConfig,
  example,
  descriptions,
  build: buildCenter,
});
