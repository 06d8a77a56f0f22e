import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { startSandbox, type Sandbox } from '@cordboard/sandbox';
import { agent, at, company, dataOf, newKey, paths, tm, v6 } from './sobot-client.js';

let sandbox: Sandbox;
let url: string;

beforeEach(async () => {
  sandbox = await startSandbox();
  url = sandbox.urls.sobot;
});

afterEach(async () => {
  await sandbox.close();
});

describe('paths and bodies', () => {
  test('serves both editions alike', async () => {
    const { post } = await company(url);
    const bodies = await Promise.all([
      post(`${v6}config/api/queues/_search`, {}),
      post(`${tm}config/api/queues/_search`, {}),
    ]);
    expect(bodies[0]).toEqual(bodies[1]);
    expect(at(dataOf(bodies[0]), 'total')).toBe(3);
  });

  test.each([
    '/callservice/v6/tm-config/api/queues/_search',
    '/callservice/tm/cc-config/api/queues/_search',
    '/callservice/v6/cc-config/api/queues',
    '/callservice/v6/cc-config/api/blacklist/batch',
    '/callservice/v6/cc-outbound/api/campaigns/_import',
    '/',
  ])('knows no path %s', async (path) => {
    expect(await (await company(url)).post(path, {})).toMatchObject({ http: 404, reply: { code: 404 } });
  });

  test('refuses another method on a known path', async () => {
    expect(await (await company(url)).send('PUT', paths.searchQueues, {})).toMatchObject({ http: 405 });
  });

  test('refuses a body that is not JSON', async () => {
    expect(await (await company(url)).post(paths.searchQueues, '{')).toMatchObject({
      http: 400,
      reply: { message: 'the body is not JSON' },
    });
  });

  test('refuses a body of another type', async () => {
    const { post } = await company(url);
    expect(await post(paths.searchQueues, {}, { 'content-type': 'text/plain' })).toMatchObject({ http: 415 });
  });

  test('takes no body at all as an empty object', async () => {
    expect((await (await company(url)).send('POST', paths.searchQueues)).http).toBe(200);
  });

  test('refuses a field that the page does not have', async () => {
    expect(await (await company(url)).post(paths.searchQueues, { pagesize: 5 })).toMatchObject({
      http: 400,
      reply: { message: 'may only have the fields currPage, pageSize' },
    });
  });

  test('writes a refusal without data', async () => {
    expect((await (await company(url)).post(paths.searchQueues, { pageSize: 0 })).reply).toEqual({
      apiVersion: '6.3.0',
      status: 'Failed',
      code: 400,
      message: 'pageSize must be a whole number from 1',
      reason: 'pageSize must be a whole number from 1',
      kind: null,
      metaData: {},
      data: null,
    });
  });
});

describe('envelopes', () => {
  const envelopeOf = async (path: string, body: object, headers = {}): Promise<object> => {
    const { reply } = await (await agent(url)).post(path, body, headers);
    return Object.fromEntries(Object.entries(reply ?? {}).filter(([key]) => key !== 'data'));
  };

  test('of agents have neither metaData nor retCode, and say ok', async () => {
    expect(await envelopeOf(paths.searchAgents, {})).toEqual({
      apiVersion: '6.3',
      status: 'Success',
      message: 'ok',
      code: 200,
      reason: 'OK',
      kind: 'Agent',
    });
  });

  test('of the list of skill groups have metaData but no retCode, and no reason', async () => {
    expect(await envelopeOf(paths.searchQueues, {})).toEqual({
      apiVersion: '6.3.0',
      status: 'Success',
      message: 'Success',
      code: 200,
      reason: '',
      kind: 'QueueInfo',
      metaData: {},
    });
  });

  test('of call flows have an object of nulls, other words, and a retCode', async () => {
    expect(await envelopeOf(paths.flows, {})).toEqual({
      apiVersion: '6.0.0',
      status: 'Success',
      message: 'Request service done',
      code: 200,
      reason: 'Success',
      kind: 'SearchIvrResponse',
      metaData: { creatorId: null, creationTime: null, updateUserId: null, updatedTime: null },
      retMsg: 'Request service done',
      retCode: '000000',
    });
  });

  test('of import results spell version and kind as nobody else', async () => {
    expect(await envelopeOf(paths.importResult, { agentID: '1001' }, newKey())).toMatchObject({
      apiVersion: 'v6.3.0',
      kind: 'ApiRepsICallListResult',
    });
  });

  test('speak Chinese where the call knows the language header, and only there', async () => {
    const zh = { language: 'zh' };
    expect(await envelopeOf(paths.relayNumbers, {}, zh)).toMatchObject({
      message: '请求服务成功',
      retCode: '000000',
    });
    expect(await envelopeOf(paths.searchQueues, {}, zh)).toMatchObject({ message: 'Success' });
  });
});

test('counts every request, and writes down only what took effect', async () => {
  const { post } = await agent(url);
  const before = sandbox.ledger.requests('sobot');
  await post(paths.queue, { queueName: 'New', queueID: '6001' });
  await post(paths.queue, { queueName: 'New', queueID: '6001' });
  await post(paths.searchQueues, {});
  expect(sandbox.ledger.requests('sobot') - before).toBe(3);
  expect(sandbox.ledger.entries()).toEqual([
    expect.objectContaining({
      vendor: 'sobot',
      method: 'POST',
      path: paths.queue,
      effect: 'create queue 6001',
    }),
  ]);
});

test('writes no secret and no phone number into the ledger', async () => {
  const { post, send: sendAs } = await agent(url);
  await post(paths.addExtension, { agentID: '1001', ext: '70001', password: '86420975' });
  await post(paths.agents, { agent: '1001', agentType: 0, wrapUpTime: 5, phone: '447700900555' });
  await sendAs('PUT', paths.blacklist, [
    { callNumber: '447700900556', numberType: 1, callType: 3, enabled: 1 },
  ]);
  const ledger = JSON.stringify(sandbox.ledger.entries());
  expect(sandbox.ledger.entries()).toHaveLength(3);
  expect(ledger).not.toMatch(/86420975|447700900/);
  expect(ledger).toContain('update agent 20001');
});
