import * as E from 'fp-ts/lib/Either.js';
import { identity, pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { SandboxHandler, SandboxRequest } from '../../http.js';
import type { World } from '../../world.js';
import { bodyOf } from '../body.js';
import { refuse, refused, type Refusal } from '../failures.js';
import { zone } from '../shape.js';
import type { Grants } from '../tokens/grants.js';
import { agentRoutes } from './agents.js';
import type { Call, Edition, Language, Route } from './call.js';
import { callbackRoutes } from './callbacks.js';
import { callingListRoutes } from './calling-lists.js';
import { campaignRoutes } from './campaigns.js';
import { succeeded } from './envelope.js';
import { extensionRoutes } from './extensions.js';
import { flowRoutes } from './flows.js';
import { createIdempotency } from './idempotency.js';
import { mainCdrRoutes } from './main-cdrs.js';
import { numberRoutes } from './numbers.js';
import { queueRoutes } from './queues.js';
import { isForRecording, recordingReply } from './recordings.js';

/** Every call that is served. Topics that keep what the center has no place for are made for each server. */
const createRoutes = (): readonly Route[] => [
  ...agentRoutes,
  ...queueRoutes,
  ...extensionRoutes(),
  ...numberRoutes,
  ...campaignRoutes,
  ...callingListRoutes(),
  ...callbackRoutes,
  ...flowRoutes,
  ...mainCdrRoutes,
];

/** What stands before the module's name. */
const stems: Readonly<Record<Edition, string>> = {
  v6: '/callservice/v6/cc-',
  tm: '/callservice/tm/tm-',
};

/** A call, and the edition in which it was asked for. */
interface Located {
  readonly route: Route;
  readonly edition: Edition;
}

const locate = (routes: readonly Route[], { method, path }: SandboxRequest): E.Either<Refusal, Located> => {
  const edition = path.startsWith(stems.tm) ? 'tm' : 'v6';
  if (!path.startsWith(stems[edition])) return E.left(refuse('noSuchPath'));
  const rest = path.slice(stems[edition].length);
  const candidates = routes.filter((route) => route.path === rest);
  const route = candidates.find((candidate) => candidate.method === method);
  if (route !== undefined) return E.right({ route, edition });
  return E.left(refuse(candidates.length === 0 ? 'noSuchPath' : 'wrongMethod'));
};

const inputOf = (request: SandboxRequest): E.Either<Refusal, unknown> =>
  request.method === 'GET' ? E.right(Object.fromEntries(request.query)) : bodyOf(request);

const mayCall = (grants: Grants, { headers }: SandboxRequest, { token }: Route): E.Either<Refusal, unknown> =>
  pipe(
    grants.check(headers.authorization),
    E.filterOrElse(
      ({ kind }) => token === 'company' || kind === 'agent',
      () => refuse('agentTokenNeeded'),
    ),
  );

const languageOf = ({ headers }: SandboxRequest, { token }: Route): Language =>
  token === 'agent' && headers.language === 'zh' ? 'zh' : 'en';

const usualZone = 'Asia/Singapore';

/** An unknown zone is ignored. */
const zoneOf = ({ headers }: SandboxRequest): string =>
  pipe(
    zone(headers.timezoneid),
    E.getOrElse(() => usualZone),
  );

const callOf = (
  world: World,
  request: SandboxRequest,
  { edition, route }: Located,
  input: unknown,
): Call => ({
  world,
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

/** The API in both editions. Every call needs a token. */
export const createApi = (world: World, grants: Grants): SandboxHandler => {
  const routes = createRoutes();
  const answerWithKey = createIdempotency();
  return (request) =>
    isForRecording(request)
      ? pipe(
          TE.fromEither(grants.check(request.headers.authorization)),
          TE.chain(() => recordingReply(world, request)),
          TE.match(refused, identity),
        )()
      : pipe(
          locate(routes, request),
          E.chainFirst(({ route }) => mayCall(grants, request, route)),
          E.bindTo('located'),
          E.bind('input', () => inputOf(request)),
          TE.fromEither,
          TE.chain(({ located, input }) => {
            const call = callOf(world, request, located, input);
            return pipe(
              answerWithKey(call, located.route),
              TE.map((data) => succeeded(located.route.envelope, data, call.language)),
            );
          }),
          TE.match(refused, identity),
        )();
};
