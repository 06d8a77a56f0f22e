import { describe, expect, test } from '@jest/globals';
import { paginate } from '@cordboard/core/fp';
import { CampaignId, type Campaign, type CampaignQuery } from '@cordboard/core';
import {
  answer,
  answerWith,
  center,
  expectSent,
  failed,
  fixture,
  guardNetwork,
  refusal,
  seen,
  succeed,
  success,
  type Reply,
} from './support.js';

guardNetwork();

const query = ['POST', '/v3/cc/preview/query'] as const;
const groupQuery = ['POST', '/voice/group/call/query'] as const;
const detail = ['GET', '/voice/group/call/detail/5000602'] as const;

const campaign = { id: CampaignId('task-123') };
const groupCall = { id: CampaignId('group-5000602') };

/** The other envelope, as the samples of the voice calls have it. */
const told = (data: unknown): Reply => ({ body: { code: 0, msg: 'success', data } });

const answerTasks = (records: readonly object[], counters: object = {}): void => {
  answer(query, success({ total: records.length, size: 100, current: 1, pages: 1, records, ...counters }));
};

const answerGroupCalls = (records: readonly object[], counters: object = {}): void => {
  answer(groupQuery, told({ total: records.length, size: 100, pages: 1, records, ...counters }));
};

const task = async (row: object): Promise<Campaign> => {
  answerTasks([{ taskId: 123, ...row }]);
  return succeed(center().campaigns.get({ campaign }));
};

const call = async (row: object): Promise<Campaign> => {
  answer(detail, told({ jobId: 5000602, ...row }));
  return succeed(center().campaigns.get({ campaign: groupCall }));
};

const everything = async (asked: CampaignQuery = {}): Promise<readonly string[]> => {
  const all: string[] = [];
  for await (const { ref } of paginate(center().campaigns.list)(asked)) all.push(JSON.stringify(ref));
  return all;
};

const bodies = (): readonly unknown[] => seen.map(({ body }) => body);
const paramsSent = (): readonly unknown[] =>
  bodies().map((body) => (body as { readonly params: unknown }).params);

describe('campaigns.list', () => {
  test('sends the documented requests, and understands tasks and the group calls behind them', async () => {
    const [tasks, played] = ['campaigns.list.documented', 'campaigns.list.group-calls.documented'].map(
      fixture,
    );
    answerWith(tasks!);
    const found = await succeed(
      center().campaigns.list({
        createdAfter: '2025-01-10T00:00:00+08:00',
        createdBefore: '2025-02-10T00:00:00+08:00',
        limit: 15,
      }),
    );
    expectSent(tasks!);
    expect(found.items).toEqual([
      {
        ref: { id: 'task-123' },
        name: 'Renewals',
        state: 'running',
        native: { code: '11', label: 'calling' },
        dialing: { mode: 'power', native: { code: '1' } },
        queues: ['1000006'],
        progress: { contacts: 12, remaining: 3, transferred: 4, abandoned: 2, executedRate: 0.75 },
      },
    ]);
    answerWith(played!);
    const { items } = await succeed(
      center().campaigns.list({
        mode: 'agentless',
        createdAfter: '2024-01-01T00:00:00+08:00',
        createdBefore: '2024-06-03T15:13:02+08:00',
        limit: 10,
      }),
    );
    expectSent(played!, 1);
    expect(items).toEqual([
      {
        ref: { id: 'group-5000602' },
        name: '2024-06-04 14:49:17111',
        state: 'scheduled',
        native: { code: '0', label: 'waiting' },
        createdAt: '2024-06-03T14:49:17+08:00',
        dialing: { mode: 'agentless' },
        progress: { contacts: 1, dialed: 0, callsAnswered: 0, failed: 0 },
      },
    ]);
  });

  test('asks for the group calls of the last 31 days once the tasks are told', async () => {
    answerTasks([{ taskId: 2 }, { taskId: 1 }], { pages: 2, size: 2, total: 3 });
    answerTasks([{ taskId: 0 }], { pages: 2, size: 2, total: 3 });
    answerGroupCalls([{ jobId: 1 }]);
    expect(await everything({ limit: 2 })).toEqual(
      ['task-2', 'task-1', 'task-0', 'group-1'].map((id) => JSON.stringify({ id })),
    );
    expect(bodies()).toEqual([
      { current: 1, size: 2, params: {} },
      { current: 2, size: 2, params: {} },
      {
        current: 1,
        size: 2,
        params: { strTime: '2021-08-01 00:00:00', endTime: '2021-09-01 23:59:59', statusList: [] },
      },
    ]);
  });

  test.each<[CampaignQuery, object]>([
    [
      { createdAfter: '2021-08-31T16:00:00.5Z' },
      { strTime: '2021-09-01 00:00:01', endTime: '2021-09-01 23:59:59' },
    ],
    [
      { createdAfter: '2022-01-01T00:00:00Z' },
      { strTime: '2022-01-01 08:00:00', endTime: '2022-01-01 23:59:59' },
    ],
    [
      { createdBefore: '2021-03-10T00:00:00Z' },
      { strTime: '2021-02-07 00:00:00', endTime: '2021-03-10 07:59:59' },
    ],
    [
      { createdBefore: '2021-03-10T00:00:00.001Z' },
      { strTime: '2021-02-07 00:00:00', endTime: '2021-03-10 08:00:00' },
    ],
  ])('gives group calls the period they need: %j', async (asked, period) => {
    answerGroupCalls([]);
    await succeed(center().campaigns.list({ ...asked, mode: 'agentless' }));
    expect(paramsSent()).toEqual([{ ...period, statusList: [] }]);
  });

  test.each<[CampaignQuery['states'], readonly number[] | undefined, readonly number[] | undefined]>([
    [['running'], [1, 11], [1]],
    [['paused'], [2, 15], [5]],
    [['completed'], [1, 2, 11, 12, 15], [2]],
    [
      ['scheduled', 'failed', 'stopped'],
      [13, 14, 16],
      [0, 3, 4, 6],
    ],
    [['draft', 'running'], [1, 11], [1]],
    [['draft', 'stopping'], undefined, undefined],
  ])('asks for the codes of %j', async (states, taskStatus, statusList) => {
    if (taskStatus !== undefined) answerTasks([]);
    if (statusList !== undefined) answerGroupCalls([]);
    expect(await everything({ states })).toEqual([]);
    const asked = [taskStatus && { taskStatus }, statusList && { statusList }].filter(Boolean);
    expect(paramsSent()).toMatchObject(asked);
    expect(seen.length).toBe(asked.length);
  });

  test('tells finished tasks from those that go on, which have the same status', async () => {
    const rows = [
      { taskId: 1, taskStatus: 1, finishFlag: 1 },
      { taskId: 2, taskStatus: '1', finishFlag: '0' },
      { taskId: 3, taskStatus: 12, finishFlag: 0 },
    ];
    for (const [states, ids] of [
      [['completed'], ['task-1', 'task-3']],
      [['running'], ['task-2']],
    ] as const) {
      answerTasks(rows);
      const { items } = await succeed(center().campaigns.list({ states }));
      expect(items.map(({ ref }) => 'id' in ref && ref.id)).toEqual(ids);
    }
  });

  test.each<[CampaignQuery['mode'], number]>([
    ['preview', 0],
    ['power', 1],
  ])('asks no group calls for %s', async (mode, taskType) => {
    answerTasks([]);
    expect(await everything({ mode })).toEqual([]);
    expect(paramsSent()).toEqual([{ taskType }]);
  });

  test('asks nothing for a period that is empty, and refuses one that is too long', async () => {
    const createdAfter = '2024-01-01T00:00:00Z';
    const list = (createdBefore: string) => center().campaigns.list({ createdAfter, createdBefore });
    expect(await succeed(list(createdAfter))).toEqual({ items: [], total: 0 });
    expect(await failed(list('2025-01-01T00:00:01Z'))).toMatchObject({
      kind: 'InvalidInput',
      effect: 'none',
    });
    expect(seen).toEqual([]);
  });

  test.each<CampaignQuery>([
    { name: 'Renewals' },
    { code: 'spring2026' },
    { createdBy: { number: '1001' } },
    { mode: 'manual' },
  ])('refuses what cannot be asked for: %j', async (asked) => {
    expect(await failed(center().campaigns.list(asked))).toMatchObject({ kind: 'Unsupported' });
    expect(seen).toEqual([]);
  });
});

describe('a task', () => {
  test('is looked for by its number, and found among others', async () => {
    answerTasks([{ taskId: 1234 }, { taskId: '123', remark: 'This one' }]);
    expect(await succeed(center().campaigns.get({ campaign }))).toMatchObject({ name: 'This one' });
    expect(paramsSent()).toEqual([{ taskId: '123' }]);
  });

  test('has its number for a name where there is no remark', async () => {
    for (const remark of [null, '', undefined]) expect((await task({ remark })).name).toBe('task 123');
  });

  test.each([
    [1, 0, 'running'],
    [2, 0, 'paused'],
    [11, 0, 'running'],
    [15, '0', 'paused'],
    [1, 1, 'completed'],
    ['2', '1', 'completed'],
    [11, 1, 'completed'],
    [15, 1, 'completed'],
    [12, 0, 'completed'],
    [13, 1, 'failed'],
    [14, 1, 'stopped'],
    [16, 0, 'scheduled'],
    [3, 1, 'unknown'],
    ['?', 0, 'unknown'],
  ])('with status %j and end %j is %s', async (taskStatus, finishFlag, state) => {
    expect(await task({ taskStatus, finishFlag })).toMatchObject({
      state,
      native: { code: String(taskStatus) },
    });
  });

  test.each([
    [0, 'preview'],
    ['1', 'power'],
    [2, 'unknown'],
  ])('of type %j dials as %s', async (taskType, mode) => {
    expect((await task({ taskType })).dialing).toEqual({ mode, native: { code: String(taskType) } });
  });

  test('says nothing that its row does not', async () => {
    expect(await task({ taskStatus: null, voiceGroupId: null })).toEqual({
      ref: { id: 'task-123' },
      name: 'task 123',
      queues: [],
      progress: {},
    });
  });

  test.each([
    ['75%', 4, 1, 0.75],
    ['75.5 %', 4, 1, 0.755],
    ['0.75', 4, 1, 0.75],
    [75, 4, 1, 0.75],
    [0, 4, 4, 0],
    // One number of 200: half a percent.
    [0.5, 200, 199, 0.005],
    [1, 100, 99, 0.01],
    [1, 100, 0, 1],
    [1, 0, 0, undefined],
    ['0.5', undefined, undefined, undefined],
    ['n/a', 4, 1, undefined],
    [-1, 4, 1, undefined],
  ])(
    'reads the rate %j of %j numbers, %j of them left, as %j',
    async (completedRate, totalCount, remainCount, rate) => {
      const { progress } = await task({ completedRate, totalCount, remainCount });
      expect(progress?.executedRate).toBe(rate);
    },
  );

  test('tells how it goes', async () => {
    answerTasks([{ taskId: 123, totalCount: '7', remainCount: 0 }]);
    expect(await succeed(center().campaigns.getProgress({ campaign }))).toEqual({
      contacts: 7,
      remaining: 0,
    });
  });
});

describe('a group call', () => {
  const sample = {
    taskName: 'Parcels',
    displayNum: '442079460101',
    text: 'Your parcel is here',
    status: 1,
    rate: '50',
    numCnt: 4,
    success: 1,
    fail: 1,
    toseatNum: 1,
    successRate: '50',
    sendTime: '2024-06-05 09:00:00',
    createdTime: '2024-06-04 14:49:17',
    appId: '4luaKsL2',
    source: 3,
    lan: 'en',
    callLossNum: 1,
    callDuration: 61,
    maxCalls: 120,
    loopCount: 2,
    callTotal: 2,
    acd: '30.5',
    onineSeatNum: 3,
    code: '44',
  };

  test('is read whole, in the zone of the settings', async () => {
    answer(detail, told({ jobId: 5000602, ...sample }));
    const { campaigns } = center({ utcOffset: '+01:00' });
    expect(await succeed(campaigns.get({ campaign: groupCall }))).toEqual({
      ref: groupCall,
      name: 'Parcels',
      state: 'running',
      native: { code: '1', label: 'calling' },
      createdAt: '2024-06-04T14:49:17+01:00',
      schedule: { start: '2024-06-05T09:00:00+01:00' },
      dialing: {
        mode: 'agentless',
        content: { kind: 'text', text: 'Your parcel is here', language: 'en' },
        maxCallSec: 120,
        repeatCount: 2,
      },
      callerIds: [{ number: '442079460101' }],
      progress: {
        contacts: 4,
        dialed: 2,
        callsAnswered: 1,
        failed: 1,
        transferred: 1,
        abandoned: 1,
        agents: 3,
        callAnswerRate: 0.5,
        talkSec: 61,
        averageTalkSec: 30.5,
      },
    });
    expect(seen).toMatchObject([{ method: 'GET', path: detail[1] }]);
  });

  test.each([
    [0, 'scheduled'],
    ['1', 'running'],
    [2, 'completed'],
    [3, 'failed'],
    [4, 'stopped'],
    [5, 'paused'],
    [6, 'scheduled'],
    [11, 'unknown'],
  ])('with status %j is %s: another scale than that of the tasks', async (status, state) => {
    expect(await call({ status })).toMatchObject({ state, native: { code: String(status) } });
  });

  test('plays what its source says', async () => {
    const content = async (row: object) => (await call(row)).dialing?.content;
    expect(await content({ source: '1', voiceFileId: 77, text: 'x', lan: 'en' })).toEqual({
      kind: 'prompt',
      prompt: '77',
    });
    expect(await content({ source: 2, voiceFileId: 77 })).toBeUndefined();
    expect(await content({ source: 3, text: 'x', lan: '' })).toBeUndefined();
  });

  test('says nothing that its detail does not', async () => {
    expect(await call({ displayNum: '', sendTime: null })).toEqual({
      ref: groupCall,
      name: 'group call 5000602',
      dialing: { mode: 'agentless' },
      callerIds: [],
      progress: {},
    });
  });

  test('tells how it goes, under the prefix of a brand', async () => {
    answer(['GET', '/v3/voice/group/call/detail/5000602'], told({ jobId: 5000602, numCnt: 9 }));
    const { campaigns } = center({ voicePrefix: '/v3/voice' });
    expect(await succeed(campaigns.getProgress({ campaign: groupCall }))).toEqual({ contacts: 9 });
  });

  test.each<[Reply]>([[told(null)], [told({})], [{ body: { code: '-24', msg: 'Record does not exist' } }]])(
    'that is not there is NotFound: %j',
    async (reply) => {
      answer(detail, reply);
      expect(await failed(center().campaigns.get({ campaign: groupCall }))).toMatchObject({
        kind: 'NotFound',
      });
    },
  );
});

describe('a reference', () => {
  test.each(['123', 'task-', 'task-0', 'task-012', 'task-12x', 'group-9007199254740993', 'ai-7', 'xtask-1'])(
    'that names nothing here is NotFound without a request: %s',
    async (id) => {
      const { get, getProgress } = center().campaigns;
      const ref = { id: CampaignId(id) };
      expect(await failed(get({ campaign: ref }))).toMatchObject({ kind: 'NotFound', effect: 'none' });
      expect(await failed(getProgress({ campaign: ref }))).toMatchObject({ kind: 'NotFound' });
      expect(seen).toEqual([]);
    },
  );

  test('without an id cannot be served; a code beside the id changes nothing', async () => {
    expect(await failed(center().campaigns.get({ campaign: { code: 'task-123' } }))).toMatchObject({
      kind: 'Unsupported',
    });
    answerTasks([{ taskId: 123 }]);
    await succeed(center().campaigns.get({ campaign: { ...campaign, code: 'other' } }));
  });

  test('to a task that the vendor does not have is NotFound', async () => {
    answerTasks([]);
    expect(await failed(center().campaigns.get({ campaign }))).toMatchObject({ kind: 'NotFound' });
    answer(query, refusal('-24'));
    expect(await failed(center().campaigns.getProgress({ campaign }))).toMatchObject({ kind: 'NotFound' });
  });
});
