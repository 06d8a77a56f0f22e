import { afterEach, describe, expect, test } from '@jest/globals';
import { AgentId } from '@cordboard/core';
import { answer, sent, startApiFabric, stopAll, type Answers } from './api-fabric.js';
import { done, failed } from './support.js';

afterEach(stopAll);

/** As the page prints it, with a placeholder for the address: it has no work number. */
const printed = {
  skills: [{ skillId: 2, agentWeight: 1, skillWeight: 2 }],
  agentType: 11,
  phone: '',
  userAccount: 'test123456',
  ccRoleId: 2,
  userName: 'test111',
  sipAccount: '88880551',
  email: 'user@example.test',
};
const other = { ...printed, userAccount: 'other', workNo: 109, skills: [], sipAccount: '' };
const agent = { id: AgentId('108') };

const success = () => answer({ resultCode: '0', resultMessage: 'edit success' });

const withAccounts = (rows: readonly object[], more: Answers = {}) =>
  startApiFabric({
    'agentAccount/query': () =>
      answer({ resultCode: '0', resultMessage: 'get agent account info success', data: rows }),
    queryAgentInfoByAccount: () => answer({ returnCode: '0', data: { workNo: 108, agentType: 11 } }),
    'agentAccount/update': success,
    'agentAccount/delete': success,
    ...more,
  });

describe('an account', () => {
  test('as the page prints it is an agent, whose number another call tells', async () => {
    const { center, server } = await withAccounts([printed]);
    const { items } = await done(center.agents.list({ limit: 1 }));
    expect(items).toEqual([
      {
        id: '108',
        number: '108',
        name: 'test111',
        username: 'test123456',
        email: 'user@example.test',
        role: { role: 'agent' },
        queues: [{ id: '2' }],
        station: { extension: '88880551' },
      },
    ]);
    expect(server.seen.slice(1).map((seen) => [seen.url, sent(seen)])).toEqual([
      ['/apiaccess/rest/cc-management/v1/agentAccount/query', { pageNum: 0, pageSize: 1 }],
      ['/apiaccess/rest/CC-Management/v1/queryAgentInfoByAccount', { accountCode: 'test123456' }],
    ]);
  });

  test('with its number takes one request', async () => {
    const { center, arrived } = await withAccounts([{ ...printed, workNo: '108' }]);
    expect((await done(center.agents.list({}))).items.map(({ id }) => id)).toEqual(['108']);
    expect(arrived('queryAgentInfoByAccount')).toEqual([]);
  });

  test('without any number is left out: it could not be named', async () => {
    const { center } = await withAccounts([printed, other], {
      queryAgentInfoByAccount: () => answer({ returnCode: '0', data: { workNo: '' } }),
    });
    expect((await done(center.agents.list({}))).items.map(({ id }) => id)).toEqual(['109']);
  });

  test.each([
    [2, { role: 'agent' }],
    ['3', { role: 'supervisor' }],
    [4, { role: 'agent', native: { code: '4' } }],
    [9, { role: 'unknown', native: { code: '9' } }],
    [255, undefined],
    [null, undefined],
  ])('has by role %j: %j', async (ccRoleId, role) => {
    const { center } = await withAccounts([{ ...other, ccRoleId }]);
    expect((await done(center.agents.list({}))).items[0]?.role).toEqual(role);
  });

  test('is found by its name in one request, and by number among all', async () => {
    const { center, arrived } = await withAccounts([other, printed]);
    expect((await done(center.agents.get({ agent: { username: 'test123456' } }))).id).toBe('108');
    expect((await done(center.agents.get({ agent: { number: '109' } }))).username).toBe('other');
    expect(arrived('agentAccount/query').map(sent)).toEqual([
      { userAccount: 'test123456' },
      { pageNum: 0, pageSize: 100 },
    ]);
  });

  test.each([{ username: 'nobody.here' }, { number: '999' }])('is not there: %j', async (ref) => {
    const { center } = await withAccounts([other]);
    expect(await failed(center.agents.get({ agent: ref }))).toMatchObject({
      kind: 'NotFound',
      effect: 'none',
    });
  });

  test.each([
    [{ name: 'TEST1' }, 2],
    [{ number: '109' }, 1],
    [{ username: 'other' }, 1],
    [{ email: 'user@example.test' }, 2],
    [{ role: 'supervisor' as const }, 0],
  ])('is sorted out here: %j', async (query, count) => {
    const { center } = await withAccounts([other, printed]);
    expect((await done(center.agents.list(query))).items).toHaveLength(count);
  });
});

describe('changing an account', () => {
  test('sends what is set, flat, under the name that cannot be changed', async () => {
    const { center, arrived } = await withAccounts([printed]);
    const set = {
      name: 'Ada',
      email: 'ada@example.test',
      phoneNumber: '447700900101',
      role: 'supervisor',
    } as const;
    const { value } = await done(center.agents.update({ agent, set }));
    expect(value).toMatchObject({ id: '108', name: 'Ada', role: { role: 'supervisor' } });
    expect(arrived('agentAccount/update').map(sent)).toEqual([
      { userAccount: 'test123456', userName: 'Ada', email: set.email, phone: set.phoneNumber, ccRoleId: 3 },
    ]);
  });

  test('clears the phone by an empty one', async () => {
    const { center, arrived } = await withAccounts([{ ...printed, phone: '447700900101' }]);
    await done(center.agents.update({ agent, set: { phoneNumber: null } }));
    expect(arrived('agentAccount/update').map(sent)).toEqual([{ userAccount: 'test123456', phone: '' }]);
  });

  test('with nothing to set sends nothing', async () => {
    const { center, arrived } = await withAccounts([printed]);
    expect((await done(center.agents.update({ agent, set: {} }))).outcome).toBe('unchanged');
    expect(arrived('agentAccount/update')).toEqual([]);
  });

  test.each([
    [200, 'Internal', 'maybe'],
    [400, 'InvalidInput', 'none'],
    [500, 'InvalidInput', 'none'],
  ])('is refused by code 1 with HTTP %i: %s, %s', async (status, kind, effect) => {
    const { center } = await withAccounts([printed], {
      'agentAccount/update': () => answer({ resultCode: '1', resultMessage: 'no' }, status),
    });
    const task = center.agents.update({ agent, set: { name: 'Ada' } });
    expect(await failed(task)).toMatchObject({ kind, effect });
  });
});

test('removing an agent names the account, flat', async () => {
  const { center, arrived } = await withAccounts([printed]);
  await done(center.agents.remove({ agent }));
  expect(arrived('agentAccount/delete').map(sent)).toEqual([{ userAccount: 'test123456' }]);
});
