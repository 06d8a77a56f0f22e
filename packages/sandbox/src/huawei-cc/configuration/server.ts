import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import {
  isJsonContent,
  json,
  parseJson,
  type SandboxHandler,
  type SandboxReply,
  type SandboxRequest,
} from '../../http.js';
import type { World } from '../../world.js';
import { httpError } from '../http-error.js';
import { messages, type Refusal } from './codes.js';
import { answerLogin, createLogins } from './logins.js';
import { queueRoutes } from './queues.js';
import type { Route } from './route.js';
import { routeRoutes } from './routes.js';

const routes: readonly Route[] = [...queueRoutes, ...routeRoutes];

/** The configuration of the gateway, and how its logins end. */
export interface ConfigurationServer {
  readonly handler: SandboxHandler;
  readonly endLogins: () => void;
}

/** Codes come as numbers in the tables of the pages and as text in their samples. */
const refused = (code: Refusal): SandboxReply => json({ message: messages[code], retcode: code });

const answer = (world: World, route: Route, request: SandboxRequest): Promise<SandboxReply> => {
  const record = (effect: string): void => {
    world.ledger.record({ vendor: 'huawei-cc', request, effect });
  };
  const { query, body } = request;
  return pipe(
    route.answer({ world, query, body: parseJson(body), record }),
    TE.match(refused, (data) =>
      json({ ...data, message: 'success', retcode: route.method === 'GET' ? '0' : 0 }),
    ),
  )();
};

/** The configuration at Huawei's CC-Gateway, as its pages describe it, over the world's center; below `base`. */
export const createConfiguration = (world: World, base: string): ConfigurationServer => {
  const logins = createLogins();
  const handler: SandboxHandler = (request) => {
    const fail = (status: number): Promise<SandboxReply> =>
      Promise.resolve(httpError(status, request, world.now()));
    const path = request.path.slice(base.length);
    const isLogin = path === 'login';
    const found = routes.filter((route) => route.path === path);
    const route = found.find(({ method }) => method === request.method);
    if (!isLogin && found.length === 0) return fail(404);
    if (isLogin ? request.method !== 'POST' : route === undefined) return fail(405);
    if (!isJsonContent(request.headers)) return fail(415);
    if (route === undefined) return Promise.resolve(answerLogin(logins, request, refused));
    return logins.isGood(request.headers.guid)
      ? answer(world, route, request)
      : Promise.resolve(refused('107-000'));
  };
  return { handler, endLogins: logins.clear };
};
