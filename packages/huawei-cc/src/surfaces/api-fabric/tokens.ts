import {
  accountKey,
  failure,
  ownContext,
  Secret,
  type ContactCenterError,
  type ErrorKind,
  type Runtime,
} from '@cordboard/core/provider';
import {
  accessToken,
  defineSurface,
  noAuth,
  renewableToken,
  type AccessToken,
  type Connections,
  type Envelope,
  type Renewable,
} from '@cordboard/core/http';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as O from 'fp-ts/lib/Option.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import * as t from 'io-ts';
import { defaultTokenSec, provider, type ApiFabricConfig, type HuaweiCcConfig } from '../../config.js';
import { numberOf, textOf } from '../../mapping/values.js';
import { tokenByAkSk, type TokenReply, type TokenRequest } from './wire/tokens.js';

/** A token comes without an envelope, and no page has a sample of a refusal: the HTTP status tells. */
const envelope: Envelope<unknown, unknown> = {
  codec: t.unknown,
  refusal: () => O.none,
  data: (value) => value,
};

const noToken = failure('Unauthenticated', 'the reply holds no token');

// What is no time, or none yet, counts as the vendor's own default.
const toLifetimeMs = ({ Expires, expiresIn }: TokenReply): number => {
  const seconds = numberOf(Expires) ?? numberOf(expiresIn) ?? 0;
  return (seconds > 0 ? seconds : defaultTokenSec) * 1000;
};

const toToken = (reply: TokenReply, obtainedAt: number): E.Either<ContactCenterError, AccessToken> =>
  pipe(
    textOf(reply.AccessToken),
    E.fromNullable(noToken),
    E.chain(accessToken({ obtainedAt, lifetimeMs: toLifetimeMs(reply) })),
  );

// Whatever else the vendor says to a request for a token, it says of the key.
const ofTheKey: readonly ErrorKind[] = ['InvalidInput', 'PermissionDenied', 'Unauthenticated'];

const unauthenticated = (error: ContactCenterError): ContactCenterError =>
  ofTheKey.includes(error.kind)
    ? error.with({
        kind: 'Unauthenticated',
        message: 'the vendor gave no token: check apiFabric.appKey and apiFabric.appSecret',
      })
    : error;

/** Makes the token of an account, obtained when first needed and renewed at half its lifetime. Nothing is sent yet. */
export const createToken = (
  config: ApiFabricConfig,
  {
    settings,
    connections,
    runtime,
  }: { readonly settings: HuaweiCcConfig; readonly connections: Connections; readonly runtime: Runtime },
): Renewable<AccessToken> => {
  const { baseUrl, appKey, appSecret, tokenSec = defaultTokenSec } = config;
  const surface = defineSurface(
    { provider, baseUrl, accountId: appKey, connections, envelope, policies: settings },
    runtime,
  );
  const request = {
    headers: { 'X-Token-Expire': String(tokenSec) },
    body: { json: { app_key: new Secret(appKey), app_secret: appSecret } satisfies TokenRequest },
  };
  const obtain = pipe(
    TE.fromIO<number, ContactCenterError>(runtime.now),
    TE.chain((now) =>
      pipe(
        surface.ask(tokenByAkSk, request, {
          context: ownContext('tokens.apiFabric', runtime),
          auth: noAuth,
          inner: true,
        }),
        TE.chainEitherK((reply) => toToken(reply, now)),
      ),
    ),
    TE.mapLeft(unauthenticated),
  );
  return renewableToken(
    { name: `${accountKey(provider, baseUrl, appKey)}/api-fabric-token`, obtain },
    runtime,
  );
};
