import { AgentId, QueueId, type MembershipChange } from '@cordboard/core';
import { orThrow } from '@cordboard/core/fp';
import { describe, expect, test } from '@jest/globals';
import { failed, membersOf, open, rowsOf } from './support.js';

const [sales, support, renewals] = [QueueId('5001'), QueueId('5002'), QueueId('5003')];
const nowhere = QueueId('4999');
const agent = (id: string) => ({ id: AgentId(id) });

describe('queues.get', () => {
  test('tells all that is known of a queue', async () => {
    const { queues } = await open();
    expect(await orThrow(queues.get({ queue: sales }))).toEqual({
      id: '5001',
      name: 'Sales',
      weight: 5,
      members: 2,
    });
  });

  test('answers NotFound for an unknown queue', async () => {
    const { queues } = await open();
    expect((await failed(queues.get({ queue: nowhere }))).kind).toBe('NotFound');
  });
});

describe('queues.list', () => {
  test.each([
    [{ name: 'SAL' }, ['5001']],
    [{ name: 'e' }, ['5001', '5003']],
    [{ channel: 'chat' }, ['5002']],
    [{ channel: 'voice' }, []],
    [{ name: 's', channel: 'chat' }, ['5002']],
    [{ name: 'renewals', channel: 'chat' }, []],
  ] as const)('finds by %j', async (query, ids) => {
    const { queues } = await open();
    await orThrow(queues.update({ queue: QueueId('5002'), set: { channel: 'chat' } }));
    const { items } = await orThrow(queues.list(query));
    expect(items.map(({ id }) => id)).toEqual(ids);
  });
});

describe('queues.create', () => {
  test('creates an empty queue with the next free number', async () => {
    const { queues } = await open();
    await orThrow(queues.create({ id: QueueId('5004'), name: 'Complaints' }));
    expect(await orThrow(queues.create({ name: 'Deliveries', weight: 4 }))).toEqual({
      value: { id: '5005', name: 'Deliveries', weight: 4, members: 0 },
      outcome: 'applied',
      warnings: [],
    });
    expect((await orThrow(queues.list({}))).items.map(({ id }) => id)).toEqual([
      '5001',
      '5002',
      '5003',
      '5004',
      '5005',
    ]);
    expect((await orThrow(queues.listMembers({ queue: QueueId('5005') }))).items).toEqual([]);
  });

  test.each([
    ['id', { id: sales, name: 'Another' }],
    ['name', { name: 'Sales' }],
  ])('refuses an %s that is taken', async (_, queue) => {
    const { queues } = await open();
    expect((await failed(queues.create(queue))).kind).toBe('AlreadyExists');
  });
});

describe('queues.create with settings', () => {
  test('sets them', async () => {
    const { queues } = await open();
    const settings = { wrapUpSec: 20, maxWaitSec: null, labels: ['a'] };
    const { value } = await orThrow(queues.create({ name: 'Deliveries', settings }));
    expect(await orThrow(queues.getSettings({ queue: value.id }))).toEqual({
      queue: value.id,
      wrapUpSec: 20,
      labels: ['a'],
    });
  });

  test.each([
    [{ labels: ['a', 'a'] }, 'settings.labels'],
    [{ strategy: 'unknown' as const }, 'settings.strategy'],
  ])('makes no queue with %j', async (settings, path) => {
    const { queues } = await open();
    const before = await orThrow(queues.list({}));
    expect(await failed(queues.create({ name: 'Deliveries', settings }))).toMatchObject({
      kind: 'InvalidInput',
      problems: [{ path }],
    });
    expect(await orThrow(queues.list({}))).toEqual(before);
  });
});

describe('queues.update', () => {
  test('keeps what is left out, sets values, clears with null, and returns the whole', async () => {
    const { queues } = await open();
    const set = { name: 'Sales EMEA', description: 'Invoices', channel: 'chat', enabled: false } as const;
    const written = await orThrow(queues.update({ queue: sales, set }));
    expect(written).toEqual({
      value: { id: sales, weight: 5, ...set, members: 2 },
      outcome: 'applied',
      warnings: [],
    });
    expect(await orThrow(queues.get({ queue: sales }))).toEqual(written.value);
    const { value } = await orThrow(queues.update({ queue: sales, set: { description: null } }));
    expect(value).toEqual({ id: sales, weight: 5, ...set, description: undefined, members: 2 });
    expect(value).not.toHaveProperty('description');
  });

  test.each([{}, { name: 'Sales' }, { weight: 5, name: undefined }, { description: null }])(
    'is unchanged by %j',
    async (set) => {
      const { queues } = await open();
      expect((await orThrow(queues.update({ queue: sales, set }))).outcome).toBe('unchanged');
    },
  );

  test('refuses a name that another queue has', async () => {
    const { queues } = await open();
    expect((await failed(queues.update({ queue: sales, set: { name: 'Support' } }))).kind).toBe(
      'AlreadyExists',
    );
    expect((await orThrow(queues.get({ queue: sales }))).name).toBe('Sales');
  });

  test('answers NotFound for an unknown queue', async () => {
    const { queues } = await open();
    expect((await failed(queues.update({ queue: nowhere, set: {} }))).kind).toBe('NotFound');
  });
});

describe('queues.remove', () => {
  test('removes the queue with its memberships', async () => {
    const { agents, queues } = await open();
    expect(await orThrow(queues.remove({ queue: support }))).toMatchObject({ value: { queue: support } });
    expect((await failed(queues.listMembers({ queue: support }))).kind).toBe('NotFound');
    expect((await orThrow(agents.get({ agent: agent('20002') }))).queues).toEqual([
      { id: '5001', name: 'Sales' },
    ]);
  });

  test('leaves nothing behind for a queue that takes the id again', async () => {
    const { agents, queues } = await open();
    await orThrow(queues.remove({ queue: sales }));
    await orThrow(queues.create({ id: sales, name: 'Sales' }));
    expect((await orThrow(agents.get({ agent: agent('20001') }))).queues).toEqual([]);
    expect((await orThrow(queues.listMembers({ queue: sales }))).items).toEqual([]);
    expect(await orThrow(queues.getSettings({ queue: sales }))).toEqual({ queue: sales });
  });

  test('answers NotFound for an unknown queue, also for one just removed', async () => {
    const { queues } = await open();
    await orThrow(queues.remove({ queue: renewals }));
    expect((await failed(queues.remove({ queue: renewals }))).kind).toBe('NotFound');
  });
});

describe('queues.listMembers', () => {
  test('lists one queue, or all', async () => {
    const center = await open();
    expect((await orThrow(center.queues.listMembers({ queue: sales }))).items[0]).toEqual({
      queue: { id: '5001', name: 'Sales', weight: 5, members: 2 },
      agent: { id: '20001', number: '1001', username: 'mara.lindqvist', email: 'mara.lindqvist@example.com' },
      agentName: 'Mara Lindqvist',
      level: 3,
      autoSignIn: true,
      joined: true,
    });
    const all = (await orThrow(center.queues.listMembers({}))).items;
    expect(all.map(({ queue }) => queue.id)).toEqual(['5001', '5001', '5002', '5002', '5002']);
  });

  test('answers NotFound for an unknown queue', async () => {
    const { queues } = await open();
    expect((await failed(queues.listMembers({ queue: nowhere }))).kind).toBe('NotFound');
  });
});

const change = async (...rows: readonly MembershipChange[]) => {
  const center = await open();
  const report = await orThrow(center.queues.updateMembers({ rows }));
  return { center, rows: rowsOf(report), report };
};

describe('queues.updateMembers', () => {
  test('adds with the usual level and sign-in, and removes, in one row', async () => {
    const { center, report } = await change({
      queue: sales,
      add: [{ agent: { number: '1005' } }],
      remove: [agent('20001')],
    });
    expect(report.outcomes).toEqual([{ row: 0, outcome: 'applied', value: { queue: sales } }]);
    const { items } = await orThrow(center.queues.listMembers({ queue: sales }));
    expect(items).toEqual([
      expect.objectContaining({
        agent: { id: '20002', number: '1002', username: 'siyuan.chen', email: 'siyuan.chen@example.com' },
      }),
      expect.objectContaining({
        agent: { id: '20005', number: '1005', username: 'jonah.abadi', email: 'jonah.abadi@example.com' },
        level: 1,
        autoSignIn: true,
      }),
    ]);
  });

  test('overwrites what is said of a member who is there, and keeps what is not', async () => {
    const { center } = await change({ queue: support, add: [{ agent: agent('20003'), level: 7 }] });
    const { items } = await orThrow(center.queues.listMembers({ queue: support }));
    expect(items.find(({ agentName }) => agentName?.startsWith('Tomás'))).toMatchObject({
      level: 7,
      autoSignIn: false,
    });
  });

  test.each<[string, MembershipChange]>([
    ['nothing is asked', { queue: sales }],
    ['nobody is to join or leave', { queue: sales, add: [], remove: [] }],
    ['the member is there like that', { queue: sales, add: [{ agent: agent('20001'), level: 3 }] }],
    ['the one to remove is no member', { queue: sales, remove: [agent('20006')] }],
  ])('is unchanged when %s', async (_, row) => {
    expect((await change(row)).rows).toEqual(['unchanged']);
  });

  test('refuses an agent whom one row both adds and removes, by whatever reference', async () => {
    const { center, rows } = await change({
      queue: sales,
      add: [{ agent: agent('20003') }],
      remove: [{ number: '1003' }],
    });
    expect(rows).toEqual(['failed: InvalidInput']);
    expect(await membersOf(center, sales)).toHaveLength(2);
  });

  test('does nothing of a row that names an unknown agent, and all of the others', async () => {
    const { center, rows } = await change(
      { queue: sales, add: [{ agent: agent('20003') }, { agent: agent('99999') }] },
      { queue: sales, remove: [agent('20001'), agent('99999')] },
      { queue: nowhere },
      { queue: renewals, add: [{ agent: agent('20004'), level: 2 }] },
    );
    expect(rows).toEqual(['failed: NotFound', 'failed: NotFound', 'failed: NotFound', 'applied']);
    expect(await membersOf(center, sales)).toEqual([
      ['20001', 3],
      ['20002', 1],
    ]);
    expect(await membersOf(center, renewals)).toEqual([['20004', 2]]);
  });
});

describe('queues.configure', () => {
  test('keeps what is left out, sets values, clears with null, and returns the whole', async () => {
    const { queues } = await open();
    const written = await orThrow(
      queues.configure({
        queue: sales,
        set: { strategy: 'round-robin', wrapUpSec: null, labels: [], autoAnswerSec: 0 },
      }),
    );
    expect(written).toEqual({
      value: {
        queue: sales,
        strategy: 'round-robin',
        ringTimeoutSec: 20,
        autoAnswerSec: 0,
        maxWaitSec: 120,
        labels: [],
        showRecordings: true,
        maskNumbers: false,
        mediaRegion: 'singapore',
      },
      outcome: 'applied',
      warnings: [],
    });
  });

  test.each([{}, { maxWaitSec: 120 }, { ringTone: null }, { labels: ['new customer', 'quote'] }])(
    'is unchanged by %j',
    async (set) => {
      const { queues } = await open();
      expect((await orThrow(queues.configure({ queue: sales, set }))).outcome).toBe('unchanged');
    },
  );

  test.each([
    ['set.labels', { labels: ['quote', 'quote'] }],
    ['set.strategy', { strategy: 'unknown' as const }],
  ])('refuses %s that makes no sense', async (path, set) => {
    const { queues } = await open();
    const error = await failed(queues.configure({ queue: sales, set }));
    expect(error.kind).toBe('InvalidInput');
    expect(error.problems.map((problem) => problem.path)).toEqual([path]);
  });

  test('answers NotFound for an unknown queue', async () => {
    const { queues } = await open();
    expect((await failed(queues.configure({ queue: nowhere, set: {} }))).kind).toBe('NotFound');
  });
});

describe('queues.getSettings', () => {
  test('tells what was configured, and nothing of a queue that nobody configured', async () => {
    const { queues } = await open();
    await orThrow(queues.configure({ queue: sales, set: { wrapUpSec: null, maxWaitSec: 60 } }));
    const told = await orThrow(queues.getSettings({ queue: sales }));
    expect(told).toMatchObject({ queue: sales, maxWaitSec: 60 });
    expect(told).not.toHaveProperty('wrapUpSec');
    expect(await orThrow(queues.getSettings({ queue: renewals }))).toEqual({ queue: renewals });
  });

  test('answers NotFound for an unknown queue', async () => {
    const { queues } = await open();
    expect((await failed(queues.getSettings({ queue: nowhere }))).kind).toBe('NotFound');
  });
});

describe('queues.listStatus', () => {
  test('counts what the agents of each queue are doing', async () => {
    const { queues, agents } = await open();
    const { items, total } = await orThrow(queues.listStatus({ limit: 1 }));
    const members = (await orThrow(agents.list({ queue: sales }))).items;
    const inState = (...states: readonly unknown[]) =>
      members.filter(({ presence }) => states.includes(presence?.state)).length;
    expect(items).toEqual([
      {
        queue: sales,
        at: '2026-01-05T09:00:00.000Z',
        agents: {
          signedIn: members.length - inState('logged-out'),
          ready: inState('ready'),
          reserved: inState('reserved'),
          busy: inState('busy'),
          wrapUp: inState('wrap-up'),
          notReady: inState('not-ready'),
          onBreak: 0,
          training: 0,
        },
      },
    ]);
    expect(total).toBe(3);
  });

  test('leaves out a queue that is not there, and knows of one without members that nobody is in it', async () => {
    const { queues } = await open();
    const { value } = await orThrow(queues.create({ name: 'Complaints' }));
    const { items } = await orThrow(queues.listStatus({ queues: [nowhere, value.id] }));
    expect(items).toMatchObject([{ queue: value.id, agents: { signedIn: 0, ready: 0 } }]);
  });
});
