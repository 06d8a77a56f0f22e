import { describe, expect, test } from '@jest/globals';
import nock from 'nock';
import { AgentId, QueueId } from '@cordboard/core';
import { orThrow } from '@cordboard/core/fp';
import {
  callService,
  documented,
  failed,
  fixture,
  good,
  host,
  onlyLoopback,
  replay,
  serve,
  sobotWith,
  type Reply,
} from './support.js';

onlyLoopback();

const queuePath = `${callService}config/api/queue`;
const queuesPath = `${callService}config/api/queues/_search`;
const updatePath = `${queuePath}/agents`;
const membersPath = `${updatePath}/search`;
const queue = QueueId('1234');
const byId = { id: AgentId('69351d38049342d38fad2b3a645d574f') };
const byNumber = { number: '1111' };

describe('listing queues', () => {
  test('asks and understands as documented', async () => {
    const page = await documented('queues.list.documented', (center) => center.queues.list({}));
    expect(page).toEqual({
      total: 21,
      next: expect.any(String),
      items: [
        { id: '1111', name: 'queue1' },
        { id: '2222', name: 'queue2' },
      ],
    });
  });
});

describe('getting a queue', () => {
  const group = { queueID: ' 1234 ', queueName: 'Group1', queueWeight: 3, agentCount: 6, agents: null };
  const get = () => sobotWith().queues.get({ queue });

  test('asks for its members, which come counted and with its weight, and for nothing else', async () => {
    const arrived = serve('POST', membersPath, [200, good([group, { queueID: '99' }])]);
    expect(await orThrow(get())).toEqual({ id: '1234', name: 'Group1', weight: 3, members: 6 });
    expect(arrived.map(({ body }) => body)).toEqual([{ agentType: '1', queueID: '1234' }]);
  });

  test.each([
    ['of others', good([{ queueID: '99' }])],
    ['of none', good([])],
    ['of none at all', good(null)],
    ['with 404', { code: 404, status: 'Failure' }],
  ])('looks for it in the list when the call for members tells %s', async (_, reply) => {
    const rows = Array.from({ length: 100 }, (__, i) => ({ queueID: String(i) }));
    serve('POST', membersPath, [200, reply]);
    const arrived = serve(
      'POST',
      queuesPath,
      [200, good({ list: rows, pageSize: 100, total: 1 })],
      [200, good({ list: [{ queueID: '1234', queueName: 'Empty' }] })],
    );
    expect(await orThrow(get())).toEqual({ id: '1234', name: 'Empty' });
    expect(arrived.map(({ body }) => body)).toEqual([
      { currPage: 1, pageSize: 100 },
      { currPage: 2, pageSize: 100 },
    ]);
  });

  test('is NotFound when the list ends without it', async () => {
    serve('POST', membersPath, [200, good([])]);
    serve('POST', queuesPath, [200, good({ list: [{ queueID: '12345' }] })]);
    expect(await failed(get())).toMatchObject({ kind: 'NotFound', effect: 'none' });
  });

  test.each([
    [{ code: 403 }, 'PermissionDenied'],
    [{ code: 500 }, 'Unavailable'],
    [{ code: 429 }, 'RateLimited'],
    [{ retCode: '999999' }, 'Internal'],
    ['<html>Sign in</html>', 'MalformedReply'],
  ])('looks for it nowhere else when the call for members fails: %j', async (reply, kind) => {
    serve('POST', membersPath, [200, reply]);
    const center = sobotWith({ retry: { attempts: 1 } });
    expect(await failed(center.queues.get({ queue }))).toMatchObject({ kind, effect: 'none' });
  });
});

describe('creating a queue', () => {
  test('asks and understands as documented', async () => {
    const written = await documented('queues.create.documented', (center) =>
      center.queues.create({ name: '1130 skill group', id: queue, weight: 1 }),
    );
    expect(written).toEqual({
      value: { id: '1234', name: '1130 skill group', weight: 1 },
      outcome: 'applied',
      warnings: [],
    });
  });

  test('makes up a numeric id when none is given, says so, and makes up the same one for the same intent', async () => {
    const arrived = serve('POST', queuePath, [200, good({})], [200, good({})], [200, good({})]);
    const center = sobotWith();
    const options = { idempotencyKey: '11111111-1111-4111-8111-111111111111' };
    const first = await orThrow(center.queues.create({ name: 'Billing' }, options));
    const again = await orThrow(center.queues.create({ name: 'Billing' }, options));
    const other = await orThrow(center.queues.create({ name: 'Billing' }));
    expect(first.value.id).toMatch(/^[1-9]\d{7}$/);
    expect(arrived[0]).toMatchObject({ body: { queueID: first.value.id, queueName: 'Billing' } });
    expect(first.warnings).toEqual([{ field: 'id', message: expect.stringContaining('one was generated') }]);
    expect(again.value.id).toBe(first.value.id);
    expect(other.value.id).not.toBe(first.value.id);
  });

  test('warns when the vendor gave it another id', async () => {
    serve('POST', queuePath, [200, good({ queueID: ' 99 ' })]);
    const { value, warnings } = await orThrow(sobotWith().queues.create({ name: 'Billing', id: queue }));
    expect(value.id).toBe('99');
    expect(warnings).toEqual([
      { field: 'id', message: expect.stringContaining('gave the queue another id') },
    ]);
  });

  test.each([
    [{}, { name: 'Billing', weight: 1 }],
    [{ queueName: 'Billing 2' }, { name: 'Billing 2', weight: 1 }],
    [{ queueWeight: '7' }, { name: 'Billing', weight: 7 }],
  ])('leaves it as the vendor echoes it, else as it was asked for: %j', async (echo, created) => {
    serve('POST', queuePath, [200, good(echo)]);
    const written = await orThrow(sobotWith().queues.create({ name: 'Billing', id: queue, weight: 1 }));
    expect(written).toEqual({ value: { id: queue, ...created }, outcome: 'applied', warnings: [] });
  });
});

describe('updating a queue', () => {
  test('asks and understands as documented', async () => {
    const written = await documented('queues.update.documented', (center) =>
      center.queues.update({ queue: QueueId('3455'), set: { name: 'skill group 1', weight: 0 } }),
    );
    expect(written).toEqual({
      value: { id: '3455', name: 'skill group 1', weight: 0 },
      outcome: 'applied',
      warnings: [],
    });
  });

  test('sends what is set and nothing else, so that members stay as they are', async () => {
    const arrived = serve('POST', updatePath, [200, good({})], [200, good({})]);
    const center = sobotWith();
    const renamed = await orThrow(center.queues.update({ queue, set: { name: ' 账单 ' } }));
    const weighed = await orThrow(center.queues.update({ queue, set: { weight: 10_000 } }));
    expect(arrived.map(({ body }) => body)).toEqual([
      { agentType: '0', list: [{ queueID: '1234', queueName: ' 账单 ' }] },
      { agentType: '0', list: [{ queueID: '1234', queueWeight: '10000' }] },
    ]);
    expect([renamed.value, weighed.value]).toEqual([
      { id: queue, name: ' 账单 ' },
      { id: queue, weight: 10_000 },
    ]);
  });

  test('reads the queue when there is nothing to set, and writes nothing', async () => {
    const row = { queueID: '1234', queueName: 'Group1', queueWeight: 0 };
    serve('POST', membersPath, [200, good([row])], [200, good([row])]);
    for (const set of [{}, { name: undefined }]) {
      expect(await orThrow(sobotWith().queues.update({ queue, set }))).toEqual({
        value: { id: '1234', name: 'Group1', weight: 0 },
        outcome: 'unchanged',
        warnings: [],
      });
    }
  });

  test.each([
    [{ code: 404, status: 'Failure' }, 'NotFound', 'none'],
    [{ code: 400, status: 'Failure' }, 'InvalidInput', 'none'],
    [{ retCode: '510002' }, 'AlreadyExists', 'none'],
    [{ retCode: '510005' }, 'InvalidInput', 'none'],
    [{ retCode: '999999' }, 'Internal', 'maybe'],
    [{ code: 500 }, 'Internal', 'maybe'],
    ['<html>Sign in</html>', 'MalformedReply', 'maybe'],
  ])('has not happened, or may have: %j is %s, %s', async (reply, kind, effect) => {
    serve('POST', updatePath, [200, reply]);
    const center = sobotWith({ retry: { attempts: 1 } });
    const error = await failed(center.queues.update({ queue, set: { name: 'Taken' } }));
    expect(error).toMatchObject({ kind, effect });
  });

  test.each([[{ description: 'Invoices' }], [{ channel: 'chat' }], [{ enabled: false }]] as const)(
    'refuses %j, which the vendor does not keep, without a request',
    async (set) => {
      const error = await failed(sobotWith().queues.update({ queue, set }));
      expect(error).toMatchObject({ kind: 'Unsupported', effect: 'none' });
    },
  );
});

describe('removing a queue', () => {
  test('asks and understands as documented, with a body on DELETE', async () => {
    const written = await documented('queues.remove.documented', (center) => center.queues.remove({ queue }));
    expect(written).toEqual({ value: { queue: '1234' }, outcome: 'applied', warnings: [] });
  });
});

describe('listing members', () => {
  test('asks and understands as documented', async () => {
    const page = await documented('queues.listMembers.documented', (center) =>
      center.queues.listMembers({ queue }),
    );
    expect(page.total).toBe(6);
    expect(page.items.slice(0, 2)).toEqual([
      {
        queue: { id: '1234', name: 'Group1', weight: 0, members: 6 },
        agent: { id: 'cef499bccbf44e11a6e78d398cfcce53' },
        agentName: 'nicole',
        level: 1,
        autoSignIn: false,
      },
      {
        queue: { id: '1234', name: 'Group1', weight: 0, members: 6 },
        agent: { id: '0d0132473a7f46c390d1f6441c139980' },
        agentName: 'venus',
        level: 1,
        autoSignIn: true,
      },
    ]);
  });

  test('answers NotFound when the reply holds another queue than the one asked for', async () => {
    replay(fixture('queues.listMembers.mismatch'));
    const error = await failed(sobotWith().queues.listMembers({ queue }));
    expect(error).toMatchObject({ kind: 'NotFound', effect: 'none' });
  });

  test('understands a queue that exists and has no members as an empty page', async () => {
    serve('POST', membersPath, [200, good([{ queueID: '1234', agents: null }])]);
    expect(await orThrow(sobotWith().queues.listMembers({ queue }))).toEqual({ items: [], total: 0 });
  });

  test('lists the members of every queue when none is asked for, page by page', async () => {
    const groups = ['1', '2'].map((queueID) => ({
      queueID,
      agents: [{ agent: 'a' }, { agent: 'b' }],
    }));
    const arrived = serve('POST', membersPath, [200, good(groups)], [200, good(groups)]);
    const center = sobotWith();
    const first = await orThrow(center.queues.listMembers({ limit: 3 }));
    const second = await orThrow(center.queues.listMembers({ limit: 3, cursor: first.next }));
    expect(arrived[0]?.body).toEqual({ agentType: '1' });
    expect([...first.items, ...second.items].map((item) => [item.queue.id, item.agent])).toEqual([
      ['1', { id: 'a' }],
      ['1', { id: 'b' }],
      ['2', { id: 'a' }],
      ['2', { id: 'b' }],
    ]);
    expect(second.next).toBeUndefined();
  });
});

describe('updating members', () => {
  test('asks and understands as documented', async () => {
    const report = await documented('queues.updateMembers.documented', (center) =>
      center.queues.updateMembers({
        rows: [
          {
            queue: QueueId('3455'),
            add: [{ agent: byId, level: 1, autoSignIn: true }],
            remove: [{ id: AgentId('3c7498a22d55447aa80344ab1f0e9e59') }],
          },
        ],
      }),
    );
    expect(report).toMatchObject({
      total: 1,
      applied: 1,
      outcomes: [{ row: 0, outcome: 'applied', value: { queue: '3455' } }],
    });
  });

  test('sends rows that name agents one way in one request, with those that name none', async () => {
    const arrived = serve('POST', updatePath, [200, good({})]);
    const report = await orThrow(
      sobotWith().queues.updateMembers({
        rows: [
          { queue: QueueId('1') },
          { queue: QueueId('2'), add: [{ agent: byNumber }] },
          { queue: QueueId('3'), add: [], remove: [] },
        ],
      }),
    );
    expect(arrived.map(({ body }) => body)).toEqual([
      {
        agentType: '0',
        list: [
          { queueID: '1' },
          { queueID: '2', add: [{ agent: '1111' }] },
          { queueID: '3', add: [], remove: [] },
        ],
      },
    ]);
    expect(report.outcomes.map(({ outcome }) => outcome)).toEqual(['unchanged', 'applied', 'unchanged']);
  });

  test('keeps the order of rows: a request ends where agents are named another way than before', async () => {
    const arrived = serve('POST', updatePath, ...Array.from({ length: 3 }, (): Reply => [200, good({})]));
    const report = await orThrow(
      sobotWith().queues.updateMembers({
        rows: [
          { queue: QueueId('1'), remove: [byId] },
          { queue: QueueId('2'), remove: [byNumber] },
          { queue: QueueId('3') },
          { queue: QueueId('1'), add: [{ agent: byId }] },
        ],
      }),
    );
    expect(arrived.map(({ body }) => body)).toEqual([
      { agentType: '1', list: [{ queueID: '1', remove: [{ agent: byId.id }] }] },
      { agentType: '0', list: [{ queueID: '2', remove: [{ agent: '1111' }] }, { queueID: '3' }] },
      { agentType: '1', list: [{ queueID: '1', add: [{ agent: byId.id }] }] },
    ]);
    expect(report).toMatchObject({ applied: 3, unchanged: 1, failed: 0 });
  });

  test('splits a row that names agents both ways over two requests of its own', async () => {
    const arrived = serve('POST', updatePath, ...Array.from({ length: 3 }, (): Reply => [200, good({})]));
    const report = await orThrow(
      sobotWith().queues.updateMembers({
        rows: [
          { queue: QueueId('1'), add: [{ agent: byId, level: 2 }], remove: [byNumber] },
          { queue: QueueId('2'), remove: [byNumber] },
        ],
      }),
    );
    expect(arrived.map(({ body }) => body)).toEqual([
      {
        agentType: '1',
        list: [{ queueID: '1', add: [{ agent: byId.id, level: 2 }], remove: [] }],
      },
      { agentType: '0', list: [{ queueID: '1', add: [], remove: [{ agent: '1111' }] }] },
      { agentType: '0', list: [{ queueID: '2', remove: [{ agent: '1111' }] }] },
    ]);
    expect(report).toMatchObject({ applied: 2, failed: 0 });
  });

  test('refuses the weight of a member, which the vendor has not, in its row alone', async () => {
    serve('POST', updatePath, [200, good({})]);
    const report = await orThrow(
      sobotWith().queues.updateMembers({
        rows: [
          { queue, add: [{ agent: byId, weight: 2 }] },
          { queue, add: [{ agent: byId }] },
        ],
      }),
    );
    expect(report.outcomes).toMatchObject([
      { outcome: 'failed', error: { kind: 'Unsupported' } },
      { outcome: 'applied' },
    ]);
  });

  /** Takes a request whose groups are all good, and refuses it whole when one is not. */
  const serveUpdates = (isGood: (agentType: string, queueID: string) => boolean, refusal: Reply) => {
    const asked: string[] = [];
    nock(host)
      .persist()
      .post(updatePath)
      .reply((_, sent) => {
        const { agentType, list }: { agentType: string; list: { queueID: string }[] } = Object(sent);
        asked.push(`${agentType}: ${list.map(({ queueID }) => queueID).join(' ')}`);
        return list.every(({ queueID }) => isGood(agentType, queueID)) ? [200, good({})] : refusal;
      });
    return asked;
  };

  test('takes a refused request apart, so that one wrong row fails alone', async () => {
    const asked = serveUpdates((_, queueID) => queueID !== '9', [200, { code: 404, status: 'Failure' }]);
    const report = await orThrow(
      sobotWith().queues.updateMembers({
        rows: ['1', '2', '9', '4'].map((number) => ({ queue: QueueId(number), add: [{ agent: byId }] })),
      }),
    );
    expect(report.outcomes).toMatchObject([
      { row: 0, outcome: 'applied' },
      { row: 1, outcome: 'applied' },
      { row: 2, outcome: 'failed', error: { kind: 'NotFound' } },
      { row: 3, outcome: 'applied' },
    ]);
    expect(asked).toEqual(['1: 1 2 9 4', '1: 1', '1: 2', '1: 9', '1: 4']);
  });

  test('says of a row that it may be half done when only its second request is refused', async () => {
    serveUpdates((agentType) => agentType === '1', [200, { code: 400, status: 'Failure' }]);
    const report = await orThrow(
      sobotWith().queues.updateMembers({
        rows: [
          { queue: QueueId('1'), add: [{ agent: byId }] },
          { queue: QueueId('2'), add: [{ agent: byId }, { agent: byNumber }] },
          { queue: QueueId('3'), add: [{ agent: byNumber }] },
        ],
      }),
    );
    expect(report.outcomes).toMatchObject([
      { row: 0, outcome: 'applied' },
      { row: 1, outcome: 'unknown', error: { kind: 'InvalidInput' } },
      { row: 2, outcome: 'failed', error: { kind: 'InvalidInput' } },
    ]);
    expect(report.outcomes[1]?.error?.message).toContain(
      'half of the change was made, the other half failed: ',
    );
  });

  test('says the same when the second request fails for another reason', async () => {
    serve('POST', updatePath, [200, good({})], [200, good({})], [200, { code: 403, status: 'Failure' }]);
    const report = await orThrow(
      sobotWith().queues.updateMembers({
        rows: [
          { queue: QueueId('1'), add: [{ agent: byId }] },
          { queue: QueueId('2'), add: [{ agent: byId }, { agent: byNumber }] },
        ],
      }),
    );
    expect(report.outcomes).toMatchObject([
      { row: 0, outcome: 'applied' },
      { row: 1, outcome: 'unknown', error: { kind: 'PermissionDenied' } },
    ]);
  });

  test('sends no second request when the first fails', async () => {
    serve('POST', updatePath, [200, { code: 403 }]);
    const error = await failed(
      sobotWith().queues.updateMembers({
        rows: [{ queue, add: [{ agent: byId }, { agent: byNumber }] }],
      }),
    );
    expect(error).toMatchObject({ kind: 'PermissionDenied', effect: 'none' });
  });
});

describe('listing the status of queues', () => {
  const now = Date.parse('2026-01-05T09:00:00Z');
  const agentsPath = `${callService}config/api/agents/call/_search`;
  const queueRows = [{ queueID: '1' }, { queueID: ' 2 ' }, { queueID: '3' }, { queueID: '4' }];
  const groups = [
    {
      queueID: ' 1 ',
      agents: ['a', ' b ', 'c', 'd', 'e', 'f', 'not allowed to call'].map((agent) => ({ agent })),
    },
    { queueID: '2', agents: [{ agent: 'odd' }, { agent: 'a' }] },
    { queueID: '3', agents: null },
  ];
  const agents = [
    { agentUUID: ' a ', loginStatus: '1' },
    { agentUUID: 'b', loginStatus: 0 },
    { agentUUID: 'c', loginStatus: 2, notReadyReasonCode: 11 },
    { agentUUID: 'd', loginStatus: 2, notReadyReasonCode: '14' },
    { agentUUID: 'e', loginStatus: 2, notReadyReasonCode: 12 },
    { agentUUID: 'f', loginStatus: 2 },
    { agentUUID: 'odd', loginStatus: 12 },
    { agentUUID: 'in no queue', loginStatus: 1 },
  ];
  const at = '2026-01-05T09:00:00.000Z';
  const center = () => sobotWith({}, { now: () => now });

  test('counts what the members of each queue are doing, and says nothing of what is not told', async () => {
    const listed = serve('POST', queuesPath, [200, good({ list: queueRows, total: 4 })]);
    const searched = serve('POST', membersPath, [200, good(groups)]);
    const looked = serve('POST', agentsPath, [200, good(agents)]);
    expect(await orThrow(center().queues.listStatus({}))).toEqual({
      items: [
        { queue: '1', at, agents: { signedIn: 5, ready: 1, notReady: 4, onBreak: 2, training: 1 } },
        // The state of one has no word of ours, so that nobody knows how many are signed in.
        { queue: '2', at, agents: { ready: 1, notReady: 0, onBreak: 0, training: 0 } },
        { queue: '3', at, agents: { signedIn: 0, ready: 0, notReady: 0, onBreak: 0, training: 0 } },
        { queue: '4', at },
      ],
      total: 4,
    });
    expect([listed, searched, looked].map(([{ body } = { body: undefined }]) => body)).toEqual([
      { currPage: 1, pageSize: 100 },
      { agentType: '1' },
      {},
    ]);
  });

  test('reads the members of the one queue that is asked for', async () => {
    serve('POST', queuesPath, [200, good({ list: queueRows, total: 4 })]);
    const searched = serve('POST', membersPath, [200, good(groups)]);
    const looked = serve('POST', agentsPath, [200, good(agents)]);
    const { items, total } = await orThrow(center().queues.listStatus({ queues: [QueueId('2')] }));
    expect(items.map((status) => status.queue)).toEqual(['2']);
    expect(total).toBeUndefined();
    expect([searched[0]?.body, looked[0]?.body]).toEqual([{ agentType: '1', queueID: '2' }, { queue: '2' }]);
  });

  test('reads neither members nor agents for a page that shows no queue', async () => {
    serve('POST', queuesPath, [200, good({ list: queueRows })]);
    expect(await orThrow(center().queues.listStatus({ queues: [QueueId('9')] }))).toEqual({ items: [] });
  });

  test('tells no count of a queue when the state of a member is not told', async () => {
    serve('POST', queuesPath, [200, good({ list: [{ queueID: '1' }] })]);
    serve('POST', membersPath, [200, good([{ queueID: '1', agents: [{ agent: 'a' }, { agent: 'b' }] }])]);
    serve('POST', agentsPath, [
      200,
      good([
        { agentUUID: 'a', loginStatus: 1 },
        { agentUUID: 'b', loginStatus: null },
      ]),
    ]);
    expect((await orThrow(center().queues.listStatus({}))).items).toEqual([{ queue: '1', at }]);
  });

  test.each([
    [membersPath, agentsPath],
    [agentsPath, membersPath],
  ])('fails as a whole when one of its requests does: %s', async (broken, whole) => {
    serve('POST', queuesPath, [200, good({ list: [{ queueID: '1' }] })]);
    serve('POST', broken, [200, { code: 403 }]);
    serve('POST', whole, [200, good([])]);
    expect(await failed(center().queues.listStatus({}))).toMatchObject({ kind: 'PermissionDenied' });
  });
});
