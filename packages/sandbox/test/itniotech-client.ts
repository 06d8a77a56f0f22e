import { createHash } from 'node:crypto';
import { expect } from '@jest/globals';
import { credentials, type Sandbox } from '@cordboard/sandbox';

const { apiKey, apiSecret } = credentials.itniotech;

/** The recipe of the vendor's page. */
export const signature = (key: string, secret: string, seconds: number): string =>
  createHash('md5')
    .update(`${key}${secret}${String(seconds)}`)
    .digest('hex');

/** The headers of the vendor's page, for a second of the Unix clock. */
export const signed = (seconds = Math.floor(Date.now() / 1000)): Record<string, string> => ({
  'content-type': 'application/json;charset=UTF-8',
  'api-key': apiKey,
  timestamp: String(seconds),
  sign: signature(apiKey, apiSecret, seconds),
});

export const seatQuery = '/v3/cc/seat/query';
export const basicSetting = '/v3/cc/seatGroup/basicSetting';
export const basicSettingResp = '/v3/cc/seatGroup/basicSettingResp';

export interface Answer {
  readonly http: number;
  readonly reply: unknown;
}

const answerOf = async (response: Response): Promise<Answer> => ({
  http: response.status,
  reply: await response.json(),
});

/** A POST as the vendor documents it; text is sent as it is. */
export const post = async (
  { urls }: Sandbox,
  path: string,
  body: unknown,
  headers: Record<string, string> = signed(),
): Promise<Answer> =>
  answerOf(
    await fetch(urls.itniotech + path, {
      method: 'POST',
      headers,
      body: typeof body === 'string' ? body : JSON.stringify(body),
    }),
  );

/** A GET as the vendor documents it. */
export const get = async ({ urls }: Sandbox, path: string, headers = signed()): Promise<Answer> =>
  answerOf(await fetch(urls.itniotech + path, { headers }));

/** A page of agents; with `params`, those that fit. */
export const page = (sandbox: Sandbox, params: object = {}, size = 100, current = 1): Promise<Answer> =>
  post(sandbox, seatQuery, { current, size, params });

/** The least a write of settings must say. */
export const required = { voiceGroupId: 5001, displaySwitch: 0, encryptNumber: 1 };

export const configure = (sandbox: Sandbox, settings: object): Promise<Answer> =>
  post(sandbox, basicSetting, { ...required, ...settings });

/** What the vendor shows of the settings of group 5001. */
export const settings = (sandbox: Sandbox): Promise<Answer> =>
  get(sandbox, `${basicSettingResp}?voiceGroupId=5001`);

/** What a refused call answers. */
export const refusedWith = (status: unknown): object => ({
  http: 200,
  reply: { status, reason: expect.stringMatching(/\w/) },
});

/** What a write answers that returns nothing. */
export const done = { http: 200, reply: { status: '0', reason: 'success', data: null } };

/** The `data` of a successful answer. */
export const dataOf = ({ reply }: Answer): unknown => (reply as { readonly data?: unknown }).data;

/** The rows of a page. */
export const rowsOf = (answer: Answer): readonly Readonly<Record<string, unknown>>[] =>
  (dataOf(answer) as { readonly records?: readonly Readonly<Record<string, unknown>>[] }).records ?? [];
