import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { isJsonContent, json, type SandboxHandler, type SandboxReply } from '../../http.js';
import type { ClientFaults } from '../../vendor-server.js';
import type { CreateServer, World } from '../../world.js';
import { createConfiguration } from '../configuration/server.js';
import { httpError } from '../http-error.js';
import { agentQueueRoutes } from './agent-queues.js';
import { agentSessionRoutes } from './agent-session.js';
import { agentStateRoutes } from './agent-states.js';
import { agentSettingRoutes } from './agent-settings.js';
import { messages, type Refusal } from './codes.js';
import { inspectionRoutes } from './inspection.js';
import type { GatewayAnswer, Route } from './route.js';
import { createSessions, type Sessions } from './sessions.js';

const base = '/agentgateway/resource/';

const routes: readonly Route[] = [
  ...agentSessionRoutes,
  ...agentStateRoutes,
  ...agentSettingRoutes,
  ...agentQueueRoutes,
  ...inspectionRoutes,
];

/** The path of a route, each of its parameters a group. */
const patternOf = ({ path }: Route): RegExp =>
  new RegExp(`^${base}${path.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]*)')}$`);

const patterns = routes.map((route) => ({ route, pattern: patternOf(route) }));

/** Every route whose path a request has, with what is in it. */
const matches = (path: string) =>
  patterns.flatMap(({ route, pattern }) => {
    const found = pattern.exec(path);
    if (found === null) return [];
    const { agentid: agentId = '', ...params } = { ...found.groups };
    return [{ route, agentId, params }];
  });

const isAgentId = (agentId: string): boolean =>
  /^[1-9]\d{2,4}$/.test(agentId) && Number(agentId) >= 101 && Number(agentId) <= 59_999;

/** Business failures have HTTP status 200. */
const refused = (code: Refusal): SandboxReply => json({ message: messages[code], retcode: code });

const succeeded = ({ body, headers }: GatewayAnswer): SandboxReply =>
  json({ message: 'success', retcode: '0', ...body }, 200, headers);

const handlerOver =
  (world: World, sessions: Sessions): SandboxHandler =>
  (request) => {
    const found = matches(request.path);
    const match = found.find(({ route }) => route.method === request.method);
    const fail = (status: number): Promise<SandboxReply> =>
      Promise.resolve(httpError(status, request, world.now()));
    if (found.length === 0) return fail(404);
    if (match === undefined) return fail(405);
    if (!isJsonContent(request.headers)) return fail(415);
    const { route, agentId, params } = match;
    return pipe(
      isAgentId(agentId)
        ? route.serve({ world, sessions, request, agentId, params })
        : TE.left<Refusal>('000-002'),
      TE.match(refused, succeeded),
    )();
  };

/** For all signed-in agents: a session ends, or a Guid is replaced while a request is on the way. */
const clientFaultsOf = (sessions: Sessions): ClientFaults => ({
  expired: (request) => {
    sessions.all().forEach(sessions.end);
    return request;
  },
  'guid-changed': (request) => {
    sessions.all().forEach(({ guids }) => guids.renew());
    return request;
  },
});

/** Huawei's CC-Gateway, as its pages describe it, over the world's center: sessions of agents, and the configuration. */
export const createGatewayServer: CreateServer = (world) => {
  const sessions = createSessions(world);
  const ofSessions = handlerOver(world, sessions);
  const below = `${base}config/`;
  const configuration = createConfiguration(world, below);
  const faults = clientFaultsOf(sessions);
  const handler: SandboxHandler = (request) =>
    request.path.startsWith(below) ? configuration.handler(request) : ofSessions(request);
  const clientFaults: ClientFaults = {
    ...faults,
    expired: (request) => {
      configuration.endLogins();
      return faults.expired?.(request) ?? request;
    },
  };
  return Object.assign(handler, { clientFaults });
};
