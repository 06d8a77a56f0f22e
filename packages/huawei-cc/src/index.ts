import { defineAdapter } from '@cordboard/core/provider';
import { example, HuaweiCcConfig, provider, type CredentialsSource } from './config.js';
import { descriptions } from './descriptions.js';
import { buildCenter } from './provider.js';

export type {
  AgentCredentials,
  ApiFabricConfig,
  CmsConfig,
  ConfigurationConfig,
  NewQueuesConfig,
  ReasonsConfig,
  SignInOptions,
} from './config.js';
export { HuaweiCcConfig, type CredentialsSource };

/**
 * The adapter: to be found by name, or for `connectTo(huaweiCc, { gatewayUrl, agents })`. An agent is signed in by the first
 * call for that agent, and signed out by `close`.
 */
export const huaweiCc = defineAdapter({
  provider,
  settings: HuaweiCcConfig,
  example,
  descriptions,
  build: buildCenter,
});
