import type { ContactCenterError, Problem, Runtime } from '@cordboard/core/provider';
import { vendorSurface } from '@cordboard/core/http';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { HuaweiCcConfig } from './config.js';
import { fromAgentRef } from './mapping/agents.js';
import { createApiFabric, type ApiFabric } from './surfaces/api-fabric/surface.js';
import { failsAtServer } from './surfaces/api-fabric/wire/envelope.js';
import { createCms, type Cms } from './surfaces/cms/surface.js';
import { createConfiguration, type Configuration } from './surfaces/configuration/surface.js';
import { createSessions, type Sessions } from './surfaces/gateway/sessions.js';

/** The vendor's servers that the settings name. */
export interface Surfaces {
  readonly gateway: Sessions | undefined;
  readonly cms: Cms | undefined;
  readonly apiFabric: ApiFabric | undefined;
  readonly configuration: Configuration | undefined;
}

/** What is wrong with several settings together: a site is in the vendor's cloud or a private one. */
export const problemsOfSite = ({
  gatewayUrl,
  apiFabric,
  configuration,
}: HuaweiCcConfig): readonly Problem[] => {
  if (configuration === undefined) return [];
  if (apiFabric !== undefined) {
    return [
      {
        path: 'configuration',
        message: "is for private sites and apiFabric for the vendor's cloud: give one of them",
      },
    ];
  }
  return gatewayUrl === undefined
    ? [{ path: 'gatewayUrl', message: 'is missing: the configuration is at the gateway' }]
    : [];
};

/** The configuration of the gateway, where the settings have its login. */
const configurationOf = (config: HuaweiCcConfig, runtime: Runtime): Configuration | undefined =>
  config.gatewayUrl === undefined
    ? undefined
    : config.configuration &&
      createConfiguration(config.gatewayUrl, config.configuration, { settings: config, runtime });

/** Makes the surfaces that the settings name. Nothing is sent yet. */
export const surfacesOf = (config: HuaweiCcConfig, runtime: Runtime): Surfaces => ({
  gateway: config.gatewayUrl === undefined ? undefined : createSessions(config.gatewayUrl, config, runtime),
  cms: config.cms && createCms(config.cms, config, runtime),
  apiFabric: config.apiFabric && createApiFabric(config.apiFabric, config, runtime),
  configuration: configurationOf(config, runtime),
});

/** What is open to requests of the caller's. Where the data stands beside the code, the whole reply is the data. */
export const openSurfaces = ({ gateway, cms, apiFabric, configuration }: Surfaces) => ({
  gateway: vendorSurface(
    { agent: 'required', setting: 'gatewayUrl' },
    gateway && {
      ask: ({ call, request, agent }, context) =>
        pipe(
          TE.fromEither(fromAgentRef(agent)),
          TE.chain((agentId) => gateway.ask(call, agentId, request, context)),
        ),
      // Each of its calls carries the Guid of an agent, and to get one is to sign the agent in.
      probe: { notChecked: "it answers in an agent's session only, and a check signs no agent in" },
    },
  ),
  cms: vendorSurface(
    { agent: 'none', setting: 'cms' },
    cms && { ask: ({ call, request }, context) => cms.ask(call, request, context), probe: cms.probe },
  ),
  apiFabric: vendorSurface(
    { agent: 'none', setting: 'apiFabric' },
    apiFabric && {
      // Which of the two meanings of HTTP 500 a call has, stands on its page only.
      ask: ({ call, request }, context) => apiFabric.ask({ ...failsAtServer, ...call }, request, context),
      probe: apiFabric.probe,
    },
  ),
  configuration: vendorSurface(
    { agent: 'none', setting: 'configuration' },
    configuration && {
      ask: ({ call, request }, context) => configuration.ask(call, request, context),
      probe: configuration.probe,
    },
  ),
});

/** Frees what the surfaces hold; the gateway signs its agents out. */
export const closeSurfaces = ({
  gateway,
  cms,
  apiFabric,
  configuration,
}: Surfaces): TE.TaskEither<ContactCenterError, void> =>
  pipe(
    gateway?.close() ?? TE.right(undefined),
    TE.chainFirstIOK(() => () => {
      cms?.close();
      apiFabric?.close();
      configuration?.close();
    }),
  );
