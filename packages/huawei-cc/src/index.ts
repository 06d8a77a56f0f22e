import { defineAdapter, type CreateCenter } from '@cordboard/core/provider';
import { example, HuaweiCcConfig, provider, type CredentialsSource } from './config.js';
import { descriptions } from './descriptions.js';
import { buildCenter, type HuaweiCc } from './provider.js';

export type { AgentCredentials, CmsConfig, SignInOptions } from './config.js';
export { HuaweiCcConfig, type CredentialsSource, type HuaweiCc };

/** The adapter, to {@link connect} with or to be found by name. */
export const huaweiCc = defineAdapter({
  provider,
  settings: HuaweiCcConfig,
  example,
  descriptions,
  build: buildCenter,
});

/**
 * A center at Huawei for these settings, a {@link HuaweiCcConfig} with passwords and phone numbers as plain
 * text. Sends nothing yet: an agent is signed in by the first call for that agent, and signed out by `close`.
 * `Misconfigured` lists every mistake.
 */
export const createHuaweiCc: CreateCenter<HuaweiCc> = huaweiCc.create;
