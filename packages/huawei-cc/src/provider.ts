import { accountKey, defineProvider, failureOf, type Runtime } from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import { provider, type HuaweiCcConfig } from './config.js';
import { workNumbers } from './mapping/agents.js';
import { agents } from './ports/agents.js';
import { calls } from './ports/calls.js';
import { campaigns } from './ports/campaigns.js';
import { presence } from './ports/presence.js';
import { queues } from './ports/queues.js';
import { records } from './ports/records.js';
import { routing } from './ports/routing.js';
import { closeSurfaces, openSurfaces, problemsOfSite, surfacesOf, type Surfaces } from './configured.js';

const operationsOf = (surfaces: Surfaces, runtime: Runtime, { reasons }: HuaweiCcConfig) => [
  ...agents(surfaces),
  ...presence(surfaces, runtime, reasons),
  ...queues(surfaces, runtime),
  ...routing(surfaces),
  ...campaigns,
  ...calls,
  ...records,
];

/** Addresses alone do not tell accounts apart: several virtual centers share a server. */
const keyOf = ({ gatewayUrl, cms, apiFabric, configuration }: HuaweiCcConfig): string =>
  accountKey(
    provider,
    gatewayUrl ?? '',
    JSON.stringify([cms?.baseUrl, cms?.ccId, cms?.vdn]),
    JSON.stringify([apiFabric?.baseUrl, apiFabric?.appKey]),
    String(configuration?.user ?? ''),
  );

export const buildCenter = (config: HuaweiCcConfig, runtime: Runtime) => {
  const { apiFabric } = config;
  const problems = problemsOfSite(config);
  if (problems.length > 0)
    return E.left(failureOf('Misconfigured', `invalid settings for ${provider}`, problems));
  const surfaces = surfacesOf(config, runtime);
  return defineProvider({
    provider,
    accountKey: keyOf(config),
    runtime,
    operations: operationsOf(surfaces, runtime, config),
    agentNames: apiFabric === undefined ? workNumbers : [...workNumbers, 'username'],
    surfaces: openSurfaces(surfaces),
    close: () => closeSurfaces(surfaces),
  });
};
