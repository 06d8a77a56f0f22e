import { accountKey, defineProvider, type ContactCenterError, type Runtime } from '@cordboard/core/provider';
import { vendorSurface } from '@cordboard/core/http';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { provider, type HuaweiCcConfig } from './config.js';
import { fromAgentRef } from './mapping/agents.js';
import { agents } from './ports/agents.js';
import { campaigns } from './ports/campaigns.js';
import { presence } from './ports/presence.js';
import { queues } from './ports/queues.js';
import { records } from './ports/records.js';
import { routing } from './ports/routing.js';
import { createCms, type Cms } from './surfaces/cms/surface.js';
import { createSessions, type Sessions } from './surfaces/gateway/sessions.js';

/** The vendor's servers that the settings name. */
interface Surfaces {
  readonly gateway: Sessions | undefined;
  readonly cms: Cms | undefined;
}

const surfacesOf = (config: HuaweiCcConfig, runtime: Runtime): Surfaces => ({
  gateway: config.gatewayUrl === undefined ? undefined : createSessions(config.gatewayUrl, config, runtime),
  cms: config.cms && createCms(config.cms, config, runtime),
});

const operationsOf = ({ gateway, cms }: Surfaces) => [
  ...agents(cms),
  ...presence(cms),
  ...queues,
  ...routing(gateway),
  ...campaigns,
  ...records,
];

/** What is open to requests of the caller's. The gateway's data stands beside the code, so there the whole reply is the data. */
const openSurfaces = ({ gateway, cms }: Surfaces) => ({
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
});

const closeAll = ({ gateway, cms }: Surfaces): TE.TaskEither<ContactCenterError, void> =>
  pipe(
    gateway?.close() ?? TE.right(undefined),
    TE.chainFirstIOK(() => () => cms?.close()),
  );

export const buildCenter = (config: HuaweiCcConfig, runtime: Runtime) => {
  const surfaces = surfacesOf(config, runtime);
  return defineProvider({
    provider,
    accountKey: accountKey(provider, config.gatewayUrl ?? '', config.cms?.baseUrl ?? ''),
    runtime,
    operations: operationsOf(surfaces),
    agentNames: ['id', 'number'],
    surfaces: openSurfaces(surfaces),
    close: () => closeAll(surfaces),
  });
};
