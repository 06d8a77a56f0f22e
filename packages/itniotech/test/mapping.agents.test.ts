import { describe, expect, test } from '@jest/globals';
import { AgentId, QueueId, Secret, type NewAgent } from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import {
  checkSeatPatch,
  fromChanges,
  fromNewAgent,
  fromRemoval,
  isSo,
  toAddedAgent,
  toChangedAgent,
  wished,
} from '../src/mapping/agent-accounts.js';
import { exactly, fromSeat, fromSwitchOf, toMembers } from '../src/mapping/agents.js';
import {
  checkLeaderPatch,
  fromLeaderChanges,
  fromLeaderRemoval,
  fromNewLeader,
  isLeaderSo,
  toAddedLeader,
  type LeaderChanges,
} from '../src/mapping/leader-accounts.js';

const [sales, support] = [QueueId('7'), QueueId('8')];
const utcOffset = '+08:00';

/** An operation that has nothing against its input. */
const fine = { _tag: 'Right' };
const refused = (kind: string, ...problems: readonly (readonly [path: string, message: string])[]) => ({
  left: { kind, problems: problems.map(([path, message]) => ({ path, message })) },
});

const seat = {
  keyId: 681,
  voiceGroupId: 7,
  name: ' Noor ',
  empNo: '003',
  petName: 'N',
  displayNum: '112',
  ccode: '86',
  updateTime: '2024-01-01 00:00:00',
};
const sentAsRead = {
  keyId: 681,
  voiceGroupId: '7',
  name: ' Noor ',
  empNo: '003',
  petName: 'N',
  displayNum: '112',
  ccode: '86',
};

describe('a change of a seat', () => {
  const clearable = [
    ['displayName', 'petName'],
    ['callerId', 'displayNum'],
    ['callingCode', 'ccode'],
  ] as const;

  test.each([['name', 'name'], ['number', 'empNo'], ...clearable] as const)(
    'keeps %s where it says nothing, and sets it',
    (field, written) => {
      expect(fromChanges(seat, {})).toEqual(E.right(sentAsRead));
      expect(fromChanges(seat, { [field]: '9' })).toEqual(E.right({ ...sentAsRead, [written]: '9' }));
      expect(toChangedAgent(utcOffset, seat, { [field]: '9' })).toHaveProperty(field, '9');
      const sets = [{}, { [field]: seat[written] }, { [field]: '9' }];
      expect(sets.map((set) => isSo(seat, set))).toEqual([true, true, false]);
    },
  );

  test.each(clearable)('clears %s by an empty text', (field, written) => {
    const cleared = { [field]: null };
    expect(fromChanges(seat, cleared)).toEqual(E.right({ ...sentAsRead, [written]: '' }));
    expect(toChangedAgent(utcOffset, seat, cleared)).toHaveProperty(field, undefined);
    expect([seat, { ...seat, [written]: ' ' }].map((each) => isSo(each, cleared))).toEqual([false, true]);
  });

  test('leaves nothing of what was told before: when it was changed is not known', () => {
    expect(toChangedAgent(utcOffset, seat, {}).updatedAt).toBeUndefined();
  });

  test('sends what has to be stated as nothing where it was not told, and the rest not at all', () => {
    expect(fromSeat({ keyId: ' 5 ', name: null, petName: ' ' })).toEqual(
      E.right({ keyId: 5, voiceGroupId: '', name: '', empNo: '' }),
    );
  });

  test('is a Conflict in no queue, and cannot name who has no number', () => {
    expect(fromChanges({ keyId: 5 }, {})).toMatchObject({
      left: { kind: 'Conflict', message: expect.stringContaining('is in no queue') },
    });
    const idTold = "the vendor told an agent's id that its own requests cannot name";
    expect(fromRemoval(seat)).toEqual(E.right({ type: 2, idList: [681] }));
    for (const result of [fromSeat({ keyId: 'x' }), fromRemoval({ keyId: 'x' })])
      expect(result).toMatchObject({ left: { kind: 'MalformedReply', message: idTold } });
  });

  test('refuses what only team leaders have', () => {
    expect(checkSeatPatch({ name: 'Noor', supervises: undefined })).toMatchObject(fine);
    expect(checkSeatPatch({ supervises: [sales] })).toMatchObject(
      refused('Unsupported', ['set.supervises', 'only team leaders lead queues']),
    );
  });
});

describe('a new agent', () => {
  const noor: NewAgent = { name: 'Noor', callerId: '112', callingCode: '86', queues: [{ queue: sales }] };

  test('is asked for in its queue, and is then as it was asked for', () => {
    const password = new Secret('Geheim1');
    expect(fromNewAgent({ ...noor, password })).toEqual(
      E.right({ voiceGroupId: 7, size: 1, displayNum: '112', ccode: '86' }),
    );
    expect(toAddedAgent({ keyId: 5, name: 'made up' }, noor)).toEqual({
      id: '5',
      name: 'made up',
      queues: [{ id: '7' }],
      callerId: '112',
      callingCode: '86',
    });
    expect(toAddedAgent({ keyId: 5 }, { name: 'Noor' }).queues).toEqual([]);
  });

  test('gets by a change what it cannot be given', () => {
    const password = new Secret('Geheim1');
    expect(wished({ ...noor, displayName: 'N', number: '9', password })).toEqual([
      'agent.name',
      'agent.displayName',
      'agent.number',
      'agent.password',
    ]);
    expect(wished({ name: 'Noor' })).toEqual(['agent.name']);
  });

  test.each<[string, NewAgent, object]>([
    [
      'a password of other characters',
      { ...noor, password: new Secret('ge heim') },
      refused('InvalidInput', ['agent.password', 'expected letters and digits only']),
    ],
    [
      'queues to lead',
      { ...noor, supervises: [sales] },
      refused('Unsupported', ['agent.supervises', 'only team leaders lead queues']),
    ],
    [
      'no queue',
      { name: 'Noor' },
      { left: { kind: 'Unsupported', message: 'agent.queues is required here: every agent is in a queue' } },
    ],
    [
      'two queues',
      { ...noor, queues: [{ queue: sales }, { queue: support }] },
      { left: { kind: 'Unsupported', message: 'agent.queues.1: an agent is in one queue only' } },
    ],
  ])('is refused with %s', (_, agent, refusal) => {
    expect(fromNewAgent(agent)).toMatchObject(refusal);
  });
});

const leader = { keyId: 5, empNo: '11', name: 'Vera', petName: 'V', voiceGroupIdList: [7] };
const leaderAsRead = { keyId: 5, empNo: '11', name: 'Vera', petName: 'V', voiceGroupIdList: [7] };

describe('a change of a team leader', () => {
  test.each<[keyof LeaderChanges, LeaderChanges, object]>([
    ['name', { name: 'Nora' }, { name: 'Nora' }],
    ['number', { number: '12' }, { empNo: '12' }],
    ['displayName', { displayName: 'X' }, { petName: 'X' }],
    ['displayName', { displayName: null }, { petName: '' }],
    ['supervises', { supervises: [support, sales, support] }, { voiceGroupIdList: [8, 7] }],
    ['supervises', { supervises: [] }, { voiceGroupIdList: [] }],
  ])('says %s anew, and the rest as it was read: %j', (_, set, sent) => {
    expect(fromLeaderChanges(leader, set)).toEqual(E.right({ ...leaderAsRead, ...sent }));
    expect(isLeaderSo(leader, set)).toBe(false);
  });

  test('is none where it says what is so already', () => {
    const same = { name: 'Vera', number: '11', displayName: 'V', supervises: [sales] };
    expect([{}, same].map((set) => isLeaderSo(leader, set))).toEqual([true, true]);
    expect(fromLeaderChanges({ keyId: 5 }, {})).toEqual(
      E.right({ keyId: 5, empNo: '', name: '', voiceGroupIdList: [] }),
    );
  });

  test('is refused where a queue or the team leader has no number', () => {
    expect(fromLeaderChanges(leader, { supervises: [QueueId('Sales')] })).toMatchObject(
      refused('InvalidInput', ['queue', 'expected a whole number, as all queue ids of this vendor are']),
    );
    expect(fromLeaderRemoval({ keyId: 'x' })).toMatchObject({ left: { kind: 'MalformedReply' } });
    expect(fromLeaderRemoval(leader)).toEqual(E.right({ type: 2, idList: [5] }));
  });

  const allowed = [
    { name: 'Vera' },
    { name: '坐'.repeat(32) },
    { displayName: null },
    { displayName: '📞'.repeat(20) },
    { number: '1' },
    { number: '1'.repeat(12) },
  ];
  const [name, displayName, number] = [
    ['name', 'expected 4 to 32 characters'],
    ['displayName', 'expected at most 20 characters'],
    ['number', 'expected 1 to 12 digits'],
  ] as const;
  type Bounded = Partial<Pick<NewAgent, 'name' | 'displayName' | 'number'>>;
  const bounds: readonly (readonly [Bounded, readonly (readonly [string, string])[]])[] = [
    [{ name: 'Ver' }, [name]],
    [{ name: 'x'.repeat(33) }, [name]],
    [{ displayName: 'x'.repeat(21) }, [displayName]],
    [{ number: '1'.repeat(13) }, [number]],
    [{ number: 'a1' }, [number]],
    [{ number: '1a' }, [number]],
    [{ name: '', displayName: 'x'.repeat(21), number: '' }, [name, displayName, number]],
  ];

  test.each(bounds)('is bounded as its page says: %j', (set, problems) => {
    const under = (at: string) => problems.map(([field, message]) => [`${at}.${field}`, message] as const);
    expect(allowed.map(checkLeaderPatch)).toMatchObject(allowed.map(() => fine));
    expect(checkLeaderPatch(set)).toMatchObject(refused('InvalidInput', ...under('set')));
    expect(fromNewLeader({ name: 'Vera', ...set })).toMatchObject(refused('InvalidInput', ...under('agent')));
  });

  test('refuses what only agents have, each by its path', () => {
    const ofAgents = 'a team leader has names, a number, a password and queues to lead, and nothing else';
    expect(checkLeaderPatch({ callerId: '1', callingCode: null })).toMatchObject(
      refused('Unsupported', ['set.callerId', ofAgents], ['set.callingCode', ofAgents]),
    );
    const given = { name: 'Vera', queues: [{ queue: sales }], callerId: '1', callingCode: '86' };
    expect(fromNewLeader(given)).toMatchObject(
      refused(
        'Unsupported',
        ['agent.queues', ofAgents],
        ['agent.callerId', ofAgents],
        ['agent.callingCode', ofAgents],
      ),
    );
  });
});

test('a new team leader leads each queue once, or none', () => {
  const vera: NewAgent = { name: 'Vera', displayName: 'V', supervises: [sales, support, sales] };
  expect(fromNewLeader(vera)).toEqual(E.right({ name: 'Vera', petName: 'V', voiceGroupIdList: [7, 8] }));
  expect(toAddedLeader(5, vera)).toEqual({
    id: 'leader-5',
    name: 'Vera',
    displayName: 'V',
    role: { role: 'supervisor' },
    supervises: [{ id: '7' }, { id: '8' }],
  });
  expect(fromNewLeader({ name: 'Vera' })).toEqual(E.right({ name: 'Vera', voiceGroupIdList: [] }));
  expect(toAddedLeader(5, { name: 'Vera' }).supervises).toEqual([]);
});

test('a member of a queue has every name that its seat has', () => {
  expect(toMembers({ ...seat, groupName: 'Sales', account: 'acc' })).toEqual([
    {
      queue: { id: '7', name: 'Sales' },
      agent: { id: '681', number: '003', username: 'acc' },
      agentName: 'Noor',
    },
  ]);
  expect(toMembers({ keyId: 1, voiceGroupId: '' })).toEqual([]);
});

test('agents are switched by kind of request, and filtered here by exact names', () => {
  const agents = ['1', '2'].map((each) => ({ id: AgentId(each), number: each, username: `u${each}` }));
  expect([true, false].map((enabled) => fromSwitchOf(agents[0]!, enabled))).toEqual([
    E.right({ type: 4, idList: [1] }),
    E.right({ type: 3, idList: [1] }),
  ]);
  const left = (query: object) =>
    exactly(query, { items: agents, rows: [], claims: {} }).items.map(({ id }) => id);
  expect([{}, { number: '2' }, { username: 'u1' }, { number: '2', username: 'u1' }].map(left)).toEqual([
    ['1', '2'],
    ['2'],
    ['1'],
    [],
  ]);
});
