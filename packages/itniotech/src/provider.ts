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
import { agentNames } from './mapping/agents.js';
import { agents } from './ports/agents.js';
import { calls } from './ports/calls.js';
import { campaigns } from './ports/campaigns.js';
import { deskPhones } from './ports/desk-phones.js';
import { launch } from './ports/launch.js';
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
    sheet,
  }: ItniotechConfig,
  runtime: Runtime,
) => [
  ...agents({ api, utcOffset }),
  ...deskPhones(api, voicePrefix, appId),
  ...presence({ api, utcOffset }, runtime),
  ...queues(api, appId, runtime),
  ...routing(api, numberPrefix),
  ...campaigns(api, { utcOffset, voicePrefix, appId }, runtime),
  launch({ api, voicePrefix, appId, sheet }),
  ...calls(api, voicePrefix, appId),
  ...records({ api, utcOffset, voicePrefix, numberPrefix }, runtime),
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
    agentNames,
    surfaces: surfacesOf(api),
    close: () => TE.fromIO(api.close),
  });
};
