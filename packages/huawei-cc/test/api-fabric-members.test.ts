import { afterEach, describe, expect, test } from '@jest/globals';
import { AgentId, QueueId } from '@cordboard/core';
import { answer, sent, startApiFabric, stopAll, type Answers } from './api-fabric.js';
import { done } from './support.js';

afterEach(stopAll);

const queue = QueueId('3');
const account = (workNo: number, skills: readonly object[] = []) => ({
  userAccount: `user${String(workNo)}`,
  userName: `Agent ${String(workNo)}`,
  workNo,
  skills,
});
const [first, second, third] = [101, 102, 103].map((workNo) => ({ id: AgentId(String(workNo)) }));
if (first === undefined || second === undefined || third === undefined) throw new Error('not there');

const success = () => answer({ resultCode: '0', resultMessage: 'success' });
const refused = () => answer({ resultCode: '1', resultMessage: 'no' }, 500);

const start = (more: Answers = {}) =>
  startApiFabric({
    querySkills: () => answer({ returnCode: '0', data: [{ skillId: 3, name: 'Sales', mediaTypeId: 5 }] }),
    'agentAccount/query': () =>
      answer({
        resultCode: '0',
        data: [
          account(101, [{ skillId: '3', agentWeight: '4', skillWeight: 2 }]),
          account(102),
          account(103),
        ],
      }),
    addSkillsToAgent: success,
    releaseAgentBySkillId: success,
    ...more,
  });

const sales = { id: '3', name: 'Sales', channel: 'voice' };

describe('the members', () => {
  const member = {
    queue: sales,
    agent: { id: '101', number: '101' },
    agentName: 'Agent 101',
    level: 4,
    weight: 2,
  };

  test('of one queue are told page by page, from page 0, with a count of another name', async () => {
    const { center, arrived } = await start({
      queryAgentInfoBySkillId: () =>
        answer({
          resultCode: '0',
          count: 1,
          data: [
            { workNo: 101, agentWeight: 4, skillWeight: 2, accountName: 'Agent 101', userAccount: 'user101' },
          ],
        }),
    });
    expect(await done(center.queues.listMembers({ queue, limit: 5 }))).toMatchObject({
      items: [member],
      total: 1,
    });
    expect(arrived('queryAgentInfoBySkillId').map(sent)).toEqual([
      { requestParam: { skillId: 3, pageNum: 0, pageSize: 5 } },
    ]);
  });

  test.each([{}, { agent: first }, { agent: { username: 'user101' } }, { agent: first, queue }])(
    'are put together from accounts for %j',
    async (query) => {
      const { center } = await start();
      expect((await done(center.queues.listMembers(query))).items).toEqual([member]);
    },
  );
});

describe('changing members', () => {
  const update = async (more: Answers, row: object) => {
    const started = await start(more);
    const report = await done(started.center.queues.updateMembers({ rows: [{ queue, ...row }] }));
    return { ...started, outcome: report.outcomes[0] };
  };

  test('names accounts, and takes a request for each pair of weights', async () => {
    const add = [
      { agent: first, level: 2, weight: 1 },
      { agent: second, level: 2 },
      { agent: third, level: 2, weight: 7 },
    ];
    const { arrived, outcome } = await update({}, { add });
    expect(outcome).toMatchObject({ outcome: 'applied' });
    expect(arrived('addSkillsToAgent').map(sent)).toEqual([
      { userAccounts: ['user101', 'user102'], skillId: 3, agentWeight: 2, skillWeight: 1 },
      { userAccounts: ['user103'], skillId: 3, agentWeight: 2, skillWeight: 7 },
    ]);
    expect(arrived('releaseAgentBySkillId')).toEqual([]);
  });

  test('keeps the weights of a member that are not given, and sends nothing where none is', async () => {
    const some = await update({}, { add: [{ agent: first, level: 9 }] });
    expect(some.arrived('addSkillsToAgent').map(sent)).toEqual([
      { userAccounts: ['user101'], skillId: 3, agentWeight: 9, skillWeight: 2 },
    ]);
    const none = await update({}, { add: [{ agent: first }] });
    expect(none.outcome).toMatchObject({ outcome: 'unchanged' });
    expect(none.arrived('addSkillsToAgent')).toEqual([]);
  });

  test('releases those who are named', async () => {
    const { arrived } = await update({}, { remove: [second, first] });
    expect(arrived('releaseAgentBySkillId').map(sent)).toEqual([
      { userAccounts: ['user102', 'user101'], skillId: 3 },
    ]);
    expect(arrived('addSkillsToAgent')).toEqual([]);
  });

  test.each([{}, { add: [] }, { remove: [] }, { add: [], remove: [] }])(
    'sends no empty list, which would release everybody: %j',
    async (row) => {
      const { arrived, outcome } = await update({}, row);
      expect(outcome).toMatchObject({ outcome: 'unchanged' });
      expect([...arrived('releaseAgentBySkillId'), ...arrived('addSkillsToAgent')]).toEqual([]);
    },
  );

  test.each([
    ['an agent who is not there', { add: [{ agent: first }, { agent: { number: '999' } }] }, 'NotFound'],
    [
      'an agent both added and removed',
      { add: [{ agent: first }], remove: [{ number: '101' }] },
      'InvalidInput',
    ],
  ])('with %s sends nothing', async (_, row, kind) => {
    const { arrived, outcome } = await update({}, row);
    expect(outcome).toMatchObject({ outcome: 'failed', error: { kind } });
    expect([...arrived('releaseAgentBySkillId'), ...arrived('addSkillsToAgent')]).toEqual([]);
  });

  test('that fails in its first request failed, and in a later one may be done in part', async () => {
    const row = { add: [{ agent: third }], remove: [second] };
    const whole = await update({ addSkillsToAgent: refused }, row);
    expect(whole.outcome).toMatchObject({
      outcome: 'failed',
      error: { kind: 'InvalidInput' },
    });
    expect(whole.arrived('releaseAgentBySkillId')).toEqual([]);
    const half = await update({ releaseAgentBySkillId: refused }, row);
    expect(half.outcome).toMatchObject({ outcome: 'unknown' });
  });
});
