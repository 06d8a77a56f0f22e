import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { AgentId, type NotReadyReason, type AgentPresence } from '@cordboard/core';
import { orThrow } from '@cordboard/core/fp';
import { credentials, startSandbox, type Sandbox, type SandboxOptions } from '@cordboard/sandbox';
import { ask, signInBody } from './huawei-client.js';
import {
  agentByWorkNo,
  authorization,
  requestTo,
  send,
  signed,
  signer,
  withHeader,
  type Answer,
  type CmsRequest,
  type Signing,
} from './huawei-cms-client.js';

const time = '2026-01-05T09:00:00.000Z';
const nowMs = Date.parse(time);

let sandbox: Sandbox;
let baseUrl: string;

const start = async (options: SandboxOptions = {}): Promise<void> => {
  sandbox = await startSandbox({ now: () => nowMs, ...options });
  baseUrl = sandbox.urls['huawei-cc-cms'];
};

const restart = async (options: SandboxOptions): Promise<void> => {
  await sandbox.close();
  await start(options);
};

beforeEach(() => start());

afterEach(async () => {
  await sandbox.close();
});

const asked = { ccId: 1, vdn: 1, agentId: 1001 };

const request = (body: unknown = asked): CmsRequest => requestTo(baseUrl, JSON.stringify(body));

const query = (body: unknown, signing: Signing = signer): Promise<Answer> =>
  send(baseUrl, signed(request(body), time, signing));

const refused = (resultCode: string, resultDesc: string): Answer => ({
  http: 200,
  reply: { resultCode, resultDesc },
});

const invalid = refused('0100002', '参数不合法');

const httpError = (http: number, error: string, path = agentByWorkNo): Answer => ({
  http,
  reply: { timestamp: nowMs, status: http, error, message: 'No message available', path },
});

const unauthorized = httpError(401, 'Unauthorized');

const success = { http: 200, reply: { resultCode: '0100000' } };

describe("the test's own signature", () => {
  const body = '{"ccId":1,"vdn":170,"offset":0,"limit":4}';
  const sample = requestTo('http://cc.example.test:28080', body, {
    path: '/rest/cmsapp/v1/openapi/vdn/totalagentdynamicinfo',
    headers: { 'content-type': 'application/json;charset=UTF-8' },
  });

  test.each([
    ['hex', 'c43a51f6c1c1ed186828586db98abaae5c4527ff10090d904dd86b043bc74741'],
    ['base64', 'hw4mfiBGNJ5J7dHyUVmyDzqsMax3Ru26+2uob44ji6Q='],
  ] as const)('is the one of the documented vector: %s', (encoding, signature) => {
    const example = { accessKey: 'EXAMPLEAK', secretKey: 'EXAMPLESK', encoding };
    expect(authorization(sample, '2025-01-02T03:04:05.678Z', example)).toBe(
      `auth-v2/EXAMPLEAK/2025-01-02T03:04:05.678Z/content-length;content-type;host/${signature}`,
    );
  });
});

describe('agent/agentbyworkno', () => {
  test('tells of an agent twice over, under the older and the newer name', async () => {
    const details = {
      workNo: 1001,
      vdnId: 1,
      citStatus: 1,
      name: 'Mara Lindqvist',
      phoneNumber: '8001',
      loginDate: Date.parse('2026-01-05T16:40:00+08:00'),
      currentStateTime: 1200,
      mediaType: 1,
      status: 4,
    };
    expect(await query(asked)).toEqual({
      http: 200,
      reply: { result: '0', resultCode: '0100000', resultDatas: details, resultDesc: details },
    });
  });

  test('tells of a signed-out agent as in the sample: no phone, and a date that means never', async () => {
    expect(await query({ ...asked, agentId: 1005 })).toMatchObject({
      reply: {
        resultDesc: { citStatus: 0, phoneNumber: null, loginDate: 4294967295000, mediaType: 0, status: 2 },
      },
    });
  });

  test('knows the same people as the gateway', async () => {
    const { items } = await orThrow(sandbox.center.agents.list({}));
    expect(items.length).toBeGreaterThan(5);
    for (const { number = '', name } of items) {
      const signIn = await ask(sandbox, 'PUT', `onlineagent/${number}`, { body: signInBody(number) });
      expect(signIn.reply).toMatchObject({ retcode: '0' });
      const workNo = Number(number);
      expect(await query({ ...asked, agentId: workNo })).toMatchObject({
        reply: { resultDesc: { workNo, name } },
      });
    }
  });

  const notReady = (reason?: NotReadyReason): AgentPresence => ({
    state: 'not-ready',
    ...(reason === undefined ? {} : { reason }),
  });

  test.each<[AgentPresence, number, number]>([
    [{ state: 'logged-out' }, 0, 2],
    [{ state: 'ready' }, 1, 4],
    [{ state: 'reserved' }, 4, 7],
    [{ state: 'busy' }, 5, 7],
    [{ state: 'wrap-up' }, 6, 5],
    [notReady(), 7, 3],
    [notReady('busy'), 7, 3],
    [notReady('system'), 7, 3],
    [notReady('other'), 7, 3],
    [notReady('break'), 8, 8],
    [notReady('meal'), 8, 8],
    [notReady('meeting'), 8, 8],
    [notReady('away'), 8, 8],
    [notReady('training'), 9, 0],
    [{ state: 'unknown' }, 11, 0],
  ])(
    'says %j in the numbers of the platform and of the agent: %i, %i',
    async (presence, citStatus, status) => {
      await restart({ seed: { agents: [{ id: AgentId('1'), number: '1001', name: 'Mara', presence }] } });
      expect(await query(asked)).toMatchObject({ reply: { resultDesc: { citStatus, status } } });
    },
  );

  test('answers 0101002 to an unknown agent, also beyond 70000', async () => {
    const unknown = refused('0101002', '查询的号码在uap不存在');
    expect(await query({ ...asked, agentId: 4711 })).toEqual(unknown);
    expect(await query({ ...asked, agentId: 70_001 })).toEqual(unknown);
  });

  test.each([{ vdn: 2 }, { ccId: 2 }, { vdn: 5000, ccId: 65_535 }])(
    'answers 0101003 to %j, of another customer',
    async (other) => {
      expect(await query({ ...asked, ...other })).toEqual(refused('0101003', '权限不足'));
    },
  );

  test.each([
    ['no agent', { ccId: 1, vdn: 1 }],
    ['no VDN', { ccId: 1, agentId: 1001 }],
    ['no call center', { vdn: 1, agentId: 1001 }],
    ['a number in quotes', { ...asked, agentId: '1001' }],
    ['an agent below the range', { ...asked, agentId: 100 }],
    ['an agent in the gap of the range', { ...asked, agentId: 60_000 }],
    ['an agent above the range', { ...asked, agentId: 1_000_000 }],
    ['a VDN out of range', { ...asked, vdn: 5001 }],
    ['a call center out of range', { ...asked, ccId: 0 }],
    ['a field that is not documented', { ...asked, workNo: 1001 }],
    ['the wrapping of the older call', { queryParam: asked }],
    ['a list', [asked]],
  ])('answers 0100002 to %s', async (_what, body) => {
    expect(await query(body)).toEqual(invalid);
  });

  test('answers 0100002 to what is no JSON', async () => {
    expect(await send(baseUrl, signed(requestTo(baseUrl, '{"ccId":1'), time))).toEqual(invalid);
  });
});

describe('a signature', () => {
  test.each([
    ['the content type without a blank', { 'content-type': 'application/json;charset=UTF-8' }],
    ['the content type with one', { 'content-type': 'application/json; charset=UTF-8' }],
  ])('covers what was sent: %s', async (_what, headers) => {
    expect(await send(baseUrl, signed(withHeader(request(), headers), time))).toMatchObject(success);
  });

  test.each(['host', 'content-type;host', 'content-length;content-type;host;x-request-id'])(
    'may cover these headers: %s',
    async (names) => {
      const sent = withHeader(request(), { 'x-request-id': ' 7/a b ' });
      expect(await send(baseUrl, signed(sent, time, { ...signer, names }))).toMatchObject(success);
    },
  );

  test.each(['?b=2&a=1', '?a=2&a=1', '?name=%E9%99%88%20x%2Fy%21*&empty='])(
    'covers the query, sorted and encoded: %s',
    async (search) => {
      const sent = requestTo(baseUrl, JSON.stringify(asked), { path: agentByWorkNo + search });
      expect(await send(baseUrl, signed(sent, time))).toMatchObject(success);
    },
  );

  test("covers a body with other scripts, blanks and ! ' ( ) * ~ / +", async () => {
    expect(await query({ ...asked, note: "陈 🎧 a b ! ' ( ) * ~ / + % \\" })).toEqual(invalid);
  });

  const tampered: [string, (sent: CmsRequest) => CmsRequest][] = [
    ['the body', (sent) => ({ ...sent, body: sent.body.replace('1001', '1002') })],
    ['the content type', (sent) => withHeader(sent, { 'content-type': 'application/json;charset=UTF-8' })],
    ['the host', (sent) => withHeader(sent, { host: 'cc.example.test:28080' })],
    ['the query', (sent) => ({ ...sent, path: `${sent.path}?a=1` })],
    ['the method', (sent) => ({ ...sent, method: 'PUT' })],
  ];

  test.each(tampered)('is refused when it does not fit %s', async (_what, tamper) => {
    expect(await send(baseUrl, tamper(signed(request(), time)))).toEqual(unauthorized);
  });

  test('is refused when it does not fit the path', async () => {
    const path = `${agentByWorkNo}/x`;
    expect(await send(baseUrl, { ...signed(request(), time), path })).toEqual(
      httpError(401, 'Unauthorized', path),
    );
  });

  test.each<[string, Partial<Signing>]>([
    ['another key', { accessKey: 'EXAMPLEAK' }],
    ['another secret', { secretKey: 'EXAMPLESK' }],
    ['base64', { encoding: 'base64' }],
    ['headers without the host', { names: 'content-length;content-type' }],
    ['headers out of order', { names: 'host;content-type;content-length' }],
    ['a header named twice', { names: 'content-type;host;host' }],
    ['headers in capital letters', { names: 'Content-Type;Host' }],
    ['a header that was not sent', { names: 'host;x-request-id' }],
    ['a name that every object inherits', { names: 'constructor;host' }],
    ['no header', { names: '' }],
  ])('is refused when it was made with %s', async (_what, other) => {
    expect(await query(asked, { ...signer, ...other })).toEqual(unauthorized);
  });

  test('is refused when it covers itself', async () => {
    const sent = withHeader(request(), { authorization: 'none' });
    const names = 'authorization;content-length;content-type;host';
    expect(await send(baseUrl, signed(sent, time, { ...signer, names }))).toEqual(unauthorized);
  });

  test.each([
    ['is missing', undefined],
    ['is empty', ''],
    ['is a token', 'Bearer sandbox'],
    ['is of the API gateway', 'SDK-HMAC-SHA256 Access=a, SignedHeaders=host, Signature=b'],
    ['ends before the signature', `auth-v2/${signer.accessKey}/${time}/host`],
    ['has an empty signature', `auth-v2/${signer.accessKey}/${time}/host/`],
  ])('is refused when Authorization %s', async (_what, value) => {
    const sent = value === undefined ? request() : withHeader(request(), { authorization: value });
    expect(await send(baseUrl, sent)).toEqual(unauthorized);
  });

  test('is refused in capital letters, and when something follows it', async () => {
    const { authorization: right = '' } = signed(request(), time).headers;
    const signature = right.slice(right.lastIndexOf('/') + 1);
    for (const wrong of [right.replace(signature, signature.toUpperCase()), `${right}/`, `${right}0`])
      expect(await send(baseUrl, withHeader(request(), { authorization: wrong }))).toEqual(unauthorized);
  });

  test('never shows in the refusal, nor does the secret', async () => {
    const { reply } = await query(asked, { ...signer, encoding: 'base64' });
    expect(JSON.stringify(reply)).not.toMatch(/auth-v2|sandbox-/);
  });
});

describe('the time of a signature', () => {
  const at = (text: string): Promise<Answer> => send(baseUrl, signed(request(), text));
  const quarterMs = 15 * 60_000;

  test.each([quarterMs, -quarterMs])('is taken at %i ms from the clock of the server', async (offMs) => {
    expect(await at(new Date(nowMs + offMs).toISOString())).toMatchObject(success);
  });

  test.each([quarterMs + 1, -quarterMs - 1, -86_400_000])('is refused at %i ms', async (offMs) => {
    expect(await at(new Date(nowMs + offMs).toISOString())).toEqual(unauthorized);
  });

  test.each([
    '2026-01-05T09:00:00Z',
    '2026-01-05T17:00:00.000+08:00',
    '20260105T090000Z',
    '2026-13-05T09:00:00.000Z',
    String(nowMs),
  ])('is refused in another form: %s', async (text) => {
    expect(await at(text)).toEqual(unauthorized);
  });
});

describe('a server that wants base64', () => {
  const base64 = { ...signer, encoding: 'base64' } as const;

  beforeEach(() => restart({ huaweiCms: { encoding: 'base64' } }));

  test('takes it, and refuses hex', async () => {
    expect(await query(asked, base64)).toMatchObject(success);
    expect(await query(asked)).toEqual(unauthorized);
  });

  test('takes a signature with the character that separates the parts of the header', async () => {
    const candidates = Array.from({ length: 200 }, (_, ms) =>
      signed(request(), new Date(nowMs + ms).toISOString(), base64),
    );
    const found = candidates.find(({ headers }) => headers.authorization?.split('/')[5] !== undefined);
    expect(found === undefined || (await send(baseUrl, found))).toMatchObject(success);
  });
});

describe('the lock-out of addresses', () => {
  const wrong = { ...signer, secretKey: 'EXAMPLESK' };

  test('comes after as many wrong signatures as the options say, and is for right ones too', async () => {
    await restart({ huaweiCms: { lockAfter: 2 } });
    expect(await query(asked, wrong)).toEqual(unauthorized);
    expect(await query(asked)).toMatchObject(success);
    expect(await query(asked, wrong)).toEqual(unauthorized);
    expect(await query(asked)).toEqual(httpError(403, 'Forbidden'));
    expect(await query(asked, wrong)).toEqual(httpError(403, 'Forbidden'));
  });

  test('does not come unless it is asked for, and never to the gateway', async () => {
    for (let i = 0; i < 20; i += 1) expect(await query(asked, wrong)).toEqual(unauthorized);
    expect(await query(asked)).toMatchObject(success);
    await restart({ huaweiCms: { lockAfter: 0 } });
    expect((await query(asked)).http).toBe(403);
    const signIn = await ask(sandbox, 'PUT', 'onlineagent/1001', { body: signInBody('1001') });
    expect(signIn.reply).toMatchObject({ retcode: '0' });
  });
});

describe('what the web server in front refuses', () => {
  test.each([
    [404, 'Not Found', 'POST', '/rest/cmsapp/v1/openapi/agent/agentByWorkNo'],
    [404, 'Not Found', 'POST', '/rest/cmsapp/v2/openapi/agent/agentbyworkno'],
    [404, 'Not Found', 'PUT', '/agentgateway/resource/onlineagent/1001'],
    [405, 'Method Not Allowed', 'PUT', agentByWorkNo],
  ])('is answered %i %s: %s %s', async (status, error, method, path) => {
    const sent = requestTo(baseUrl, JSON.stringify(asked), { method, path });
    expect(await send(baseUrl, signed(sent, time))).toEqual(httpError(status, error, path));
  });

  test.each(['text/plain', 'application/json; charset=GBK'])(
    'is answered 415 for the content type %s',
    async (type) => {
      const sent = withHeader(request(), { 'content-type': type });
      expect(await send(baseUrl, signed(sent, time))).toEqual(httpError(415, 'Unsupported Media Type'));
    },
  );

  test('is a matter of the own address: the gateway does not serve it', async () => {
    const gateway = sandbox.urls['huawei-cc'];
    const sent = signed(requestTo(gateway, JSON.stringify(asked)), time);
    expect((await send(gateway, sent)).http).toBe(404);
  });
});

describe('what goes wrong on purpose', () => {
  const at = { vendor: 'huawei-cc', path: /agentbyworkno$/ } as const;

  test('meets this server as it meets the others, and is counted for the vendor', async () => {
    sandbox.faults.add({ fault: 'other-json', when: 'after', status: 503, ...at });
    sandbox.faults.add({ fault: 'reset', when: 'after', ...at });
    sandbox.faults.add({ fault: 'wrong-types', when: 'after', ...at });
    expect((await query(asked)).http).toBe(503);
    await expect(query(asked)).rejects.toThrow('ECONNRESET');
    expect(await query(asked)).toMatchObject({ reply: { resultCode: '0100000', resultDesc: 'sandbox' } });
    expect(sandbox.ledger.requests('huawei-cc')).toBe(3);
  });

  test.each(['before', 'after'] as const)('clock-skew %s: the signature is from long ago', async (when) => {
    sandbox.faults.add({ fault: 'clock-skew', when, ...at });
    expect(await query(asked)).toEqual(unauthorized);
    expect(await query(asked)).toMatchObject(success);
  });

  test('unknown-codes: both states are numbers that no page documents', async () => {
    sandbox.faults.add({ fault: 'unknown-codes', when: 'after', ...at });
    expect(await query(asked)).toMatchObject({
      reply: { result: '0', resultCode: '0100000', resultDesc: { citStatus: 977, status: 977 } },
    });
  });

  test('quoting: no right, in the code of this server and with the whole request in the text', async () => {
    sandbox.faults.add({ fault: 'quoting', when: 'after', ...at });
    expect(await query(asked)).toMatchObject({
      http: 200,
      reply: { resultCode: '0101003', resultDesc: expect.stringContaining('auth-v2/') },
    });
  });

  test('a rate limit holds here as well', async () => {
    await restart({ rateLimits: { 'huawei-cc': { requests: 1, perMs: 60_000, retryAfterSec: 7 } } });
    expect(await query(asked)).toMatchObject(success);
    expect(await query(asked)).toEqual({ http: 429, reply: 'Too Many Requests' });
  });
});

describe('the settings', () => {
  const settingsOf = ({ config }: Sandbox): object => config.providers['huawei-cc'];

  test('are in the configuration', async () => {
    await restart({ huaweiCms: { encoding: 'base64' } });
    expect(settingsOf(sandbox)).toMatchObject({
      gatewayUrl: sandbox.urls['huawei-cc'],
      cms: {
        baseUrl,
        accessKey: 'sandbox-access-key',
        secretKey: 'sandbox-secret-key',
        encoding: 'base64',
        ccId: 1,
        vdn: 1,
      },
    });
    expect(credentials['huawei-cc'].cms).toMatchObject({ accessKey: 'sandbox-access-key', vdn: 1 });
  });

  test('can fix the port', async () => {
    const port = Number(new URL(baseUrl).port);
    await restart({ ports: { 'huawei-cc-cms': port } });
    expect(new URL(baseUrl).port).toBe(String(port));
    expect(await query(asked)).toMatchObject(success);
  });
});

describe('vdn/totalagentdynamicinfo', () => {
  const path = '/rest/cmsapp/v1/openapi/vdn/totalagentdynamicinfo';
  const page = (body: object): Promise<Answer> =>
    send(baseUrl, signed(requestTo(baseUrl, JSON.stringify(body), { path }), time));
  const first = { ccId: 1, vdn: 1, offset: 0, limit: 2 };

  test('tells a page of agents and states twice over, and how many there are in all', async () => {
    const rows = [
      { agentId: 1001, state: 1 },
      { agentId: 1002, state: 5 },
    ];
    expect(await page(first)).toEqual({
      http: 200,
      reply: { result: '0', resultCode: '0100000', count: 7, resultDatas: rows, resultDesc: rows },
    });
    expect(await page({ ...first, offset: 7 })).toMatchObject({ reply: { count: 7, resultDatas: [] } });
  });

  test.each([
    ['no offset', { ccId: 1, vdn: 1, limit: 2 }],
    ['no rows', { ...first, limit: 0 }],
    ['numbers in quotes', { ...first, limit: '2' }],
    ['a field that is not documented', { ...first, agentId: 1001 }],
  ])('answers 0100002 to %s', async (_what, body) => {
    expect(await page(body)).toEqual(invalid);
  });

  test('answers 0101003 to another customer', async () => {
    expect(await page({ ...first, vdn: 2 })).toEqual(refused('0101003', '权限不足'));
  });
});

test("replies are dated by the servers' clock, those that a fault made, too", async () => {
  const dateOf = async (url: string): Promise<string | null> => (await fetch(url)).headers.get('date');
  sandbox.faults.add({ fault: 'status', when: 'before', vendor: 'sobot' });
  for (const url of Object.values(sandbox.urls)) {
    expect(await dateOf(url)).toBe('Mon, 05 Jan 2026 09:00:00 GMT');
  }
});
