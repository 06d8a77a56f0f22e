import { beforeEach, describe, expect, test } from '@jest/globals';
import { paginate } from '@cordboard/core/fp';
import { AgentId, QueueId, type Agent } from '@cordboard/core';
import {
  answer,
  answerPage,
  center,
  failed,
  guardNetwork,
  leaders,
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
