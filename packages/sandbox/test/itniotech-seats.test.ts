import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { orThrow } from '@cordboard/core/fp';
import { QueueId } from '@cordboard/core';
import { decidingName } from '@cordboard/core/schema';
import { startSandbox, type Sandbox } from '@cordboard/sandbox';
import { dataOf, done, get, page, post, refusedWith, rowsOf } from './itniotech-client.js';

const seats = '/v3/cc/seat';

let sandbox: Sandbox;

beforeEach(async () => {
  sandbox = await startSandbox({ itniotech: { seats: 10 } });
});

afterEach(async () => {
  await sandbox.close();
});

const seat = async (keyId: number) => rowsOf(await page(sandbox)).find((row) => row.keyId === keyId);

const effects = (): readonly string[] => sandbox.ledger.entries().map(({ effect }) => effect);

const membersOf = async (queue: string): Promise<readonly unknown[]> => {
  const { items } = await orThrow(sandbox.center.queues.listMembers({ queue: QueueId(queue) }));
  return items.map(({ agent }) => decidingName(agent).value);
};

describe('adding seats', () => {
  const add = (body: object) => post(sandbox, `${seats}/addSeatList`, body);

  test('returns keys and names that the vendor chose; the rest is in the query', async () => {
    const answer = await add({ voiceGroupId: 5001, size: 2, displayNum: '1234', ccode: '91' });
    expect(answer).toEqual({
      http: 200,
      reply: {
        status: '0',
        reason: 'success',
        data: [
          { keyId: 20007, name: 'sandbox_1007' },
          { keyId: 20008, name: 'sandbox_1008' },
        ],
      },
    });
    expect(await seat(20008)).toMatchObject({
      empNo: '1008',
      name: 'sandbox_1008',
      account: 'sandbox_1008',
      password: expect.stringMatching(/^[0-9a-f]{32}$/),
      voiceGroupId: 5001,
      groupName: 'Sales',
      displayNum: '1234',
      ccode: '91',
      enable: 0,
      deleteFlag: 0,
    });
    expect(effects()).toEqual(['add 2 agents to queue 5001']);
  });

  test('counts against the license', async () => {
    const total = () => get(sandbox, `${seats}/querySipTotal?voiceGroupId=5001`);
    expect(dataOf(await total())).toEqual({ total: 10, remaining: 4 });
    await add({ voiceGroupId: 5001, size: 3 });
    expect(dataOf(await total())).toEqual({ total: 10, remaining: 1 });
    expect(await add({ voiceGroupId: 5001, size: 2 })).toEqual(refusedWith('-36'));
    await post(sandbox, `${seats}/batchingSeat`, { type: 2, idList: [20007] });
    expect(dataOf(await total())).toEqual({ total: 10, remaining: 2 });
  });

  test.each([
    { size: 1 },
    { voiceGroupId: 5001 },
    { voiceGroupId: '5001', size: 1 },
    { voiceGroupId: 5999, size: 1 },
    { voiceGroupId: 5001, size: 0 },
    { voiceGroupId: 5001, size: 1, name: 'Ada' },
    { voiceGroupId: 5001, size: 1, ccode: '999' },
  ])('answers -22 to %j', async (body) => {
    expect(await add(body)).toEqual(refusedWith('-22'));
    expect(effects()).toEqual([]);
  });

  test.each(['', '?voiceGroupId=x', '?voiceGroupId=5999'])(
    'answers -22 to the license with the query "%s"',
    async (query) => {
      expect(await get(sandbox, `${seats}/querySipTotal${query}`)).toEqual(refusedWith('-22'));
    },
  );
});

describe('updating a seat', () => {
  const usual = { keyId: 20001, voiceGroupId: '5001', name: 'Mara Lindqvist', empNo: '1001' };
  const update = (body: object) => post(sandbox, `${seats}/updateSeat`, { ...usual, ...body });

  test("takes the page's fields; the password comes back as its MD5", async () => {
    const sample = { petName: '12', displayNum: '123', ccode: '91', password: '123456' };
    expect(await update({ ...sample, name: '123', empNo: '007' })).toEqual(done);
    expect(await seat(20001)).toMatchObject({
      name: '123',
      petName: '12',
      empNo: '007',
      displayNum: '123',
      ccode: '91',
      password: 'e10adc3949ba59abbe56e057f20f883e',
      account: 'sandbox_1001',
    });
    expect(effects()).toEqual(['update agent 20001']);
  });

  test('keeps what it leaves out, and an update without a change is no effect', async () => {
    await update({ petName: 'M' });
    await update({});
    expect(await seat(20001)).toMatchObject({ petName: 'M', displayNum: '442079460101' });
    expect(effects()).toEqual(['update agent 20001']);
  });

  test('moves the seat to the one group it names', async () => {
    expect(await update({ voiceGroupId: '5002' })).toEqual(done);
    expect(await seat(20001)).toMatchObject({ voiceGroupId: 5002, groupName: 'Support' });
    expect(await membersOf('5001')).not.toContain('20001');
    expect(await membersOf('5002')).toContain('20001');
    await post(sandbox, `${seats}/addSeatList`, { voiceGroupId: 5001, size: 1 });
    await update({ keyId: 20007, name: 'new', empNo: '1007', voiceGroupId: '5002' });
    expect(await seat(20007)).toMatchObject({ voiceGroupId: 5002, groupName: 'Support' });
  });

  test('wants the group as text, although it is a number everywhere else', async () => {
    expect(await update({ voiceGroupId: 5002 })).toEqual(refusedWith('-22'));
  });

  test.each([
    ['-34', { empNo: '1002' }],
    ['-64', { password: 'with blank' }],
    ['-66', { ccode: '999' }],
    ['-67', { keyId: 20002, empNo: '1002' }],
    ['-22', { keyId: 29999, empNo: '9' }],
    ['-22', { voiceGroupId: '5999' }],
    ['-22', { name: '' }],
    ['-22', { petName: null }],
  ])('answers %s to %j', async (status, wrong) => {
    expect(await update(wrong)).toEqual(refusedWith(status));
    expect(effects()).toEqual([]);
  });
});

describe('the batch operation', () => {
  const batch = (type: unknown, idList: unknown) => post(sandbox, `${seats}/batchingSeat`, { type, idList });

  test('deletes softly: the row stays, marked, and the number is free again', async () => {
    expect(await batch(2, [20001])).toEqual(done);
    expect(await seat(20001)).toMatchObject({ deleteFlag: 1, voiceGroupId: null, status: 1 });
    expect(await membersOf('5001')).not.toContain('20001');
    expect(await batch(2, [20001])).toEqual(refusedWith('-22'));
    const renumbered = { keyId: 20003, voiceGroupId: '5002', name: 'Tomás', empNo: '1001' };
    expect(await post(sandbox, `${seats}/updateSeat`, renumbered)).toEqual(done);
    expect(effects()).toEqual(['delete agent 20001', 'update agent 20003']);
  });

  test('has one code for all, and what came before the refused one is done', async () => {
    expect(await batch(3, [20001, 20002, 20003])).toEqual(refusedWith('-67'));
    expect(effects()).toEqual(['disable agent 20001']);
  });

  test('switches a seat that was added here', async () => {
    await post(sandbox, `${seats}/addSeatList`, { voiceGroupId: 5001, size: 1 });
    await batch(3, [20007]);
    expect(await seat(20007)).toMatchObject({ enable: 1 });
    expect(rowsOf(await page(sandbox, { enable: 1 })).map(({ keyId }) => keyId)).toEqual([20006, 20007]);
    await batch(4, [20007]);
    await batch(4, [20007]);
    expect(await seat(20007)).toMatchObject({ enable: 0 });
    expect(effects().slice(1)).toEqual(['disable agent 20007', 'enable agent 20007']);
  });

  test.each([
    [1, [20001]],
    [5, [20001]],
    ['2', [20001]],
    [2, []],
    [2, ['20001']],
    [2, 20001],
  ])('answers -22 to type %j of %j', async (type, idList) => {
    expect(await batch(type, idList)).toEqual(refusedWith('-22'));
  });
});

describe('the query after changes', () => {
  test('filters and pages deleted, changed and added seats with the others', async () => {
    await post(sandbox, `${seats}/addSeatList`, { voiceGroupId: 5002, size: 3 });
    await post(sandbox, `${seats}/batchingSeat`, { type: 2, idList: [20003] });
    const keys = async (params: object, size = 100, current = 1) =>
      rowsOf(await page(sandbox, params, size, current)).map(({ keyId }) => keyId);
    expect(await keys({ voiceGroupId: 5002 })).toEqual([20004, 20007, 20008, 20009]);
    expect(await keys({ name: 'SANDBOX' }, 2, 2)).toEqual([20009]);
    expect(await keys({ status: 1 })).toEqual([20005, 20006, 20007, 20008, 20009, 20003]);
    expect(await keys({ enable: 1 })).toEqual([20006, 20003]);
  });
});

describe('the credential of the web phone', () => {
  const create = (body: object) => post(sandbox, `${seats}/createSdkAuthentication`, body);

  test('has its Bearer in it, in an object, and is another one each time', async () => {
    const [first, second] = [
      dataOf(await create({ account: 'sandbox_1001', expires: 3600 })),
      dataOf(await create({ account: 'sandbox_1001', expires: 3600 })),
    ];
    const authentication = expect.stringMatching(/^Bearer sandbox:sandbox_1001:[0-9a-f-]{36}$/);
    expect([first, second]).toEqual([{ authentication }, { authentication }]);
    expect(second).not.toEqual(first);
  });

  test.each([
    ['-24', { account: 'nobody', expires: 60 }],
    ['-22', { account: 'sandbox_1001', expires: 59 }],
    ['-22', { account: 'sandbox_1001', expires: 28_801 }],
    ['-22', { account: 'sandbox_1001' }],
    ['-22', { expires: 60 }],
  ])('answers %s to %j', async (status, body) => {
    expect(await create(body)).toEqual(refusedWith(status));
  });
});

describe('team leaders', () => {
  const leaders = '/v3/cc/teamleader';
  const add = (body: object) => post(sandbox, `${leaders}/add`, body);
  const query = (params: object = {}) => post(sandbox, `${leaders}/query`, { current: 1, size: 10, params });
  const update = (body: object) => post(sandbox, `${leaders}/update`, body);
  const batch = (type: number, idList: readonly number[]) =>
    post(sandbox, `${leaders}/batchUpdateStatus`, { type, idList });

  test('are added under a bare number and listed with a password in clear', async () => {
    const added = await add({ name: 'Supervisor', petName: '12', voiceGroupIdList: [5001, 5002] });
    expect(added.reply).toEqual({ status: '0', reason: 'success', data: 5000001 });
    expect(rowsOf(await query())).toEqual([
      {
        keyId: 5000001,
        empNo: '5000001',
        petName: '12',
        name: 'Supervisor',
        enable: 0,
        voiceGroupIdList: [5001, 5002],
        voiceGroupNameList: ['Sales', 'Support'],
        account: 'sandbox_leader_5000001',
        password: expect.stringMatching(/^\w{8}$/),
        createTime: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
        updateTime: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
        customerId: 396,
        customerName: 'sandbox',
      },
    ]);
  });

  test('are updated, filtered, disabled with 3, enabled with 4 and deleted with 2', async () => {
    await add({ name: 'First one' });
    await add({ name: 'Second', voiceGroupIdList: [5002] });
    const changed = {
      keyId: 5000001,
      petName: null,
      name: '1231231231',
      empNo: '753874',
      voiceGroupIdList: [5001],
      password: 'fWcsQ6aw',
    };
    expect(await update(changed)).toEqual(done);
    expect(rowsOf(await query({ name: '123' }))).toMatchObject([{ empNo: '753874', password: 'fWcsQ6aw' }]);
    expect(rowsOf(await query({ voiceGroupIdList: [5002] }))).toMatchObject([{ keyId: 5000002 }]);
    expect(await batch(3, [5000001])).toEqual(done);
    expect(rowsOf(await query({ enable: 1 }))).toMatchObject([{ keyId: 5000001, enable: 1 }]);
    await batch(4, [5000001]);
    expect(rowsOf(await query({ enable: 1 }))).toEqual([]);
    await batch(2, [5000001]);
    expect(rowsOf(await query())).toMatchObject([{ keyId: 5000002 }]);
  });

  test('keep name and job number to themselves', async () => {
    await add({ name: 'First one' });
    await add({ name: 'Second' });
    const second = { keyId: 5000002, name: 'Second', empNo: '2', voiceGroupIdList: [] };
    expect(await add({ name: 'Second' })).toEqual(refusedWith('-20'));
    expect(await update({ ...second, name: 'First one' })).toEqual(refusedWith('-33'));
    expect(await update({ ...second, empNo: '5000001' })).toEqual(refusedWith('-34'));
    expect(await update({ ...second, keyId: 9 })).toEqual(refusedWith('-22'));
    expect(await update({ ...second, empNo: 'A1' })).toEqual(refusedWith('-22'));
    expect(await add({ name: 'Third', voiceGroupIdList: [5999] })).toEqual(refusedWith('-22'));
    expect(await batch(1, [5000001])).toEqual(refusedWith('-22'));
  });
});

test.each(['reset', 'duplicate', 'half', 'broken-down'] as const)(
  'the fault %s applies to a new call as to the others',
  async (fault) => {
    sandbox.faults.add({ fault, when: 'after', vendor: 'itniotech', path: /addSeatList$/ });
    await post(sandbox, `${seats}/addSeatList`, { voiceGroupId: 5001, size: 1 }).catch(() => undefined);
    const keys = sandbox.ledger.entries().map(({ key }) => key);
    expect([keys.length, new Set(keys).size]).toEqual([fault === 'duplicate' ? 2 : 1, 1]);
  },
);
