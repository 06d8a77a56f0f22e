import { describe, expect, test } from '@jest/globals';
import { paginate } from '@cordboard/core/fp';
import { QueueId, type AgentState } from '@cordboard/core';
import {
  answer,
  answerPage,
  answerWith,
  center,
  expectSent,
  failed,
  fixture,
  guardNetwork,
  paths,
  phoneNumber,
  seats,
  seen,
  succeed,
  success,
} from './support.js';

guardNetwork();

/** The ways to say that nothing is there. */
const nothing = [null, undefined, {}, [], '', ' '];

/** One agent, of a page that holds only this row. */
const agentOf = async (row: object): Promise<object> => {
  answerPage([{ keyId: 1, ...row }]);
  const { items } = await succeed(center().agents.list({}));
  return items[0]!;
};

describe('agents.list', () => {
  test('sends the documented request and understands the documented reply', async () => {
    const documented = fixture('agents.list.documented');
    answerWith(documented);
    const page = await succeed(
      center().agents.list({ limit: 15, enabled: true, name: '12', queue: QueueId('12') }),
    );
    expectSent(documented);
    expect(page).toEqual({
      total: 5,
      next: expect.any(String),
      items: [
        {
          id: '681',
          number: '003',
          username: '0705C559_003',
          name: '0705C999_001',
          displayName: '12345678901234567890',
          enabled: true,
          presence: { state: 'logged-out', native: { code: '1' } },
          queues: [{ id: '1000006', name: 'tele-basic-test' }],
          callerId: '12802112125',
          priority: 1,
          createdAt: '2023-09-07T11:44:37+08:00',
          updatedAt: '2024-10-29T17:33:02+08:00',
        },
      ],
    });
    expect(JSON.stringify(page)).not.toContain('452061e7b50b70001c1e2168632ea56d');
  });

  test('asks for everything when no filter is given', async () => {
    answerPage([]);
    await succeed(center().agents.list({}));
    expect(seen[0]?.body).toStrictEqual({ current: 1, size: 100, params: {} });
  });

  test.each<[AgentState, number]>([
    ['logged-out', 1],
    ['ready', 2],
    ['busy', 3],
    ['wrap-up', 4],
    ['not-ready', 5],
  ])('asks for agents who are %s by the status %d', async (state, status) => {
    answerPage([]);
    await succeed(center().agents.list({ state, enabled: false }));
    expect(seen[0]?.body).toMatchObject({ params: { status, enable: 1 } });
  });

  test.each([
    [{ state: 'reserved' as const }, 'state', 'the vendor has no such state to ask for'],
    [{ state: 'unknown' as const }, 'state', 'the vendor has no such state to ask for'],
    [{ extension: '8001' }, 'extension', 'the vendor does not know agents by extension'],
  ])('refuses a filter the vendor does not have instead of dropping it: %j', async (query, path, message) => {
    const error = await failed(center().agents.list(query));
    expect(error).toMatchObject({ kind: 'Unsupported', effect: 'none', problems: [{ path, message }] });
    expect(seen).toEqual([]);
  });

  test.each(['12/3', '1 2', 'abc', '012', '1e3', '-5', '0', '12.5', '2203031113381000002'])(
    'refuses a queue that no group can be named by: %j',
    async (id) => {
      const error = await failed(center().agents.list({ queue: QueueId(id) }));
      expect(error).toMatchObject({ kind: 'InvalidInput', effect: 'none', problems: [{ path: 'queue' }] });
      expect(error.message).not.toContain(id);
      expect(seen).toEqual([]);
    },
  );

  test('never asks for more than the hundred rows a page can hold', async () => {
    answerPage([]);
    await succeed(center().agents.list({ limit: 1000 }));
    expect(seen[0]?.body).toMatchObject({ size: 100 });
  });

  test('refuses a cursor that is not its own', async () => {
    const error = await failed(center().agents.list({ cursor: 'p1s101' }));
    expect(error).toMatchObject({ kind: 'InvalidInput', problems: [{ path: 'cursor' }] });
    expect(seen).toEqual([]);
  });

  test('sends a name to the vendor as it is', async () => {
    answerPage([]);
    await succeed(center().agents.list({ name: ' 坐席/"1" & <2> ' }));
    expect(seen[0]?.body).toMatchObject({ params: { name: ' 坐席/"1" & <2> ' } });
  });
});

describe('paging', () => {
  test('walks all pages though total, size and pages lie', async () => {
    const lies = { total: 9, size: 20, current: 1, pages: 1 };
    answerPage(seats(1, 2), lies);
    answerPage(seats(3, 2), lies);
    answerPage(seats(5, 1), lies);
    answerPage([], lies);
    const ids: string[] = [];
    for await (const { id } of paginate(center().agents.list)({ limit: 2 })) ids.push(id);
    expect(ids).toEqual(['1', '2', '3', '4', '5']);
    expect(seen.map(({ body }) => body)).toMatchObject([1, 2, 3, 4].map((current) => ({ current })));
  });

  test('takes an empty page without records for the end', async () => {
    answer(paths.seatQuery, success({ total: 0, size: 15, current: 1, pages: 0, searchCount: true }));
    expect(await succeed(center().agents.list({}))).toEqual({ items: [], total: 0 });
  });

  test.each(nothing)('takes a page in which there is nothing for the end: %j', async (data) => {
    answer(paths.seatQuery, success(data));
    expect(await succeed(center().agents.list({}))).toEqual({ items: [] });
  });

  test.each([...nothing, [null]])('takes records in which there is nothing for none: %j', async (records) => {
    answer(paths.seatQuery, success({ records, total: '0', size: 0, pages: null }));
    expect(await succeed(center().agents.list({}))).toEqual({ items: [], total: 0 });
  });

  test.each(['text', 5, [{ keyId: 1 }]])(
    'takes data for a page only where it is an object, though the table calls it an array: not %j',
    async (data) => {
      answer(paths.seatQuery, success(data));
      expect(await failed(center().agents.list({}))).toMatchObject({
        kind: 'MalformedReply',
        effect: 'none',
      });
    },
  );

  test('drops rows whose deleteFlag is 1, and goes on behind a page of nothing else', async () => {
    const deleted = seats(1, 2).map((seat, i) => ({ ...seat, deleteFlag: i === 0 ? 1 : '1' }));
    answerPage(deleted, { total: 3, pages: 2 });
    answerPage(seats(3, 1), { total: 3, pages: 2 });
    const list = center().agents.list;
    const first = await succeed(list({ limit: 2 }));
    expect(first).toMatchObject({ items: [], next: expect.any(String) });
    expect(await succeed(list({ limit: 2, cursor: first.next }))).toMatchObject({ items: [{ id: '3' }] });
  });
});

describe('a row', () => {
  test.each([
    [0, true],
    ['0', true],
    [1, false],
    ['1', false],
    [2, undefined],
    [null, undefined],
  ])('whose enable is %j is enabled: %j, for 0 is on and 1 is off', async (enable, enabled) => {
    expect(await agentOf({ enable })).toMatchObject({ enabled });
  });

  test.each([
    ['1', { state: 'logged-out', native: { code: '1' } }],
    [1, { state: 'logged-out', native: { code: '1' } }],
    [' 2 ', { state: 'ready', native: { code: '2' } }],
    [3, { state: 'busy', native: { code: '3' } }],
    [4, { state: 'wrap-up', native: { code: '4' } }],
    ['5', { state: 'not-ready', reason: 'break', native: { code: '5' } }],
    [9, { state: 'unknown', native: { code: '9' } }],
    ['constructor', { state: 'unknown', native: { code: 'constructor' } }],
    [null, undefined],
    ['', undefined],
  ])('whose status is %j shows its presence, also where we have no word for it', async (status, presence) => {
    expect(await agentOf({ status })).toHaveProperty('presence', presence);
  });

  test('is called by its name, which is not its account, and keeps the zeros of its number', async () => {
    const row = { name: '0705C999_001', account: '0705C559_003', empNo: '003' };
    expect(await agentOf(row)).toEqual({
      id: '1',
      name: '0705C999_001',
      number: '003',
      username: '0705C559_003',
    });
  });

  test('keeps its ids to the last digit, as number or as text', async () => {
    answerPage([
      { keyId: ' 2203031113381000002 ', voiceGroupId: '1000006' },
      { keyId: 7, voiceGroupId: 1000006 },
    ]);
    const { items } = await succeed(center().agents.list({}));
    expect(items).toMatchObject([
      { id: '2203031113381000002', queues: [{ id: '1000006' }] },
      { id: '7', queues: [{ id: '1000006' }] },
    ]);
  });

  test('keeps an id that a number cannot hold, digit for digit', async () => {
    answer(paths.seatQuery, { body: '{"status":"0","data":{"records":[{"keyId":2203031113381000002}]}}' });
    const { items } = await succeed(center().agents.list({}));
    expect(items).toMatchObject([{ id: '2203031113381000002' }]);
  });

  test.each(['220303111.5', '""', '" "', 'null', `"${'9'.repeat(129)}"`])(
    'is refused when its id is none: %s',
    async (keyId) => {
      answer(paths.seatQuery, { body: `{"status":"0","data":{"records":[{"keyId":1},{"keyId":${keyId}}]}}` });
      expect(await failed(center().agents.list({}))).toMatchObject({
        kind: 'MalformedReply',
        effect: 'none',
      });
    },
  );

  test.each([
    ['keyId', '{"keyId":1234567.5}'],
    ['name', '{"keyId":2,"name":{"a":"8613800138000"}}'],
  ])('is told by its row and its field when it is wrong: %s', async (field, row) => {
    answer(paths.seatQuery, { body: `{"status":"0","data":{"records":[{"keyId":1},${row}]}}` });
    const { problems } = await failed(center().agents.list({}));
    expect(problems.map(({ path }) => path)).toEqual([`records.1.${field}`]);
  });

  test('fails fast and in few words however long the list of wrong ones is', async () => {
    answer(paths.seatQuery, success({ records: Array.from({ length: 300_000 }, () => 1) }));
    const before = process.cpuUsage();
    const { message } = await failed(center().agents.list({}));
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(2_000);
    expect(message).toMatch(/records\.0 expected an object; .*; and \d+ more$/);
    expect(message.length).toBeLessThan(700);
  });

  test.each([null, '', undefined])('may say nothing in every field but its id: %j', async (nothing) => {
    const fields = [
      'empNo',
      'name',
      'petName',
      'enable',
      'deleteFlag',
      'status',
      'voiceGroupId',
      'groupName',
    ];
    const more = ['displayNum', 'priority', 'createTime', 'updateTime', 'ccode', 'appId'];
    const row = Object.fromEntries([...fields, ...more].map((field) => [field, nothing]));
    expect(await agentOf(row)).toEqual({ id: '1' });
  });

  test('may carry fields nobody documented', async () => {
    expect(await agentOf({ appName: null, searchCount: true, extra: { deep: [1] } })).toEqual({ id: '1' });
  });

  test('has its password read by nobody', async () => {
    expect(JSON.stringify(await agentOf({ password: 'c1ear-text' }))).not.toContain('c1ear-text');
    answerPage([{ keyId: 1, password: phoneNumber, name: { password: phoneNumber } }]);
    expect((await failed(center().agents.list({}))).kind).toBe('MalformedReply');
  });

  test('has its dates in the zone of the settings, and none where there is no date', async () => {
    answerPage([{ keyId: 1, createTime: '2023-09-07 11:44:37', updateTime: 'yesterday' }]);
    const { items } = await succeed(center({ utcOffset: '-03:30' }).agents.list({}));
    expect(items).toEqual([{ id: '1', createdAt: '2023-09-07T11:44:37-03:30' }]);
  });

  test.each([
    ['2024-01-31 23:59:59', '2024-01-31T23:59:59+08:00'],
    [' 2024-12-30 00:00:00 ', '2024-12-30T00:00:00+08:00'],
    ['2024-02-29 23:59:59', '2024-02-29T23:59:59+08:00'],
    ['2026-02-30 23:59:59', undefined],
    ['2024-13-31 23:59:59', undefined],
    ['2024-01-32 23:59:59', undefined],
    ['2024-01-31 24:00:00', undefined],
    ['2024-01-31 23:60:00', undefined],
    ['on 2024-01-31 23:59:59', undefined],
    ['2024-01-31 23:59:59.5', undefined],
    ['2024-01-31', undefined],
  ])('whose createTime is %j was made at %j', async (createTime, createdAt) => {
    expect(await agentOf({ createTime })).toEqual({ id: '1', createdAt });
  });
});
