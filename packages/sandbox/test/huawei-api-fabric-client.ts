import { credentials } from '@cordboard/sandbox';

/** Raw requests to API Fabric, written from the vendor's pages, like everything here. */

export interface Answer {
  readonly http: number;
  readonly reply: unknown;
}

const { appKey, appSecret } = credentials['huawei-cc'].apiFabric;

const post = async (
  url: string,
  body: unknown,
  headers: Readonly<Record<string, string>>,
): Promise<Answer> => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return { http: response.status, reply: await response.json() };
};

/** Asks for a token; with the right key, and without saying how long, unless said otherwise. */
export const askForToken = (
  baseUrl: string,
  { keys = {}, headers = {} }: { readonly keys?: object; readonly headers?: Record<string, string> } = {},
): Promise<Answer> =>
  post(
    `${baseUrl}/apigovernance/api/oauth/tokenByAkSk`,
    { app_key: appKey, app_secret: appSecret, ...keys },
    headers,
  );

const isReply = (u: unknown): u is { readonly AccessToken: string } =>
  typeof u === 'object' && u !== null && 'AccessToken' in u && typeof u.AccessToken === 'string';

export const tokenAt = async (baseUrl: string, headers?: Record<string, string>): Promise<string> => {
  const { reply } = await askForToken(baseUrl, headers === undefined ? {} : { headers });
  if (!isReply(reply)) throw new Error('no token was given');
  return reply.AccessToken;
};

/** Sends a call of the administration, with a fresh token unless there is another header. */
export const call = async (
  baseUrl: string,
  path: string,
  body: unknown = {},
  headers?: Record<string, string>,
): Promise<Answer> =>
  post(
    `${baseUrl}/apiaccess/rest/cc-management/v1/${path}`,
    body,
    headers ?? { authorization: `Bearer ${await tokenAt(baseUrl)}` },
  );
