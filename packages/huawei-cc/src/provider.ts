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
import { provider, type HuaweiCcConfig } from './config.js';
import { agents } from './ports/agents.js';
import { campaigns } from './ports/campaigns.js';
import { queues } from './ports/queues.js';
import { routing } from './ports/routing.js';

const offersOf = (client: Client) => [...agents, ...queues, ...routing(client), ...campaigns];

/** A contact center at Huawei, with the operations it serves and no others. */
export type HuaweiCc = CenterWith<NamesOf<ReturnType<typeof offersOf>>>;

export const buildCenter = (
  config: HuaweiCcConfig,
  runtime: Runtime,
): E.Either<ContactCenterError, ContactCenter> => {
  const client = createClient(config, runtime);
  return defineProvider({
    provider,
    accountKey: accountKey(provider, config.gatewayUrl),
    runtime,
    offers: offersOf(client),
    close: client.close,
  });
};
