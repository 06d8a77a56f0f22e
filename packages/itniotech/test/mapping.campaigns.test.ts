import { describe, expect, test } from '@jest/globals';
import type { CampaignQuery } from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import {
  fromGroupCallStates,
  fromTaskStates,
  taskTypeFor,
  toDialing,
  toGroupCallState,
  toTaskState,
} from '../src/mapping/campaign-states.js';
import {
  fromCampaignQuery,
  toContent,
  toGroupCallDetail,
  toGroupCallPage,
  toGroupCallProgress,
  toTaskPage,
  toTaskProgress,
  type GroupCallDetail,
} from '../src/mapping/campaigns.js';

const utcOffset = '+08:00';
describe('a state', () => {
  test.each([
    [1, 'running', 'enabled', 'completed'],
    [2, 'paused', 'disabled', 'completed'],
    [11, 'running', 'calling', 'completed'],
    [12, 'completed', 'completed', 'completed'],
    [13, 'failed', 'submission failed', 'failed'],
    [14, 'stopped', 'cancelled', 'stopped'],
    [15, 'paused', 'suspended', 'completed'],
    [16, 'scheduled', 'submitting', 'scheduled'],
    [99, 'unknown', undefined, 'unknown'],
  ] as const)('of a task, %d, is %s (%s), and %4$s once it is finished', (code, state, label, finished) => {
    const native = { code: String(code), label };
    expect([null, 0, '1'].map((flag) => toTaskState(code, flag))).toEqual([
      { state, native },
      { state, native },
      { state: finished, native },
    ]);
    const isAsked = (each: typeof state | typeof finished) => fromTaskStates([each])?.includes(code);
    expect([isAsked(state), isAsked(finished)]).toEqual([code !== 99, code !== 99]);
  });

  test.each([
    [0, 'scheduled', 'waiting'],
    [1, 'running', 'calling'],
    [2, 'completed', 'finished'],
    [3, 'failed', 'submission failed'],
    [4, 'stopped', 'cancelled'],
    [5, 'paused', 'suspended'],
    [6, 'scheduled', 'submitting'],
    [11, 'unknown', undefined],
  ] as const)('of a group call, %d, is %s (%s)', (code, state, label) => {
    expect(toGroupCallState(` ${String(code)} `)).toEqual({ state, native: { code: String(code), label } });
    expect(fromGroupCallStates([state])?.includes(code)).toBe(code !== 11);
  });

  test('is asked for by every code that may be one of it, or not at all', () => {
    const some: readonly CampaignQuery['states'][] = [
      undefined,
      [],
      ['paused'],
      ['failed', 'stopped'],
      ['draft'],
      ['completed'],
    ];
    expect(some.map(fromTaskStates)).toEqual([undefined, [], [2, 15], [13, 14], [], [1, 2, 11, 12, 15]]);
    expect(some.map(fromGroupCallStates)).toEqual([undefined, [], [5], [3, 4], [], [2]]);
    expect([toTaskState(null, 1), toGroupCallState('')]).toEqual([{}, {}]);
  });

  test('is that of a row that fits any of those asked for', () => {
    const page = { records: [1, 12, 13].map((taskStatus) => ({ taskId: taskStatus, taskStatus })) };
    const states = (query: CampaignQuery) => toTaskPage(query)(page).items.map(({ state }) => state);
    expect(states({})).toEqual(['running', 'completed', 'failed']);
    expect(states({ states: ['failed', 'running'] })).toEqual(['running', 'failed']);
  });
});

test('a task dials for agents or is dialed by them', () => {
  expect([0, '1', 7, null].map(toDialing)).toEqual([
    { mode: 'preview', native: { code: '0' } },
    { mode: 'power', native: { code: '1' } },
    { mode: 'unknown', native: { code: '7' } },
    undefined,
  ]);
  expect(['preview', 'power', 'predictive'].map(taskTypeFor)).toEqual([0, 1, undefined]);
});

describe('a rate', () => {
  test.each([
    ['0.5%', undefined, undefined, 0.005],
    ['50% ', undefined, undefined, 0.5],
    ['50 %', undefined, undefined, 0.5],
    ['% 50', 4, 2, undefined],
    ['5%0', 4, 2, undefined],
    [100, undefined, undefined, 1],
    [100.5, undefined, undefined, undefined],
    ['101%', undefined, undefined, undefined],
    [0, undefined, undefined, 0],
    [0, 0, 0, 0],
    [-0.5, 4, 2, undefined],
    [1, 4, 4, 1],
    [0.5, 0, 0, undefined],
    [0.5, 0, 1, undefined],
    [0.5, 4, undefined, undefined],
    [0.5, undefined, 2, undefined],
    [0.5, 4, 2, 0.5],
    [0.5, 200, 1, 0.005],
  ])('of %j with %j dialed and %j answered is %j', (successRate, callTotal, success, fraction) => {
    const progress = toGroupCallProgress({ jobId: 1, successRate, callTotal, success });
    expect(progress.callAnswerRate).toBe(fraction);
  });

  test('of a task is of the numbers that are not left', () => {
    const counts = { totalCount: 200, remainCount: 199, transfersNum: 2, callFailuresNum: '3' };
    expect(toTaskProgress({ taskId: 1, completedRate: 0.5, ...counts })).toEqual({
      contacts: 200,
      remaining: 199,
      transferred: 2,
      abandoned: 3,
      executedRate: 0.005,
    });
  });

  test.each([
    [undefined, 1],
    [4, undefined],
  ])('that is small means nothing of %j numbers, %j of them left', (totalCount, remainCount) => {
    expect(toTaskProgress({ taskId: 1, completedRate: 0.5, totalCount, remainCount }).executedRate).toBe(
      undefined,
    );
  });
});

describe('a query of campaigns', () => {
  const now = Date.UTC(2024, 5, 30, 12);
  const asked = (query: CampaignQuery) => fromCampaignQuery(query, now, utcOffset);
  const [createdAfter, createdBefore] = ['2024-06-01T00:00:00.001Z', '2024-06-02T00:00:00Z'];

  test('asks both lists for its period, whole seconds of it, the last one included', () => {
    expect(asked({ createdAfter, createdBefore })).toEqual(
      E.right({
        tasks: { startTime: '2024-06-01 08:00:01', endTime: '2024-06-02 07:59:59' },
        groupCalls: {
          strTime: '2024-06-01 08:00:01',
          endTime: '2024-06-02 07:59:59',
          statusList: [],
        },
      }),
    );
    expect(asked({})).toEqual(
      E.right({
        tasks: {},
        groupCalls: { strTime: '2024-05-30 00:00:00', endTime: '2024-06-30 23:59:59', statusList: [] },
      }),
    );
    expect(asked({ createdBefore })).toMatchObject({
      right: { groupCalls: { strTime: '2024-05-02 00:00:00', endTime: '2024-06-02 07:59:59' } },
    });
    const later = { createdAfter: '2024-07-15T00:00:00Z', mode: 'agentless' } as const;
    expect(asked(later)).toMatchObject({
      right: { tasks: undefined, groupCalls: { endTime: '2024-07-15 23:59:59' } },
    });
  });

  test.each<[CampaignQuery, boolean, boolean]>([
    [{ mode: 'power' }, true, false],
    [{ mode: 'preview' }, true, false],
    [{ mode: 'agentless' }, false, true],
    [{ states: ['failed'] }, true, true],
    [{ states: ['draft'] }, false, false],
    [{ createdAfter }, true, true],
    [{ createdBefore }, true, true],
    [{ createdAfter: createdBefore, createdBefore }, false, false],
    [{ createdAfter: createdBefore, createdBefore: createdAfter }, false, false],
  ])('%j asks tasks %j, and group calls %j', (query, hasTasks, hasGroupCalls) => {
    const result = asked(query);
    const { tasks, groupCalls } = E.isRight(result) ? result.right : {};
    expect([tasks !== undefined, groupCalls !== undefined]).toEqual([hasTasks, hasGroupCalls]);
    if (hasTasks) expect(tasks?.taskType).toBe(query.mode && taskTypeFor(query.mode));
  });
});

describe('what a group call plays', () => {
  test.each<[Partial<GroupCallDetail>, object | undefined]>([
    [
      { source: 1, voiceFileId: ' 7 ' },
      { kind: 'prompt', prompt: '7' },
    ],
    [{ source: 1, voiceFileId: null, text: 'x', lan: 'en' }, undefined],
    [
      { source: '3', text: 'x', lan: 'en' },
      { kind: 'text', text: 'x', language: 'en' },
    ],
    [{ source: 3, text: 'x' }, undefined],
    [{ source: 3, lan: 'en', voiceFileId: 7 }, undefined],
    [{ source: 2, voiceFileId: 7, text: 'x', lan: 'en' }, undefined],
  ])('%j is %j', (call, content) => {
    expect(toContent({ jobId: 1, ...call })).toEqual(content);
  });

  test('and when, to whom and how often, where it is told', () => {
    const call = { jobId: 1, sendTime: '2024-01-01 00:00:00', displayNum: '112', maxCalls: 9, loopCount: 2 };
    expect(toGroupCallDetail(call, utcOffset)).toMatchObject({
      schedule: { start: '2024-01-01T00:00:00+08:00' },
      dialing: { mode: 'agentless', maxCallSec: 9, repeatCount: 2 },
      callerIds: [{ number: '112' }],
    });
    expect(toGroupCallDetail({ jobId: 1 }, utcOffset)).toEqual({
      ref: { id: 'group-1' },
      name: 'group call 1',
      dialing: { mode: 'agentless' },
      callerIds: [],
      progress: {},
    });
  });

  test('is counted in its row and in its details by other names', () => {
    const [row] = toGroupCallPage(utcOffset)({
      records: [{ jobId: 1, numCnt: 9, callNum: 8, success: 7, fail: 1 }],
    }).items;
    expect(row).toMatchObject({
      dialing: { mode: 'agentless' },
      progress: { contacts: 9, dialed: 8, callsAnswered: 7, failed: 1 },
    });
    const counted = { numCnt: 9, callTotal: 8, success: 7, fail: 1, toseatNum: 6, callLossNum: 5 };
    expect(
      toGroupCallProgress({ jobId: 1, ...counted, onineSeatNum: 4, callDuration: 3.5, acd: 0.5 }),
    ).toEqual({
      contacts: 9,
      dialed: 8,
      callsAnswered: 7,
      failed: 1,
      transferred: 6,
      abandoned: 5,
      agents: 4,
      talkSec: 3.5,
      averageTalkSec: 0.5,
    });
  });
});
