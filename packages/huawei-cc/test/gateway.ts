import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as it arrived. */
export interface Seen {
  readonly route: Route;
  readonly method: string;
  /** With the query. */
  readonly url: string;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

/** What to answer: JSON or text; `hold` until the client goes away; `drop` the connection. */
export type Answer =
  | 'hold'
  | 'drop'
  | {
      readonly status?: number;
      readonly headers?: Record<string, string | string[]>;
      readonly body: unknown;
    };

const routes = {
  signIn: /^PUT \/agentgateway\/resource\/onlineagent\/\d+$/,
  forceLogin: /^PUT .*\/forcelogin$/,
  updateGuid: /^PUT .*\/updateGuid$/,
  poll: /^GET \/agentgateway\/resource\/agentevent\/\d+$/,
  logout: /^DELETE .*\/logout$/,
  forceLogout: /^DELETE .*\/forcelogout$/,
  agentStatus: /^GET .*\/onlineagent\/\d+\/agentstatus$/,
  setState:
    /^POST .*\/onlineagent\/\d+\/(sayfree|saybusy|rest\/|cancelrest|work|cancelwork|autoanswer|autoenteridle)/,
  forceLogoutWithReason: /^DELETE .*\/forcelogoutwithreason\/\d+$/,
  agentByWorkNo: /^GET .*\/agentgroup\/\d+\/agentbyworkno\/\d+$/,
  force: /^POST .*\/qualitycontrol\/\d+\/force/,
  agentSkills: /^GET .*\/onlineagent\/\d+\/agentskills(byworkno\/\d+)?$/,
  resetSkill: /^POST .*\/onlineagent\/\d+\/resetskill\/(true|false)\?/,
  adjustSkill: /^POST .*\/qualitycontrol\/\d+\/adjustskill$/,
  setTalkRight: /^POST .*\/onlineagent\/\d+\/settalkright\?/,
  setCallNums: /^POST .*\/mediacall\/\d+\/setcallnums$/,
  unknown: /./,
} as const;
export type Route = keyof typeof routes;

/** `count` is how often the route was asked, this time included. */
export type Script = Partial<Record<Route, (seen: Seen, count: number) => Answer | Promise<Answer>>>;

export const ok = (more: object = {}): Answer => ({ body: { message: 'success', retcode: '0', ...more } });
export const refused = (retcode: string | number, message = 'no'): Answer => ({ body: { message, retcode } });
export const withHeaders = (answer: Answer, headers: Record<string, string | string[]>): Answer =>
  typeof answer === 'string' ? answer : { ...answer, headers };
export const withGuid = (guid: string, answer: Answer = ok()): Answer =>
  withHeaders(answer, { 'Set-GUID': `JSESSIONID=${guid}` });

const defaults: Script = {
  signIn: (_, count) => withGuid(`guid-${String(count)}.AgentGateway0`),
  forceLogin: () => withGuid('guid-forced.AgentGateway0'),
  poll: () => 'hold',
  unknown: () => ({ status: 404, body: '<html>no such page</html>' }),
};

export interface TestGateway {
  readonly url: string;
  readonly seen: readonly Seen[];
  readonly of: (route: Route) => readonly Seen[];
  readonly routesSeen: () => readonly Route[];
  readonly pollsUnderWay: () => number;
  readonly mostPollsAtOnce: () => number;
  readonly close: () => Promise<void>;
}

const textOf = async (request: http.IncomingMessage): Promise<string> => {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
};

const respond = (response: http.ServerResponse, answer: Answer): void => {
  if (answer === 'hold') return;
  if (answer === 'drop') {
    response.destroy();
    return;
  }
  response.writeHead(answer.status ?? 200, { 'content-type': 'application/json', ...answer.headers });
  response.end(typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body));
};

/** A CC-Gateway on loopback: accepts everything and holds polls, unless the script says otherwise. */
export const startServer = async (script: Script = {}): Promise<TestGateway> => {
  const seen: Seen[] = [];
  let polls = 0;
  let mostPolls = 0;
  const of = (route: Route): readonly Seen[] => seen.filter((one) => one.route === route);
  const server = http.createServer((request, response) => {
    void (async () => {
      const { method = '', url = '', headers } = request;
      const names = Object.keys(routes) as Route[];
      const route = names.find((name) => routes[name].test(`${method} ${url}`)) ?? 'unknown';
      const one: Seen = { route, method, url, headers, body: await textOf(request) };
      seen.push(one);
      if (route === 'poll') {
        polls += 1;
        mostPolls = Math.max(mostPolls, polls);
        response.on('close', () => (polls -= 1));
      }
      const answer = script[route] ?? defaults[route] ?? (() => ok());
      respond(response, await answer(one, of(route).length));
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}`,
    seen,
    of,
    routesSeen: () => seen.map(({ route }) => route),
    pollsUnderWay: () => polls,
    mostPollsAtOnce: () => mostPolls,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
};
