import { describe, expect, test } from '@jest/globals';
import { CampaignId, QueueId } from '@cordboard/core/provider';
import fc from 'fast-check';
import { toAddedAgent } from '../src/mapping/agent-accounts.js';
import { toCall } from '../src/mapping/calls.js';
import { meantBy, toGroupCallDetail, toTask } from '../src/mapping/campaigns.js';
import { toContactPage } from '../src/mapping/contacts.js';
import { toPhonePage } from '../src/mapping/desk-phones.js';
import { toAddedLeader } from '../src/mapping/leader-accounts.js';
import { toQueuePage } from '../src/mapping/queues.js';
import { toRecord } from '../src/mapping/records.js';
import { toCallerIdPage } from '../src/mapping/routing.js';
import { cellsOf } from '../src/mapping/sheet.js';
import { toSupervised } from '../src/mapping/team-leaders.js';
import { dayOf, fromInstant, toInstant, toSecond } from '../src/mapping/times.js';
import { countOf, isOn, numberIdOf, numberOf, textOf } from '../src/mapping/values.js';

const utcOffset = '+08:00';

describe('a value', () => {
  test.each([
    [' Ada ', 'Ada', undefined, undefined],
    [' 12 ', '12', 12, 12],
    [12, '12', 12, 12],
    [-1.5, '-1.5', -1.5, undefined],
    ['1e999', '1e999', undefined, undefined],
    [0, '0', 0, 0],
    [' ', undefined, undefined, undefined],
    ['', undefined, undefined, undefined],
    [null, undefined, undefined, undefined],
    [undefined, undefined, undefined, undefined],
  ])('%j is the text %j, the number %j and the count %j', (value, text, number, count) => {
    expect([textOf(value), numberOf(value), countOf(value)]).toEqual([text, number, count]);
  });

  test.each([
    [0, true],
    ['1', false],
    [2, undefined],
    ['', undefined],
    [null, undefined],
  ])('%j is a switch that is on: %j', (value, isSwitchedOn) => {
    expect(isOn(value)).toBe(isSwitchedOn);
  });

  test('is the id of a request only where it is that number to the letter', () => {
    const others = ['0', '-1', '01', '1.0', ' 1', '1e3', '9007199254740993', 'Sales', ''];
    expect(['1', '9007199254740991', ...others].map(numberIdOf)).toEqual([
      1,
      9_007_199_254_740_991,
      ...others.map(() => undefined),
    ]);
  });
});

test('an id has no blanks around it, wherever it stands in a reply', () => {
  const id = ' 7 ';
  const sent = [
    toAddedAgent({ keyId: id }, { name: 'Noor' }).id,
    toCall(id).id,
    toRecord(utcOffset)({ callSessionId: id }).id,
    toQueuePage({ records: [{ voiceGroupId: id }] }).items[0]?.id,
    toContactPage({ records: [{ keyId: id }] }).items[0]?.id,
    toPhonePage({ records: [{ account: id }] }).items[0]?.number,
    toCallerIdPage({})({ records: [{ number: id }] }).items[0]?.number,
    ...(toTask({ taskId: id, voiceGroupId: [id] }).queues ?? []),
    ...toSupervised({ keyId: 1, voiceGroupIdList: [id] }).map((queue) => queue.id),
  ];
  expect(sent).toEqual(sent.map(() => '7'));
  expect([
    toAddedLeader(id, { name: 'Vera' }).id,
    toTask({ taskId: id }).ref,
    toTask({ taskId: id }).name,
    toGroupCallDetail({ jobId: id }, utcOffset).ref,
    toGroupCallDetail({ jobId: id }, utcOffset).name,
  ]).toEqual(['leader-7', { id: 'task-7' }, 'task 7', { id: 'group-7' }, 'group call 7']);
});

test.each([
  ['task-123', { kind: 'task', key: 123 }],
  ['group-7', { kind: 'group', key: 7 }],
  ['task-07', undefined],
  ['task-', undefined],
  ['a task-7', undefined],
  ['task-7 ', undefined],
  ['7', undefined],
])('the campaign %j is %j', (id, meant) => {
  expect(meantBy({ id: CampaignId(id) })).toEqual(meant);
});

test('a campaign that is named by its code only is none of this vendor', () => {
  expect(meantBy({ code: 'task-7' })).toBeUndefined();
});

describe('a time', () => {
  const offset = fc
    .tuple(fc.constantFrom('+', '-'), fc.integer({ min: 0, max: 14 }), fc.integer({ min: 0, max: 59 }))
    .map(([sign, hours, minutes]) =>
      [sign, String(hours).padStart(2, '0'), ':', String(minutes).padStart(2, '0')].join(''),
    );
  const day = 86_400_000;
  const second = fc
    .integer({ min: Date.UTC(1900) / 1000, max: Date.UTC(2100) / 1000 })
    .map((each) => each * 1000);

  test('goes to the vendor and comes back the same, in any zone', () => {
    fc.assert(
      fc.property(second, offset, (ms, zone) => {
        const [sent, filter] = [toSecond(ms, zone), fromInstant(ms, zone)];
        const back = Date.parse(toInstant(sent, zone) ?? '');
        expect([back, Date.parse(filter), filter.slice(-6), dayOf(ms, zone)]).toEqual([
          ms,
          ms,
          zone,
          sent.slice(0, 10),
        ]);
      }),
      { seed: 1, numRuns: 40 },
    );
  });

  test('exists, or is absent', () => {
    const days = Array.from({ length: 366 }, (_, i) => new Date(Date.UTC(2024) + i * day).toISOString());
    const some = days.map((each) => `${each.slice(0, 10)} 23:59:59`);
    expect(some.filter((each) => toInstant(each, utcOffset) === undefined)).toEqual([]);
    const none = ['2023-02-29', '2024-02-30', '2024-04-31', '2024-00-10', '2024-13-10', '2024-01-00'];
    const odd = ['2024-01-01 24:00:00', '2024-01-01 00:60:00', '2024-01-01 00:00:60', '2024-01-01', '', null];
    const others = ['x2024-01-01 00:00:00', '2024-01-01 00:00:00x', '2024-01-01T00:00:00'];
    const texts = [...none.map((each) => `${each} 00:00:00`), ...odd, ...others];
    expect(texts.filter((each) => toInstant(each, utcOffset) !== undefined)).toEqual([]);
  });
});

describe('a sheet', () => {
  const phoneNumber = '+442079460101';

  test('has a row of titles, then one for each contact, whose empty cells are none', () => {
    const cells = cellsOf(
      [
        { phoneNumber, name: 'Ada', fields: { Zone: 'N', City: '' } },
        { phoneNumber: '112', name: '', note: 'an_x0041_b' },
      ],
      { name: 'who' },
    );
    expect(cells).toMatchObject({
      right: [
        ['number', 'who', 'note', 'City', 'Zone'],
        ['442079460101', 'Ada', null, null, 'N'],
        ['112', null, 'an_x005F_x0041_b', null, null],
      ],
    });
  });

  test('has no two columns of one title', () => {
    expect(cellsOf([{ phoneNumber, fields: { note: 'x' } }])).toMatchObject({
      left: {
        kind: 'InvalidInput',
        problems: [{ path: 'rows.fields', message: '"note" is the title of two columns of the sheet' }],
      },
    });
  });
});

test('the queues of a team leader are as many as there are ids, whatever names come with them', () => {
  const led = (voiceGroupIdList: readonly (number | null | undefined)[], names?: readonly string[] | null) =>
    toSupervised({ keyId: 1, voiceGroupIdList, voiceGroupNameList: names });
  expect(led([7, null, 8, undefined], ['Sales', 'Nothing'])).toEqual([
    { id: QueueId('7'), name: 'Sales' },
    { id: QueueId('8') },
  ]);
  expect(led([7], null)).toEqual([{ id: QueueId('7') }]);
  expect(toSupervised({ keyId: 1 })).toEqual([]);
});
