import { createHash, randomBytes } from 'node:crypto';
import { AgentId, type Agent } from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { credentials } from '../credentials.js';
import type { World } from '../world.js';
import type { Answer } from './call.js';
import { refusalOf, refuse, type Refusal } from './failures.js';
import { among, digits, type Found, id, mapped, optional, shape, timestamp } from './shape.js';
import type { Grant, State } from './state.js';

/** How far the signed time may be from the server's, either way. Not documented. */
const clockWindowMs = 600_000;

/** The table says Long, the samples send a String. */
const currentTime = (value: unknown) =>
  typeof value === 'number' ? mapped(timestamp, String)(value) : digits(1, 15)(value);

const signedFields = { appId: id, currentTime, responseType: among('token'), sign: id };

const companyRequest = shape(signedFields);
const agentRequest = shape({ ...signedFields, agentId: optional(id), agentNo: optional(id) });

type Signed = Found<typeof companyRequest>;

const signOf = ({ appId, currentTime: time, responseType }: Signed): string =>
  createHash('md5')
    .update(appId + time + responseType + credentials.sobot.appSecret)
    .digest('hex');

const checkSign =
  (now: number) =>
  <S extends Signed>(request: S): E.Either<Refusal, S> => {
    if (request.appId !== credentials.sobot.appId) return E.left(refuse('noSuchApp'));
    const isInTime = Math.abs(Number(request.currentTime) - now) <= clockWindowMs;
    return isInTime && request.sign.toLowerCase() === signOf(request)
      ? E.right(request)
      : E.left(refuse('badSign'));
  };

const encoded = (part: unknown): string => Buffer.from(JSON.stringify(part)).toString('base64url');

/** A token as theirs look: a JWT whose times are milliseconds, which helpers for JWTs take for seconds. */
const tokenFor = (now: number, lifeMs: number, agent: Agent | undefined): string =>
  [
    encoded({ alg: 'HS256', typ: 'JWT' }),
    encoded({
      app: credentials.sobot.appId,
      rlm: 'third',
      nbf: 0,
      iss: 'sobot',
      exp: now + lifeMs,
      iat: now,
      aid: agent?.id ?? '',
      cid: 'sandbox',
    }),
    randomBytes(32).toString('base64url'),
  ].join('.');

const grantToken = ({ now }: World, state: State, agent: Agent | undefined): string => {
  const { tokenLifeMs } = state.settings;
  const token = tokenFor(now(), tokenLifeMs, agent);
  state.tokens.set(token, {
    kind: agent === undefined ? 'company' : 'agent',
    expiresAt: now() + tokenLifeMs,
  });
  return token;
};

/** The fields that the answers share; `expires_in` is in milliseconds. */
const answerOf = ({ settings }: State) => ({
  response_type: 'token',
  expires_in: settings.tokenLifeMs,
  realm: 'third',
  domain: 'sobot',
});

const signed = <S extends Signed>(
  check: (body: unknown) => E.Either<string, S>,
  { now }: World,
  body: unknown,
): Answer<S> =>
  pipe(
    check(body),
    E.mapLeft((problem) => refuse('badRequest', problem)),
    E.chain(checkSign(now())),
    TE.fromEither,
  );

const companyToken = (world: World, state: State, body: unknown): Answer =>
  pipe(
    signed(companyRequest, world, body),
    TE.map(() => ({ ...answerOf(state), access_token: grantToken(world, state, undefined) })),
  );

/** The id wins when both are there; one must be. */
const findSigner = ({ center }: World, { agentId, agentNo }: Found<typeof agentRequest>): Answer<Agent> => {
  if (agentId === undefined && agentNo === undefined) {
    return TE.left(refuse('badRequest', 'agentId or agentNo is required'));
  }
  const agent = agentId === undefined ? { number: agentNo ?? '' } : { id: AgentId(agentId) };
  return pipe(center.agents.get({ agent }), TE.mapLeft(refusalOf({ NotFound: 'unknownAgent' })));
};

const agentToken = (world: World, state: State, body: unknown): Answer =>
  pipe(
    signed(agentRequest, world, body),
    TE.chain((request) => findSigner(world, request)),
    TE.map((agent) => ({ ...answerOf(state), accessToken: grantToken(world, state, agent) })),
  );

/** Answers a call for a token. */
export type GiveToken = (world: World, state: State, body: unknown) => Answer;

/** The two calls that need no token. Their answers have no envelope, and spell the token differently. */
export const tokenRoutes: Readonly<Record<string, GiveToken>> = {
  '/tokens/company': companyToken,
  '/tokens/agent': agentToken,
};

/** Who sends a request, by its `Authorization: Bearer <token>`. */
export const grantOf = (
  world: World,
  state: State,
  authorization: string | undefined,
): E.Either<Refusal, Grant> => {
  const token = authorization?.replace(/^Bearer /, '') ?? '';
  if (token === '' || token === authorization) return E.left(refuse('noToken'));
  const grant = state.tokens.get(token);
  return grant !== undefined && world.now() < grant.expiresAt ? E.right(grant) : E.left(refuse('badToken'));
};
