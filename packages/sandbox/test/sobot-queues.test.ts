import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { orThrow } from '@cordboard/core/fp';
import { QueueId } from '@cordboard/core';
import { startSandbox, type Sandbox } from '@cordboard/sandbox';
import { agent, at, badRequest, company, dataOf, paths, rowsOf, type Caller } from './sobot-client.js';

let sandbox: Sandbox;
let office: Caller;
let staff: Caller;

beforeEach(async () => {
  sandbox = await startSandbox();
  office = await company(sandbox.urls.sobot);
  staff = await agent(sandbox.urls.sobot);
});

afterEach(async () => {
  await sandbox.close();
});

describe('skill groups', () => {
  const queueName = 'Returns';
  const namesIn = async (): Promise<readonly unknown[]> =>
    rowsOf(await office.post(paths.searchQueues, { pageSize: 50 })).map((row) => at(row, 'queueName'));

  test('come in pages with a total', async () => {
    expect(dataOf(await office.post(paths.searchQueues, { pageSize: 2, currPage: 2 }))).toEqual({
      list: [{ queueID: '5003', queueName: 'Renewals' }],
      currPage: 2,
      pageSize: 2,
      total: 3,
    });
  });

  test('have ten to a page when nothing is said, and no list at all behind the end', async () => {
    expect(dataOf(await office.post(paths.searchQueues, { currPage: 2 }))).toEqual({
      currPage: 2,
      pageSize: 10,
      total: 3,
    });
  });

  test('are added under the number that the caller chose, and echoed', async () => {
    const body = { queueName: '1130 skill group', queueID: '1234', queueWeight: '1' };
    const answer = await staff.post(paths.queue, body);
    expect(dataOf(answer)).toEqual(body);
    expect(answer.reply).toMatchObject({ kind: 'ApiQueue', retCode: '000000' });
    expect(await namesIn()).toContain('1130 skill group');
  });

  test('are not added twice: all is well but for the retCode', async () => {
    const twice = { http: 200, reply: { code: 200, status: 'Success', retCode: '510002', data: null } };
    expect(await staff.post(paths.queue, { queueName, queueID: '5001' })).toMatchObject(twice);
    expect(await staff.post(paths.queue, { queueName: 'Sales', queueID: '6001' })).toMatchObject(twice);
    expect(await namesIn()).toEqual(['Sales', 'Support', 'Renewals']);
  });

  test.each([
    [{ queueID: '6001' }, 'queueName is required'],
    [{ queueName }, 'queueID is required'],
    [{ queueName, queueID: 'six' }, 'queueID must be a String of 1 to 20 digits'],
    [{ queueName, queueID: 6001 }, 'queueID must be a String of 1 to 20 digits'],
    [{ queueName, queueID: '6001', queueWeight: 1 }, 'queueWeight must be a String of 1 to 5 digits'],
  ])('refuses to add %j', async (body, message) => {
    expect(await staff.post(paths.queue, body)).toMatchObject(badRequest(message));
  });

  test('are deleted by the body of a DELETE, under a kind that is wrong', async () => {
    const answer = await staff.send('DELETE', paths.queue, { queueID: '5003' });
    expect(answer).toMatchObject({ http: 200, reply: { kind: 'QueueInfo', data: {}, retCode: '000000' } });
    expect(await namesIn()).toEqual(['Sales', 'Support']);
  });

  test('are not deleted without a body, nor when unknown', async () => {
    expect(await staff.send('DELETE', paths.queue)).toMatchObject(badRequest('queueID is required'));
    const unknown = { http: 200, reply: { code: 404, status: 'Failed' } };
    expect(await staff.send('DELETE', paths.queue, { queueID: '404' })).toMatchObject(unknown);
  });
});

describe('members of skill groups', () => {
  const membersOf = async (queueID: string, agentType?: string): Promise<unknown> =>
    dataOf(await staff.post(paths.searchMembers, { queueID, agentType }));

  test('have the level as a text, and their group the weight as a number', async () => {
    expect(await membersOf('5001', '1')).toEqual([
      {
        queueName: 'Sales',
        queueID: '5001',
        queueWeight: 5,
        agentCount: 2,
        agents: [
          { agent: '20001', agentName: 'Mara Lindqvist', level: '3', checkin: true },
          { agent: '20002', agentName: '陈思远', level: '1', checkin: true },
        ],
      },
    ]);
  });

  test('are named by work number unless an id is asked for', async () => {
    const named = (data: unknown) => at(at(at(data, '0.agents'), '0'), 'agent');
    expect(named(await membersOf('5001'))).toBe('1001');
    expect(named(await membersOf('5001', '0'))).toBe('1001');
    expect(named(await membersOf('5001', '1'))).toBe('20001');
  });

  test('come for all groups, also the empty ones, when none is named', async () => {
    const groups = rowsOf(await staff.post(paths.searchMembers, {}));
    expect(groups.map((group) => at(group, 'agentCount'))).toEqual([2, 3, 0]);
  });

  test('show weight 0 where a group has none', async () => {
    await staff.post(paths.queue, { queueName: 'Plain', queueID: '6001' });
    expect(at(await membersOf('6001'), '0.queueWeight')).toBe(0);
  });

  test('of an unknown group are refused, and an agentType that is a number too', async () => {
    const unknown = { http: 200, reply: { code: 404, status: 'Failed' } };
    expect(await staff.post(paths.searchMembers, { queueID: '404' })).toMatchObject(unknown);
    expect(await staff.post(paths.searchMembers, { agentType: 1 })).toMatchObject(
      badRequest('agentType must be one of 0, 1'),
    );
  });
});

describe('the bulk update of skill groups', () => {
  const levelsIn = async (queue: string): Promise<readonly unknown[]> => {
    const { items } = await orThrow(sandbox.center.queues.listMembers({ queue: QueueId(queue) }));
    return items.map((item) => [at(item.agent, 'id'), item.level, item.autoSignIn]);
  };

  test('takes agents by id when nothing is said, and echoes the request with a made-up agentType', async () => {
    const list = [
      {
        queueID: '5003',
        queueWeight: '0',
        queueName: 'skill group 1',
        add: [{ agent: '20001', level: 1, checkin: true }],
        remove: [{ agent: '20005', level: 1, checkin: true }],
      },
    ];
    const answer = await staff.post(paths.members, { list });
    expect(dataOf(answer)).toEqual({ agent: null, agentType: '1', operator: null, list });
    expect(await levelsIn('5003')).toEqual([['20001', 1, true]]);
    const { items } = await orThrow(sandbox.center.queues.list({}));
    expect(items).toContainEqual({ id: '5003', name: 'skill group 1', weight: 0, members: 1 });
  });

  test('overwrites members who are there, and takes work numbers when told so', async () => {
    const add = [{ agent: '1001', level: 9, checkin: false }];
    await staff.post(paths.members, {
      agentType: '0',
      list: [{ queueID: '5001', add, remove: [{ agent: '1002' }] }],
    });
    expect(await levelsIn('5001')).toEqual([['20001', 9, false]]);
  });

  test('does nothing at all when one group or agent is unknown', async () => {
    const good = { queueID: '5001', remove: [{ agent: '20001' }] };
    const unknownQueue = await staff.post(paths.members, { list: [good, { queueID: '404' }] });
    const unknownAgent = await staff.post(paths.members, {
      list: [good, { queueID: '5002', add: [{ agent: '404' }] }],
    });
    expect(unknownQueue).toMatchObject({ http: 200, reply: { code: 404 } });
    expect(unknownAgent).toMatchObject({ http: 404, reply: { code: 404 } });
    expect(await levelsIn('5001')).toHaveLength(2);
  });

  test('does nothing at all when a name is taken until later, or an agent both comes and goes', async () => {
    const rename = { queueID: '5002', queueName: 'Service' };
    const tooSoon = [{ queueID: '5001', queueName: 'Support' }, rename];
    expect(await staff.post(paths.members, { list: tooSoon })).toMatchObject({
      reply: { retCode: '510002' },
    });
    const member = { agent: '20001' };
    const both = [rename, { queueID: '5003', add: [member], remove: [member] }];
    expect(await staff.post(paths.members, { list: both })).toMatchObject({ http: 400 });
    const { items } = await orThrow(sandbox.center.queues.list({}));
    expect(items.map(({ name }) => name)).toEqual(['Sales', 'Support', 'Renewals']);
  });

  test.each([
    [{ agent: '20001', level: '1' }, 'list [0] add [0] level must be a whole number from 0 to 1000'],
    [{ agent: '20001', checkin: 'true' }, 'list [0] add [0] checkin must be a Boolean'],
    [{ level: 1 }, 'list [0] add [0] agent is required'],
  ])('refuses the member %j', async (member, message) => {
    const list = [{ queueID: '5001', add: [member] }];
    expect(await staff.post(paths.members, { list })).toMatchObject(badRequest(message));
  });

  test('refuses a name that another group has', async () => {
    const answer = await staff.post(paths.members, { list: [{ queueID: '5001', queueName: 'Support' }] });
    expect(answer).toMatchObject({ http: 200, reply: { code: 200, status: 'Success', retCode: '510002' } });
  });
});
