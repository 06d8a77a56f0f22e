import { describe, expect, test } from '@jest/globals';
import {
  AgentId,
  type AgentRef,
  type Assignment,
  type CallbackPlan,
  type CampaignRef,
} from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import fc from 'fast-check';
import { fromCallbackPlan, sendable, toCallbackAnswer } from '../src/mapping/callbacks.js';
import { batchCode, fromAssignment, fromContacts } from '../src/mapping/contacts.js';

const mara: AgentRef = { number: '001' };
const vera: AgentRef = { id: AgentId('a1') };
const asMara = { agentID: '001', agentType: '0' };
const byCode: CampaignRef = { code: 'c' };

describe('the code of a batch', () => {
  test.each([
    ['batch', 0, 'batch'],
    ['batch', 1, 'batchp2'],
    ['x'.repeat(20), 0, 'x'.repeat(20)],
    ['x'.repeat(18), 1, `${'x'.repeat(18)}p2`],
    // sha256 of nineteen x: a repeated import must find what another version of this program sent.
    ['x'.repeat(19), 1, 'xxxxxxxxxx0d0f234fp2'],
    [undefined, 0, '0f8fad5bd9cb469fa165'],
    [undefined, 3, '0f8fad5bd9cb469fa165'],
  ])('%j of request %d is %s', (given, request, code) => {
    expect(batchCode(given, request, '0f8fad5b-d9cb-469f-a165-70867728950e')).toBe(code);
  });
});

describe('an assignment', () => {
  const whole = { first: 0, size: 10, isWhole: true };
  const shares: Assignment = {
    kind: 'shares',
    shares: [
      { agent: mara, contacts: 4 },
      { agent: vera, contacts: 3 },
    ],
  };

  test.each<[string, Assignment, typeof whole, object]>([
    ['to no one', { kind: 'none' }, whole, { assignRule: 'NoAssign' }],
    ['to all alike', { kind: 'even' }, whole, { assignRule: 'AssignAverage' }],
    ['to none alike', { kind: 'even', agents: [] }, whole, { assignRule: 'NoAssign' }],
    [
      'to some alike',
      { kind: 'even', agents: [mara, vera, { number: '002' }] },
      whole,
      {
        assignRule: 'AssignAverage',
        assignAgentAndCount: [
          { agentID: '001', count: 4 },
          { agentID: 'a1', count: 3 },
          { agentID: '002', count: 3 },
        ],
      },
    ],
    [
      'to more than there are contacts',
      { kind: 'even', agents: [mara, vera] },
      { ...whole, size: 1 },
      { assignRule: 'AssignAverage', assignAgentAndCount: [{ agentID: '001', count: 1 }] },
    ],
    [
      'by shares of all',
      shares,
      { ...whole, size: 2 },
      {
        assignRule: 'AssignAppoint',
        assignAgentAndCount: [
          { agentID: '001', count: 4 },
          { agentID: 'a1', count: 3 },
        ],
      },
    ],
    ['by shares that others have', shares, { first: 7, size: 3, isWhole: false }, { assignRule: 'NoAssign' }],
  ])('%s', (_, assignment, span, assigned) => {
    expect(fromAssignment(assignment, span)).toEqual(assigned);
  });

  test('by shares is the same in one request or in many', () => {
    const contacts = fc.nat({ max: 9 });
    fc.assert(
      fc.property(fc.array(contacts, { maxLength: 4 }), fc.integer({ min: 1, max: 7 }), (each, size) => {
        const agents = each.map((count, i) => ({ agent: { number: `00${String(i)}` }, contacts: count }));
        const total = each.reduce((sum, count) => sum + count, 0);
        const spans = Array.from({ length: Math.ceil(total / size) }, (_, i) => i * size);
        const sums = each.map(() => 0);
        for (const first of spans) {
          const span = { first, size, isWhole: false };
          const { assignAgentAndCount = [] } = fromAssignment({ kind: 'shares', shares: agents }, span);
          for (const { agentID, count } of assignAgentAndCount) sums[Number(agentID)]! += count;
        }
        expect(sums).toEqual(each);
      }),
      { seed: 1, numRuns: 50 },
    );
  });
});

describe('contacts', () => {
  const none = { importer: mara, assigned: { assignRule: 'NoAssign' }, batch: 'b' } as const;
  const phoneNumber = '+442079460101';

  test('are sent with all that is known of them', () => {
    const contact = { phoneNumber, name: 'Ada', note: 'n', fields: { city: 'London' } };
    expect(fromContacts({ campaign: byCode }, [contact, { phoneNumber: '112' }], none)).toEqual({
      ...asMara,
      code: 'c',
      callingListCode: 'b',
      removeDuplicatesRule: 'RemoveDuplicatesInCampaign',
      enableFilterDoNotCallListNumber: 'Filter',
      assignRule: 'NoAssign',
      dataDetails: [
        {
          telephone: '442079460101',
          name: 'Ada',
          description: 'n',
          customFields: [{ fieldId: 'city', fieldValue: 'London' }],
        },
        { telephone: '112' },
      ],
    });
  });

  test.each([
    [{}, 'RemoveDuplicatesInCampaign', 'Filter'],
    [{ duplicates: 'keep', skipDoNotCall: true }, 'NonRemoveDuplicates', 'Filter'],
    [{ duplicates: 'skip-in-batch', skipDoNotCall: false }, 'RemoveDuplicatesInCallingList', 'NoFilter'],
  ] as const)(
    'with %j are kept by %s and %s',
    (rules, removeDuplicatesRule, enableFilterDoNotCallListNumber) => {
      expect(fromContacts({ campaign: byCode, ...rules }, [], none)).toMatchObject({
        removeDuplicatesRule,
        enableFilterDoNotCallListNumber,
      });
    },
  );

  test('that name their agent are assigned, though none was asked for', () => {
    const rule = (
      assignRule: 'NoAssign' | 'AssignAverage',
      ...agentNumbers: readonly (string | undefined)[]
    ) =>
      fromContacts(
        { campaign: byCode },
        agentNumbers.map((agentNumber) => ({ phoneNumber, agentNumber })),
        { ...none, assigned: { assignRule } },
      ).assignRule;
    expect([
      rule('NoAssign', undefined, '001'),
      rule('NoAssign', undefined),
      rule('AssignAverage', '001'),
    ]).toEqual(['AssignAppoint', 'NoAssign', 'AssignAverage']);
  });
});

describe('a plan to call back', () => {
  const plan: CallbackPlan = {
    name: 'Follow-up',
    agent: { number: '002' },
    start: '2024-01-01T00:00:30Z',
    end: '2024-01-01T00:01:00Z',
  };
  const sent = {
    ...asMara,
    name: 'Follow-up',
    executorId: '002',
    customerPhoneNumberList: ['112'],
    scheduleStartTime: Date.UTC(2024, 0, 1, 0, 0, 30),
    scheduleEndTime: Date.UTC(2024, 0, 1, 0, 1),
  };

  test('names planner and caller, and its numbers', () => {
    expect(fromCallbackPlan(plan, mara, ['112'])).toEqual(E.right(sent));
    expect(fromCallbackPlan({ ...plan, note: 'n' }, mara, ['112'])).toEqual(E.right({ ...sent, bak: 'n' }));
  });

  test.each([
    ['Asia/Singapore', 'GMT+08:00 Singapore'],
    ['America/Argentina/Buenos_Aires', 'GMT-03:00 Buenos Aires'],
    ['America/Port_of_Spain', 'GMT-04:00 Port of Spain'],
    ['Europe/London', 'GMT+00:00 London'],
  ])('in %s is in %s', (timeZone, zoneValue) => {
    expect(fromCallbackPlan({ ...plan, timeZone }, mara, ['112'])).toEqual(
      E.right({ ...sent, zoneId: timeZone, zoneValue }),
    );
  });

  test('ends in a later minute than it begins, because the vendor ignores seconds', () => {
    expect(fromCallbackPlan({ ...plan, end: '2024-01-01T00:00:59Z' }, mara, [])).toMatchObject({
      left: { kind: 'InvalidInput', problems: [{ path: 'end', message: 'must be after the start' }] },
    });
  });
});

describe('the answer to a batch of callbacks', () => {
  const numbers = (...each: readonly string[]) => each.map((phoneNumber) => ({ phoneNumber }));
  const rows = numbers('+112', '12', '113');
  test('holds an id for each number that was sent, in their order', () => {
    expect(sendable([...rows, ...numbers('1'.repeat(16), '1'.repeat(17))])).toEqual([
      '112',
      '113',
      '1'.repeat(16),
    ]);
    expect(toCallbackAnswer(rows, [' 7 ', '8']).rows).toMatchObject([
      { outcome: 'applied', value: { id: '7' } },
      {
        outcome: 'failed',
        error: {
          kind: 'InvalidInput',
          message: expect.stringContaining('invalid row'),
          problems: [{ path: 'phoneNumber', message: expect.stringMatching(/^expected .*3.*16/) }],
        },
      },
      { outcome: 'applied', value: { id: '8' } },
    ]);
  });

  test.each([[['7']], [['7', '8', '9']], [['7', ' ']], [[]]])('assigns none of %j', (ids) => {
    const { rows: answers } = toCallbackAnswer(rows, ids);
    expect(answers.map(({ outcome }) => outcome)).toEqual(['failed', 'failed', 'failed']);
    expect(answers[0]).toMatchObject({
      error: {
        kind: 'MalformedReply',
        effect: 'done',
        message: expect.stringContaining('another number of ids than it was sent numbers'),
      },
    });
  });
});
