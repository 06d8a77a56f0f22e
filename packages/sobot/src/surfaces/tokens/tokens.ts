import {
  accountKey,
  failure,
  failureOf,
  type AgentRef,
  type CallContext,
  type ContactCenterError,
  type Runtime,
} from '@cordboard/core/provider';
import {
  accessToken,
  renewableToken,
  type AccessToken,
  type Connections,
  type Renewable,
} from '@cordboard/core/http';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { defaults, operatorOf, provider, type SobotConfig } from '../../config.js';
import { numberOf, textOf } from '../../mapping/values.js';
import { unauthenticated } from './codes.js';
import { createTokenCalls } from './surface.js';
import type { TokenKind, TokenReply } from './wire/tokens.js';

/**
 * The account's token and its operator's, each obtained when first needed and renewed at half its lifetime.
 */
export interface Tokens extends Readonly<Record<TokenKind, Renewable<AccessToken>>> {
  /** Another token for an agent, which the adapter does not keep. */
  readonly give: (agent: AgentRef, context: CallContext) => TE.TaskEither<ContactCenterError, AccessToken>;
}

const oneHourMs = 3_600_000;

// Milliseconds in one edition, seconds in the other: a million seconds would be eleven days.
const toLifetimeMs = (expiresIn: number | undefined): number => {
  if (expiresIn === undefined || expiresIn <= 0) return oneHourMs;
  return expiresIn > 1_000_000 ? expiresIn : expiresIn * 1000;
};

const noToken = failure('Unauthenticated', 'the reply holds no token');
const nothingGiven = failure('MalformedReply', 'the reply holds no token');
const toToken = (
  reply: TokenReply,
  obtainedAt: number,
  otherwise: ContactCenterError,
): E.Either<ContactCenterError, AccessToken> =>
  pipe(
    textOf(reply.access_token) ?? textOf(reply.accessToken),
    E.fromNullable(otherwise),
    E.chain(
      accessToken({
        obtainedAt,
        lifetimeMs: toLifetimeMs(numberOf(reply.expires_in) ?? numberOf(reply.expiresIn)),
      }),
    ),
  );

const noOperator = failureOf('Misconfigured', 'invalid configuration', [
  {
    path: 'operator',
    message: 'is missing: the vendor wants an agent token here (or set tokens to company)',
  },
]);

const storedAs = (kind: TokenKind, { appId, baseUrl = defaults.baseUrl, operator }: SobotConfig): string => {
  const signer = kind === 'agent' ? JSON.stringify(operator) : '';
  return `${accountKey(provider, baseUrl, appId, signer)}/${kind}-token`;
};

/** Makes the tokens of an account. Nothing is sent yet. */
export const createTokens = (config: SobotConfig, connections: Connections, runtime: Runtime): Tokens => {
  const ask = createTokenCalls(config, connections, runtime);
  const request = (
    kind: TokenKind,
    otherwise: ContactCenterError,
    agent?: AgentRef,
    call?: CallContext,
  ): TE.TaskEither<ContactCenterError, AccessToken> =>
    pipe(
      TE.fromIO<number, ContactCenterError>(runtime.now),
      TE.chain((now) =>
        pipe(
          ask(kind, now, agent, call),
          TE.chainEitherK((reply) => toToken(reply, now, otherwise)),
        ),
      ),
    );
  const obtain = (kind: TokenKind, agent?: AgentRef): TE.TaskEither<ContactCenterError, AccessToken> =>
    TE.mapLeft((error: ContactCenterError) => unauthenticated(kind, error))(request(kind, noToken, agent));
  const held = (
    kind: TokenKind,
    token: TE.TaskEither<ContactCenterError, AccessToken>,
  ): Renewable<AccessToken> => renewableToken({ name: storedAs(kind, config), obtain: token }, runtime);
  const operator = operatorOf(config);
  return {
    give: (agent, call) => request('agent', nothingGiven, agent, call),
    company: held('company', obtain('company')),
    agent: held('agent', operator === undefined ? TE.left(noOperator) : obtain('agent', operator)),
  };
};
