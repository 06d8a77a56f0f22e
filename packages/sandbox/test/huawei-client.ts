import { credentials, type Sandbox } from '@cordboard/sandbox';

export interface Answer {
  readonly http: number;
  readonly headers: Headers;
  readonly reply: unknown;
}

/** What a client carries once it is signed in. */
export interface Pass {
  readonly guid: string;
  readonly cookie: string;
}

const jsonContent = { 'content-type': 'application/json; charset=UTF-8' };

export interface Ask {
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  readonly signal?: AbortSignal;
}

/** A request as the vendor documents it, below `/agentgateway/resource/`. */
export const ask = async (
  sandbox: Sandbox,
  method: string,
  path: string,
  more: Ask = {},
): Promise<Answer> => {
  const { body, headers = {}, signal } = more;
  const response = await fetch(`${sandbox.urls['huawei-cc']}/agentgateway/resource/${path}`, {
    method,
    headers: { ...jsonContent, ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
  });
  return { http: response.status, headers: response.headers, reply: await response.json() };
};

export const signInBody = (agentId: string): object => ({
  password: credentials['huawei-cc'].passwordOf(agentId),
  phonenum: '8001',
});

/** The guid that an answer's header brings. */
export const guidIn = ({ headers }: Answer): string | undefined =>
  headers.get('set-guid')?.replace(/^JSESSIONID=/, '');

const passOf = (answer: Answer): Pass => ({
  guid: guidIn(answer) ?? '',
  cookie: (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '',
});

/** Signs an agent in and brings back what later requests need. */
export const enter = async (
  sandbox: Sandbox,
  agentId = '1001',
  more: { readonly path?: string; readonly body?: object } = {},
): Promise<Pass> => {
  const answer = await ask(sandbox, 'PUT', `onlineagent/${agentId}${more.path ?? ''}`, {
    body: { ...signInBody(agentId), ...more.body },
  });
  // What a test looks up there is what it does afterwards.
  sandbox.ledger.clear();
  return passOf(answer);
};

export const poll = (sandbox: Sandbox, pass: Pass, signal?: AbortSignal): Promise<Answer> =>
  ask(sandbox, 'GET', 'agentevent/1001', {
    headers: { ...pass },
    ...(signal === undefined ? {} : { signal }),
  });

/** A cheap request that needs a session. */
export const knock = async (sandbox: Sandbox, pass: Partial<Pass>): Promise<unknown> =>
  (await ask(sandbox, 'POST', 'onlineagent/1001/settalkright?flag=1', { headers: { ...pass } })).reply;
