import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { startSandbox, type Sandbox } from '@cordboard/sandbox';
import { badRequest, company, dataOf, paths, rowsOf, type Answer, type Caller } from './sobot-client.js';

let sandbox: Sandbox;
let office: Caller;

beforeEach(async () => {
  sandbox = await startSandbox();
  office = await company(sandbox.urls.sobot);
});

afterEach(async () => {
  await sandbox.close();
});

/** The documented request, for agents of the sandbox. */
const documented = {
  name: 'openApi-batch-plan-5',
  scheduleStartTime: 1661911780000,
  scheduleEndTime: 1662998180000,
  executorId: '1001',
  bak: ' test4444 ',
  agentID: '1002',
  agentType: '0',
  zoneId: 'Asia/Singapore',
  zoneValue: 'GMT+08:00 Singapore',
  customerPhoneNumberList: [' 18189672221 ', ' 18189671111 ', ' 18889673333 '],
};

describe('contact plans', () => {
  const plan = (more: object = {}): Promise<Answer> =>
    office.post(paths.contactPlans, { ...documented, ...more });
  const numbers = (count: number): string[] => Array.from({ length: count }, (_, i) => String(100_000 + i));

  test('bring back an array of ids between spaces, one for each number', async () => {
    const answer = await plan();
    expect(answer.reply).toMatchObject({ apiVersion: 'v6.0.0', kind: 'List', metaData: {} });
    const id = expect.stringMatching(/^ \S+ $/);
    expect(dataOf(answer)).toEqual([id, id, id]);
    expect(new Set(rowsOf(answer)).size).toBe(3);
  });

  test('are at most fifty at once, and at least one', async () => {
    expect(rowsOf(await plan({ customerPhoneNumberList: numbers(50) }))).toHaveLength(50);
    const message = 'customerPhoneNumberList must have 1 to 50 entries';
    expect(await plan({ customerPhoneNumberList: numbers(51) })).toMatchObject(badRequest(message));
    expect(await plan({ customerPhoneNumberList: [] })).toMatchObject(badRequest(message));
  });

  test.each([
    ['name', undefined, 'name is required'],
    ['name', 'x'.repeat(21), 'name must be a String of at most 20 characters'],
    ['bak', 'x'.repeat(201), 'bak must be a String of at most 200 characters'],
    ['scheduleStartTime', undefined, 'scheduleStartTime is required'],
    ['scheduleEndTime', 1661911780000, 'scheduleEndTime must be later than scheduleStartTime'],
    ['executorId', undefined, 'executorId is required'],
    ['agentID', undefined, 'agentID is required'],
    ['agentType', 0, 'agentType must be one of 0, 1'],
    ['zoneId', 'Mars/Olympus', 'zoneId must be a time zone'],
    ['customerPhoneNumberList', undefined, 'customerPhoneNumberList is required'],
    ['customerPhoneNumberList', ['12'], 'customerPhoneNumberList [0] must be a String of 3 to 16 digits'],
    [
      'customerPhoneNumberList',
      ['1'.repeat(17)],
      'customerPhoneNumberList [0] must be a String of 3 to 16 digits',
    ],
    [
      'customerPhoneNumberList',
      [18189672221],
      'customerPhoneNumberList [0] must be a String of 3 to 16 digits',
    ],
  ])('refuse %s %j', async (field, value, message) => {
    expect(await plan({ [field]: value })).toMatchObject(badRequest(message));
    expect(sandbox.ledger.entries()).toEqual([]);
  });

  test('count in minutes: two instants within one are the same', async () => {
    const minute = 1661911740000;
    expect(await plan({ scheduleStartTime: minute, scheduleEndTime: minute + 59_999 })).toMatchObject(
      badRequest('scheduleEndTime must be later than scheduleStartTime'),
    );
    expect((await plan({ scheduleStartTime: minute + 59_999, scheduleEndTime: minute + 60_000 })).http).toBe(
      200,
    );
  });

  test('have one agentType for both agents, and want both to be there', async () => {
    expect((await plan({ agentType: '1', executorId: '20001', agentID: '20002' })).http).toBe(200);
    expect(await plan({ agentType: '1' })).toMatchObject({ http: 404 });
    expect(await plan({ agentID: '404' })).toMatchObject({ http: 404 });
  });

  test('are planned twice when asked for twice, and the ledger shows it', async () => {
    const customerPhoneNumberList = ['18189672221'];
    await plan({ customerPhoneNumberList });
    await plan({ customerPhoneNumberList });
    const keys = sandbox.ledger.entries().map(({ key }) => key);
    expect(keys).toHaveLength(2);
    expect(keys[0]).toBe(keys[1]);
  });
});

describe('published call flows', () => {
  const search = (body: object): Promise<Answer> => office.post(paths.flows, body);

  test('come in pages whose size is what they show', async () => {
    expect(dataOf(await search({ currPage: 1, pageSize: 10 }))).toEqual({
      list: [
        { name: 'Welcome and menu', code: '7001', remarks: 'Day and night' },
        { name: 'After hours', code: '7002', remarks: null },
      ],
      currPage: 1,
      pageSize: 2,
      total: 2,
    });
    expect(dataOf(await search({ currPage: 2, pageSize: 1 }))).toMatchObject({
      currPage: 2,
      pageSize: 1,
      total: 2,
    });
  });

  test('are at most fifty to a page', async () => {
    expect((await search({ pageSize: 50 })).http).toBe(200);
    expect(await search({ pageSize: 51 })).toMatchObject(
      badRequest('pageSize must be a whole number from 1 to 50'),
    );
  });

  test('can be asked for by an agent, with an agentType that is a number', async () => {
    expect((await search({ operator: '1001' })).http).toBe(200);
    expect((await search({ operator: '20001', agentType: 1 })).http).toBe(200);
    expect((await search({ operator: '20001', agentType: 0 })).http).toBe(404);
    expect(await search({ agentType: '1' })).toMatchObject(badRequest('agentType must be one of 0, 1'));
  });
});
