import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { isJsonContent, json, type SandboxHandler, type SandboxReply } from '../http.js';
import type { Troubles } from '../vendor-server.js';
import type { CreateServer, World } from '../world.js';
import { forceSignIn, pollEvents, signIn, signOut, updateGuid } from './agent-session.js';
import { setCallNums, setTalkRight } from './agent-settings.js';
import { messages, type Refusal } from './codes.js';
import type { Endpoint, GatewayAnswer } from './endpoint.js';
import { httpError } from './http-error.js';
import { createSessions, type Sessions } from './sessions.js';

const base = '/agentgateway/resource/';

const endpoints: readonly Endpoint[] = [
  { method: 'PUT', path: 'onlineagent/{agentid}', serve: signIn },
  { method: 'PUT', path: 'onlineagent/{agentid}/forcelogin', serve: forceSignIn },
  { method: 'DELETE', path: 'onlineagent/{agentid}/logout', serve: signOut },
  { method: 'DELETE', path: 'onlineagent/{agentid}/forcelogout', serve: signOut },
  { method: 'PUT', path: 'onlineagent/{agentid}/updateGuid', serve: updateGuid },
  { method: 'POST', path: 'onlineagent/{agentid}/settalkright', serve: setTalkRight },
  { method: 'POST', path: 'mediacall/{agentid}/setcallnums', serve: setCallNums },
  { method: 'GET', path: 'agentevent/{agentid}', serve: pollEvents },
];

/** Every endpoint whose path a request has, with the agent id in it. */
const matches = (path: string) =>
  endpoints.flatMap((endpoint) => {
    const [before = '', after = ''] = `${base}${endpoint.path}`.split('{agentid}');
    const agentId = path.slice(before.length, path.length - after.length);
    return path === `${before}${agentId}${after}` && !agentId.includes('/') ? [{ endpoint, agentId }] : [];
  });

const isAgentId = (agentId: string): boolean =>
  /^[1-9]\d{2,4}$/.test(agentId) && Number(agentId) >= 101 && Number(agentId) <= 59_999;

/** Business failures travel under HTTP 200. */
const refused = (code: Refusal): SandboxReply => json({ message: messages[code], retcode: code });

const succeeded = ({ body, headers }: GatewayAnswer): SandboxReply =>
  json({ message: 'success', retcode: '0', ...body }, 200, headers);

const handlerOver =
  (world: World, sessions: Sessions): SandboxHandler =>
  (request) => {
    const found = matches(request.path);
    const match = found.find(({ endpoint }) => endpoint.method === request.method);
    const fail = (status: number): Promise<SandboxReply> =>
      Promise.resolve(httpError(status, request, world.now()));
    if (found.length === 0) return fail(404);
    if (match === undefined) return fail(405);
    if (!isJsonContent(request.headers)) return fail(415);
    const { endpoint, agentId } = match;
    return pipe(
      isAgentId(agentId)
        ? endpoint.serve({ world, sessions, request, agentId })
        : TE.left<Refusal>('000-002'),
      TE.match(refused, succeeded),
    )();
  };

/** Of everyone who is signed in: a session ends, or a Guid is replaced while its request is on the way. */
const troublesOf = (sessions: Sessions): Troubles => ({
  expired: (request) => {
    sessions.all().forEach(sessions.end);
    return request;
  },
  'guid-changed': (request) => {
    sessions.all().forEach(({ guids }) => guids.renew());
    return request;
  },
});

/** Huawei's CC-Gateway, as its pages describe it, over the world's center. */
export const createHuaweiServer: CreateServer = (world) => {
  const sessions = createSessions(world);
  return Object.assign(handlerOver(world, sessions), { troubles: troublesOf(sessions) });
};
