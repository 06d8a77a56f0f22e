import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { RecordingId } from '@cordboard/core';
import { orThrow } from '@cordboard/core/fp';
import { startSandbox, type Sandbox, type SandboxOptions } from '@cordboard/sandbox';
import { dataOf, get, post, refusedWith, rowsOf, signed } from './itniotech-client.js';

let sandbox: Sandbox;

const start = async (options: SandboxOptions = {}): Promise<Sandbox> => {
  const started = await startSandbox(options);
  const phones = { groupName: 'sipGroup', phoneName: 'phone', quantity: 1, displayNum: '861000000' };
  await post(started, '/voice/sipAdd', { ...phones, appId: 'sandbox1' });
  return started;
};

beforeEach(async () => {
  sandbox = await start();
});

afterEach(async () => {
  await sandbox.close();
});

const callee = '447700900001';
const usual = { callee, account: '80001', appId: 'sandbox1' };
const sendSip = (body: object = {}, at = sandbox) => post(at, '/voice/sendSip', { ...usual, ...body });

/** A call that was answered. */
const talked = async (): Promise<string> => {
  const id = String(dataOf(await sendSip({ displayNum: '1008122211', calledInfo: 'info' })));
  const agent = { id: '20001', name: 'Mara' };
  sandbox.telephone.settle(id, { result: 'answered', durationSec: 15, hungUpBy: 'agent', agent });
  return id;
};

/** Without the calls that the center knows from before. */
const period = {
  startTime: `${new Date(Date.now() - 60_000).toISOString().slice(0, 19)}Z`,
  endTime: '2999-01-01T00:00:00+08:00',
};
const records = async (params: object = {}) =>
  rowsOf(
    await post(sandbox, '/v3/cc/record/query', { current: 1, size: 10, params: { ...period, ...params } }),
  );

const lastDay = () => {
  const iso = (ms: number) => new Date(ms).toISOString().replace(/\.\d+Z/, '+00:00');
  return { strTime: iso(Date.now() - 86_400_000), endTime: iso(Date.now() + 86_400_000) };
};

describe('a call from a desk phone', () => {
  test('is placed once and has an id of 19 digits, as text', async () => {
    const { reply } = await sendSip();
    const id = expect.stringMatching(/^\d{19}$/);
    expect(reply).toEqual({ status: '0', reason: 'success', data: id });
    expect(sandbox.telephone.calls()).toEqual([{ id, vendor: 'itniotech', callee, campaign: undefined }]);
    expect(sandbox.ledger.entries().at(-1)).toMatchObject({
      path: '/voice/sendSip',
      effect: 'place a call',
      key: sandbox.ledger.keyOf('call', callee),
    });
  });

  test.each([
    ['-22', { callee: '123456' }],
    ['-22', { callee: '+447700900001' }],
    ['-22', { callee: 447700900001 }],
    ['-22', { account: 'sandbox_009' }],
    ['-22', { appId: 'sandbox2' }],
    ['-22', { displayNum: '123' }],
    ['-22', { calledInfo: 'x'.repeat(1001) }],
    ['-26', { callee: '999900000001' }],
  ])('answers %s to %j and places nothing', async (status, wrong) => {
    expect(await sendSip(wrong)).toEqual(refusedWith(status));
    expect(sandbox.telephone.calls()).toEqual([]);
  });

  test('answers -10 once the balance is used up', async () => {
    const poor = await start({ itniotech: { calls: 1 } });
    await sendSip({}, poor);
    const second = await sendSip({}, poor);
    await poor.close();
    expect(second).toEqual(refusedWith('-10'));
  });

  test('is placed twice by a request that arrives twice, and the ledger shows it', async () => {
    sandbox.faults.add({ fault: 'duplicate', when: 'after', path: /sendSip$/ });
    await sendSip();
    const key = sandbox.ledger.keyOf('call', callee);
    expect(sandbox.ledger.entries().filter((entry) => entry.key === key)).toHaveLength(2);
  });
});

describe('the records of the call center', () => {
  test('have a call once it has ended', async () => {
    const id = await talked();
    await sendSip();
    expect(await records()).toEqual([
      expect.objectContaining({
        callSessionId: expect.stringMatching(/^\d{17}$/),
        callId: id,
        called: callee,
        encryptCalled: '447****01',
        calledInfo: 'info',
        caller: '1008122211',
        ccode: '44',
        seatName: 'Mara',
        callType: 3,
        callDuration: 15,
        hangupReason: 1,
        hangingDirection: 1,
        callStartTime: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
        voiceUrl: `${id}.mp3`,
      }),
    ]);
  });

  test.each([
    [{ callType: [3] }, 1],
    [{ callType: [1, 2] }, 0],
    [{ hangupReason: [0] }, 0],
    [{ hangingDirection: [1] }, 1],
    [{ seatId: [20001] }, 1],
    [{ seatNameList: ['Ada'] }, 0],
    [{ calledOrCaller: '8122' }, 1],
    [{ ccode: ['86'] }, 0],
    [{ labelNames: ['vip'] }, 0],
    [{ voiceGroupId: 5001 }, 0],
    [{ startTime: '2998-01-01' }, 0],
  ])('are filtered by %j', async (params, found) => {
    await talked();
    expect(await records(params)).toHaveLength(found);
  });

  test('need a period', async () => {
    const body = { current: 1, size: 10, params: { startTime: '2025-01-01' } };
    expect(await post(sandbox, '/v3/cc/record/query', body)).toEqual(refusedWith('-22'));
  });

  test('have an older twin that shows 31 days at most', async () => {
    await talked();
    const older = (params: object) => post(sandbox, '/voice/ccRecordQuery', { current: 1, size: 10, params });
    expect(rowsOf(await older({ ...lastDay(), callType: [3] }))).toHaveLength(1);
    const tooLong = { strTime: '2025-01-01 00:00:00', endTime: '2025-02-02 00:00:00' };
    expect(await older(tooLong)).toEqual(refusedWith('-22'));
    expect(await older({ ...lastDay(), voiceGroupId: 5001 })).toEqual(refusedWith('-22'));
  });
});

describe('the records of desk phones', () => {
  test('are found by id or in a period, with ISO dates', async () => {
    const id = await talked();
    const { reply } = await get(sandbox, `/voice/recordSip/${id}`);
    const iso = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$/);
    const row = {
      voiceId: id,
      callee,
      displayNum: '1008122211',
      code: 'United Kingdom',
      submitTime: iso,
      answerTime: iso,
      callDuration: 15,
      chargedDuration: 20,
      terminationCode: '200',
      terminationReason: 'success',
      billPeriod: '20+20',
      sipGroupName: 'sipGroup',
      phoneName: 'phone-1',
      recordingFileId: `${id}.wav`,
    };
    expect(reply).toMatchObject({ status: '0', data: row });
    const asked = { current: 1, size: 10, params: { ...lastDay(), sipGroupName: '', phoneName: 'phone-1' } };
    const named = { ...asked, params: { ...lastDay(), sipGroupName: 'another' } };
    expect(rowsOf(await post(sandbox, '/voice/recordSipQuery', asked))).toMatchObject([row]);
    expect(rowsOf(await post(sandbox, '/voice/recordSipQuery', named))).toEqual([]);
    expect(await post(sandbox, '/voice/recordSipQuery', { params: lastDay() })).toEqual(refusedWith('-22'));
    expect(rowsOf(await post(sandbox, '/voice/recordGroupQuery', { params: lastDay() }))).toEqual([]);
    expect(await get(sandbox, `/voice/recordGroup/${id}`)).toEqual(refusedWith('-22'));
    expect(await get(sandbox, '/voice/recordSip/9')).toEqual(refusedWith('-22'));
  });
});

describe('the records of numbers', () => {
  const queryPage = (params: object) =>
    post(sandbox, '/number/record/queryPage', { current: 1, size: 10, params });

  test('have a call that was placed here, with dates as the push has them', async () => {
    const id = await talked();
    const date = expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
    expect(rowsOf(await queryPage(lastDay()))).toMatchObject([
      {
        callid: id,
        number: '1008122211',
        called: callee,
        ccode: '44',
        callSource: 3,
        callDuration: 15,
        startTime: date,
        endTime: date,
        pay: 0.15,
        sipCode: '200',
      },
    ]);
  });

  test('have the calls that the center knows, with timestamps as the page has them', async () => {
    const january = { strTime: '2026-01-05T00:00:00+08:00', endTime: '2026-01-06T00:00:00+08:00' };
    expect(rowsOf(await queryPage(january))).toMatchObject([
      {
        callid: '2601051000001000007',
        caller: '447700900206',
        called: '442079460102',
        callSource: 2,
        startTime: '1767578400',
        pay: '1.500',
      },
    ]);
    expect(await queryPage({ ...january, number: '1' })).toEqual(refusedWith('-22'));
    const tooLong = { strTime: '2025-01-01 00:00:00', endTime: '2025-02-02 00:00:00' };
    expect(await queryPage(tooLong)).toEqual(refusedWith('-22'));
  });
});

describe('a recording', () => {
  const file = (id: string, headers = signed()) =>
    fetch(`${sandbox.urls.itniotech}/voice/getVoiceFile?voiceFileId=${id}`, { headers });

  test('comes as audio', async () => {
    const id = await talked();
    const reply = await file(`${id}.mp3`);
    expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'audio/mpeg']);
    expect(reply.headers.get('content-disposition')).toContain(`${id}.mp3`);
    expect(new Uint8Array(await reply.arrayBuffer()).slice(0, 2)).toEqual(new Uint8Array([0xff, 0xfb]));
  });

  test('of a call that the center knows comes as the center has it, all of it whatever is asked for', async () => {
    const recording = { id: RecordingId('26010516410000004.mp3') };
    const { stream } = await orThrow(sandbox.center.records.downloadRecording({ recording }));
    const pieces: Uint8Array[] = [];
    for await (const piece of stream) pieces.push(piece);
    const reply = await file(recording.id, { ...signed(), range: 'bytes=9-' });
    expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'audio/mpeg']);
    expect(Buffer.from(await reply.arrayBuffer())).toEqual(Buffer.concat(pieces));
    expect((await file('2601051430001000005.wav')).status).toBe(500);
  });

  test('that is not there, or without a right signature, is HTTP 500 and a sentence', async () => {
    const id = await talked();
    const replies = [await file('9.mp3'), await file(`${id}.mp3`, { ...signed(), sign: 'no' })];
    for (const reply of replies) {
      expect([reply.status, reply.headers.get('content-type')]).toEqual([500, 'text/plain;charset=UTF-8']);
      expect(await reply.text()).toMatch(/\w/);
    }
  });

  test('comes by a link, which needs no headers and ends at a time in milliseconds', async () => {
    const id = await talked();
    const path = '/voice/getRecordingFileUrl?recordingFileId=';
    const { url, expireTime } = dataOf(await get(sandbox, `${path}${id}.wav&sourceType=sip`)) as {
      readonly url: string;
      readonly expireTime: number;
    };
    expect(String(expireTime)).toHaveLength(13);
    expect((await fetch(url)).headers.get('content-type')).toBe('audio/mpeg');
    expect((await fetch(`${url}x`)).status).toBe(404);
    expect(await get(sandbox, `${path}9.wav`)).toEqual(refusedWith('-22'));
    expect(await get(sandbox, `${path}${id}.wav&sourceType=other`)).toEqual(refusedWith('-22'));
  });
});
