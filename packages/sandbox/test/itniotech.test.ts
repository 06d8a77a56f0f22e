import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { orThrow } from '@cordboard/core/fp';
import { QueueId } from '@cordboard/core';
import { credentials, startSandbox, type Sandbox } from '@cordboard/sandbox';
import {
  basicSetting,
  basicSettingResp,
  configure,
  get,
  page,
  post,
  refusedWith,
  required,
  seatQuery,
  settings,
  signature,
  signed,
  type Answer,
} from './itniotech-client.js';

let sandbox: Sandbox;

beforeEach(async () => {
  sandbox = await startSandbox();
});

afterEach(async () => {
  await sandbox.close();
});

const firstPage = { current: 1, size: 15, params: {} };

/** The ids of the agents on a page. */
const idsOn = ({ reply }: Answer): readonly unknown[] => {
  const { data } = reply as { data: { records?: readonly { keyId: number }[] } };
  return (data.records ?? []).map(({ keyId }) => keyId);
};

describe('the headers', () => {
  const asked = (headers: Record<string, string>) => post(sandbox, seatQuery, firstPage, headers);
  const without = (name: string) =>
    Object.fromEntries(Object.entries(signed()).filter(([header]) => header !== name));
  const now = () => Math.floor(Date.now() / 1000);

  test("accepts what is signed by the recipe of the vendor's own example", async () => {
    expect(signature('bDqJFiq9', '7bz1lzh9', 1630468800)).toBe('05d7a50893e22a5c4bb3216ae3396c7c');
    expect((await asked(signed())).reply).toMatchObject({ status: '0' });
  });

  test('accepts a signature in capitals', async () => {
    const headers = signed();
    const { reply } = await asked({ ...headers, sign: String(headers.sign).toUpperCase() });
    expect(reply).toMatchObject({ status: '0' });
  });

  test('accepts a timestamp nearly half an hour off, either way', async () => {
    expect((await asked(signed(now() - 1790))).reply).toMatchObject({ status: '0' });
    expect((await asked(signed(now() + 1790))).reply).toMatchObject({ status: '0' });
  });

  test.each([
    ['-1', 'an unknown key', { 'api-key': 'someone-else' }],
    ['-1', 'a wrong signature', { sign: '0'.repeat(32) }],
    ['-22', 'a form instead of JSON', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['-22', 'JSON in another character set', { 'content-type': 'application/json;charset=latin1' }],
  ])('answers %s to %s', async (status, _what, wrong: Record<string, string>) => {
    expect(await asked({ ...signed(), ...wrong })).toEqual(refusedWith(status));
  });

  test.each([
    ['-1', 'api-key'],
    ['-1', 'sign'],
    ['-16', 'timestamp'],
    ['-22', 'content-type'],
  ])('answers %s without %s', async (status, name) => {
    const body = new TextEncoder().encode(JSON.stringify(firstPage));
    const response = await fetch(sandbox.urls.itniotech + seatQuery, {
      method: 'POST',
      headers: without(name),
      body,
    });
    expect(await response.json()).toMatchObject({ status });
  });

  test('answers -16 to a timestamp more than half an hour off, in milliseconds or with a fraction', async () => {
    expect(await asked(signed(now() - 1810))).toEqual(refusedWith('-16'));
    expect(await asked(signed(now() + 1810))).toEqual(refusedWith('-16'));
    expect(await asked(signed(Date.now()))).toEqual(refusedWith('-16'));
    expect(await asked(signed(now() + 0.5))).toEqual(refusedWith('-16'));
  });

  test('takes the same headers for any call until they are too old', async () => {
    const headers = signed();
    expect((await asked(headers)).reply).toMatchObject({ status: '0' });
    expect((await get(sandbox, `${basicSettingResp}?voiceGroupId=5001`, headers)).reply).toMatchObject({
      status: 0,
    });
  });

  test('holds the secret nowhere in an answer', async () => {
    const { reply } = await asked({ ...signed(), sign: 'no' });
    expect(JSON.stringify(reply)).not.toContain(credentials.itniotech.apiSecret);
  });
});

describe('a path or a method that is not there', () => {
  test('is an HTTP error without an envelope', async () => {
    const missing = await fetch(`${sandbox.urls.itniotech}/v3/cc/nothing`, { headers: signed() });
    const wrong = await fetch(sandbox.urls.itniotech + seatQuery, { headers: signed() });
    expect([missing.status, await missing.text()]).toEqual([404, '']);
    expect([wrong.status, await wrong.text()]).toEqual([405, '']);
  });
});

describe('the agent query', () => {
  test("shows the center's agents in the vendor's words", async () => {
    const { http, reply } = await page(sandbox);
    expect(http).toBe(200);
    expect(reply).toMatchObject({
      status: '0',
      reason: 'success',
      data: { total: 6, size: 100, current: 1, pages: 1, searchCount: true },
    });
    expect(reply).toHaveProperty('data.records.0', {
      keyId: 20001,
      empNo: '1001',
      petName: 'Mara',
      name: 'Mara Lindqvist',
      appId: '1000009',
      deleteFlag: 0,
      createTime: '2025-03-10 09:30:00',
      updateTime: '2025-12-18 14:05:00',
      enable: 0,
      priority: 1,
      voiceGroupId: 5001,
      account: 'sandbox_1001',
      password: expect.stringMatching(/^[0-9a-f]{32}$/),
      displayNum: '442079460101',
      ccode: null,
      appName: null,
      groupName: 'Sales',
      status: '2',
    });
  });

  test('writes the status now as text, now as a number', async () => {
    const { reply } = await page(sandbox);
    expect(reply).toHaveProperty('data.records.0.status', '2');
    expect(reply).toHaveProperty('data.records.1.status', 3);
  });

  test('leaves optional fields null', async () => {
    const { reply } = await page(sandbox);
    expect(reply).toHaveProperty('data.records.5.voiceGroupId', null);
    expect(reply).toHaveProperty('data.records.5.displayNum', null);
  });

  test('cuts pages and leaves out `records` where there are none', async () => {
    const second = await page(sandbox, {}, 4, 2);
    expect(second.reply).toMatchObject({ data: { total: 6, size: 4, current: 2, pages: 2 } });
    expect(second.reply).toHaveProperty('data.records.length', 2);
    const beyond = await page(sandbox, {}, 4, 3);
    expect(beyond.reply).toMatchObject({ status: '0', data: { total: 6 } });
    expect(beyond.reply).not.toHaveProperty('data.records');
  });

  test.each([
    [{ enable: 1 }, ['1006']],
    [{ name: 'MARA' }, ['1001']],
    [{ voiceGroupId: 5002 }, ['1003', '1004']],
    [{ voiceGroupId: 5001, status: 3 }, ['1002']],
    [{ status: 4 }, ['1004']],
    [{ status: 5 }, ['1003']],
  ])('filters by %j', async (params, numbers) => {
    const { reply } = await page(sandbox, params);
    expect(reply).toMatchObject({ data: { records: numbers.map((empNo) => ({ empNo })) } });
    expect(reply).toHaveProperty('data.total', numbers.length);
  });

  test.each([{}, { status: 2 }, { status: 3 }, { voiceGroupId: 5002 }, { enable: 1 }, { name: 'ada' }])(
    'shows everybody once on the pages of a large center, filtered by %j',
    async (params) => {
      const large = await startSandbox({ agents: 430, queues: 3 });
      const walk = async (size: number): Promise<readonly unknown[]> => {
        const pages = Array.from({ length: Math.ceil(430 / size) }, (_, n) =>
          page(large, params, size, n + 1),
        );
        return (await Promise.all(pages)).flatMap(idsOn);
      };
      const [everybody, again] = [await walk(100), await walk(7)];
      const beyond = await page(large, params, 100, Number.MAX_SAFE_INTEGER);
      await large.close();
      expect(everybody.length).toBeGreaterThan(7);
      expect(again).toEqual(everybody);
      expect(new Set(everybody).size).toBe(everybody.length);
      expect(beyond).toMatchObject({ http: 200, reply: { data: { total: everybody.length } } });
      expect(idsOn(beyond)).toEqual([]);
    },
  );

  test('finds nobody in a group that does not exist', async () => {
    const { reply } = await page(sandbox, { voiceGroupId: 999 });
    expect(reply).toMatchObject({ status: '0', data: { total: 0 } });
  });

  test.each([
    ['text that is not JSON', '{'],
    ['a list', []],
    ['no current', { size: 15, params: {} }],
    ['no size', { current: 1, params: {} }],
    ['no params', { current: 1, size: 15 }],
    ['page 0', { ...firstPage, current: 0 }],
    ['a page in quotes', { ...firstPage, current: '1' }],
    ['size 0', { ...firstPage, size: 0 }],
    ['size 101', { ...firstPage, size: 101 }],
    ['a size with a fraction', { ...firstPage, size: 1.5 }],
    ['enable 2', { ...firstPage, params: { enable: 2 } }],
    ['enable true', { ...firstPage, params: { enable: true } }],
    ['a number as name', { ...firstPage, params: { name: 12 } }],
    ['a group in quotes', { ...firstPage, params: { voiceGroupId: '5001' } }],
    ['status 6', { ...firstPage, params: { status: 6 } }],
    ['null', { ...firstPage, params: { status: null } }],
    ['a filter nobody documented', { ...firstPage, params: { empNo: '1001' } }],
    ['a name that every object has', { ...firstPage, params: { constructor: '1001' } }],
  ])('answers -22 to %s', async (_what, body) => {
    expect(await post(sandbox, seatQuery, body)).toEqual(refusedWith('-22'));
  });

  test('shows a state without a word as a number that stands in no table', async () => {
    const [agent] = (await orThrow(sandbox.center.agents.list({ limit: 1 }))).items;
    const other = await startSandbox({
      seed: { agents: [{ id: agent!.id, number: '1001', name: 'Ada', presence: { state: 'unknown' } }] },
    });
    const { reply } = await page(other);
    await other.close();
    expect(reply).toHaveProperty('data.records.0.status', '9');
  });
});

describe('lying counters', () => {
  test('contradict the rows, and the rows stay right', async () => {
    const liar = await startSandbox({ agents: 30, wrongCounters: true });
    const { reply } = await page(liar, {}, 15, 2);
    await liar.close();
    expect(reply).toMatchObject({ data: { total: 34, size: 20, current: 1, pages: 1 } });
    expect(reply).toHaveProperty('data.records.length', 15);
  });
});

describe('the basic settings of a group', () => {
  const stored = () => orThrow(sandbox.center.queues.getSettings({ queue: QueueId('5001') }));

  test('are read under a numeric status and another name for the group', async () => {
    const { reply } = await settings(sandbox);
    expect(reply).toEqual({
      status: 0,
      reason: 'success',
      data: {
        seatGroupId: 5001,
        groupName: 'Sales',
        appName: 'sandbox',
        callinStrategy: 1,
        timeoutTransferSec: 20,
        callinAutoAnswerSec: null,
        wrapUpTime: 15,
        timeoutIdle: null,
        timeoutWaitSec: 120,
        turnSeatRing: null,
        turnSeatRingUrl: null,
        labelName: ['new customer', 'quote'],
        displaySwitch: 0,
        encryptNumber: 1,
        fsNode: 'SG_FS',
      },
    });
  });

  test("take the page's own sample", async () => {
    const sample = {
      voiceGroupId: 5001,
      callinStrategy: 4,
      callinAutoAnswerSec: 5,
      timeoutTransferSec: 45,
      wrapUpTime: 20,
      timeoutIdle: '',
      timeoutWaitSec: 60,
      turnSeatRing: 'turnseatring-template/120250106d88d71eb084746fcb7c77a4922d82ed1.mp3',
      labelName: [],
      displaySwitch: 0,
      encryptNumber: 1,
      fsNode: 'SG_FS',
    };
    expect(await post(sandbox, basicSetting, sample)).toEqual({
      http: 200,
      reply: { status: '0', reason: 'success', data: null },
    });
    expect(await stored()).toEqual({
      queue: '5001',
      strategy: 'round-robin',
      autoAnswerSec: 5,
      ringTimeoutSec: 45,
      wrapUpSec: 20,
      maxWaitSec: 60,
      ringTone: sample.turnSeatRing,
      showRecordings: true,
      maskNumbers: false,
      mediaRegion: 'singapore',
    });
  });

  test('switch on with 0 and off with 1', async () => {
    await configure(sandbox, { displaySwitch: 1, encryptNumber: 0 });
    expect(await stored()).toMatchObject({ showRecordings: false, maskNumbers: true });
  });

  test('keep what a request leaves out and clear what it leaves empty', async () => {
    await configure(sandbox, { timeoutTransferSec: '' });
    const { reply } = await settings(sandbox);
    expect(reply).toMatchObject({
      data: { timeoutTransferSec: null, wrapUpTime: 15, labelName: ['new customer', 'quote'] },
    });
  });

  test.each(['timeoutTransferSec', 'callinAutoAnswerSec', 'wrapUpTime', 'timeoutIdle'])(
    'clear %s with an empty text',
    async (field) => {
      await configure(sandbox, { [field]: 7 });
      expect((await settings(sandbox)).reply).toHaveProperty(`data.${field}`, 7);
      await configure(sandbox, { [field]: '' });
      expect((await settings(sandbox)).reply).toHaveProperty(`data.${field}`, null);
    },
  );

  test.each([
    ['-22', { voiceGroupId: '5001' }],
    ['-22', { voiceGroupId: 0 }],
    ['-22', { displaySwitch: '0' }],
    ['-22', { encryptNumber: 2 }],
    ['-22', { callinStrategy: 5 }],
    ['-22', { callinStrategy: '4' }],
    ['-22', { wrapUpTime: -1 }],
    ['-22', { wrapUpTime: '20' }],
    ['-22', { wrapUpTime: null }],
    ['-22', { timeoutWaitSec: '' }],
    ['-22', { turnSeatRing: '' }],
    ['-22', { turnSeatRing: 5 }],
    ['-22', { fsNode: 'EU_FS' }],
    ['-22', { labelName: 'vip' }],
    ['-22', { labelName: [5] }],
    ['-22', { wrapupTime: 20 }],
    ['-22', { constructor: 20 }],
    ['-71', { labelName: Array.from({ length: 11 }, (_, i) => `label ${String(i)}`) }],
    ['-71', { labelName: ['vip', 'vip'] }],
    ['-72', { labelName: [''] }],
    ['-72', { labelName: ['x'.repeat(21)] }],
  ])('answer %s to %j and change nothing', async (status, wrong) => {
    const before = await stored();
    expect(await configure(sandbox, { wrapUpTime: 99, ...wrong })).toEqual(refusedWith(status));
    expect(await stored()).toEqual(before);
    expect(sandbox.ledger.entries()).toEqual([]);
  });

  test.each(Object.keys(required))('answer -22 without %s', async (field) => {
    const body = Object.fromEntries(Object.entries(required).filter(([name]) => name !== field));
    expect(await post(sandbox, basicSetting, body)).toEqual(refusedWith('-22'));
  });

  test('take ten labels of twenty characters each', async () => {
    const labelName = Array.from({ length: 10 }, (_, i) => String(i).padStart(20, '界'));
    await configure(sandbox, { labelName });
    expect((await settings(sandbox)).reply).toMatchObject({ data: { labelName } });
  });

  test('answer -22 to a write and -24 to a read of a group that does not exist', async () => {
    expect(await configure(sandbox, { voiceGroupId: 999 })).toEqual(refusedWith('-22'));
    expect(await get(sandbox, `${basicSettingResp}?voiceGroupId=999`)).toEqual(refusedWith(-24));
  });

  test.each(['', '?voiceGroupId=', '?voiceGroupId=abc', '?voiceGroupId=05001'])(
    'answer -22 to a read with the query "%s"',
    async (query) => {
      expect(await get(sandbox, basicSettingResp + query)).toEqual(refusedWith(-22));
    },
  );

  test('stand in the ledger once they changed, and not when they were so already', async () => {
    await configure(sandbox, { wrapUpTime: 33 });
    await configure(sandbox, { wrapUpTime: 33 });
    expect(sandbox.ledger.requests('itniotech')).toBe(2);
    expect(sandbox.ledger.entries()).toEqual([
      {
        vendor: 'itniotech',
        method: 'POST',
        path: basicSetting,
        at: expect.any(Number),
        effect: 'configure queue 5001',
        key: expect.stringMatching(/^[0-9a-f]{24}$/),
      },
    ]);
  });
});
