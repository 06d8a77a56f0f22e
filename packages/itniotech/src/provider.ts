import { accountKey, defineProvider, type Runtime } from '@cordboard/core/provider';
import { vendorSurface } from '@cordboard/core/http';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { createApi, type Api } from './surfaces/api/surface.js';
import {
  defaultBaseUrl,
  defaultNumberPrefix,
  defaultUtcOffset,
  defaultVoicePrefix,
  provider,
  type ItniotechConfig,
} from './config.js';
import { agents } from './ports/agents.js';
import { campaigns } from './ports/campaigns.js';
import { deskPhones } from './ports/desk-phones.js';
import { presence } from './ports/presence.js';
import { queues } from './ports/queues.js';
import { records } from './ports/records.js';
import { routing } from './ports/routing.js';

const operationsOf = (
  api: Api,
  {
    utcOffset = defaultUtcOffset,
    numberPrefix = defaultNumberPrefix,
    voicePrefix = defaultVoicePrefix,
    appId,
  }: ItniotechConfig,
  runtime: Runtime,
) => [
  ...agents({ api, utcOffset }),
  ...deskPhones(api, voicePrefix, appId),
  ...presence({ api, utcOffset }, runtime),
  ...queues(api, appId, runtime),
  ...routing(api, numberPrefix),
  ...campaigns,
  ...records(api, { utcOffset, voicePrefix }, runtime),
];

const surfacesOf = (api: Api) => ({
  api: vendorSurface(
    { agent: 'none' },
    { ask: ({ call, request }, context) => api.ask(call, request, context), probe: api.probe },
  ),
});

export const buildCenter = (config: ItniotechConfig, runtime: Runtime) => {
  const api = createApi(config, runtime);
  return defineProvider({
    provider,
    accountKey: accountKey(provider, config.baseUrl ?? defaultBaseUrl, config.apiKey.reveal()),
    runtime,
    operations: operationsOf(api, config, runtime),
    agentNames: ['id', 'number', 'username'],
    surfaces: surfacesOf(api),
    close: () => TE.fromIO(api.close),
  });
};
