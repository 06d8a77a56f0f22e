import * as E from 'fp-ts/lib/Either.js';
import { identity, pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { own } from '../guards.js';
import {
  isJsonContent,
  json,
  parseJson,
  type SandboxHandler,
  type SandboxReply,
  type SandboxRequest,
} from '../http.js';
import type { Troubles, VendorServer } from '../vendor-server.js';
import type { World } from '../world.js';
import type { Call, Language, Route } from './call.js';
import { succeeded } from './envelope.js';
import { refuse, refused, type Refusal } from './failures.js';
import { answerWithKey } from './idempotency.js';
import { locate, type Located } from './routes.js';
import { zone } from './shape.js';
import { createState, type SobotSettings, type State } from './state.js';
import { grantOf, tokenRoutes, type GiveToken } from './tokens.js';

/** The body; nothing at all is an empty object. */
const bodyOf = ({ body, headers }: SandboxRequest): E.Either<Refusal, unknown> => {
  if (body === '') return E.right({});
  if (!isJsonContent(headers)) return E.left(refuse('notJson'));
  const parsed = parseJson(body);
  return parsed === undefined ? E.left(refuse('badRequest', 'the body is not JSON')) : E.right(parsed);
};

const inputOf = (request: SandboxRequest): E.Either<Refusal, unknown> =>
  request.method === 'GET' ? E.right(Object.fromEntries(request.query)) : bodyOf(request);

const mayCall = (
  world: World,
  state: State,
  request: SandboxRequest,
  route: Route,
): E.Either<Refusal, unknown> =>
  pipe(
    grantOf(world, state, request.headers.authorization),
    E.filterOrElse(
      ({ kind }) => route.token === 'company' || kind === 'agent',
      () => refuse('agentTokenNeeded'),
    ),
  );

const languageOf = ({ headers }: SandboxRequest, { token }: Route): Language =>
  token === 'agent' && headers.language === 'zh' ? 'zh' : 'en';

const usualZone = 'Asia/Singapore';

/** An unknown zone is as none. */
const zoneOf = ({ headers }: SandboxRequest): string =>
  pipe(
    zone(headers.timezoneid),
    E.getOrElse(() => usualZone),
  );

const callOf = (
  world: World,
  state: State,
  request: SandboxRequest,
  { edition, route }: Located,
  input: unknown,
): Call => ({
  world,
  state,
  edition,
  request,
  input,
  language: languageOf(request, route),
  timeZone: zoneOf(request),
  record: (effect, ...identity) => {
    const key = identity.length === 0 ? undefined : world.ledger.keyOf('sobot', ...identity);
    world.ledger.record({ vendor: 'sobot', request, effect, key });
  },
});

const answerCall = (world: World, state: State, request: SandboxRequest): Promise<SandboxReply> =>
  pipe(
    locate(request),
    E.chainFirst(({ route }) => mayCall(world, state, request, route)),
    E.bindTo('located'),
    E.bind('input', () => inputOf(request)),
    TE.fromEither,
    TE.chain(({ located, input }) => {
      const call = callOf(world, state, request, located, input);
      return pipe(
        answerWithKey(call, located.route),
        TE.map((data) => succeeded(located.route.envelope, data, call.language)),
      );
    }),
    TE.match(refused, identity),
  )();

const answerTokenCall = (
  world: World,
  state: State,
  request: SandboxRequest,
  give: GiveToken,
): Promise<SandboxReply> =>
  pipe(
    request.method === 'POST' ? bodyOf(request) : E.left(refuse('wrongMethod')),
    TE.fromEither,
    TE.chain((body) => give(world, state, body)),
    TE.match(refused, (answer) => json(answer)),
  )();

/**
 * Sobot's voice API, both editions, as its Basic Management API page documents it: every call of that page and
 * the two that give tokens.
 */
export const createSobotServer = (world: World, settings: SobotSettings = {}): VendorServer => {
  const state = createState(settings);
  const handler: SandboxHandler = (request) => {
    const give = own(tokenRoutes, request.path);
    return give === undefined
      ? answerCall(world, state, request)
      : answerTokenCall(world, state, request, give);
  };
  const troubles: Troubles = {
    expired: (request) => {
      state.tokens.clear();
      return request;
    },
  };
  return Object.assign(handler, { troubles });
};
