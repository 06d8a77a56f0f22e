import { accountKey, defineProvider, type Runtime } from '@cordboard/core/provider';
import { openConnections } from '@cordboard/core/http';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { defaults, provider, type SobotConfig } from './config.js';
import { agents } from './ports/agents.js';
import { calls } from './ports/calls.js';
import { campaigns } from './ports/campaigns.js';
import { presence } from './ports/presence.js';
import { queues } from './ports/queues.js';
import { records } from './ports/records.js';
import { routing } from './ports/routing.js';
import { createApi, type Api } from './surfaces/api/surface.js';
import { openApi } from './surfaces/api/open.js';
import { createTokens, type Tokens } from './surfaces/tokens/tokens.js';

const operationsOf = (api: Api, tokens: Tokens, config: SobotConfig, runtime: Runtime) => [
  ...agents(api, config),
  ...presence(api, tokens, runtime),
  ...queues(api, runtime),
  ...routing(api),
  ...campaigns(api, config),
  ...calls,
  ...records(api, config, runtime),
];

const surfacesOf = (api: Api, config: SobotConfig) => ({ api: openApi(api, config) });

export const buildCenter = (config: SobotConfig, runtime: Runtime) => {
  const { baseUrl = defaults.baseUrl, edition = defaults.edition } = config;
  const connections = openConnections({ ...config, baseUrl });
  const tokens = createTokens(config, connections, runtime);
  const api = createApi(config, { tokens, connections }, runtime);
  return defineProvider({
    provider,
    accountKey: accountKey(provider, baseUrl, config.appId, edition),
    runtime,
    operations: operationsOf(api, tokens, config, runtime),
    agentNames: ['id', 'number'],
    surfaces: surfacesOf(api, config),
    close: () => TE.fromIO(connections.close),
  });
};
