import { describe, expect, test } from '@jest/globals';
import {
  CampaignId,
  QueueId,
  RecordingId,
  type Campaign,
  type NewCall,
  type NewExtension,
} from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import { fromNewCall, toCall } from '../src/mapping/calls.js';
import { fromStop, fromTaskPatch, isStopped } from '../src/mapping/campaign-changes.js';
import { fromNewPhone, isMadeBy, toPhonePage } from '../src/mapping/desk-phones.js';
import { toDialPlan } from '../src/mapping/dial-plans.js';
import { fromWorkbook, toLaunched } from '../src/mapping/launch.js';
import { fromRecording, toRecordingUrl } from '../src/mapping/recordings.js';

const ref = { id: CampaignId('task-1') };
const key = { kind: 'task', key: 1 } as const;
const power = (linesPerAgent: number) => ({ mode: 'power', linesPerAgent }) as const;

type Problems = readonly (readonly [path: string, message: string])[];
const refused = (kind: string, ...problems: Problems) => ({
  left: { kind, problems: problems.map(([path, message]) => ({ path, message })) },
});
const conflict = (message: string) => ({ left: { kind: 'Conflict', message } });

describe('a campaign that is launched', () => {
  test('tells what was asked for, where the vendor tells its number', () => {
    const asked = { name: 'Renewals', dialing: { mode: 'preview' }, queues: [QueueId('7')] } as const;
    expect(toLaunched('task', asked, 7)).toStrictEqual({ ref: { id: 'task-7' }, ...asked });
    expect(toLaunched('task', { name: 'Renewals' }, 7)).toStrictEqual({
      ref: { id: 'task-7' },
      name: 'Renewals',
    });
    expect(toLaunched('task', asked, null)).toBeUndefined();
    expect(toLaunched('group', asked, {})).toBeUndefined();
  });

  test('sends its contacts as a file', () => {
    const file = Buffer.from('a workbook');
    expect([undefined, { suffix: 'xls' } as const].map((settings) => fromWorkbook(file, settings))).toEqual([
      { fileName: 'contacts.xlsx', file: 'YSB3b3JrYm9vaw==' },
      { fileName: 'contacts.xls', file: 'YSB3b3JrYm9vaw==' },
    ]);
  });
});

describe('a change of a task', () => {
  const campaign = (more: Partial<Campaign>): Campaign => ({ ref, name: 'Renewals', queues: [], ...more });
  const byAgents = campaign({ dialing: { mode: 'preview', native: { code: '0' } } });
  const unsupported = (message: string) => refused('Unsupported', ['campaign', message]);

  test.each<[string, Campaign, object]>([
    ['one that failed', campaign({ state: 'failed' }), conflict('the campaign is failed')],
    ['one that agents dial', byAgents, unsupported('a task that agents dial cannot be cancelled')],
    ['one that runs', campaign({ state: 'running' }), { right: { state: 'running' } }],
    ['one of which nothing is known', campaign({}), { right: { ref } }],
  ])('stops %s, or says why not', (_, each, result) => {
    expect(fromStop(each)).toMatchObject(result);
  });

  const rate = { dialing: power(3) };
  const noRate = unsupported('a task that agents dial has no rate, which every change must state');

  test.each<[string, Campaign, 'task' | 'group', object, object]>([
    ['one that runs', campaign({}), 'task', rate, E.right({ taskId: 1, calloutRate: 3 })],
    [
      'its name',
      campaign({}),
      'task',
      { ...rate, name: 'X' },
      E.right({ taskId: 1, remark: 'X', calloutRate: 3 }),
    ],
    ['a group call', campaign({}), 'group', rate, unsupported('what a group call says is not told whole')],
    ['one that agents dial', byAgents, 'task', rate, noRate],
    ['one by no rate', campaign({}), 'task', { name: 'X' }, noRate],
    ['one by another mode', campaign({}), 'task', { dialing: { mode: 'preview' } }, noRate],
    [
      'half a line',
      campaign({}),
      'task',
      { dialing: power(0.5) },
      refused('InvalidInput', [
        'set.dialing.linesPerAgent',
        'expected a whole number: the vendor takes no fractions',
      ]),
    ],
    ['one that is over', campaign({ state: 'failed' }), 'task', rate, conflict('the campaign is failed')],
  ])('edits %s, or says why not', (_, each, kind, set, result) => {
    expect(fromTaskPatch(each, { ...key, kind }, set)).toMatchObject(result);
  });

  test('finds stopped what makes no more calls as was wished, and a failure over but not stopped', () => {
    const states = ['stopped', 'completed', 'failed', 'running', undefined] as const;
    expect(states.map((state) => isStopped(campaign({ state })))).toEqual([true, true, false, false, false]);
    const over = states.map((state) => E.isLeft(fromTaskPatch(campaign({ state }), key, rate)));
    expect(over).toEqual([true, true, true, false, false]);
  });
});

describe('a plan to dial', () => {
  const queues = [QueueId('7')];

  test.each<[Parameters<typeof toDialPlan>[0], object]>([
    [{ type: 0 }, { type: 0 }],
    [{ type: 0, queues: [] }, { type: 0 }],
    [{ dialing: { mode: 'preview' }, type: 1 }, { type: 0 }],
    [
      { dialing: { ...power(3), ringTimeoutSec: 20 }, queues, callerIds: [{ number: '+44A' }] },
      { type: 1, voiceGroupId: [7], appId: 'app', calloutRate: 3, displayNum: '44A', maxRingingTime: 20 },
    ],
    [
      { dialing: { mode: 'preview', ringTimeoutSec: 30 }, queues: [...queues, QueueId('8')] },
      { type: 0, voiceGroupId: [7, 8], maxRingingTime: 30 },
    ],
  ])('%j becomes %j', (wish, plan) => {
    expect(toDialPlan(wish, 'app')).toEqual(E.right(plan));
  });

  const notOne = (got: number) => ['queues', `expected one for the mode power (got ${got})`] as const;
  const rate = ['dialing.linesPerAgent', 'expected a whole number for the mode power'] as const;
  const noGroup = 'expected the number of a group of agents';

  test.each<[Parameters<typeof toDialPlan>[0], Problems]>([
    [{}, [['dialing', 'must be given: the vendor does not tell it']]],
    [{ type: 1 }, [notOne(0), rate]],
    [{ dialing: power(1.5), queues: ['7', '8'] }, [notOne(2), rate]],
    [{ dialing: power(1.5), queues: ['7', 'Sales'] }, [['queues.1', noGroup]]],
    [
      { type: 0, queues: ['Sales', '7', '07'], callerIds: [{ number: '*7' }] },
      [
        ['queues.0', noGroup],
        ['queues.2', noGroup],
        ['callerIds.0.number', 'expected at most 20 letters and digits'],
      ],
    ],
    [
      { type: 0, callerIds: [{ number: '44+2' }] },
      [['callerIds.0.number', 'expected at most 20 letters and digits']],
    ],
    [
      { type: 0, callerIds: [{ number: 'x'.repeat(21) }] },
      [['callerIds.0.number', 'expected at most 20 letters and digits']],
    ],
  ])('%j says what is wrong, under the path of its input', (wish, problems) => {
    expect(toDialPlan(wish, 'app')).toMatchObject(refused('InvalidInput', ...problems));
    const under = problems.map(([path, message]) => [`set.${path}`, message] as const);
    expect(toDialPlan(wish, 'app', 'set.')).toMatchObject(refused('InvalidInput', ...under));
  });

  test('needs an application only where the vendor dials', () => {
    expect(toDialPlan({ dialing: power(1), queues }, undefined)).toMatchObject({
      left: { kind: 'Unsupported', message: expect.stringMatching(/setting appId.* mode power/) },
    });
    expect(toDialPlan({ type: 0 }, undefined)).toEqual(E.right({ type: 0 }));
  });
});

test('a recording is in one of two lists, and its address may end', () => {
  const id = RecordingId('7.mp3');
  expect([{ id, set: 'phone' } as const, { id }].map(fromRecording)).toEqual([
    { recordingFileId: id, sourceType: 'sip' },
    { recordingFileId: id, sourceType: 'group' },
  ]);
  const url = 'https://files.example/7.mp3';
  const ends = [1_700_000_000_000, '1', 0, -1, null].map((expireTime) => toRecordingUrl({ url, expireTime }));
  expect(ends.map(({ expiresAt }) => expiresAt)).toEqual([
    '2023-11-14T22:13:20.000Z',
    '1970-01-01T00:00:00.001Z',
    undefined,
    undefined,
    undefined,
  ]);
});

describe('a call', () => {
  const number = '+442079460101';
  const call: NewCall = { from: { extension: 'test_001' }, to: { kind: 'number', number } };

  test('is placed from a desk phone, by digits', () => {
    expect(fromNewCall({ ...call, callerId: number, data: 'x' }, 'app')).toEqual(
      E.right({
        callee: '442079460101',
        account: 'test_001',
        appId: 'app',
        displayNum: '442079460101',
        calledInfo: 'x',
      }),
    );
    expect(toCall(7)).toEqual({ id: '7', state: 'initiated', direction: 'outbound', kind: 'click-to-call' });
  });

  test.each<[Partial<NewCall>, string]>([
    [{ to: { kind: 'number', number: '44+2079460101' } }, 'to.number'],
    [{ to: { kind: 'number', number: '123456' } }, 'to.number'],
    [{ to: { kind: 'number', number: '1'.repeat(16) } }, 'to.number'],
    [{ to: { kind: 'queue', queue: QueueId('7') } }, 'to.number'],
    [{ callerId: '123456' }, 'callerId'],
    [{ from: { extension: 'x'.repeat(33) } }, 'from.extension'],
  ])('is refused where the vendor would: %j', (wrong, path) => {
    expect(fromNewCall({ ...call, ...wrong }, 'app')).toMatchObject({
      left: { kind: 'InvalidInput', problems: [{ path }] },
    });
  });
});

describe('a desk phone', () => {
  const phone: NewExtension = { name: 'desk', group: 'office', callerId: '4420794601' };

  test('is made by its names, and found as the first of its group', () => {
    const sent = {
      groupName: 'office',
      phoneName: 'desk',
      quantity: 1,
      displayNum: '4420794601',
      appId: 'a',
    };
    expect(fromNewPhone(phone, 'a')).toEqual(E.right(sent));
    const rows = ['desk-1', 'desk-2', ' '].map((phoneName) => ({
      account: 1,
      phoneName,
      groupName: 'office',
    }));
    const { items } = toPhonePage({ records: [...rows, { account: 1, phoneName: 'desk-1' }] });
    expect(items.map(isMadeBy(sent))).toEqual([true, false, false, false]);
    expect(items[3]).toEqual({ number: '1', bound: false, name: 'desk-1' });
  });

  test.each([
    [{ callerId: '123456' }, 'extension.callerId'],
    [{ callerId: '1'.repeat(14) }, 'extension.callerId'],
    [{ name: 'x'.repeat(33) }, 'extension.name'],
    [{ group: 'x'.repeat(33) }, 'extension.group'],
  ])('is refused where the vendor would: %j', (wrong, path) => {
    expect(fromNewPhone({ ...phone, ...wrong }, 'a')).toMatchObject({
      left: { kind: 'InvalidInput', problems: [{ path }] },
    });
  });
});
