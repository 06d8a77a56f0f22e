import { beforeEach, describe, expect, test } from '@jest/globals';
import { paginate } from '@cordboard/core/fp';
import { AgentId, QueueId, Secret, type Agent } from '@cordboard/core';
import {
  answer,
  answerPage,
  center,
  failed,
  guardNetwork,
  leaders,
  refusal,
  seats,
  seen,
  succeed,
  success,
} from './support.js';

guardNetwork();

const id = AgentId('leader-5000013');
const password = 'EJfyqwEi';

/** The row of the vendor's page. */
const documented = {
  keyId: 5000013,
  empNo: '003',
  petName: '',
  name: 'name',
  enable: 0,
  voiceGroupIdList: [12, 14],
  voiceGroupNameList: ['voiceGroupName1', 'voiceGroupName2'],
  account: 'tao_003',
  password,
  createTime: '2024-05-19 16:33:58',
  updateTime: '2024-07-12 19:39:19',
  customerId: 396,
  customerName: 'acme',
};

const leader = {
  id,
  number: '003',
  name: 'name',
  username: 'tao_003',
  enabled: true,
  role: { role: 'supervisor' },
  supervises: [
    { id: '12', name: 'voiceGroupName1' },
    { id: '14', name: 'voiceGroupName2' },
  ],
  createdAt: '2024-05-19T16:33:58+08:00',
  updatedAt: '2024-07-12T19:39:19+08:00',
};

const everyone = async (prefetch = 0): Promise<readonly Agent[]> => {
  const all: Agent[] = [];
  for await (const each of paginate(center().agents.list, { prefetch })({ limit: 2 })) all.push(each);
  return all;
};

beforeEach(() => {
  leaders.rows = [documented];
});

describe('agents.list', () => {
  test('tells of team leaders as supervisors, and not the password that stands in their rows', async () => {
    const page = await succeed(center().agents.list({ role: 'supervisor', name: 'na', enabled: true }));
    expect(leaders.asked).toEqual([{ current: 1, size: 100, params: { name: 'na', enable: 0 } }]);
    expect(page.items).toEqual([leader]);
    expect(JSON.stringify(page)).not.toContain(password);
  });

  test.each([0, 8])('goes on with them behind the last agent, also %j pages ahead', async (prefetch) => {
    const claims = { total: 3, size: 2, pages: 2 };
    answerPage(seats(1, 2), claims);
    answerPage(seats(3, 1), claims);
    const ids = (await everyone(prefetch)).map((each) => each.id);
    expect(ids).toEqual(['1', '2', '3', 'leader-5000013']);
    expect(seen.map(({ body }) => body)).toMatchObject([{ current: 1 }, { current: 2 }]);
  });

  test('names an agent and a team leader apart who have the same number of the vendor', async () => {
    answerPage([{ keyId: 5000013 }], { total: 1, pages: 1, size: 2 });
    expect((await everyone()).map((each) => each.id)).toEqual(['5000013', 'leader-5000013']);
  });

  test('asks for nobody else where the role says who is meant', async () => {
    answerPage([], { total: 0 });
    await succeed(center().agents.list({ role: 'agent' }));
    expect([seen.length, leaders.asked.length]).toEqual([1, 0]);
  });

  test.each([{ queue: QueueId('12') }, { state: 'ready' as const }])(
    'has no team leader for a filter that fits none of them: %j',
    async (filter) => {
      answerPage(seats(1, 1), { total: 1, size: 100, pages: 1 });
      const page = await succeed(center().agents.list(filter));
      expect(page).toMatchObject({ items: [{ id: '1' }], total: 1 });
      expect(page.next).toBeUndefined();
      expect(await succeed(center().agents.list({ ...filter, role: 'supervisor' }))).toEqual({
        items: [],
        total: 0,
      });
      expect([seen.length, leaders.asked.length]).toEqual([1, 0]);
    },
  );

  test('finds a number and a username exactly, which the vendor has no filter for', async () => {
    const rows = [
      { keyId: 1, empNo: '03', account: 'tao_00' },
      { keyId: 2, empNo: '003', account: 'tao_003' },
    ];
    for (const query of [{ number: '003' }, { username: 'tao_003' }]) {
      answerPage(rows, { total: 2, size: 100, pages: 1 });
      const found: string[] = [];
      for await (const each of paginate(center().agents.list)(query)) found.push(each.id);
      expect(found).toEqual(['2', 'leader-5000013']);
      expect(seen.at(-1)?.body).toEqual({ current: 1, size: 100, params: {} });
    }
  });

  test('takes a team leader without groups for one who leads none', async () => {
    for (const voiceGroupIdList of [null, [], '']) {
      leaders.rows = [{ keyId: 1, voiceGroupIdList, voiceGroupNameList: null }];
      const { items } = await succeed(center().agents.list({ role: 'supervisor' }));
      expect(items).toMatchObject([{ id: 'leader-1', supervises: [] }]);
    }
  });
});

describe('one team leader', () => {
  test('is got by id without asking for agents, and not by the number in it', async () => {
    expect(await succeed(center().agents.get({ agent: { id } }))).toEqual(leader);
    expect(seen).toEqual([]);
    answerPage([], { total: 0 });
    expect(await failed(center().agents.get({ agent: { id: AgentId('5000013') } }))).toMatchObject({
      kind: 'NotFound',
    });
  });

  test.each([
    [false, 3],
    [true, 4],
  ])('is switched by a call of its own: %j is type %d', async (enabled, type) => {
    leaders.rows = [{ ...documented, enable: enabled ? 1 : 0 }];
    answer(['POST', '/v3/cc/teamleader/batchUpdateStatus'], success(null));
    const { outcome } = await succeed(center().agents.setEnabled({ agent: { id }, enabled }));
    expect(outcome).toBe('applied');
    expect(seen.map(({ body }) => body)).toEqual([{ type, idList: [5000013] }]);
  });
});

describe('team leaders who come and go, and are changed', () => {
  const add = ['POST', '/v3/cc/teamleader/add'] as const;
  const modify = ['POST', '/v3/cc/teamleader/update'] as const;
  const batch = ['POST', '/v3/cc/teamleader/batchUpdateStatus'] as const;
  const sentAsRead = { keyId: 5000013, empNo: '003', name: 'name', voiceGroupIdList: [12, 14] };
  const noor = { name: '1234', displayName: '12', role: 'supervisor' } as const;
  const supervises = [QueueId('12'), QueueId('13'), QueueId('12')];

  test('are added with the names and groups of the sample; the new id is a bare number', async () => {
    answer(add, success(123456));
    const written = await succeed(center().agents.create({ agent: { ...noor, supervises } }));
    expect(written).toMatchObject({ outcome: 'applied', warnings: [], value: { id: 'leader-123456' } });
    expect(written.value.supervises).toEqual([{ id: '12' }, { id: '13' }]);
    expect(seen.map(({ body }) => body)).toEqual([
      { name: '1234', petName: '12', voiceGroupIdList: [12, 13] },
    ]);
  });

  test('get number and password by a second request, whose failure is a warning', async () => {
    const agent = { ...noor, number: '753874', password: new Secret('fWcsQ6aw') };
    for (const reply of [success(null), refusal('-34', 'fWcsQ6aw')]) {
      answerPage([], { total: 0 });
      answer(add, success('5000013'));
      answer(modify, reply);
      const written = await succeed(center().agents.create({ agent }));
      expect(seen.at(-1)?.body).toEqual({ ...sentAsRead, empNo: '753874', password: 'fWcsQ6aw' });
      const isRefused = written.warnings.length > 0;
      expect(isRefused).toBe(reply.body !== undefined && JSON.stringify(reply.body).includes('-34'));
      expect(written.value.number).toBe(isRefused ? '003' : '753874');
      expect(JSON.stringify(written)).not.toMatch(/fWcsQ6aw|EJfyqwEi/);
    }
  });

  test.each<[object, string]>([
    [{ queues: [{ queue: QueueId('12') }] }, 'Unsupported'],
    [{ callerId: '12802112125' }, 'Unsupported'],
    [{ callingCode: '44' }, 'Unsupported'],
    [{ role: 'admin' }, 'Unsupported'],
    [{ name: 'abc' }, 'InvalidInput'],
    [{ number: 'A1' }, 'InvalidInput'],
    [{ displayName: 'a display name too long' }, 'InvalidInput'],
    [{ password: new Secret('ge heim') }, 'InvalidInput'],
  ])('are not added with %j, and nothing is sent', async (more, kind) => {
    const error = await failed(center().agents.create({ agent: { ...noor, ...more } }));
    expect(error).toMatchObject({ kind, effect: 'none' });
    expect([seen, leaders.asked]).toEqual([[], []]);
  });

  test('keep what a patch leaves out', async () => {
    answer(modify, success(null));
    const set = { name: '1231231231', displayName: null, supervises: [QueueId('1000018')] };
    const { outcome, value } = await succeed(center().agents.update({ agent: { id }, set }));
    expect([outcome, value.name, value.supervises]).toEqual(['applied', '1231231231', [{ id: '1000018' }]]);
    expect(seen.map(({ body }) => body)).toEqual([
      { ...sentAsRead, name: '1231231231', petName: '', voiceGroupIdList: [1000018] },
    ]);
  });

  test('are changed by number too, after the agents were read, and are unchanged where they are so', async () => {
    answerPage([], { total: 0 });
    const set = { name: 'name', supervises: [QueueId('12'), QueueId('14'), QueueId('12')] };
    const { outcome } = await succeed(center().agents.update({ agent: { number: '003' }, set }));
    expect([outcome, seen.length]).toEqual(['unchanged', 1]);
  });

  test.each([
    ['-33', 'AlreadyExists'],
    ['-34', 'AlreadyExists'],
    ['-18', 'Internal'],
  ])('are told of %s as %s', async (status, kind) => {
    answer(modify, refusal(status));
    const error = await failed(center().agents.update({ agent: { id }, set: { number: '9' } }));
    expect(error).toMatchObject({ kind, native: { code: status } });
  });

  test('have no caller id, and agents lead no queues: nothing is changed', async () => {
    const update = center().agents.update({ agent: { id }, set: { callerId: null } });
    expect(await failed(update)).toMatchObject({ kind: 'Unsupported', problems: [{ path: 'set.callerId' }] });
    answerPage([{ keyId: 1, empNo: '1', voiceGroupId: 12 }]);
    const lead = center().agents.update({ agent: { id: AgentId('1') }, set: { supervises } });
    expect(await failed(lead)).toMatchObject({ kind: 'Unsupported', problems: [{ path: 'set.supervises' }] });
    expect(seen).toHaveLength(1);
  });

  test('get a password, which is told to no one', async () => {
    answer(modify, success(null));
    const written = await succeed(
      center().agents.setPassword({ agent: { id }, password: new Secret('fWcsQ6aw') }),
    );
    expect(written).toEqual({ value: { agent: { id } }, outcome: 'applied', warnings: [] });
    expect(seen[0]?.body).toEqual({ ...sentAsRead, password: 'fWcsQ6aw' });
  });

  test('are removed by type 2, once', async () => {
    answer(batch, success(null));
    const { value } = await succeed(center().agents.remove({ agent: { id } }));
    expect([value, seen.map(({ body }) => body)]).toEqual([
      { agent: { id } },
      [{ type: 2, idList: [5000013] }],
    ]);
  });
});
