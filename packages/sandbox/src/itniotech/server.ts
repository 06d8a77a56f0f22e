import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { json, text, type SandboxHandler, type SandboxReply } from '../http.js';
import type { Troubles } from '../vendor-server.js';
import type { CreateServer, World } from '../world.js';
import { authenticate } from './authentication.js';
import { reasons, type Refusal } from './codes.js';
import type { Endpoint } from './endpoint.js';
import { querySeats } from './seat.js';
import { basicSetting, basicSettingResp } from './seat-group.js';

const asText = (code: string): string => code;

const endpoints: readonly Endpoint[] = [
  { method: 'POST', path: '/v3/cc/seat/query', statusAs: asText, serve: querySeats },
  { method: 'POST', path: '/v3/cc/seatGroup/basicSetting', statusAs: asText, serve: basicSetting },
  { method: 'GET', path: '/v3/cc/seatGroup/basicSettingResp', statusAs: Number, serve: basicSettingResp },
];

/** Business failures travel under HTTP 200, without `data`. */
const refused =
  ({ statusAs }: Endpoint) =>
  (code: Refusal): SandboxReply =>
    json({ status: statusAs(code), reason: reasons[code] });

const succeeded =
  ({ statusAs }: Endpoint) =>
  (data: unknown): SandboxReply =>
    json({ status: statusAs('0'), reason: 'success', data });

const handlerOver =
  (world: World): SandboxHandler =>
  (request) => {
    const found = endpoints.filter(({ path }) => path === request.path);
    const endpoint = found.find(({ method }) => method === request.method);
    if (endpoint === undefined) return Promise.resolve(text('', found.length === 0 ? 404 : 405));
    return pipe(
      TE.fromEither(authenticate(request, world.now())),
      TE.chain(() => endpoint.serve(world, request)),
      TE.match(refused(endpoint), succeeded(endpoint)),
    )();
  };

/** The timestamp is refused before the signature is looked at. */
const troubles: Troubles = {
  'clock-skew': (request) => ({ ...request, headers: { ...request.headers, timestamp: '0' } }),
};

/** Itniotech's call-center API, as its pages describe it, over the world's center. */
export const createItniotechServer: CreateServer = (world) => Object.assign(handlerOver(world), { troubles });
