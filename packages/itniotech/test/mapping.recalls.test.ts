import { describe, expect, test } from '@jest/globals';
import { QueueId, type ContactQuery, type RecallCampaign } from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import type { GroupCallDetail } from '../src/mapping/campaigns.js';
import { fromContactQuery, toContact } from '../src/mapping/contacts.js';
import { fromGroupRecall, fromRecall, toRecalledGroupCall, toRecalledTask } from '../src/mapping/recalls.js';

const recall = (more: Partial<RecallCampaign> = {}): RecallCampaign => ({
  campaign: { code: 'any' },
  which: 'all',
  ...more,
});

describe('a task that is called again', () => {
  test('has no queue where none is told, and no blanks around what is', () => {
    expect(fromRecall({ taskId: ' 7 ', taskType: 0 }, recall(), undefined)).toEqual(
      E.right({ taskId: '7', resendType: 3, type: 0 }),
    );
    const told = { taskId: 7, taskType: '0', voiceGroupId: [' 8 '], ccode: ' 86 ', remark: ' R ' };
    expect(fromRecall(told, recall({ which: 'failed' }), 'app')).toEqual(
      E.right({ taskId: '7', resendType: 1, type: 0, voiceGroupId: [8], ccode: '86', remark: 'R' }),
    );
    expect(fromRecall(told, recall({ set: { queues: [QueueId('9')] } }), 'app')).toMatchObject({
      right: { voiceGroupId: [9] },
    });
  });

  test('says under set what is wrong', () => {
    const set = { queues: [QueueId('Sales')] };
    expect(fromRecall({ taskId: 7, taskType: 0 }, recall({ set }), undefined)).toMatchObject({
      left: { kind: 'InvalidInput', problems: [{ path: 'set.queues.0' }] },
    });
  });

  test('is what it was told', () => {
    const request = { taskId: '7', resendType: 3, type: 1 };
    expect(toRecalledTask({ taskId: 7, taskType: 0, taskStatus: 12 }, request)).toEqual({
      ref: { id: 'task-7' },
      name: 'task 7',
      dialing: { mode: 'power', native: { code: '1' } },
      queues: [],
    });
    expect(toRecalledTask({ taskId: 7 }, { ...request, voiceGroupId: [8] }).queues).toEqual(['8']);
  });
});

describe('a group call that is called again', () => {
  const told = { jobId: ' 7 ', appId: ' app ', loopCount: 1, maxCalls: '60', displayNum: '112' };
  const read = { keyId: 7, appId: 'app', loopCount: 1, maxCalls: 60, displayNum: '112' };
  const [prompt, text] = [
    { ...told, source: 1, voiceFileId: 5, text: 'x', lan: 'en' },
    { ...told, source: 3, voiceFileId: 5, text: 'x', lan: 'en' },
  ];
  const again = (call: GroupCallDetail, how = recall()) => fromGroupRecall(call, how, 'at noon');

  test('says all of it, and of what it plays that only', () => {
    const named = { taskName: 'Group call at noon', resendType: 0 };
    expect(again(prompt)).toEqual(E.right({ ...read, ...named, source: 1, voiceFileId: 5 }));
    expect(again(text)).toEqual(E.right({ ...read, ...named, source: 3, text: 'x', lan: 'en' }));
    expect(again(text, recall({ which: 'failed' }))).toMatchObject({ right: { resendType: 1 } });
  });

  test.each([
    ['Parcels', 'Parcels at noon'],
    ['x'.repeat(56), `${'x'.repeat(56)} at noon`],
    ['x'.repeat(57), `${'x'.repeat(56)} at noon`],
    ['📦'.repeat(70), `${'📦'.repeat(56)} at noon`],
  ])('gets a name of at most 64 characters: %s', (taskName, name) => {
    expect(again({ ...prompt, taskName })).toMatchObject({ right: { taskName: name } });
  });

  const wantsAll = 'the vendor wants to be told all of a group call again, and does not tell all of this one';

  test.each<[string, Partial<GroupCallDetail>, Partial<RecallCampaign>, string]>([
    ['a change', {}, { set: {} }, 'a group call is called again as it was: set is for tasks'],
    [
      'only those not called',
      {},
      { which: 'not-called' },
      'of a group call the vendor calls the failed numbers again, or all',
    ],
    ['one that plays what was sent along', { source: 2 }, {}, wantsAll],
    ['one that goes on to a group', { sipGroupId: '8' }, {}, wantsAll],
    ['one that went on to agents', { toseatNum: 1 }, {}, wantsAll],
    ['no application', { appId: null }, {}, wantsAll],
    ['an application of 65 characters', { appId: 'x'.repeat(65) }, {}, wantsAll],
    ['no number', { jobId: 'x' }, {}, wantsAll],
    ['no repetition', { loopCount: 0 }, {}, wantsAll],
    ['ten repetitions', { loopCount: 10 }, {}, wantsAll],
    ['no length', { maxCalls: 0 }, {}, wantsAll],
    ['a length of 1000 seconds', { maxCalls: 1000 }, {}, wantsAll],
    ['a recording without a number', { voiceFileId: 'x' }, {}, wantsAll],
    ['a text of 1001 characters', { source: 3, text: 'x'.repeat(1001) }, {}, wantsAll],
    ['a language of 33 characters', { source: 3, lan: 'x'.repeat(33) }, {}, wantsAll],
    ['a caller id of 21 characters', { displayNum: '1'.repeat(21) }, {}, wantsAll],
  ])('is refused with %s', (_, call, how, message) => {
    expect(again({ ...prompt, ...call }, recall(how))).toMatchObject({
      left: { kind: 'Unsupported', message },
    });
  });

  test('may have all that the vendor allows', () => {
    const most = { loopCount: 9, maxCalls: 999, appId: 'x'.repeat(64), displayNum: '1'.repeat(20) };
    expect(again({ ...prompt, ...most, sipGroupId: 0, toseatNum: '0' })).toMatchObject({ right: most });
    const longest = { text: 'x'.repeat(1000), lan: 'x'.repeat(32) };
    expect(again({ ...text, ...longest })).toMatchObject({ right: longest });
  });

  test('is another one where the vendor names another', () => {
    const request = { ...read, taskName: 'N', resendType: 0, source: 1 };
    const named = (id: number | null) => toRecalledGroupCall(prompt, request, id, '+08:00');
    expect([named(8).ref, named(null).ref]).toEqual([{ id: 'group-8' }, { id: 'group-7' }]);
    expect(named(8)).toMatchObject({
      name: 'N',
      dialing: { content: { kind: 'prompt', prompt: '5' } },
      callerIds: [{ number: '112' }],
    });
  });
});

describe('a number of a task', () => {
  test.each([
    [1, 'in-progress', undefined, 'in progress'],
    [' 5 ', 'pending', undefined, 'not called'],
    [7, 'done', 'failed', 'abnormal'],
    ['9', 'done', undefined, 'called'],
    [2, 'unknown', undefined, undefined],
  ])('whose status is %j is %s', (status, state, outcome, label) => {
    expect(toContact({ keyId: 1, status })).toEqual({
      id: '1',
      phoneNumber: '',
      state,
      outcome,
      native: { code: String(status).trim(), label },
    });
  });

  test('tells the columns of its file and its labels, as they come', () => {
    const columns = { var1: ' a ', var22: 7, var3: '', xvar4: 'x', var5x: 'x', var: 'x', var6: { is: 'x' } };
    expect(toContact({ keyId: 1, ...columns }).fields).toEqual({ var1: 'a', var22: '7' });
    const labels = ['vip , new,old', ['vip, old'], '', null].map((each) =>
      toContact({ keyId: 1, labelName: each }),
    );
    expect(labels.map((each) => each.labels)).toEqual([
      ['vip', 'new', 'old'],
      ['vip, old'],
      undefined,
      undefined,
    ]);
    expect(toContact({ keyId: 1 })).toEqual({ id: '1', phoneNumber: '', state: 'unknown' });
  });

  test('is asked for by number, queue, labels and states', () => {
    const campaign = { code: 'any' };
    const asked = (query: Omit<ContactQuery, 'campaign'>) => fromContactQuery(1, { campaign, ...query });
    expect(asked({})).toEqual({ taskId: '1' });
    expect(asked({ number: '44+2' })?.called).toBe('44+2');
    expect(asked({ number: '+44+2', queue: QueueId('7'), labels: ['vip'] })).toEqual({
      taskId: '1',
      called: '44+2',
      sipGroupId: 7,
      labelNames: ['vip'],
    });
    expect(asked({ states: ['done', 'pending'] })?.statusList).toEqual([5, 7, 9]);
    expect(asked({ queue: QueueId('Sales') })).toBeUndefined();
  });
});
