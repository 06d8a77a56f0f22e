import { defineAdapter, type CreateCenter } from '@cordboard/core/provider';
import { example, provider, SobotConfig } from './config.js';
import { descriptions } from './descriptions.js';
import { buildCenter, type Sobot } from './provider.js';

export type { CampaignTemplates } from './config.js';
export { SobotConfig, type Sobot };

/** The adapter, for `connect`. */
export const sobot = defineAdapter({
  provider,
  settings: SobotConfig,
  example,
  descriptions,
  build: buildCenter,
});

/**
 * A center at Sobot for these settings, a {@link SobotConfig} with the secret as plain text.
 * Sends nothing yet. `Misconfigured` lists every mistake.
 */
export const createSobot: CreateCenter<Sobot> = sobot.create;
