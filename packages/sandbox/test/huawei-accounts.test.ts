import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { orThrow } from '@cordboard/core/fp';
import { QueueId } from '@cordboard/core';
import { startSandbox, type Sandbox } from '@cordboard/sandbox';
import { call, tokenAt } from './huawei-api-fabric-client.js';

let sandbox: Sandbox;
let baseUrl: string;

beforeEach(async () => {
  sandbox = await startSandbox();
  baseUrl = sandbox.urls['huawei-cc-api-fabric'];
});

afterEach(async () => {
  await sandbox.close();
});

const userAccount = 'mara.lindqvist';
const success = { http: 200, reply: { resultCode: '0', resultMessage: 'success' } };
const wrongParameters = {
  http: 500,
  reply: { resultCode: '1', resultMessage: 'business failure, check the parameters' },
};

const account = (name: string, body: unknown) => call(baseUrl, `agentAccount/${name}`, body);

const membersOf = async (queue: string): Promise<number> =>
  (await orThrow(sandbox.center.queues.listMembers({ queue: QueueId(queue) }))).items.length;

const effects = (): readonly string[] => sandbox.ledger.entries().map(({ effect }) => effect);

describe('accounts', () => {
  const row = {
    userAccount,
    userName: 'Mara Lindqvist',
    phone: '447700900101',
    email: 'mara.lindqvist@example.com',
    agentType: 11,
    ccRoleId: 2,
    sipAccount: '8001',
    skills: [{ skillId: 5001, agentWeight: 3, skillWeight: 1 }],
  };

  test('come one by one without their number, and in pages from 0 with it', async () => {
    expect(await account('query', { userAccount })).toEqual({
      http: 200,
      reply: { ...success.reply, data: [row] },
    });
    const page = await account('query', { pageNum: 0, pageSize: 1 });
    expect(page.reply).toMatchObject({ total: 7, data: [{ ...row, workNo: 1001 }] });
  });

  test.each([{ pageNum: 0 }, { pageNum: '0', pageSize: 1 }, { pageNum: 0, pageSize: 101 }, { name: 'x' }])(
    'are not asked for by %j',
    async (body) => {
      expect((await account('query', body)).http).toBe(400);
    },
  );

  test.each([
    [userAccount, 1001],
    ['not.there', ''],
  ])('of %s tell the number by a path with other capitals', async (accountCode, workNo) => {
    const response = await fetch(`${baseUrl}/apiaccess/rest/CC-Management/v1/queryAgentInfoByAccount`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${await tokenAt(baseUrl)}`,
      },
      body: JSON.stringify({ accountCode }),
    });
    expect(await response.json()).toMatchObject({ returnCode: '0', data: { workNo } });
  });

  test('are changed in what is given, and removed', async () => {
    expect(await account('update', { userAccount, userName: 'Mara', phone: '', ccRoleId: 3 })).toEqual(
      success,
    );
    const { items } = await orThrow(sandbox.center.agents.list({ number: '1001' }));
    expect(items).toMatchObject([
      { name: 'Mara', role: { role: 'supervisor' }, station: { extension: '8001' } },
    ]);
    expect(await account('update', { userAccount: 'not.there' })).toEqual(wrongParameters);
    expect((await account('update', { userAccount, userName: 'x'.repeat(21) })).http).toBe(400);
    expect(await account('delete', { userAccount })).toEqual(success);
    expect(await account('delete', { userAccount })).toEqual(wrongParameters);
    expect(effects()).toEqual([`update account ${userAccount}`, `remove account ${userAccount}`]);
  });
});

describe('members', () => {
  const skillId = 5003;
  const join = { userAccounts: [userAccount], skillId, agentWeight: 2, skillWeight: 7 };

  test('join with both weights, and again with others', async () => {
    expect(await account('addSkillsToAgent', join)).toEqual(success);
    expect(await account('addSkillsToAgent', { ...join, agentWeight: 4 })).toEqual(success);
    const { reply } = await account('queryAgentInfoBySkillId', {
      requestParam: { skillId, pageNum: 0, pageSize: 10 },
    });
    expect(reply).toMatchObject({
      resultCode: '0',
      count: 1,
      data: [{ workNo: 1001, agentWeight: 4, skillWeight: 7, accountName: 'Mara Lindqvist', userAccount }],
    });
  });

  test.each([{ userAccounts: ['not.there'] }, { skillId: 5999 }])('do not join with %j', async (wrong) => {
    expect(await account('addSkillsToAgent', { ...join, ...wrong })).toEqual(wrongParameters);
    expect(effects()).toEqual([]);
  });

  test('are wanted in numbers from 1, and the search of them wrapped', async () => {
    expect((await account('addSkillsToAgent', { ...join, agentWeight: 0 })).http).toBe(400);
    expect((await account('queryAgentInfoBySkillId', { skillId, pageNum: 0, pageSize: 10 })).http).toBe(400);
  });

  test('leave by name, and all of them by an empty list', async () => {
    expect(await account('releaseAgentBySkillId', { skillId: 5002, userAccounts: ['siyuan.chen'] })).toEqual(
      success,
    );
    expect(await membersOf('5002')).toBe(2);
    expect(await account('releaseAgentBySkillId', { skillId: 5002, userAccounts: [] })).toEqual(success);
    expect(await membersOf('5002')).toBe(0);
  });
});

describe('a new account', () => {
  const asked = {
    userAccount: 'test123456',
    userName: 'test111',
    password: 'Sandbox-0815',
    email: 'user@example.test',
    agentType: 11,
    ccRoleId: 2,
  };

  test('is answered with its work number, and serves in its queues', async () => {
    const before = await membersOf('5003');
    const skills = [{ skillId: 5003, agentWeight: 4, skillWeight: 1 }];
    const { http, reply } = await account('create', { ...asked, skills });
    expect([http, reply]).toEqual([200, { ...success.reply, workNo: expect.any(Number) }]);
    expect(await membersOf('5003')).toBe(before + 1);
    expect(effects()).toEqual(['create account test123456']);
    expect((await account('query', { userAccount: 'test123456' })).reply).toMatchObject({
      data: [{ userName: 'test111', email: 'user@example.test', ccRoleId: 2, skills }],
    });
  });

  test('may lead', async () => {
    await account('create', { ...asked, ccRoleId: 3, phone: '447700900109' });
    const { items } = await orThrow(sandbox.center.agents.list({ username: 'test123456' }));
    expect(items).toMatchObject([{ role: { role: 'supervisor' }, station: { phoneNumber: '447700900109' } }]);
  });

  test.each([
    { userAccount: 'short' },
    { userName: 'x'.repeat(21) },
    { password: 'onlyletters' },
    { email: 'nowhere' },
    { agentType: 1 },
    { ccRoleId: 1 },
    { requestParam: asked },
  ])('is not made with %j', async (wrong) => {
    expect((await account('create', { ...asked, ...wrong })).http).toBe(400);
    expect(effects()).toEqual([]);
  });

  test.each([
    { userAccount },
    { email: 'mara.lindqvist@example.com' },
    { skills: [{ skillId: 5999, agentWeight: 1, skillWeight: 1 }] },
  ])('is not made where something is taken or not there: %j', async (wrong) => {
    expect(await account('create', { ...asked, ...wrong })).toEqual(wrongParameters);
    expect(effects()).toEqual([]);
  });
});
