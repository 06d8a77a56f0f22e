import {
  accountKey,
  defineProvider,
  type CenterWith,
  type ContactCenter,
  type ContactCenterError,
  type NamesOf,
  type Runtime,
} from '@cordboard/core';
import type * as E from 'fp-ts/lib/Either.js';
import { createClient, type Client } from './client.js';
import { defaults, provider, type SobotConfig } from './config.js';
import { agents } from './ports/agents.js';
import { campaigns } from './ports/campaigns.js';
import { queues } from './ports/queues.js';
import { routing } from './ports/routing.js';

const offersOf = (client: Client, config: SobotConfig) => [
  ...agents(client, config),
  ...queues(client),
  ...routing(client),
  ...campaigns(client, config),
];

/** A contact center at Sobot, with the operations it serves and no others. */
export type Sobot = CenterWith<NamesOf<ReturnType<typeof offersOf>>>;

export const buildCenter = (
  config: SobotConfig,
  runtime: Runtime,
): E.Either<ContactCenterError, ContactCenter> =>
  defineProvider({
    provider,
    accountKey: accountKey(
      provider,
      config.baseUrl ?? defaults.baseUrl,
      config.appId,
      config.edition ?? defaults.edition,
    ),
    runtime,
    offers: offersOf(createClient(config, runtime), config),
  });
