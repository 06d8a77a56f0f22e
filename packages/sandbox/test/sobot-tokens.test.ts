import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { credentials, startSandbox, type Sandbox } from '@cordboard/sandbox';
import {
  agent,
  agentToken,
  at,
  bearer,
  company,
  companyToken,
  paths,
  send,
  signOf,
  textAt,
  tokenRequest,
  type Answer,
} from './sobot-client.js';

let sandbox: Sandbox;
let now: number;
let url: string;

beforeEach(async () => {
  now = Date.now();
  sandbox = await startSandbox({ now: () => now });
  url = sandbox.urls.sobot;
});

afterEach(async () => {
  await sandbox.close();
});

const ask = (body: unknown, kind = 'company'): Promise<Answer> => send(url, 'POST', `/tokens/${kind}`, body);

const minutes = (n: number): number => n * 60_000;

describe('the company token', () => {
  test('comes without an envelope, in snake case, and lives for milliseconds', async () => {
    const { http, reply } = await ask(tokenRequest());
    expect(http).toBe(200);
    expect(reply).toEqual({
      response_type: 'token',
      access_token: expect.any(String),
      expires_in: 86_400_000,
      realm: 'third',
      domain: 'sobot',
    });
  });

  test('is a JWT whose times are milliseconds', async () => {
    const claims = (await companyToken(url)).split('.')[1] ?? '';
    expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({
      iss: 'sobot',
      nbf: 0,
      iat: now,
      exp: now + 86_400_000,
    });
  });

  test('takes the time as a number too', async () => {
    const request = tokenRequest();
    expect((await ask({ ...request, currentTime: Number(request.currentTime) })).http).toBe(200);
  });

  test('takes a clock that is nearly ten minutes off, either way', async () => {
    expect(at((await ask(tokenRequest(now - minutes(9.9)))).reply, 'access_token')).toEqual(
      expect.any(String),
    );
    expect(at((await ask(tokenRequest(now + minutes(9.9)))).reply, 'access_token')).toEqual(
      expect.any(String),
    );
  });

  test.each([
    [
      'a signature with another secret',
      () => ({ ...tokenRequest(), sign: signOf(String(now), 'other') }),
      '900003',
    ],
    ['a clock more than ten minutes slow', () => tokenRequest(now - minutes(10.1)), '900003'],
    ['a clock more than ten minutes fast', () => tokenRequest(now + minutes(10.1)), '900003'],
    [
      'a time that is not the signed one',
      () => ({ ...tokenRequest(), currentTime: String(now - 1) }),
      '900003',
    ],
    ['an unknown appId', () => ({ ...tokenRequest(), appId: 'someone-else' }), '900004'],
  ])('refuses %s with HTTP 200 and a retCode', async (_, body, retCode) => {
    const answer = await ask(body());
    expect(answer).toMatchObject({ http: 200, reply: { retCode, data: null } });
    expect(at(answer.reply, 'access_token')).toBeUndefined();
  });

  test.each([
    ['no sign', () => ({ ...tokenRequest(), sign: undefined }), 'sign is required'],
    [
      'another responseType',
      () => ({ ...tokenRequest(), responseType: 'code' }),
      'responseType must be one of token',
    ],
    ['no JSON', () => 'appId=1', 'the body is not JSON'],
  ])('refuses %s', async (_, body, message) => {
    expect(await ask(body())).toMatchObject({ http: 400, reply: { status: 'Failed', code: 400, message } });
  });

  test('is given for a POST only', async () => {
    expect(await send(url, 'GET', '/tokens/company', undefined)).toMatchObject({ http: 405 });
  });

  test('never repeats the secret or the signature in a refusal', async () => {
    const request = { ...tokenRequest(), appId: 'someone-else' };
    const text = JSON.stringify((await ask(request)).reply);
    expect(text).not.toContain(credentials.sobot.appSecret);
    expect(text).not.toContain(request.sign);
  });
});

describe('the agent token', () => {
  test('comes in camel case', async () => {
    const { reply } = await ask({ ...tokenRequest(), agentNo: '1001' }, 'agent');
    expect(reply).toMatchObject({ accessToken: expect.any(String), expires_in: 86_400_000 });
    expect(at(reply, 'access_token')).toBeUndefined();
  });

  test('prefers the id when both are there', async () => {
    const unknownId = await ask({ ...tokenRequest(), agentId: '404', agentNo: '1001' }, 'agent');
    const unknownNo = await ask({ ...tokenRequest(), agentId: '20001', agentNo: '404' }, 'agent');
    expect([unknownId.http, unknownNo.http]).toEqual([404, 200]);
  });

  test('is not given for nobody', async () => {
    expect(await ask(tokenRequest(), 'agent')).toMatchObject({
      http: 400,
      reply: { message: 'agentId or agentNo is required' },
    });
  });

  test('is signed like the other', async () => {
    const body = { ...tokenRequest(), agentNo: '1001', sign: '0'.repeat(32) };
    expect(await ask(body, 'agent')).toMatchObject({ http: 200, reply: { retCode: '900003' } });
  });
});

describe('who may call', () => {
  const search = (headers: Record<string, string>): Promise<Answer> =>
    send(url, 'POST', paths.searchQueues, {}, headers);

  test('refuses a call without a token', async () => {
    expect(await search({})).toMatchObject({
      http: 401,
      reply: { code: 401, status: 'Failed', retCode: '900001' },
    });
  });

  test('wants the token behind the word Bearer', async () => {
    expect(await search({ authorization: await companyToken(url) })).toMatchObject({ http: 401 });
  });

  test('refuses a token it never gave', async () => {
    expect(await search(bearer('made-up'))).toMatchObject({
      http: 401,
      reply: { code: 401, retCode: '900002' },
    });
  });

  test('refuses a token when its day is over', async () => {
    const headers = bearer(await companyToken(url));
    now += 86_399_999;
    expect((await search(headers)).http).toBe(200);
    now += 1;
    expect(await search(headers)).toMatchObject({ http: 401, reply: { code: 401, retCode: '900002' } });
  });

  test('gives tokens for as long as the sandbox is told to', async () => {
    const short = await startSandbox({ now: () => now, sobot: { tokenLifeMs: 1000 } });
    const there = short.urls.sobot;
    const { reply } = await send(there, 'POST', '/tokens/company', tokenRequest());
    now += 1000;
    const late = await send(there, 'POST', paths.flows, {}, bearer(textAt(reply, 'access_token')));
    await short.close();
    expect([at(reply, 'expires_in'), late.http]).toEqual([1000, 401]);
  });

  test('keeps earlier tokens good when another is given', async () => {
    const first = bearer(await companyToken(url));
    await companyToken(url);
    expect((await search(first)).http).toBe(200);
  });

  test.each([
    ['POST', paths.queue],
    ['DELETE', paths.queue],
    ['POST', paths.searchMembers],
    ['POST', paths.members],
    ['POST', paths.relayNumbers],
  ])('wants an agent token for %s %s', async (method, path) => {
    const refused = await (await company(url)).send(method, path, {});
    expect(refused).toMatchObject({ http: 403, reply: { code: 403, status: 'Failed' } });
    expect((await (await agent(url)).send(method, path, {})).http).not.toBe(403);
  });

  test('takes an agent token where a company token would do', async () => {
    expect((await search(bearer(await agentToken(url)))).http).toBe(200);
  });
});
