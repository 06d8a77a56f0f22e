import { describe, expect, test } from '@jest/globals';
import {
  AgentId,
  failure,
  QueueId,
  type AgentRef,
  type BlockedNumber,
  type CallerIdQuery,
  type MembershipChange,
} from '@cordboard/core/provider';
import {
  areNamedAlike,
  fromMembershipChanges,
  fromMembersQuery,
  fromNewQueue,
  fromQueueId,
  fromQueuePatch,
  idWarnings,
  madeUpQueueId,
  ofAgent,
  ofQueue,
  toAddedQueue,
  toCounts,
  toDone,
  toGroup,
  toHalfDone,
  toMembers,
} from '../src/mapping/queues.js';
import {
  fromBlockedNumber,
  fromCallerIdQuery,
  toBlockAnswer,
  toCallerId,
  toCallFlow,
} from '../src/mapping/routing.js';

const [byId, byNumber]: readonly AgentRef[] = [{ id: AgentId('a1') }, { number: '001' }];
const [sales, support] = [QueueId('7'), QueueId('8')];

describe('a queue', () => {
  test('is asked for by its fields, its weight as text', () => {
    expect(fromNewQueue({ name: 'Sales', weight: 5 }, sales)).toEqual({
      queueName: 'Sales',
      queueID: '7',
      queueWeight: '5',
    });
    expect(fromNewQueue({ name: 'Sales' }, sales)).toStrictEqual({
      queueName: 'Sales',
      queueID: '7',
      queueWeight: undefined,
    });
    expect(fromQueuePatch(sales, { name: 'S' })).toEqual({
      agentType: '0',
      list: [{ queueID: '7', queueName: 'S' }],
    });
  });

  test('is as the vendor echoes it, and otherwise as it was asked for', () => {
    const asked = { name: 'Sales', weight: 5 };
    expect(toAddedQueue(asked, sales, {})).toEqual({ id: '7', ...asked });
    const echoed = { queueID: ' 8 ', queueName: 'S', queueWeight: '6' };
    expect(toAddedQueue(asked, sales, echoed)).toEqual({ id: '8', name: 'S', weight: 6 });
    expect(toGroup({ queueID: ' 7 ', queueName: '', agentCount: '3' })).toEqual({ id: '7', members: 3 });
  });

  test('gets an id of eight digits, the same for the same intent', () => {
    const ids = ['a', 'b', 'c', 'd'].map(madeUpQueueId);
    expect(ids).toEqual(ids.map(() => expect.stringMatching(/^[1-9]\d{7}$/)));
    expect([new Set(ids).size, madeUpQueueId('a')]).toEqual([4, ids[0]]);
    // A repeated intent must find the queue that another version of this program made.
    expect(ids[0]).toBe('84364699');
  });

  test.each([
    [sales, sales, []],
    [undefined, sales, ['the vendor requires an id and none was given, so one was generated']],
    [support, sales, ['the vendor gave the queue another id than the one asked for']],
  ])('whose id was %j and is %j warns %j', (asked, got, messages) => {
    expect(idWarnings(asked, got)).toEqual(messages.map((message) => ({ field: 'id', message })));
  });
});

describe('the members of a queue', () => {
  const groups = [
    {
      queueID: ' 7 ',
      queueName: 'Sales',
      agents: [{ agent: ' a1 ', agentName: 'Ada', level: '3', checkin: true }],
    },
    { queueID: '8', agents: [{ agent: 'a2' }, { agent: 'gone' }] },
  ];

  test('are told by id, with their level', () => {
    const members = groups.flatMap(toMembers);
    expect(members[0]).toEqual({
      queue: { id: '7', name: 'Sales' },
      agent: { id: 'a1' },
      agentName: 'Ada',
      level: 3,
      autoSignIn: true,
    });
    expect(members[1]).toEqual({ queue: { id: '8' }, agent: { id: 'a2' } });
    expect(ofAgent(members)({ id: AgentId('a1') })).toEqual([members[0]]);
    expect([fromMembersQuery(sales), fromMembersQuery(undefined), fromQueueId(sales)]).toEqual([
      { agentType: '1', queueID: '7' },
      { agentType: '1' },
      { queueID: '7' },
    ]);
    expect([sales, support, undefined].map((queue) => ofQueue(queue)(groups))).toEqual([
      groups.slice(0, 1),
      groups.slice(1),
      groups,
    ]);
  });

  test('are counted by state where they may take calls', () => {
    const agents = [
      { agentUUID: ' a1 ', loginStatus: 1 },
      { agentUUID: 'a2', loginStatus: 2, notReadyReasonCode: 12 },
    ];
    expect([sales, support, QueueId('9')].map(toCounts(groups, agents))).toEqual([
      { signedIn: 1, ready: 1, notReady: 0, onBreak: 0, training: 0 },
      { signedIn: 1, ready: 0, notReady: 1, onBreak: 0, training: 1 },
      undefined,
    ]);
  });

  const mixed: MembershipChange = {
    queue: sales,
    add: [{ agent: byId!, level: 3, autoSignIn: true }, { agent: byNumber! }],
    remove: [byNumber!, { id: AgentId('a2') }],
  };

  test('change by one request for each way of naming them', () => {
    expect(fromMembershipChanges([{ queue: support, remove: [byNumber!] }])).toEqual({
      first: { agentType: '0', list: [{ queueID: '8', remove: [{ agent: '001' }] }] },
    });
    expect(fromMembershipChanges([mixed])).toEqual({
      first: {
        agentType: '1',
        list: [{ queueID: '7', add: [{ agent: 'a1', level: 3, checkin: true }], remove: [{ agent: 'a2' }] }],
      },
      second: {
        agentType: '0',
        list: [{ queueID: '7', add: [{ agent: '001' }], remove: [{ agent: '001' }] }],
      },
    });
    expect(fromMembershipChanges([{ queue: sales }]).first.agentType).toBe('0');
    const alike = [
      { queue: sales, remove: [byNumber!] },
      { queue: support, add: [{ agent: byNumber! }] },
    ];
    expect([[], [{ queue: sales }], alike, [mixed]].map(areNamedAlike)).toEqual([true, true, true, false]);
  });

  test('are changed, unchanged or half changed', () => {
    expect([mixed, { queue: sales }, { queue: sales, add: mixed.add }].map(toDone)).toEqual([
      { outcome: 'applied', value: { queue: '7' } },
      { outcome: 'unchanged', value: { queue: '7' } },
      { outcome: 'applied', value: { queue: '7' } },
    ]);
    const error = failure('Unavailable', 'out of order');
    expect(toHalfDone(error)).toMatchObject({
      rows: [
        {
          outcome: 'failed',
          error: {
            kind: 'Unavailable',
            effect: 'done',
            message: expect.stringContaining(
              'half of the change was made, the other half failed: out of order',
            ),
          },
        },
      ],
    });
  });
});

describe('a number of the center', () => {
  test.each<[CallerIdQuery['status'], readonly number[] | undefined]>([
    [undefined, [1]],
    [[], [1]],
    [['enabled'], [1]],
    [
      ['canceled', 'expired', 'disabled'],
      [2, 0],
    ],
    [['expired'], undefined],
  ])('is asked for by the statuses %j as %j', (status, enabled) => {
    expect(fromCallerIdQuery({ status })).toEqual(enabled && { enabled });
  });

  test.each([
    [0, 'disabled', { code: '0' }],
    [' 1 ', 'enabled', { code: '1' }],
    [{ enabledCode: 2, enabledName: 'Canceled' }, 'canceled', { code: '2', label: 'Canceled' }],
    [{ enabledCode: '7', enabledName: '' }, 'unknown', { code: '7' }],
    [{ enabledName: 'None' }, 'unknown', undefined],
    [null, 'unknown', undefined],
  ])('whose state is %j is %s', (enabled, status, native) => {
    const row = { gatewayNumber: ' 112 ', alias: 'A', remark: '', enabled };
    expect(toCallerId(row)).toEqual({
      number: '112',
      status,
      alias: 'A',
      native: native && { status: native },
    });
  });
});

test('a flow has a name and a note', () => {
  expect(toCallFlow({ code: ' f1 ', name: ' Flow ', remarks: 'note' })).toEqual({
    id: 'f1',
    name: ' Flow ',
    note: 'note',
  });
});

describe('a blocked number', () => {
  test.each<[Omit<BlockedNumber, 'number'>, object]>([
    [{ direction: 'inbound' }, { callType: 2, enabled: 1 }],
    [
      { direction: 'outbound', enabled: true },
      { callType: 3, enabled: 1 },
    ],
    [
      { direction: 'outbound', enabled: false },
      { callType: 3, enabled: 0 },
    ],
    [
      { direction: 'inbound', expiresOn: '2024-01-01', timeZone: 'Asia/Singapore', note: 'n' },
      { callType: 2, enabled: 1, expirationTime: '2024-01-01', zoneId: 'Asia/Singapore', description: 'n' },
    ],
  ])('%j is sent as %j', (row, sent) => {
    expect(fromBlockedNumber({ number: '+112', ...row })).toEqual({
      callNumber: '112',
      numberType: 1,
      ...sent,
    });
  });

  const refusal = (path: string) => ({ path, message: 'was refused by the vendor' });
  const warning =
    'the vendor counts more refused rows than it names: of the rows reported as applied, some may not be';

  test.each<[readonly string[], number, readonly (readonly string[])[], boolean]>([
    [[], 0, [[], []], false],
    [['第【1】行【callNumber】: 【112】'], 1, [['number'], []], false],
    [['row 【 2 】 field 【 callType 】'], 1, [[], ['direction']], false],
    [
      ['【1】【enabled】', '【1】【expirationTime】', '【2】【zoneId】'],
      2,
      [['enabled', 'expiresOn'], ['timeZone']],
      false,
    ],
    [['【2】【description】'], 1, [[], ['note']], false],
    [['【1】【appId】', '【2】'], 2, [[''], ['']], false],
    [['【0】【enabled】'], 0, [[], []], true],
    [['【3】【enabled】'], 0, [[], []], true],
    [['【x】【1】【enabled】'], 0, [[], []], true],
    [['no number', '【x】'], 0, [[], []], true],
    [['【1】【enabled】'], 2, [['enabled'], []], true],
  ])('that %j refuses, %d in all, is refused for %j', (details, failedCount, paths, isWarned) => {
    const { rows, warnings } = toBlockAnswer(2, { details, failedCount });
    expect(rows).toMatchObject(
      paths.map((each) =>
        each.length === 0
          ? { outcome: 'applied' }
          : {
              outcome: 'failed',
              error: {
                kind: 'InvalidInput',
                message: expect.stringContaining('invalid row'),
                problems: each.map(refusal),
              },
            },
      ),
    );
    expect(warnings).toEqual(isWarned ? [{ message: warning }] : []);
  });

  test('is found by a number of several digits', () => {
    const { rows } = toBlockAnswer(12, { details: ['【12】【enabled】'] });
    expect(rows.map(({ outcome }) => outcome).indexOf('failed')).toBe(11);
  });

  test('is applied where nothing is said', () => {
    expect(toBlockAnswer(1, {})).toEqual({ rows: [{ outcome: 'applied' }], warnings: [] });
  });
});
