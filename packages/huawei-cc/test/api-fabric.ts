import type { Runtime } from '@cordboard/core';
import { startServer, type Answer, type Seen, type TestGateway } from './gateway.js';
import { centerFor } from './support.js';

export const tokenPath = '/apigovernance/api/oauth/tokenByAkSk';
export const appSecret = 'EXAMPLE-app-secret';

/** What new queues have where nothing else is said. */
export const newQueues = { waitingTone: 'waiting.wav', description: 'queue' };

/** What the page prints for a token, with made-up values. */
export const tokenReply = (token: string, more: object = {}): Answer => ({
  body: {
    AccessToken: token,
    ApplyType: 'Bearer',
    CreateTime: '1545650171',
    Expires: '600',
    Scope: 'cc',
    AppKey: 'EXAMPLE-app-key',
    UserID: 'Anonymous',
    ...more,
  },
});

/** Some fields of what is asked. */
interface Asked {
  readonly offset?: number;
  readonly limit?: number;
  readonly accessCode?: string;
  readonly skillParam?: object;
}

export const sent = ({ body }: Seen): Asked => {
  const asked: Asked = JSON.parse(body);
  return asked;
};

export const answer = (body: object, status = 200): Answer => ({ status, body });

/** By the end of the path, `count` from 1; `token` for the call that gives tokens. */
export type Answers = Readonly<Record<string, (seen: Seen, count: number) => Answer>>;

export interface StartedApiFabric {
  readonly server: TestGateway;
  readonly center: ReturnType<typeof centerFor>;
  /** What arrived at the end of a path. */
  readonly arrived: (ending: string) => readonly Seen[];
}

const endings: (() => Promise<unknown>)[] = [];

export const stopAll = async (): Promise<void> => {
  for (const end of endings.splice(0)) await end();
};

/** A center at an API Fabric of its own. */
export const startApiFabric = async (
  answers: Answers = {},
  { more = {}, runtime = {} }: { readonly more?: object; readonly runtime?: Partial<Runtime> } = {},
): Promise<StartedApiFabric> => {
  const isOf = (ending: string, { url }: Seen): boolean =>
    ending === 'token' ? url === tokenPath : url.endsWith(`/${ending}`);
  const arrived = (ending: string): readonly Seen[] => server.seen.filter((seen) => isOf(ending, seen));
  const all: Answers = { token: (_, count) => tokenReply(`token-${String(count)}`), ...answers };
  const server = await startServer({
    unknown: (seen) => {
      const [ending, found] = Object.entries(all).find(([each]) => isOf(each, seen)) ?? [];
      return ending === undefined || found === undefined
        ? { status: 404, body: '<html>no such page</html>' }
        : found(seen, arrived(ending).length);
    },
  });
  const apiFabric = { baseUrl: server.url, appKey: 'EXAMPLE-app-key', appSecret, newQueues, ...more };
  const center = centerFor({ apiFabric, retry: { baseDelayMs: 0, maxDelayMs: 1 } }, runtime);
  endings.push(async () => {
    await center.close()();
    await server.close();
  });
  return { server, center, arrived };
};
