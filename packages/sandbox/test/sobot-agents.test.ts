import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { orThrow } from '@cordboard/core/fp';
import type { Agent } from '@cordboard/core';
import { startSandbox, type Sandbox } from '@cordboard/sandbox';
import { at, badRequest, company, dataOf, paths, rowsOf, type Answer, type Caller } from './sobot-client.js';

let sandbox: Sandbox;
let office: Caller;

beforeEach(async () => {
  sandbox = await startSandbox();
  office = await company(sandbox.urls.sobot);
});

afterEach(async () => {
  await sandbox.close();
});

const agentOf = (number: string): Promise<Agent> => orThrow(sandbox.center.agents.get({ agent: { number } }));

describe('one agent', () => {
  const get = (query: string): Promise<Answer> => office.send('GET', `${paths.agents}?${query}`);

  test('is found by work number, with spaces around ids and numbers', async () => {
    expect(dataOf(await get('agentType=0&agent=1001'))).toEqual({
      agentUUID: ' 20001 ',
      agentID: '1001',
      agentName: 'Mara Lindqvist',
      phone: ' 447700900101 ',
      ext: ' 8001 ',
      wrapUpType: 2,
      wrapUpTime: 30,
    });
  });

  test('is found by id', async () => {
    expect(at(dataOf(await get('agentType=1&agent=20002')), 'agentID')).toBe('1002');
  });

  test('has nulls for what is not bound', async () => {
    expect(dataOf(await get('agentType=0&agent=1005'))).toMatchObject({ phone: null, ext: null });
  });

  test('shows the enterprise-wide wrap-up time as type 1', async () => {
    expect(dataOf(await get('agentType=0&agent=1002'))).toMatchObject({ wrapUpType: 1, wrapUpTime: 15 });
  });

  test('answers 404 for nobody, and for a work number given as an id', async () => {
    const expected = { http: 404, reply: { code: 404, status: 'Failed', data: null } };
    expect(await get('agentType=0&agent=9999')).toMatchObject(expected);
    expect(await get('agentType=1&agent=1001')).toMatchObject(expected);
  });

  test.each([
    ['agent=1001', 'agentType is required'],
    ['agentType=0', 'agent is required'],
    ['agentType=2&agent=1001', 'agentType must be one of 0, 1'],
  ])('refuses the query %s', async (query, message) => {
    expect(await get(query)).toMatchObject(badRequest(message));
  });
});

describe('changing an agent', () => {
  const modify = (body: object): Promise<Answer> =>
    office.post(paths.agents, { agent: '1001', agentType: 0, ...body });

  test('sets what is given and keeps the rest', async () => {
    const answer = await modify({ wrapUpTime: 60, ext: '8004', wrapUpType: 1 });
    expect(dataOf(answer)).toMatchObject({
      ext: ' 8004 ',
      phone: ' 447700900101 ',
      wrapUpType: 1,
      wrapUpTime: 60,
    });
    expect(await agentOf('1001')).toMatchObject({
      station: { extension: '8004', phoneNumber: '447700900101' },
      wrapUp: { durationSec: 60, scope: 'center' },
    });
  });

  test('takes an id with spaces around it, as the documented requests have them', async () => {
    expect((await modify({ agent: ' 20003 ', agentType: 1, wrapUpTime: 1 })).http).toBe(200);
    expect(await agentOf('1003')).toMatchObject({ wrapUp: { durationSec: 1 } });
  });

  test.each([
    [{}, 'wrapUpTime is required'],
    [{ wrapUpTime: '60' }, 'wrapUpTime must be a whole number from 0 to 86400'],
    [{ wrapUpTime: 1.5 }, 'wrapUpTime must be a whole number from 0 to 86400'],
    [{ wrapUpTime: 60, agentType: '0' }, 'agentType must be one of 0, 1'],
    [{ wrapUpTime: 60, wrapUpType: 3 }, 'wrapUpType must be one of 1, 2'],
    [{ wrapUpTime: 60, ext: '12' }, 'ext must be a String of 3 to 8 digits'],
    [{ wrapUpTime: 60, phone: 'none' }, 'phone must be a phone number'],
  ])('refuses %j and changes nothing', async (body, message) => {
    expect(await modify(body)).toMatchObject(badRequest(message));
    expect(await agentOf('1001')).toMatchObject({ wrapUp: { durationSec: 30 } });
  });

  test('answers 404 for an unknown extension, and 409 for the extension of another', async () => {
    expect(await modify({ wrapUpTime: 60, ext: '7777' })).toMatchObject({
      http: 404,
      reply: { code: 404, message: 'extension does not exist' },
    });
    expect(await modify({ wrapUpTime: 60, ext: '8002' })).toMatchObject({ http: 409, reply: { code: 409 } });
  });
});

describe('unbinding', () => {
  const unbind = (body: object): Promise<Answer> =>
    office.post(paths.unbind, { agent: '1001', agentType: 0, ...body });

  test.each([
    [0, { phoneNumber: '447700900101' }],
    [1, { extension: '8001' }],
    [2, {}],
    [undefined, { phoneNumber: '447700900101' }],
  ])('with numberType %p takes away what it names, and still shows it', async (numberType, left) => {
    const answer = await unbind({ numberType });
    expect(dataOf(answer)).toMatchObject({ ext: ' 8001 ', phone: ' 447700900101 ' });
    expect((await agentOf('1001')).station).toEqual(left);
  });

  test('refuses another numberType', async () => {
    expect(await unbind({ numberType: 3 })).toMatchObject(badRequest('numberType must be one of 0, 1, 2'));
  });
});

describe('the agents that may call', () => {
  const search = (body: object, headers = {}): Promise<Answer> =>
    office.post(paths.searchAgents, body, headers);
  const namesOf = async (body: object): Promise<readonly unknown[]> =>
    rowsOf(await search(body)).map((row) => at(row, 'agentID'));

  test('come as a bare array, with a phone by another name and times in Singapore', async () => {
    expect(rowsOf(await search({ agentName: 'mara' }))).toEqual([
      {
        agentUUID: ' 20001 ',
        agentID: '1001',
        agentName: 'Mara Lindqvist',
        ext: ' 8001 ',
        agentPhone: '447700900101',
        loginStatus: 1,
        notReadyReasonCode: 0,
        createTime: '2025-03-10 09:30:00',
        updateTime: ' 2025-12-18 14:05:00 ',
        createTimeMs: Date.parse('2025-03-10T09:30:00+08:00'),
        updateTimeMs: Date.parse('2025-12-18T14:05:00+08:00'),
      },
    ]);
  });

  test('have empty texts for what is not bound', async () => {
    expect(rowsOf(await search({ agentID: '1005' }))[0]).toMatchObject({ ext: '', agentPhone: '' });
  });

  test('have their times in the zone asked for, and in Singapore when nobody knows it', async () => {
    const timeIn = async (timezoneid: string) =>
      at(rowsOf(await search({ agentID: '1001' }, { timezoneid }))[0], 'createTime');
    expect(await timeIn('UTC')).toBe('2025-03-10 01:30:00');
    expect(await timeIn('Mars/Olympus')).toBe('2025-03-10 09:30:00');
  });

  test('have the state as a number, some of them from the first version', async () => {
    const states = rowsOf(await search({})).map((row) => [
      at(row, 'loginStatus'),
      at(row, 'notReadyReasonCode'),
    ]);
    expect(states).toEqual([
      [1, 0],
      [3, 0],
      [2, 14],
      [2, 0],
      [0, 0],
      [0, 0],
    ]);
  });

  test.each([
    [{ agentID: '100' }, ['1001', '1002', '1003', '1004', '1005', '1006']],
    [{ agentID: '03' }, ['1003']],
    [{ ext: '800' }, ['1001', '1002', '1003']],
    [{ queue: '5001' }, ['1001', '1002']],
    [{ queue: '500' }, []],
    [{ agentStatus: 2 }, ['1003', '1004']],
    [{ queue: '5002', agentStatus: 3 }, ['1002']],
  ])('are filtered by %j', async (body, expected) => {
    expect(await namesOf(body)).toEqual(expected);
  });
});
