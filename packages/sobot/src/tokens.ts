import { createHash } from 'node:crypto';
import {
  accountKey,
  createHttpClient,
  failure,
  failureOf,
  jsonOf,
  neverAborted,
  renewable,
  Secret,
  shared,
  type AgentRef,
  type ContactCenterError,
  type ErrorKind,
  type HttpReply,
  type Lifetime,
  type Renewable,
  type Runtime,
  type Shared,
} from '@cordboard/core';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as O from 'fp-ts/lib/Option.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import * as t from 'io-ts';
import { defaults, operatorOf, provider, type SobotConfig } from './config.js';
import { failureIn } from './errors.js';
import { numberOf, textOf } from './mapping/values.js';
import { Envelope } from './wire/envelope.js';
import { tokenCalls, TokenReply, type TokenKind, type TokenRequest } from './wire/tokens.js';

export interface Token {
  readonly value: Secret;
  /** By the wall clock, epoch milliseconds: processes that share it have no other clock in common. */
  readonly obtainedAt: number;
  readonly lifetimeMs: number;
}

/** The account's token and its operator's, each fetched when first needed and renewed at half its life. */
export type Tokens = Readonly<Record<TokenKind, Renewable<Token>>>;

/** The request for a token, signed with the present time. */
const fromCredentials = (
  { appId, appSecret }: SobotConfig,
  now: number,
  agent: AgentRef | undefined,
): TokenRequest => {
  const responseType = 'token';
  const currentTime = String(now);
  const signed = `${appId}${currentTime}${responseType}${appSecret.reveal()}`;
  const sign = createHash('md5').update(signed).digest('hex');
  const named = agent === undefined ? {} : 'id' in agent ? { agentId: agent.id } : { agentNo: agent.number };
  return { responseType, appId, currentTime, sign, ...named };
};

const oneHourMs = 3_600_000;

// Milliseconds here and seconds there: a million seconds would be a token of eleven days.
const toLifetimeMs = (expiresIn: number | undefined): number => {
  if (expiresIn === undefined || expiresIn <= 0) return oneHourMs;
  return expiresIn > 1_000_000 ? expiresIn : expiresIn * 1000;
};

const toToken = (reply: TokenReply, obtainedAt: number): O.Option<Token> =>
  pipe(
    O.fromNullable(textOf(reply.access_token) ?? textOf(reply.accessToken)),
    O.map((value) => ({
      value: new Secret(value),
      obtainedAt,
      lifetimeMs: toLifetimeMs(numberOf(reply.expires_in) ?? numberOf(reply.expiresIn)),
    })),
  );

// Failures that say nothing about the credentials.
const ofTheLine: readonly ErrorKind[] = [
  'RateLimited',
  'Unavailable',
  'Timeout',
  'MalformedReply',
  'Misconfigured',
];

const unauthenticated = (kind: TokenKind, error: ContactCenterError): ContactCenterError =>
  ofTheLine.includes(error.kind)
    ? error
    : error.with({
        kind: 'Unauthenticated',
        message:
          `the vendor gave no ${kind} token: check appId, appSecret${kind === 'agent' ? ', operator' : ''} ` +
          "and this machine's clock, for the request is signed with the time",
      });

/** A token comes without an envelope, a refusal probably with one; no sample of a refusal is printed anywhere. */
const readToken =
  (kind: TokenKind, obtainedAt: number) =>
  (reply: HttpReply): E.Either<ContactCenterError, Token> =>
    pipe(
      jsonOf(reply),
      E.chain((value) => {
        const refused = Envelope.is(value)
          ? failureIn(reply.status, value, { endpoint: tokenCalls[kind] })
          : O.none;
        const token = TokenReply.is(value) ? toToken(value, obtainedAt) : O.none;
        if (O.isSome(refused)) return E.left(refused.value);
        return E.fromOption(() => failure('Unauthenticated', 'the reply holds no token'))(token);
      }),
      E.mapLeft((error) => unauthenticated(kind, error)),
    );

const noOperator = failureOf('Misconfigured', 'the configuration is not right', [
  {
    path: 'operator',
    message: 'is missing: the vendor wants an agent token here (or set tokens to company)',
  },
]);

const StoredToken = t.type(
  { value: t.string, obtainedAt: t.number, lifetimeMs: t.number },
  'SobotStoredToken',
);

/** Where the processes of the account find a token, when they share a store. */
const placeOf = (
  kind: TokenKind,
  { appId, baseUrl = defaults.baseUrl, ...config }: SobotConfig,
  { store, sleep }: Runtime,
): Shared<Token> | undefined => {
  if (store === undefined) return undefined;
  const signer = kind === 'agent' ? JSON.stringify(config.operator) : '';
  return shared({
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
export const createTokens = (config: SobotConfig, runtime: Runtime): Tokens => {
  const { baseUrl = defaults.baseUrl } = config;
  // Whoever waits for the token tries again, and asks for it again then.
  const http = createHttpClient(
    { ...config, provider, baseUrl, account: config.appId, retry: { attempts: 1 } },
    runtime,
  );
  const obtain = (kind: TokenKind, agent?: AgentRef): TE.TaskEither<ContactCenterError, Token> =>
    pipe(
      TE.fromIO<number, ContactCenterError>(runtime.now),
      TE.chain((now) =>
        http.exchange({
          endpoint: tokenCalls[kind],
          json: fromCredentials(config, now, agent),
          // Many calls may wait for it: none of them can cancel it.
          context: {
            operation: `tokens.${kind}`,
            signal: neverAborted,
            correlationId: runtime.uuid(),
            idempotencyKey: runtime.uuid(),
          },
          headers: TE.right({ 'content-type': 'application/json;charset=utf-8' }),
          read: readToken(kind, now),
        }),
      ),
    );
  const held = (kind: TokenKind, token: TE.TaskEither<ContactCenterError, Token>): Renewable<Token> =>
    renewable({
      obtain: token,
      lifetime: lifetimeBy(runtime.now),
      monotonicNow: runtime.monotonicNow,
      shared: placeOf(kind, config, runtime),
    });
  const operator = operatorOf(config);
  return {
    company: held('company', obtain('company')),
    agent: held('agent', operator === undefined ? TE.left(noOperator) : obtain('agent', operator)),
  };
};
