import { defineAdapter } from '@cordboard/core/provider';
import { example, provider, SobotConfig } from './config.js';
import { buildCenter } from './provider.js';

export { SobotConfig };

/** The adapter: to be found by name, or for `connectTo(sobot, { appId, appSecret })`. */
export const sobot = defineAdapter({ provider, settings: SobotConfig, example, build: buildCenter });
