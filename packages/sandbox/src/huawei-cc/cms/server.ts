import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { isJsonContent, json, parseJson, type SandboxReply, type SandboxRequest } from '../../http.js';
import type { ClientFaults } from '../../vendor-server.js';
import type { CreateServer, World } from '../../world.js';
import { httpError } from '../http-error.js';
import { agentRoutes } from './agents.js';
import { createAuthentication, signedLongAgo } from './authentication.js';
import { texts, type Refusal } from './codes.js';
import { queueRoutes } from './queues.js';
import type { Route, Served } from './route.js';

const base = '/rest/cmsapp/v1/openapi/';

const routes: readonly Route[] = [...agentRoutes, ...queueRoutes];

/** The route of a request, or the HTTP status when there is none. */
const routeOf = ({ method, path, headers }: SandboxRequest): E.Either<number, Route> => {
  const found = routes.filter((route) => `${base}${route.path}` === path);
  const route = found.find((candidate) => candidate.method === method);
  if (route === undefined) return E.left(found.length === 0 ? 404 : 405);
  return isJsonContent(headers) ? E.right(route) : E.left(415);
};

/** Business failures have HTTP status 200. */
const refused = (code: Refusal): SandboxReply => json({ resultCode: code, resultDesc: texts[code] });

/** `result` and `resultDatas` are there for clients of older versions. */
const succeeded = ({ data, ...counted }: Served): SandboxReply =>
  json({ result: '0', resultCode: '0100000', ...counted, resultDatas: data, resultDesc: data });

const answer = (world: World, route: Route, body: string): Promise<SandboxReply> =>
  pipe(route.serve(world, parseJson(body)), TE.match(refused, succeeded))();

const clientFaults: ClientFaults = { 'clock-skew': signedLongAgo };

/** Huawei's CC-CMS, as its pages describe it, over the world's center. */
export const createCmsServer: CreateServer = (world) => {
  const authenticate = createAuthentication(world);
  const handler = (request: SandboxRequest): Promise<SandboxReply> =>
    pipe(
      authenticate(request),
      E.chainW(routeOf),
      E.match(
        (status) => Promise.resolve(httpError(status, request, world.now())),
        (route) => answer(world, route, request.body),
      ),
    );
  return Object.assign(handler, { clientFaults });
};
