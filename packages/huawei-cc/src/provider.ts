import {
  accountKey,
  defineProvider,
  type CenterWith,
  type ContactCenter,
  type ContactCenterError,
  type NamesOf,
  type Runtime,
} from '@cordboard/core/provider';
import type * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { provider, type HuaweiCcConfig } from './config.js';
import { agents } from './ports/agents.js';
import { campaigns } from './ports/campaigns.js';
import { queues } from './ports/queues.js';
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

const offersOf = ({ gateway, cms }: Surfaces) => [
  ...agents(cms),
  ...queues,
  ...routing(gateway),
  ...campaigns,
];

/** A contact center at Huawei, with the operations it serves and no others. */
export type HuaweiCc = CenterWith<NamesOf<ReturnType<typeof offersOf>>>;

const closeAll = ({ gateway, cms }: Surfaces): TE.TaskEither<ContactCenterError, void> =>
  pipe(
    gateway?.close() ?? TE.right(undefined),
    TE.chainFirstIOK(() => () => cms?.close()),
  );

export const buildCenter = (
  config: HuaweiCcConfig,
  runtime: Runtime,
): E.Either<ContactCenterError, ContactCenter> => {
  const surfaces = surfacesOf(config, runtime);
  return defineProvider({
    provider,
    accountKey: accountKey(provider, config.gatewayUrl ?? '', config.cms?.baseUrl ?? ''),
    runtime,
    offers: offersOf(surfaces),
    close: () => closeAll(surfaces),
  });
};
