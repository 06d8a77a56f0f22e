import {
  accountKey,
  failure,
  failureOf,
  HeaderText,
  Secret,
  sharedValue,
  type AgentRef,
  type CallContext,
  type ContactCenterError,
  type Runtime,
  type SharedValue,
} from '@cordboard/core/provider';
import { renewable, type Connections, type Lifetime, type Renewable } from '@cordboard/core/http';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as O from 'fp-ts/lib/Option.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import * as t from 'io-ts';
import { defaults, operatorOf, provider, type SobotConfig } from '../../config.js';
import { numberOf, textOf } from '../../mapping/values.js';
import { unauthenticated } from './codes.js';
import { createTokenCalls } from './surface.js';
import type { TokenKind, TokenReply } from './wire/tokens.js';

export interface Token {
  readonly value: Secret;
  /** By the wall clock, epoch milliseconds: the only clock that processes share. */
  readonly obtainedAt: number;
  readonly lifetimeMs: number;
}

/**
 * The account's token and its operator's, each obtained when first needed and renewed at half its lifetime.
 */
export interface Tokens extends Readonly<Record<TokenKind, Renewable<Token>>> {
  /** Another token for an agent, which the adapter does not keep. */
  readonly give: (agent: AgentRef, context: CallContext) => TE.TaskEither<ContactCenterError, Token>;
}

const oneHourMs = 3_600_000;

// Milliseconds in one edition, seconds in the other: a million seconds would be eleven days.
const toLifetimeMs = (expiresIn: number | undefined): number => {
  if (expiresIn === undefined || expiresIn <= 0) return oneHourMs;
  return expiresIn > 1_000_000 ? expiresIn : expiresIn * 1000;
};

const noToken = failure('Unauthenticated', 'the reply holds no token');
const nothingGiven = failure('MalformedReply', 'the reply holds no token');
const unusableToken = failure('MalformedReply', 'the vendor gave a token that a header cannot carry');

const toToken = (
  reply: TokenReply,
  obtainedAt: number,
  otherwise: ContactCenterError,
): E.Either<ContactCenterError, Token> =>
  pipe(
    textOf(reply.access_token) ?? textOf(reply.accessToken),
    E.fromNullable(otherwise),
    E.filterOrElse(HeaderText.is, () => unusableToken),
    E.map((value) => ({
      value: new Secret(value),
      obtainedAt,
      lifetimeMs: toLifetimeMs(numberOf(reply.expires_in) ?? numberOf(reply.expiresIn)),
    })),
  );

const noOperator = failureOf('Misconfigured', 'invalid configuration', [
  {
    path: 'operator',
    message: 'is missing: the vendor wants an agent token here (or set tokens to company)',
  },
]);

const StoredToken = t.type(
  { value: HeaderText, obtainedAt: t.number, lifetimeMs: t.number },
  'SobotStoredToken',
);

/** The token in the store, when processes share one. */
const sharedTokenOf = (
  kind: TokenKind,
  { appId, baseUrl = defaults.baseUrl, ...config }: SobotConfig,
  { store, sleep }: Runtime,
): SharedValue<Token> | undefined => {
  if (store === undefined) return undefined;
  const signer = kind === 'agent' ? JSON.stringify(config.operator) : '';
  return sharedValue({
    store,
    name: `${accountKey(provider, baseUrl, appId, signer)}/${kind}-token`,
    sleep,
    toStored: (token) => ({ ...token, value: token.value.reveal() }),
    fromStored: (stored) =>
      StoredToken.is(stored) ? O.some({ ...stored, value: new Secret(stored.value) }) : O.none,
    isSame: (one, other) => one.value.reveal() === other.value.reveal(),
    keepMs: ({ lifetimeMs }) => lifetimeMs,
  });
};

const lifetimeBy = (now: Runtime['now']): Lifetime<Token> => ({
  renewAfterMs: ({ lifetimeMs }) => lifetimeMs / 2,
  expiresAfterMs: ({ lifetimeMs }) => lifetimeMs,
  ageMs: ({ obtainedAt }) => now() - obtainedAt,
});

/** Makes the tokens of an account. Nothing is sent yet. */
export const createTokens = (config: SobotConfig, connections: Connections, runtime: Runtime): Tokens => {
  const ask = createTokenCalls(config, connections, runtime);
  const request = (
    kind: TokenKind,
    otherwise: ContactCenterError,
    agent?: AgentRef,
    call?: CallContext,
  ): TE.TaskEither<ContactCenterError, Token> =>
    pipe(
      TE.fromIO<number, ContactCenterError>(runtime.now),
      TE.chain((now) =>
        pipe(
          ask(kind, now, agent, call),
          TE.chainEitherK((reply) => toToken(reply, now, otherwise)),
        ),
      ),
    );
  const obtain = (kind: TokenKind, agent?: AgentRef): TE.TaskEither<ContactCenterError, Token> =>
    TE.mapLeft((error: ContactCenterError) => unauthenticated(kind, error))(request(kind, noToken, agent));
  const held = (kind: TokenKind, token: TE.TaskEither<ContactCenterError, Token>): Renewable<Token> =>
    renewable({
      obtain: token,
      lifetime: lifetimeBy(runtime.now),
      monotonicNow: runtime.monotonicNow,
      shared: sharedTokenOf(kind, config, runtime),
    });
  const operator = operatorOf(config);
  return {
    give: (agent, call) => request('agent', nothingGiven, agent, call),
    company: held('company', obtain('company')),
    agent: held('agent', operator === undefined ? TE.left(noOperator) : obtain('agent', operator)),
  };
};
