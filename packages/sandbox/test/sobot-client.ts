import { createHash, randomUUID } from 'node:crypto';
import { credentials } from '@cordboard/sandbox';

const { appId, appSecret } = credentials.sobot;

/** What came back over HTTP. */
export interface Answer {
  readonly http: number;
  readonly reply: unknown;
}

export const v6 = '/callservice/v6/cc-';
export const tm = '/callservice/tm/tm-';

export const paths = {
  agents: `${v6}config/api/agents`,
  unbind: `${v6}config/api/agents/unbind`,
  searchAgents: `${v6}config/api/agents/call/_search`,
  searchQueues: `${v6}config/api/queues/_search`,
  queue: `${v6}config/api/queue`,
  searchMembers: `${v6}config/api/queue/agents/search`,
  members: `${v6}config/api/queue/agents`,
  searchExtensions: `${v6}config/api/exts/_search`,
  addExtension: `${v6}config/api/exts/_add`,
  blacklist: `${v6}config/blacklist/batch`,
  relayNumbers: `${v6}config/api/gatewayNumber/search`,
  campaigns: `${v6}outbound/api/campaigns`,
  listCampaigns: `${v6}outbound/api/campaigns/getList`,
  importContacts: `${v6}exports/api/campaigns/_import`,
  importResult: `${v6}outbound/api/campaigns/calling-list/import-result`,
  contactPlans: `${v6}console/contact-schedules/_batchAddInfos`,
  flows: `${v6}ivr/api/ivr/published/_search`,
} as const;

const jsonType = { 'content-type': 'application/json;charset=utf-8' };

/** A request as it is; text is sent as the body unchanged. */
export const send = async (
  url: string,
  method: string,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> => {
  const response = await fetch(url + path, {
    method,
    headers: body === undefined ? headers : { ...jsonType, ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  return { http: response.status, reply: await response.json() };
};

/** The recipe of the vendor's page. */
export const signOf = (currentTime: string, secret: string = appSecret, app: string = appId): string =>
  createHash('md5').update(`${app}${currentTime}token${secret}`).digest('hex');

/** The body that asks for a company token. */
export const tokenRequest = (ms = Date.now()) => {
  const currentTime = String(ms);
  return { responseType: 'token', appId, currentTime, sign: signOf(currentTime) };
};

/** A text at a path of an answer, such as `data.id`. */
export const textAt = (from: unknown, path: string): string => String(at(from, path));

/** A value at a path of an answer. */
export const at = (from: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (value, key) =>
        typeof value === 'object' && value !== null
          ? Object.entries(value).find(([k]) => k === key)?.[1]
          : undefined,
      from,
    );

export const companyToken = async (url: string, ms?: number): Promise<string> =>
  textAt((await send(url, 'POST', '/tokens/company', tokenRequest(ms))).reply, 'access_token');

export const agentToken = async (url: string, agentNo = '1001'): Promise<string> =>
  textAt((await send(url, 'POST', '/tokens/agent', { ...tokenRequest(), agentNo })).reply, 'accessToken');

export const bearer = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}` });

export const newKey = (): Record<string, string> => ({ 'idempotency-key': randomUUID() });

/** Somebody with a token who calls one server. */
export interface Caller {
  readonly post: (path: string, body: unknown, headers?: Record<string, string>) => Promise<Answer>;
  readonly send: (
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ) => Promise<Answer>;
}

const callerWith = (url: string, token: string): Caller => {
  const sendIt: Caller['send'] = (method, path, body, headers = {}) =>
    send(url, method, path, body, { ...bearer(token), ...headers });
  return { send: sendIt, post: (path, body, headers) => sendIt('POST', path, body, headers) };
};

export const company = async (url: string): Promise<Caller> => callerWith(url, await companyToken(url));

export const agent = async (url: string): Promise<Caller> => callerWith(url, await agentToken(url));

/** The data of an answer that went well by every one of its four signs; else `undefined`. */
export const dataOf = ({ http, reply }: Answer): unknown => {
  const isWell =
    http === 200 &&
    at(reply, 'code') === 200 &&
    at(reply, 'status') === 'Success' &&
    (at(reply, 'retCode') ?? '000000') === '000000';
  return isWell ? at(reply, 'data') : undefined;
};

/** The rows of such an answer, whether they come in a page or alone. */
export const rowsOf = (answer: Answer): readonly unknown[] => {
  const data = dataOf(answer);
  const list = Array.isArray(data) ? data : at(data, 'list');
  return Array.isArray(list) ? list : [];
};

/** How a request is refused that has not the documented form. */
export const badRequest = (message: string): object => ({
  http: 400,
  reply: { code: 400, status: 'Failed', message },
});
