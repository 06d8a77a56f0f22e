import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { orThrow } from '@cordboard/core/fp';
import { startSandbox, type CallOutcome, type Sandbox } from '@cordboard/sandbox';
import { dataOf, get, post, rowsOf } from './itniotech-client.js';

let sandbox: Sandbox;

beforeEach(async () => {
  sandbox = await startSandbox();
});

afterEach(async () => {
  await sandbox.close();
});

const call = (name: string, body: object) => post(sandbox, `/voice/group/call/${name}`, body);

const refused = (code: unknown): object => ({ http: 200, reply: { code, msg: expect.stringMatching(/\w/) } });
const done = { http: 200, reply: { code: '0', msg: 'success', data: null } };

const numbers = ['447700900001', '447700900002'];
const message = { taskName: 'Reminder', source: 3, text: 'Hello', lan: 'en', loopCount: 1, maxCalls: 30 };
const sample = { appId: 'sandbox1', ...message, numberList: numbers };

const send = (body: object = {}) => call('send', { ...sample, ...body });
const sent = async (body: object = {}): Promise<number> => Number(dataOf(await send(body)));
const period = { strTime: '2020-01-01 00:00:00', endTime: '2999-01-01 00:00:00' };
const list = (params: object = {}) =>
  call('query', { current: 1, size: 10, params: { ...period, ...params } });
const detail = async (id: unknown) => dataOf(await get(sandbox, `/voice/group/call/detail/${String(id)}`));
const settle = (id: number, outcome: CallOutcome, count?: number): void => {
  for (const placed of sandbox.telephone.dial(String(id), count))
    sandbox.telephone.settle(placed.id, outcome);
};

describe('sending', () => {
  test('returns the id in an envelope of other names and places nothing by itself', async () => {
    expect((await send()).reply).toEqual({ code: '0', msg: 'success', data: 5000001 });
    expect(sandbox.telephone.calls()).toEqual([]);
    const { reply } = await list();
    expect(reply).toMatchObject({ code: 0, msg: 'success', data: { total: 1 } });
    expect(rowsOf(await list())).toEqual([
      {
        jobId: 5000001,
        taskName: 'Reminder',
        status: 6,
        rate: '0',
        numCnt: 2,
        callNum: 0,
        success: 0,
        fail: 0,
        createdTime: expect.any(String),
      },
    ]);
  });

  test('takes the numbers of the newer page, and each once', async () => {
    const numberInfoList = [...numbers, numbers[0]].map((calleeNumber) => ({ calleeNumber, text1: 'Ada' }));
    expect(await detail(await sent({ numberList: undefined, numberInfoList }))).toMatchObject({ numCnt: 2 });
  });

  test('waits for a time that is named', async () => {
    expect(await detail(await sent({ sendTime: '2999-01-01 00:00:00' }))).toMatchObject({ status: 0 });
    expect(await detail(await sent({ sendTime: null, taskName: 'Now' }))).toMatchObject({ status: 6 });
  });

  test.each([
    { appId: 'unknown1' },
    { taskName: 'x' },
    { numberList: undefined },
    { numberList: ['123'] },
    { numberInfoList: [{ calleeNumber: numbers[0] }] },
    { source: 1 },
    { source: 2, uploadName: 'a1.mp3', baseFile: 'no base64' },
    { text: undefined },
    { loopCount: 10 },
    { maxCalls: 1000 },
    { toSeat: 1, sipGroupId: 5001 },
    { toSeat: 1, sipGroupId: 5999, outboundControl: 1, calloutRate: 1, toSeatType: 1 },
    { hangUpSms: 1, smsAppId: 'app', smsContent: 'Bye' },
    { hangUpSms: 1, smsAppId: 'app', smsContent: 'Bye', feedbackPush: 1 },
  ])('answers -22 to %j', async (wrong) => {
    expect(await send(wrong)).toEqual(refused('-22'));
  });

  test('needs a name that no other has', async () => {
    await send();
    expect(await send()).toEqual(refused('-20'));
  });
});

describe('a group call', () => {
  const transfer = { toSeat: 1, sipGroupId: 5001, outboundControl: 1, calloutRate: 1, toSeatType: 2 };

  test('goes from submitting to calling to finished, on a scale of its own', async () => {
    const id = await sent(transfer);
    settle(id, { result: 'answered', durationSec: 20, agent: { id: '20001' }, pressedKey: '1' }, 1);
    expect(await detail(id)).toMatchObject({ status: 1 });
    settle(id, { result: 'busy' });
    expect(await detail(id)).toMatchObject({
      status: 2,
      rate: '100',
      numCnt: 2,
      success: 1,
      fail: 1,
      successRate: '50',
      toseatNum: 1,
      keyFeedbackNum: 1,
      callDuration: 20,
      callTotal: 2,
      sipGroupId: 5001,
      onineSeatNum: 0,
      code: '44',
    });
    expect((await get(sandbox, '/voice/group/call/detail/9')).reply).toMatchObject({ code: -24 });
  });

  test('leaves a record of each call', async () => {
    const id = await sent();
    const [placed] = sandbox.telephone.dial(String(id), 1);
    sandbox.telephone.settle(placed!.id, { result: 'answered', durationSec: 3, pressedKey: '5' });
    expect((await get(sandbox, `/voice/recordGroup/${placed!.id}`)).reply).toMatchObject({
      status: '0',
      data: { callee: numbers[0], feedbackValue: '5', callDuration: 3, terminationCode: '200' },
    });
  });

  test('is found by status and by name', async () => {
    await sent();
    expect(rowsOf(await list({ statusList: [6], searchCondition: 'Remind' }))).toHaveLength(1);
    expect(rowsOf(await list({ statusList: [1, 2] }))).toEqual([]);
    expect(rowsOf(await list({ searchCondition: 'other' }))).toEqual([]);
    expect(await call('query', { current: 1, size: 10, params: {} })).toEqual(refused(-22));
  });

  test('is changed before it begins, by the id that is called `jobId` elsewhere', async () => {
    const id = await sent();
    expect(await call('update', { ...message, keyId: id, text: 'Good day' })).toEqual(done);
    expect(await detail(id)).toMatchObject({ text: 'Good day', appId: 'sandbox1', numCnt: 2 });
    sandbox.telephone.dial(String(id), 1);
    expect(await call('update', { ...message, keyId: id, text: 'Late' })).toEqual(refused('-54'));
    expect(await call('update', { ...message, keyId: 9 })).toEqual(refused('-24'));
    expect(await call('update', { ...sample, keyId: id })).toEqual(refused('-22'));
  });

  test.each([
    [0, numbers],
    [1, [numbers[1]]],
  ])('is sent again with type %d to those it names, as a new one', async (resendType, expected) => {
    const id = await sent();
    const resend = (taskName: string) =>
      call('resend', { ...message, keyId: id, appId: 'sandbox1', taskName, resendType });
    expect(await resend('Again')).toEqual(refused('-54'));
    settle(id, { result: 'answered' }, 1);
    settle(id, { result: 'no-answer' });
    const again = String(dataOf(await resend('Again')));
    expect(sandbox.telephone.dial(again).map(({ callee }) => callee)).toEqual(expected);
  });

  test('is not sent again when none failed', async () => {
    const id = await sent();
    settle(id, { result: 'answered' });
    const body = { ...message, keyId: id, appId: 'sandbox1', taskName: 'Again', resendType: 1 };
    expect(await call('resend', body)).toEqual(refused('-34'));
  });

  test('is cancelled with others, all of them or none', async () => {
    const ids = [await sent(), await sent({ taskName: 'Second' })];
    expect(await call('cancel', { taskIdList: [...ids, 9] })).toEqual(refused('-24'));
    expect(await call('cancel', { taskIdList: ids })).toEqual(done);
    expect(await call('cancel', { taskIdList: ids })).toEqual(refused('-54'));
    expect(await detail(ids[0])).toMatchObject({ status: 4 });
    expect(sandbox.telephone.dial(String(ids[0]))).toEqual([]);
  });

  test('is cancelled where it is one of the center, too', async () => {
    const content = { kind: 'text' as const, text: 'Hello', language: 'en' };
    const { value } = await orThrow(
      sandbox.center.campaigns.create({ name: 'A message', dialing: { mode: 'agentless', content } }),
    );
    const [row] = rowsOf(await list());
    const taskIdList = [row?.jobId, await sent()];
    expect(await call('cancel', { taskIdList })).toEqual(done);
    expect(await orThrow(sandbox.center.campaigns.get({ campaign: value.ref }))).toMatchObject({
      state: 'stopped',
    });
    expect(await call('cancel', { taskIdList: [row?.jobId] })).toEqual(refused('-54'));
  });
});
