import type { CallContext, ContactCenterError, Runtime } from '@cordboard/core/provider';
import {
  defineSurface,
  openConnections,
  type Auth,
  type Envelope as EnvelopeOf,
  type SurfaceRequest,
} from '@cordboard/core/http';
import * as O from 'fp-ts/lib/Option.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { provider, type HuaweiCcConfig } from '../../config.js';
import type { Used } from './auth.js';
import { codes, refusalBy } from './codes.js';
import { Envelope, type Manner, type VendorCall } from './wire/envelope.js';

/** The request of a call, apart from the agent. */
export type Request = Pick<SurfaceRequest, 'params' | 'query' | 'body'>;

/** The agent, the credentials and the call that a request belongs to. */
export interface Sender {
  readonly agentId: string;
  readonly context: CallContext;
  readonly auth: Auth<Used>;
}

type Ask = <A>(call: VendorCall<A>, request: Request, sender: Sender) => TaskEither<ContactCenterError, A>;

/** The CC-Gateway: everything there is done for one agent. */
export interface Gateway {
  readonly ask: Ask;
  /**
   * Sends as part of another call, without retries: for what must not be repeated, or is repeated by the
   * caller.
   */
  readonly askOnce: Ask;
  /** The same for what is held open and keeps an agent signed in: it waits for no other request, and none waits for it. */
  readonly poll: Ask;
  readonly close: () => void;
}

/** A failure arrives as HTTP 200, too, and only its code tells. The data is next to the code. */
const envelope: EnvelopeOf<Envelope, Manner> = {
  codec: Envelope,
  refusal: ({ retcode, message }, { call: { unchanged = [] } }) => {
    const code = String(retcode).trim();
    const isFine = code === codes.success || unchanged.includes(code);
    return isFine ? O.none : O.some(refusalBy(code, message ?? undefined));
  },
  data: (opened) => opened,
};

const jsonType = 'application/json; charset=UTF-8';

/** A connection for each agent who can be signed in at once. */
const mostPolls = 10_000;

/** Makes the gateway at an address. Nothing is sent yet. */
export const createGateway = (baseUrl: string, settings: HuaweiCcConfig, runtime: Runtime): Gateway => {
  const openPool = (policies: HuaweiCcConfig) => {
    const connections = openConnections({ ...policies, baseUrl });
    const surface = defineSurface(
      {
        provider,
        baseUrl,
        connections,
        envelope,
        jsonType,
        // The gateway requires it on requests without a body, too.
        headers: () => ({ 'Content-Type': jsonType }),
        policies,
      },
      runtime,
    );
    const asking =
      (inner: boolean): Ask =>
      (call, request, { agentId, context, auth }) =>
        surface.ask(
          call,
          { ...request, params: { ...request.params, agentid: agentId } },
          { context, auth, inner },
        );
    return { asking, close: connections.close };
  };
  const calls = openPool(settings);
  const polls = openPool({ ...settings, maxConnections: mostPolls, rate: undefined });
  return {
    ask: calls.asking(false),
    askOnce: calls.asking(true),
    poll: polls.asking(true),
    close: () => {
      calls.close();
      polls.close();
    },
  };
};
