import { describe, expect, test } from '@jest/globals';
import { AgentId, QueueId, Secret, type AgentQuery, type AgentRef } from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import { fromWishes } from '../src/mapping/agent-accounts.js';
import {
  fromAgentQuery,
  fromMove,
  isSeatOf,
  listsIn,
  toAgentPage,
  toMembers,
  toPlace,
} from '../src/mapping/agents.js';
import { fromStoppedCall, fromStoppedTask } from '../src/mapping/campaign-changes.js';
import { asPage, fromTaskKey, taskIn } from '../src/mapping/campaigns.js';
import { fromPhoneQuery } from '../src/mapping/desk-phones.js';
import { fromNewCampaign } from '../src/mapping/launch.js';
import { leaderWishes } from '../src/mapping/leader-accounts.js';
import { toClientToken } from '../src/mapping/presence.js';
import {
  fromLeaderQuery,
  isLeaderId,
  isLeaderOf,
  toLeaderPage,
  toLeaderRows,
  withoutPrefix,
} from '../src/mapping/team-leaders.js';

const utcOffset = '+08:00';
const asked = { page: 2, size: 100 };

describe('a page of agents', () => {
  test('leaves out those who were deleted, and counts their rows', () => {
    const records = [0, 1, '1', null].map((deleteFlag, keyId) => ({ keyId, deleteFlag }));
    const { items, rows } = toAgentPage(utcOffset)({ records });
    expect([items.map(({ id }) => id), rows]).toEqual([
      ['0', '3'],
      ['0', '1', '2', '3'],
    ]);
  });

  test('tells what a seat tells', () => {
    const seat = {
      keyId: 1,
      empNo: '003',
      account: 'acc',
      name: 'Noor',
      petName: 'N',
      enable: 0,
      status: 2,
      voiceGroupId: ' 7 ',
      groupName: 'Sales',
      displayNum: '112',
      ccode: '86',
      priority: '3',
      createTime: '2024-01-01 00:00:00',
      updateTime: '2024-01-02 00:00:00',
    };
    const presence = { state: 'ready', native: { code: '2' } };
    expect(toAgentPage(utcOffset)({ records: [seat, { keyId: 2 }] }).items).toEqual([
      {
        id: '1',
        number: '003',
        username: 'acc',
        name: 'Noor',
        displayName: 'N',
        enabled: true,
        role: { role: 'agent' },
        presence,
        queues: [{ id: '7', name: 'Sales' }],
        callerId: '112',
        callingCode: '86',
        priority: 3,
        createdAt: '2024-01-01T00:00:00+08:00',
        updatedAt: '2024-01-02T00:00:00+08:00',
      },
      { id: '2', role: { role: 'agent' } },
    ]);
    expect([seat, { keyId: 2 }].map(toPlace)).toEqual([{ id: '1', queue: '7', presence }, { id: '2' }]);
  });

  test('names by id alone a member whose other names no reference can have', () => {
    const [member] = toMembers({ keyId: 1, empNo: 'x'.repeat(200), voiceGroupId: 7 });
    expect(member?.agent).toEqual({ id: '1' });
  });
});

test('a page of team leaders tells them as agents, or as they are', () => {
  const leader = {
    keyId: ' 5 ',
    empNo: '11',
    account: 'acc',
    name: 'Vera',
    petName: 'V',
    enable: '1',
    voiceGroupIdList: [7],
    createTime: '2024-01-01 00:00:00',
    updateTime: '2024-01-02 00:00:00',
  };
  expect(toLeaderPage(utcOffset)({ records: [leader] })).toMatchObject({
    rows: ['leader-5'],
    items: [
      {
        id: 'leader-5',
        number: '11',
        username: 'acc',
        name: 'Vera',
        displayName: 'V',
        enabled: false,
        role: { role: 'supervisor' },
        supervises: [{ id: '7' }],
        createdAt: '2024-01-01T00:00:00+08:00',
        updatedAt: '2024-01-02T00:00:00+08:00',
      },
    ],
  });
  expect(toLeaderRows({ records: [leader] })).toMatchObject({ rows: ['leader-5'], items: [leader] });
});

test('a reference names an agent or a team leader by each of its names', () => {
  const row = { keyId: 5, empNo: '11', account: 'acc' };
  const refs: readonly AgentRef[] = [
    { id: AgentId('5') },
    { id: AgentId('leader-5') },
    { number: '11' },
    { username: 'acc' },
    { number: 'acc' },
  ];
  expect(refs.map((ref) => [isSeatOf(ref)(row), isLeaderOf(ref)(row)])).toEqual([
    [true, false],
    [false, true],
    [true, true],
    [true, true],
    [false, false],
  ]);
  expect(['leader-5', '5', '5-leader-'].map((id) => [isLeaderId(id), withoutPrefix(id)])).toEqual([
    [true, '5'],
    [false, '5'],
    [false, '5-leader-'],
  ]);
});

test.each<[AgentQuery, object, boolean, boolean]>([
  [{}, {}, true, true],
  [{ name: 'N', enabled: false }, { name: 'N', enable: 1 }, true, true],
  [{ queue: QueueId('7') }, { voiceGroupId: 7 }, true, false],
  [{ state: 'busy' }, { status: 3 }, true, false],
  [{ role: 'agent' }, {}, true, false],
  [{ role: 'supervisor' }, {}, false, true],
])('%j filters by %j; agents are listed: %j, team leaders: %j', (query, filter, hasSeats, hasLeaders) => {
  expect(fromAgentQuery(query)).toEqual(E.right(filter));
  expect(listsIn(query)).toEqual({ hasSeats, hasLeaders });
});

test('each request says what it is about', () => {
  const key = { kind: 'task', key: 7 } as const;
  expect([fromStoppedTask(key), fromStoppedCall(key), fromTaskKey(7)]).toEqual([
    { taskId: 7 },
    { taskIdList: [7] },
    { current: 1, size: 100, params: { taskId: '7' } },
  ]);
  expect([asPage(asked, { a: 1 }), fromPhoneQuery(asked, 'app')]).toEqual([
    { current: 2, size: 100, params: { a: 1 } },
    { current: 2, size: 100, params: { appId: 'app' } },
  ]);
  expect(fromLeaderQuery({ name: 'V', enabled: true }, asked)).toEqual({
    current: 2,
    size: 100,
    params: { name: 'V', enable: 0 },
  });
  const file = { fileName: 'contacts.xlsx', file: 'eA==' };
  expect(fromNewCampaign({ type: 0 }, { name: 'Renewals' }, file, { filePath: '/7' })).toEqual({
    filePath: '/7',
    fileName: 'contacts.xlsx',
    type: 0,
    remark: 'Renewals',
  });
  const seat = { keyId: 1, voiceGroupId: 7, name: 'Noor', empNo: '003' };
  expect(fromMove(seat, QueueId('8'))).toEqual(
    E.right({ keyId: 1, voiceGroupId: '8', name: 'Noor', empNo: '003' }),
  );
});

test('a task is the one of its number, among those that were sent', () => {
  const rows = [{ taskId: 17 }, { taskId: ' 7 ' }];
  expect([7, 1].map((key) => taskIn(key, rows))).toEqual([rows[1], undefined]);
});

test('what a new account cannot be given is wished for', () => {
  const password = new Secret('Geheim1');
  const wish = { name: 'Noor', displayName: 'N', number: '9', password };
  const agent = { ...wish, callerId: '112', queues: [{ queue: QueueId('7') }] };
  expect([fromWishes(agent), leaderWishes(agent)]).toEqual([wish, { number: '9', password }]);
});

describe('a credential', () => {
  const none = ['MalformedReply', 'done', 'the reply holds no credential'];
  const credential = (authentication: string, atMs = 0) => {
    const made = toClientToken({ authentication }, atMs);
    if (E.isRight(made)) return [made.right.value.scheme, made.right.value.token.reveal()];
    const { kind, effect, message } = made.left;
    return [kind, effect, message];
  };

  test.each([
    ['Bearer abc', ['Bearer', 'abc']],
    ['  Bearer   abc ', ['Bearer', 'abc']],
    ['abc', [undefined, 'abc']],
    ['', none],
    ['a b c', none],
  ])('is written %j', (authentication, read) => {
    expect(credential(authentication)).toEqual(read);
  });

  test('ends at a time of the calendar', () => {
    expect(credential('Bearer abc', 9e15)).toEqual(none);
  });
});
