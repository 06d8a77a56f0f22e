import type { Agent } from '@cordboard/core/provider';
import { credentials } from './credentials.js';
import { applicationsIn } from './itniotech/settings.js';
import type { SandboxOptions } from './options.js';
import type { Surface, Vendor } from './vendors.js';

/** A Cordboard configuration that reaches the sandbox. `provider` is `memory` until another is chosen. */
export interface SandboxConfig {
  readonly provider: string;
  readonly providers: Readonly<Record<Vendor | 'memory', Readonly<Record<string, unknown>>>>;
}

/** Where an agent's calls ring at sign-in: the own extension, or one made of the number. */
const phoneOf = ({ number, station }: Agent): string => station?.extension ?? `8${number ?? ''}`;

const signIns = (agents: readonly Agent[]): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    agents.flatMap((agent) =>
      agent.number === undefined
        ? []
        : [
            [
              agent.number,
              { password: credentials['huawei-cc'].passwordOf(agent.number), phoneNumber: phoneOf(agent) },
            ],
          ],
    ),
  );

/** What a site of Huawei's is administered by. */
const administration = (
  site: SandboxOptions['huaweiSite'],
  urls: Readonly<Record<Surface, string>>,
): Readonly<Record<string, unknown>> =>
  site === 'private'
    ? { configuration: credentials['huawei-cc'].configuration }
    : {
        apiFabric: {
          baseUrl: urls['huawei-cc-api-fabric'],
          ...credentials['huawei-cc'].apiFabric,
          newQueues: { waitingTone: 'sandbox.wav', description: 'sandbox' },
        },
      };

/** The configuration for servers at these addresses and a center with these agents. */
export const configOf = (
  urls: Readonly<Record<Surface, string>>,
  agents: readonly Agent[],
  {
    huaweiCms: { encoding = 'hex' } = {},
    huaweiSite,
    itniotech = {},
  }: Pick<SandboxOptions, 'huaweiCms' | 'huaweiSite' | 'itniotech'> = {},
): SandboxConfig => ({
  provider: 'memory',
  providers: {
    memory: {},
    itniotech: {
      baseUrl: urls.itniotech,
      ...credentials.itniotech,
      appId: applicationsIn(itniotech)[0],
      voicePrefix: itniotech.voicePrefix,
      numberPrefix: itniotech.numberPrefix,
    },
    sobot: {
      baseUrl: urls.sobot,
      ...credentials.sobot,
      edition: 'call-center',
      operator: agents[0]?.number ?? '',
      campaigns: { contactTemplate: 'sandbox-contact-template', wrapUpTemplate: 'sandbox-wrap-up-template' },
    },
    'huawei-cc': {
      gatewayUrl: urls['huawei-cc'],
      agents: signIns(agents),
      cms: { baseUrl: urls['huawei-cc-cms'], ...credentials['huawei-cc'].cms, encoding },
      ...administration(huaweiSite, urls),
    },
  },
});
