import { describe, expect, test } from '@jest/globals';
import { CampaignId, QueueId, type RecallCampaign } from '@cordboard/core';
import {
  answer,
  center,
  failed,
  guardNetwork,
  refusal,
  seen,
  succeed,
  success,
  type Reply,
} from './support.js';

guardNetwork();

const query = ['POST', '/v3/cc/preview/query'] as const;
const resend = ['POST', '/v3/cc/preview/resendTask'] as const;
const detail = ['GET', '/voice/group/call/detail/5000602'] as const;
const groupResend = ['POST', '/voice/group/call/resend'] as const;

const campaign = { id: CampaignId('task-123') };
const groupCall = { id: CampaignId('group-5000602') };

const answerTask = (row: object): void => {
  answer(query, success({ total: 1, records: [{ taskId: 123, ...row }] }));
};

/** The other envelope. */
const told = (data: unknown): Reply => ({ body: { code: '0', msg: 'success', data } });

const preview = { taskType: 0, voiceGroupId: [1000006, 1000007], remark: 'Renewals', ccode: '86' };

describe('calling numbers of a task again', () => {
  test.each([
    ['failed', 1],
    ['not-called', 2],
    ['all', 3],
  ] as const)('says what the task says already: %s', async (which, resendType) => {
    answerTask(preview);
    answer(resend, success(null));
    const { value, outcome } = await succeed(center().campaigns.recall({ campaign, which }));
    expect(seen[0]?.body).toMatchObject({ params: { taskId: '123' } });
    expect(seen[1]?.body).toEqual({
      taskId: '123',
      resendType,
      type: 0,
      voiceGroupId: [1000006, 1000007],
      ccode: '86',
      remark: 'Renewals',
    });
    expect(outcome).toBe('accepted');
    // Whether it dials already, the vendor does not say.
    expect(value).toEqual({
      ref: campaign,
      name: 'Renewals',
      dialing: { mode: 'preview', native: { code: '0' } },
      queues: ['1000006', '1000007'],
    });
  });

  test('says anew what is set, of a task at a fixed rate its application and its rate, too', async () => {
    answerTask({ ...preview, remark: '', ccode: null });
    answer(resend, success(null));
    const set = {
      dialing: { mode: 'power' as const, linesPerAgent: 3, ringTimeoutSec: 60 },
      queues: [QueueId('1000009')],
      callerIds: [{ number: '+442079460101' }],
    };
    const { campaigns } = center({ appId: '4luaKsL2' });
    const { value } = await succeed(campaigns.recall({ campaign, which: 'all', set }));
    expect(seen[1]?.body).toEqual({
      taskId: '123',
      resendType: 3,
      type: 1,
      voiceGroupId: [1000009],
      appId: '4luaKsL2',
      calloutRate: 3,
      displayNum: '442079460101',
      maxRingingTime: 60,
    });
    expect(value).toMatchObject({
      name: 'task 123',
      dialing: { mode: 'power', native: { code: '1' } },
      queues: ['1000009'],
    });
  });

  const power = { dialing: { mode: 'power' as const, linesPerAgent: 2 } };

  test.each<[string, object, RecallCampaign['set'], string | undefined, readonly string[]]>([
    ['its rate', { taskType: 1, voiceGroupId: [5] }, undefined, 'a', ['set.dialing.linesPerAgent']],
    [
      'a whole rate',
      { taskType: 1, voiceGroupId: [5] },
      { dialing: { mode: 'power', linesPerAgent: 1.5 } },
      'a',
      ['set.dialing.linesPerAgent'],
    ],
    ['one queue', { taskType: 1, voiceGroupId: [5, 6] }, power, 'a', ['set.queues']],
    ['its kind', { taskType: null }, undefined, 'a', ['set.dialing']],
    ['queues of the vendor', preview, { queues: [QueueId('Sales')] }, 'a', ['set.queues.0']],
    ['a plain number', preview, { callerIds: [{ number: '*7' }] }, 'a', ['set.callerIds.0.number']],
  ])('needs %s', async (_, row, set, appId, paths) => {
    answerTask(row);
    const error = await failed(center({ appId }).campaigns.recall({ campaign, which: 'all', set }));
    expect(error).toMatchObject({ kind: 'InvalidInput', effect: 'none' });
    expect(error.problems.map(({ path }) => path)).toEqual(paths);
    expect(seen).toHaveLength(1);
  });

  test('needs its application in the configuration', async () => {
    answerTask({ taskType: 1, voiceGroupId: [5] });
    const error = await failed(center().campaigns.recall({ campaign, which: 'all', set: power }));
    expect(error).toMatchObject({ kind: 'Unsupported', effect: 'none' });
    expect(error.message).toContain('appId');
    expect(seen).toHaveLength(1);
  });

  test.each<[RecallCampaign['set'], string]>([
    [{ dialing: { mode: 'manual' } }, 'Unsupported'],
    [{ schedule: {} }, 'Unsupported'],
    [{ hours: { workdays: [] } }, 'Unsupported'],
    [{ callerIds: [{ number: '1', priority: 2 }] }, 'Unsupported'],
    [{ callerIds: [{ number: '1' }, { number: '2' }] }, 'InvalidInput'],
    [{ dialing: { mode: 'preview', ringTimeoutSec: 19 } }, 'InvalidInput'],
    [{ dialing: { mode: 'preview', ringTimeoutSec: 121 } }, 'InvalidInput'],
  ])('refuses to set %j', async (set, kind) => {
    const error = await failed(center().campaigns.recall({ campaign, which: 'all', set }));
    expect(error).toMatchObject({ kind, effect: 'none' });
    expect(seen).toEqual([]);
  });

  test.each([
    ['-41', 'Conflict'],
    ['-42', 'Conflict'],
    ['-74', 'PermissionDenied'],
    ['-77', 'Conflict'],
    ['-22', 'InvalidInput'],
  ])('is refused by %s as %s', async (code, kind) => {
    answerTask(preview);
    answer(resend, refusal(code));
    const error = await failed(center().campaigns.recall({ campaign, which: 'all' }));
    expect(error).toMatchObject({ kind, effect: 'none' });
  });

  test('is never asked for twice, whatever becomes of it', async () => {
    answerTask(preview);
    answer(resend, { status: 503, body: 'busy' });
    const { campaigns } = center({ retry: { attempts: 5, baseDelayMs: 0, maxDelayMs: 0 } });
    expect(await failed(campaigns.recall({ campaign, which: 'all' }))).toMatchObject({ effect: 'maybe' });
    expect(seen.map(({ path }) => path)).toEqual([query[1], resend[1]]);
  });

  test('finds no task that is not there, and calls no one', async () => {
    answer(query, success({ records: [{ taskId: 1234 }] }));
    const recalled = (id: string) =>
      center().campaigns.recall({ campaign: { id: CampaignId(id) }, which: 'all' });
    expect((await failed(recalled('task-123'))).kind).toBe('NotFound');
    expect((await failed(recalled('nothing'))).kind).toBe('NotFound');
    expect(seen).toHaveLength(1);
  });
});

describe('playing a group call again', () => {
  const sample = {
    jobId: 5000602,
    taskName: 'Parcels',
    appId: '4luaKsL2',
    source: 3,
    text: 'Your parcel is here',
    lan: 'en',
    loopCount: 2,
    maxCalls: 120,
    displayNum: '442079460101',
    code: '44',
  };
  const content = { kind: 'text', text: 'Your parcel is here', language: 'en' };
  const dialing = { mode: 'agentless', content, maxCallSec: 120, repeatCount: 2 };

  test.each([
    ['failed', 1],
    ['all', 0],
  ] as const)('says all of it, by another scale than that of tasks: %s', async (which, resendType) => {
    answer(detail, told(sample));
    answer(groupResend, told(5000700));
    const { value, outcome } = await succeed(center().campaigns.recall({ campaign: groupCall, which }));
    expect(seen[1]?.body).toEqual({
      keyId: 5000602,
      appId: '4luaKsL2',
      taskName: 'Parcels 2021-09-01 12:00:00',
      resendType,
      source: 3,
      text: 'Your parcel is here',
      lan: 'en',
      loopCount: 2,
      maxCalls: 120,
      displayNum: '442079460101',
    });
    expect([outcome, value]).toEqual([
      'accepted',
      {
        ref: { id: 'group-5000700' },
        name: 'Parcels 2021-09-01 12:00:00',
        dialing,
        callerIds: [{ number: '442079460101' }],
      },
    ]);
  });

  test('names a recording by its number, and stays what it is where the answer names no other', async () => {
    answer(detail, told({ ...sample, source: '1', voiceFileId: '77', taskName: '名'.repeat(64) }));
    answer(groupResend, told(null));
    const { value } = await succeed(center().campaigns.recall({ campaign: groupCall, which: 'all' }));
    expect(seen[1]?.body).toMatchObject({ source: 1, voiceFileId: 77 });
    expect(seen[1]?.body).not.toHaveProperty('text');
    expect(value.ref).toEqual(groupCall);
    expect(value.name).toBe(`${'名'.repeat(44)} 2021-09-01 12:00:00`);
  });

  test('has the prefix of a brand', async () => {
    answer(['GET', '/v3/voice/group/call/detail/5000602'], told(sample));
    answer(['POST', '/v3/voice/group/call/resend'], told(5000700));
    const { campaigns } = center({ voicePrefix: '/v3/voice' });
    await succeed(campaigns.recall({ campaign: groupCall, which: 'all' }));
    expect(seen).toHaveLength(2);
  });

  test.each([
    ['what was sent along', { source: 2 }],
    ['no text', { text: '' }],
    ['no application', { appId: null }],
    ['no length', { maxCalls: null }],
    ['no repetitions', { loopCount: 0 }],
    ['a queue behind it', { sipGroupId: 5001 }],
    ['calls that went on to agents', { toseatNum: '3' }],
  ])('is not done where the vendor does not tell all of it: %s', async (_, row) => {
    answer(detail, told({ ...sample, ...row }));
    const error = await failed(center().campaigns.recall({ campaign: groupCall, which: 'all' }));
    expect(error).toMatchObject({ kind: 'Unsupported', effect: 'none' });
    expect(seen).toHaveLength(1);
  });

  test.each<Omit<RecallCampaign, 'campaign'>>([
    { which: 'not-called' },
    { which: 'all', set: { queues: [QueueId('5001')] } },
  ])('cannot be %j', async (recall) => {
    answer(detail, told(sample));
    const error = await failed(center().campaigns.recall({ campaign: groupCall, ...recall }));
    expect(error).toMatchObject({ kind: 'Unsupported', effect: 'none' });
    expect(seen).toHaveLength(1);
  });

  test.each([
    ['-34', 'Conflict'],
    ['-54', 'Conflict'],
    ['-20', 'AlreadyExists'],
  ])('is refused by %s as %s', async (code, kind) => {
    answer(detail, told(sample));
    answer(groupResend, { body: { code, msg: 'no' } });
    const error = await failed(center().campaigns.recall({ campaign: groupCall, which: 'all' }));
    expect(error).toMatchObject({ kind, effect: 'none' });
  });
});
