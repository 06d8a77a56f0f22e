import { createHash } from 'node:crypto';
import { AgentId, type Agent } from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { credentials } from '../../credentials.js';
import type { World } from '../../world.js';
import { refusalOf, refuse, type Refusal } from '../failures.js';
import { among, type Check, digits, type Found, id, mapped, optional, shape, timestamp } from '../shape.js';
import type { Grants } from './grants.js';
import type { Route, TokenCall } from './route.js';

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

/** The fields that the answers share; `expires_in` is in milliseconds. */
const answerOf = ({ lifeMs }: Grants) => ({
  response_type: 'token',
  expires_in: lifeMs,
  realm: 'third',
  domain: 'sobot',
});

const signed = <S extends Signed>(check: Check<S>, { world, body }: TokenCall): TE.TaskEither<Refusal, S> =>
  pipe(
    check(body),
    E.mapLeft((problem) => refuse('badRequest', problem)),
    E.chain(checkSign(world.now())),
    TE.fromEither,
  );

const companyToken: Route['answer'] = (call) =>
  pipe(
    signed(companyRequest, call),
    TE.map(() => ({ ...answerOf(call.grants), access_token: call.grants.give() })),
  );

/** One of both is required; the id takes precedence. */
const findSigner = (
  { center }: World,
  { agentId, agentNo }: Found<typeof agentRequest>,
): TE.TaskEither<Refusal, Agent> => {
  if (agentId === undefined && agentNo === undefined) {
    return TE.left(refuse('badRequest', 'agentId or agentNo is required'));
  }
  const agent = agentId === undefined ? { number: agentNo ?? '' } : { id: AgentId(agentId) };
  return pipe(center.agents.get({ agent }), TE.mapLeft(refusalOf({ NotFound: 'unknownAgent' })));
};

const agentToken: Route['answer'] = (call) =>
  pipe(
    signed(agentRequest, call),
    TE.chain((request) => findSigner(call.world, request)),
    TE.map((agent) => ({ ...answerOf(call.grants), accessToken: call.grants.give(agent) })),
  );

/** The two calls; each spells the token differently. */
export const tokenRoutes: readonly Route[] = [
  { method: 'POST', path: '/tokens/company', answer: companyToken },
  { method: 'POST', path: '/tokens/agent', answer: agentToken },
];
