import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { isJsonContent, json, parseJson, type SandboxReply, type SandboxRequest } from '../../http.js';
import type { ClientFaults } from '../../vendor-server.js';
import type { CreateServer, World } from '../../world.js';
import { httpError } from '../http-error.js';
import { accountRoutes } from './accounts.js';
import { flowRoutes } from './flows.js';
import { createGrants, type Grants } from './grants.js';
import { memberRoutes } from './members.js';
import { newAccountRoutes } from './new-accounts.js';
import { queueRoutes } from './queues.js';
import type { Family, Refusal, Route } from './route.js';
import { calledRouteRoutes } from './routes.js';
import { answerToken, tokenPath } from './tokens.js';

const routes: readonly Route[] = [
  ...accountRoutes,
  ...newAccountRoutes,
  ...memberRoutes,
  ...queueRoutes,
  ...flowRoutes,
  ...calledRouteRoutes,
];

/** Code and words, as the pages of each family name them; flows answer the code as a number. */
const told: Readonly<Record<Family, (code: 0 | 1, words: string) => object>> = {
  account: (code, words) => ({ resultCode: String(code), resultMessage: words }),
  queue: (code, words) => ({ returnCode: String(code), description: words }),
  flow: (code, words) => ({ retCode: code, message: words }),
};

const statuses: Readonly<Record<Refusal, number>> = { malformed: 400, parameters: 500, failed: 200 };

const words: Readonly<Record<Refusal, string>> = {
  malformed: 'bad request',
  parameters: 'business failure, check the parameters',
  failed: 'the operation failed',
};

const answer = (world: World, route: Route, request: SandboxRequest): Promise<SandboxReply> => {
  const tell = told[route.family];
  const record = (effect: string): void => {
    world.ledger.record({ vendor: 'huawei-cc', request, effect });
  };
  return pipe(
    route.answer({ world, body: parseJson(request.body), record }),
    TE.match(
      (refusal) => json(tell(1, words[refusal]), statuses[refusal]),
      (data) => json({ ...tell(0, 'success'), ...data }),
    ),
  )();
};

/** The HTTP status that keeps a request out; which one an old token gets, no page says. */
const statusOf = ({ method, headers }: SandboxRequest, route: Route | undefined, grants: Grants) => {
  const { authorization } = headers;
  if (route === undefined) return 404;
  if (method !== 'POST') return 405;
  if (authorization === undefined) return 401;
  if (!grants.isGood(authorization)) return 403;
  return isJsonContent(headers) ? undefined : 415;
};

/** Huawei's API Fabric, as its pages describe it, over the world's center. */
export const createApiFabricServer: CreateServer = (world) => {
  const grants = createGrants(world.now);
  const handler = (request: SandboxRequest): Promise<SandboxReply> => {
    const { method, path } = request;
    if (path === tokenPath && method === 'POST') {
      return Promise.resolve(answerToken(grants, request, world.now()));
    }
    const route = routes.find((candidate) => candidate.path === path);
    const status = statusOf(request, route, grants);
    return route === undefined || status !== undefined
      ? Promise.resolve(httpError(status ?? 404, request, world.now()))
      : answer(world, route, request);
  };
  const clientFaults: ClientFaults = {
    expired: (request) => {
      grants.clear();
      return request;
    },
  };
  return Object.assign(handler, { clientFaults });
};
