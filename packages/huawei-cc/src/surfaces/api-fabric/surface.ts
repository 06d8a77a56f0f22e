import type { CallContext, ContactCenterError, Runtime } from '@cordboard/core/provider';
import {
  defineSurface,
  openConnections,
  type Envelope as EnvelopeOf,
  type OpenSurface,
  type SurfaceRequest,
} from '@cordboard/core/http';
import * as O from 'fp-ts/lib/Option.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { provider, type ApiFabricConfig, type HuaweiCcConfig, type NewQueuesConfig } from '../../config.js';
import { apiFabricAuth } from './auth.js';
import { refusalBy, statuses, success } from './codes.js';
import { createToken } from './tokens.js';
import { codeOf, Envelope, wordsOf, type Manner, type VendorCall } from './wire/envelope.js';
import { queryCalledRoute, type RouteSearchRequest } from './wire/routes.js';

/** API Fabric, where a center in the vendor's cloud is administered. */
export interface ApiFabric {
  /** Makes one of the vendor's calls and returns its reply, decoded: the place of the data differs. */
  readonly ask: <A>(
    call: VendorCall<A>,
    request: SurfaceRequest,
    context: CallContext,
  ) => TaskEither<ContactCenterError, A>;
  /** A list of one route: a read that says nothing of anybody. */
  readonly probe: OpenSurface['probe'];
  /** What new queues have where nothing else is said, if the settings tell. */
  readonly newQueues: NewQueuesConfig | undefined;
  /** What new agents handle. */
  readonly newAgents: NonNullable<ApiFabricConfig['newAgents']>;
  readonly close: () => void;
}

/** A failure arrives as HTTP 200 or with a status of its own. */
const envelope: EnvelopeOf<Envelope, Manner> = {
  codec: Envelope,
  statuses,
  refusal: (opened, { head, call }) => {
    const code = codeOf(opened) ?? '';
    const isFine = code === success && head.status < 400;
    return isFine ? O.none : O.some(refusalBy(head.status, { code, text: wordsOf(opened) }, call));
  },
  data: (opened) => opened,
};

/** Makes API Fabric at the address of its settings. Nothing is sent yet. */
export const createApiFabric = (
  config: ApiFabricConfig,
  settings: HuaweiCcConfig,
  runtime: Runtime,
): ApiFabric => {
  const { baseUrl, appKey, newQueues, newAgents = 'voice' } = config;
  const connections = openConnections({ ...settings, baseUrl });
  const auth = apiFabricAuth(createToken(config, { settings, connections, runtime }));
  const surface = defineSurface(
    { provider, baseUrl, accountId: appKey, connections, envelope, policies: settings },
    runtime,
  );
  return {
    ask: (call, request, context) => surface.ask(call, request, { context, auth }),
    probe: surface.probe(
      queryCalledRoute,
      { body: { json: { offset: 0, limit: 1 } satisfies RouteSearchRequest } },
      auth,
    ),
    newQueues,
    newAgents,
    close: connections.close,
  };
};
