import {
  ownContext,
  type AgentRef,
  type CallContext,
  type ContactCenterError,
  type Runtime,
} from '@cordboard/core/provider';
import {
  defineSurface,
  json,
  noAuth,
  type Connections,
  type Envelope as EnvelopeOf,
} from '@cordboard/core/http';
import * as O from 'fp-ts/lib/Option.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import * as t from 'io-ts';
import { defaults, provider, type SobotConfig } from '../../config.js';
import { refusalIn } from '../api/codes.js';
import { Envelope } from '../api/wire/envelope.js';
import { signedRequest } from './auth.js';
import { tokenCalls, TokenReply, type TokenKind } from './wire/tokens.js';

/** Asks for a token, signed with the present time. */
export type AskForToken = (
  kind: TokenKind,
  now: number,
  agent: AgentRef | undefined,
  /** The call that it is for; left out for the adapter's own tokens. */
  call?: CallContext,
) => TaskEither<ContactCenterError, TokenReply>;

/** A token comes without an envelope, a refusal probably with one; no page has a sample of a refusal. */
const envelope: EnvelopeOf<unknown, unknown> = {
  codec: t.unknown,
  refusal: (value, { head, call }) =>
    Envelope.is(value) ? refusalIn(head.status, value, { endpoint: call.endpoint }) : O.none,
  data: (value) => value,
};

/** Makes the calls for tokens. Nothing is sent yet. */
export const createTokenCalls = (
  config: SobotConfig,
  connections: Connections,
  runtime: Runtime,
): AskForToken => {
  const surface = defineSurface(
    {
      provider,
      baseUrl: config.baseUrl ?? defaults.baseUrl,
      accountId: config.appId,
      connections,
      envelope,
      jsonType: 'application/json;charset=utf-8',
      policies: config,
    },
    runtime,
  );
  return (kind, now, agent, call) => {
    const context = call ?? ownContext(`tokens.${kind}`, runtime);
    return surface.ask(
      { endpoint: tokenCalls[kind], answer: json(TokenReply, O.some({})) },
      { body: { json: signedRequest(config, now, agent) } },
      { context, auth: noAuth, inner: call === undefined },
    );
  };
};
