import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { credentials, startSandbox, type Sandbox } from '@cordboard/sandbox';
import { askForToken, call, tokenAt } from './huawei-api-fabric-client.js';

const startMs = Date.parse('2026-01-05T09:00:00.000Z');

let nowMs = startMs;
let sandbox: Sandbox;
let baseUrl: string;

beforeEach(async () => {
  nowMs = startMs;
  sandbox = await startSandbox({ now: () => nowMs });
  baseUrl = sandbox.urls['huawei-cc-api-fabric'];
});

afterEach(async () => {
  await sandbox.close();
});

const routes = 'calledRoute/queryCalledRoute';
const codes = 'accessCodeInfo/queryAccessCodeList';

describe('a token of API Fabric', () => {
  test('is given for the key, every value as text', async () => {
    const { http, reply } = await askForToken(baseUrl);
    expect(http).toBe(200);
    expect(reply).toMatchObject({
      AccessToken: expect.stringMatching(/^[\w-]{43}$/),
      ApplyType: 'Bearer',
      CreateTime: String(startMs / 1000),
      Expires: '600',
      AppKey: credentials['huawei-cc'].apiFabric.appKey,
    });
  });

  test.each([
    ['another key', { app_key: 'x' }, {}, 401],
    ['another secret', { app_secret: 'x' }, {}, 401],
    ['no secret', { app_secret: undefined }, {}, 400],
    ['more than an hour', {}, { 'x-token-expire': '3601' }, 400],
    ['no time', {}, { 'x-token-expire': 'long' }, 400],
  ])('is not given for %s', async (_, keys, headers, http) => {
    expect((await askForToken(baseUrl, { keys, headers })).http).toBe(http);
  });

  test.each([
    [{}, 600],
    [{ 'x-token-expire': '60' }, 60],
  ])('asked for with %j is good for %d seconds', async (headers, seconds) => {
    const bearer = { authorization: `Bearer ${await tokenAt(baseUrl, headers)}` };
    nowMs += seconds * 1000 - 1;
    expect((await call(baseUrl, routes, {}, bearer)).http).toBe(200);
    nowMs += 1;
    expect((await call(baseUrl, routes, {}, bearer)).http).toBe(403);
  });

  test('is needed', async () => {
    expect((await call(baseUrl, routes, {}, {})).http).toBe(401);
    expect((await call(baseUrl, routes, {}, { authorization: 'Bearer x' })).http).toBe(403);
  });

  test('is no longer known after the fault `expired`', async () => {
    const bearer = { authorization: `Bearer ${await tokenAt(baseUrl)}` };
    sandbox.faults.add({ fault: 'expired', when: 'before' });
    expect((await call(baseUrl, routes, {}, bearer)).http).toBe(403);
  });
});

describe('API Fabric', () => {
  test('has no other calls, and answers like a web server then', async () => {
    const { http, reply } = await call(baseUrl, 'calledRoute/nothing');
    expect([http, reply]).toEqual([404, expect.objectContaining({ status: 404, error: 'Not Found' })]);
  });

  test('answers POST alone', async () => {
    const url = `${baseUrl}/apiaccess/rest/cc-management/v1/${routes}`;
    expect((await fetch(url)).status).toBe(405);
  });

  test('wants JSON', async () => {
    const authorization = `Bearer ${await tokenAt(baseUrl)}`;
    const { http } = await call(baseUrl, routes, {}, { authorization, 'content-type': 'text/plain' });
    expect(http).toBe(415);
  });

  test('refuses a field that no page has', async () => {
    expect(await call(baseUrl, routes, { accesscode: '8000100' })).toEqual({
      http: 400,
      reply: { returnCode: '1', description: 'bad request' },
    });
  });
});

describe('routes', () => {
  const welcome = {
    id: '8101',
    dnid: 'dn8101',
    accessCode: '8000100',
    extCode: '',
    devicetype: 3,
    deviceId: 7001,
    deviceDesc: 'Welcome and menu',
    mediatypeId: 5,
    editable: null,
  };
  const support = {
    ...welcome,
    id: '8102',
    dnid: 'dn8102',
    extCode: '2',
    devicetype: 1,
    deviceId: 5002,
    deviceDesc: 'Support',
  };
  const sales = {
    ...support,
    id: '8103',
    dnid: 'dn8103',
    accessCode: '8000200',
    extCode: '',
    deviceId: 5001,
    deviceDesc: 'Sales',
  };

  test.each([
    [{}, 3, [welcome, support, sales]],
    [{ limit: 1, offset: 1 }, 3, [support]],
    [{ limit: 1000, offset: -1 }, 3, [welcome, support, sales]],
    [{ accessCode: '8000100' }, 2, [welcome, support]],
    [{ accessCode: '80001' }, 0, []],
    [{ extCode: '2' }, 1, [support]],
    [{ devicetype: 3 }, 1, [welcome]],
    [{ deviceDesc: 'Sup' }, 1, [support]],
    [{ mediaTypeId: 53 }, 0, []],
  ])('are found by %j', async (asked, total, calledRouteList) => {
    expect(await call(baseUrl, routes, asked)).toEqual({
      http: 200,
      reply: { returnCode: '0', description: 'success', data: { total, calledRouteList } },
    });
  });
});

describe('access codes', () => {
  const codeRow = (id: string, accessCode: string) => ({ id, accessCode, mediatypeId: 5, description: '' });

  test.each([
    [{}, [codeRow('1', '8000100'), codeRow('2', '8000200')]],
    [{ accessCode: '0002' }, [codeRow('2', '8000200')]],
    [{ limit: 1, offset: 1 }, [codeRow('2', '8000200')]],
    [{ mediatypeId: 53 }, []],
  ])('are found by %j', async (asked, calledRouteList) => {
    const { reply } = await call(baseUrl, codes, asked);
    expect(reply).toMatchObject({ returnCode: '0', data: { calledRouteList } });
  });

  test('cannot be read from behind the first hundred and one', async () => {
    expect((await call(baseUrl, codes, { offset: 101 })).http).toBe(400);
  });
});

test('flows come all at once, with a code of another name, which is a number', async () => {
  expect(await call(baseUrl, 'ivrFlow/queryIVRFlowList')).toEqual({
    http: 200,
    reply: {
      retCode: 0,
      message: 'success',
      result: [
        expect.objectContaining({
          id: 7001,
          description: 'Welcome and menu',
          flowFileName: 'flow-7001.vxml',
        }),
        expect.objectContaining({ id: 7002, description: 'After hours' }),
      ],
    },
  });
});

const success = { http: 200, reply: { returnCode: '0', description: 'success' } };
const malformed = { http: 400, reply: { returnCode: '1', description: 'bad request' } };
const failed = { http: 200, reply: { returnCode: '1', description: 'the operation failed' } };
const wrongParameters = {
  http: 500,
  reply: { returnCode: '1', description: 'business failure, check the parameters' },
};

describe('queues', () => {
  const release = { transferType: 'Release' };
  const skill = {
    mediaTypeId: 5,
    name: 'Night shift',
    description: 'night',
    maxWaitTime: 60,
    maxWaitNum: 100,
    maxAgentWrapupTime: 5,
    skillParam: {
      noAgents: release,
      busy: release,
      timeOut: release,
      answerFunction: '2',
      waitVoice: 'a.wav',
    },
  };

  test.each([
    [{}, [5001, 5002, 5003]],
    [{ limit: '1', offset: '1' }, [5002]],
    [{ skillIds: ['5003', '5999'] }, [5003]],
    [{ name: 'sal' }, [5001]],
    [{ mediaTypeId: '53' }, []],
  ])('are found by %j', async (asked, ids) => {
    const { reply } = await call(baseUrl, 'skill/querySkills', asked);
    expect(reply).toMatchObject({
      returnCode: '0',
      data: ids.map((skillId) => ({ skillId, mediaTypeId: 5 })),
    });
  });

  test.each([{ limit: 1 }, { offset: 0 }, { limit: '101' }, { mediaTypeId: 5 }])(
    'are not asked for in numbers, nor too many at once: %j',
    async (asked) => {
      expect(await call(baseUrl, 'skill/querySkills', asked)).toEqual(malformed);
    },
  );

  test('are made without an answer that tells the id', async () => {
    expect(await call(baseUrl, 'skill/createSkill', skill)).toEqual(success);
    expect(await call(baseUrl, 'skill/createSkill', skill)).toEqual(failed);
    expect(sandbox.ledger.entries().map(({ effect }) => effect)).toEqual(['create queue 5004']);
  });

  test.each([
    { name: 'a,b' },
    { name: '夜'.repeat(34) },
    { description: 'two words' },
    { mediaTypeId: 1 },
    { maxWaitTime: 60_001 },
    { maxWaitNum: 10_001 },
    { maxAgentWrapupTime: 3601 },
    { mediaTypeId: 53 },
    { skillParam: { noAgents: release, busy: release, timeOut: release } },
    { skillParam: { noAgents: release, busy: release } },
  ])('are not made with %j', async (wrong) => {
    expect(await call(baseUrl, 'skill/createSkill', { ...skill, ...wrong })).toEqual(malformed);
  });

  test.each([',', ';', '-'])('are removed by ids with %j between them', async (separator) => {
    const skillIds = `5002${separator}5003`;
    expect(await call(baseUrl, 'skill/deleteSkill', { skillIds })).toEqual(success);
    expect(await call(baseUrl, 'skill/deleteSkill', { skillIds })).toEqual(failed);
    expect(sandbox.ledger.entries()).toHaveLength(2);
  });
});

describe('changing routes', () => {
  const create = (asked: object) => call(baseUrl, 'calledRoute/createCalledRoute', asked);
  const asked = { accessCode: '8000300', devicetype: 1, deviceId: 5001 };

  test('makes one for each entry and extension', async () => {
    expect(await create(asked)).toEqual(success);
    expect(await create({ ...asked, extCode: '1' })).toEqual(success);
    expect(await create({ ...asked, extCode: '' })).toEqual(wrongParameters);
  });

  test.each([{ deviceId: 5999 }, { devicetype: 3 }, { mediaTypeId: 53 }])(
    'makes none to what is not there or is for other contacts: %j',
    async (wrong) => {
      expect(await create({ ...asked, ...wrong })).toEqual(wrongParameters);
    },
  );

  test('changes by id and removes by another number', async () => {
    const modify = (id: unknown) =>
      call(baseUrl, 'calledRoute/modifyCalledRoute', { id, devicetype: 3, deviceId: 7002 });
    const remove = (dnids: string) => call(baseUrl, 'calledRoute/deleteCalledRoute', { dnids });
    expect(await modify('8103')).toEqual(success);
    expect(await modify('dn8103')).toEqual(wrongParameters);
    expect(await modify(8103)).toEqual(malformed);
    expect(await remove('8103')).toEqual(wrongParameters);
    expect(await remove('dn8103')).toMatchObject({ reply: { returnCode: '0', data: { id: '8103' } } });
    expect(sandbox.ledger.entries().map(({ effect }) => effect)).toEqual([
      'change route 8103',
      'remove route 8103',
    ]);
  });
});
