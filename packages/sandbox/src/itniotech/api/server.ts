import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { json, text, type SandboxHandler, type SandboxReply } from '../../http.js';
import type { ClientFaults } from '../../vendor-server.js';
import type { CreateServer, World } from '../../world.js';
import { authenticate } from './authentication.js';
import { reasons, type Refusal } from './codes.js';
import { groupRoutes } from './groups.js';
import type { Route } from './route.js';
import { seatRoutes } from './seats.js';

const routes: readonly Route[] = [...seatRoutes, ...groupRoutes];

/** Business failures have HTTP status 200, without `data`. */
const refused =
  ({ statusAs = String }: Route) =>
  (code: Refusal): SandboxReply =>
    json({ status: statusAs(code), reason: reasons[code] });

const succeeded =
  ({ statusAs = String }: Route) =>
  (data: unknown): SandboxReply =>
    json({ status: statusAs('0'), reason: 'success', data });

const handlerOver =
  (world: World): SandboxHandler =>
  (request) => {
    const found = routes.filter(({ path }) => path === request.path);
    const route = found.find(({ method }) => method === request.method);
    if (route === undefined) return Promise.resolve(text('', found.length === 0 ? 404 : 405));
    return pipe(
      TE.fromEither(authenticate(request, world.now())),
      TE.chain(() => route.serve(world, request)),
      TE.match(refused(route), succeeded(route)),
    )();
  };

/** The timestamp is checked before the signature. */
const clientFaults: ClientFaults = {
  'clock-skew': (request) => ({ ...request, headers: { ...request.headers, timestamp: '0' } }),
};

/** Itniotech's call-center API, as its pages describe it, over the world's center. */
export const createItniotechServer: CreateServer = (world) =>
  Object.assign(handlerOver(world), { clientFaults });
