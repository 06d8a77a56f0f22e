import { describe, expect, test } from '@jest/globals';
import { CampaignId, QueueId, type CampaignPatch } from '@cordboard/core';
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

const campaign = { id: CampaignId('task-123') };
const groupCall = { id: CampaignId('group-5000602') };

/** Lets the vendor tell a task once; it calls unless told otherwise. */
const answerTask = (row: object = {}): void => {
  const records = [{ taskId: 123, remark: 'Renewals', taskType: 1, taskStatus: 11, ...row }];
  answer(['POST', '/v3/cc/preview/query'], success({ total: 1, records }));
};

const answerGroupCall = (row: object = {}): void => {
  answer(['GET', '/voice/group/call/detail/5000602'], {
    body: { code: 0, msg: 'success', data: { jobId: 5000602, taskName: 'Parcels', status: 1, ...row } },
  });
};

const sent = (): readonly string[] => seen.map(({ path }) => path);
const power = (linesPerAgent: number): CampaignPatch => ({ dialing: { mode: 'power', linesPerAgent } });

const update = (set: CampaignPatch, ref = campaign) => center().campaigns.update({ campaign: ref, set });
const stop = (ref = campaign) => center().campaigns.stop({ campaign: ref });

describe('campaigns.update', () => {
  test('reads the task, and sends the documented request', async () => {
    const documented = fixture('campaigns.update.documented');
    answerTask();
    answerWith(documented);
    expect(await succeed(update({ name: '123', ...power(1) }))).toMatchObject({
      outcome: 'applied',
      value: { ref: campaign, name: '123', state: 'running', dialing: { mode: 'power' } },
    });
    expectSent(documented, 1);
  });

  test('keeps the remark where none is given', async () => {
    answerTask();
    answer(['POST', '/v3/cc/preview/agent/editTask'], success(null));
    expect(await succeed(update(power(3)))).toMatchObject({ value: { name: 'Renewals' } });
    expect(seen[1]?.body).toEqual({ taskId: 123, calloutRate: 3 });
  });

  test.each<[string, CampaignPatch]>([
    ['set.dialing', {}],
    ['set.dialing', { name: 'Another' }],
    ['set.description', { ...power(1), description: null }],
    ['set.queues', { ...power(1), queues: [QueueId('1')] }],
    ['set.dialing.mode', { dialing: { mode: 'preview' } }],
    ['set.dialing.ringTimeoutSec', { dialing: { mode: 'power', linesPerAgent: 1, ringTimeoutSec: 30 } }],
  ])('cannot do without the rate, and changes no more than rate and remark: %s', async (path, set) => {
    expect(await failed(update(set))).toMatchObject({
      kind: 'Unsupported',
      effect: 'none',
      problems: [{ path }],
    });
    expect(seen).toEqual([]);
  });

  test.each<[string, CampaignPatch]>([
    ['set.name', { name: 'x'.repeat(51), ...power(1) }],
    ['set.dialing.linesPerAgent', power(1.5)],
  ])('refuses what the vendor would: %s', async (path, set) => {
    if (path !== 'set.name') answerTask();
    expect(await failed(update(set))).toMatchObject({ kind: 'InvalidInput', problems: [{ path }] });
  });

  test.each([
    ['a task that agents dial', { taskType: 0, taskStatus: 1 }, 'Unsupported'],
    ['one that is completed', { taskStatus: 12 }, 'Conflict'],
    ['one that was cancelled', { taskStatus: 14 }, 'Conflict'],
    ['one that failed', { taskStatus: 13 }, 'Conflict'],
    ['one that is finished whatever its status', { taskStatus: 15, finishFlag: 1 }, 'Conflict'],
  ])('leaves %s as it is', async (_, row, kind) => {
    answerTask(row);
    expect(await failed(update(power(2)))).toMatchObject({ kind, effect: 'none' });
    expect(sent()).toEqual(['/v3/cc/preview/query']);
  });

  test('leaves group calls as they are', async () => {
    answerGroupCall();
    expect(await failed(update(power(2), groupCall))).toMatchObject({ kind: 'Unsupported', effect: 'none' });
  });
});

describe('campaigns.stop', () => {
  test('cancels a task by the documented request, and reads what it is then', async () => {
    const documented = fixture('campaigns.stop.documented');
    answerTask();
    answerWith(documented);
    answerTask({ taskStatus: 14 });
    expect(await succeed(stop())).toMatchObject({
      outcome: 'applied',
      value: { ref: campaign, state: 'stopped' },
    });
    expectSent(documented, 1);
  });

  test('cancels a group call by a call of its own, in another envelope', async () => {
    const documented = fixture('campaigns.stop.group-call.documented');
    answerGroupCall();
    answerWith(documented);
    answerGroupCall({ status: 4 });
    expect(await succeed(stop(groupCall))).toMatchObject({ outcome: 'applied', value: { state: 'stopped' } });
    expectSent(documented, 1);
  });

  test.each([
    [{ taskStatus: 12 }, 'completed'],
    [{ taskStatus: 14 }, 'stopped'],
    [{ taskStatus: 11, finishFlag: 1 }, 'completed'],
  ])('sends nothing where the wish is fulfilled: %j', async (row, state) => {
    answerTask(row);
    expect(await succeed(stop())).toMatchObject({ outcome: 'unchanged', value: { state } });
    expect(sent()).toEqual(['/v3/cc/preview/query']);
  });

  test.each([
    [{ taskType: 0, taskStatus: 1 }, 'Unsupported'],
    [{ taskType: 0, taskStatus: 1, finishFlag: 1 }, 'Unsupported'],
    [{ taskStatus: 13 }, 'Conflict'],
  ])('sends nothing where it cannot be granted: %j', async (row, kind) => {
    answerTask(row);
    expect(await failed(stop())).toMatchObject({ kind, effect: 'none' });
    expect(sent()).toEqual(['/v3/cc/preview/query']);
  });

  // -54 has another meaning where trunks are set up.
  test.each<[string, () => void, () => void, Reply, typeof campaign]>([
    [
      '-41',
      answerTask,
      () => {
        answerTask({ taskStatus: 14 });
      },
      refusal('-41'),
      campaign,
    ],
    [
      '-54',
      answerGroupCall,
      () => {
        answerGroupCall({ status: 4 });
      },
      { body: { code: '-54', msg: 'some text' } },
      groupCall,
    ],
  ])('takes %s for success only where it is stopped then', async (_, tell, tellStopped, reply, ref) => {
    const path = ref === campaign ? '/v3/cc/preview/agent/cancelTask' : '/voice/group/call/cancel';
    tell();
    answer(['POST', path], reply);
    tellStopped();
    expect(await succeed(stop(ref))).toMatchObject({ outcome: 'applied', value: { state: 'stopped' } });
    tell();
    answer(['POST', path], reply);
    tell();
    expect(await failed(stop(ref))).toMatchObject({ kind: 'Conflict', effect: 'none' });
  });

  test('does not know what it did where it cannot read that', async () => {
    answerTask();
    answer(['POST', '/v3/cc/preview/agent/cancelTask'], refusal('-41'));
    answer(['POST', '/v3/cc/preview/query'], refusal('-18'));
    expect(await failed(stop())).toMatchObject({ kind: 'Unavailable', effect: 'maybe' });
  });
});
