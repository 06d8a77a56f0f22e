import { describe, expect, test } from '@jest/globals';
import { AgentId, QueueId, type ErrorKind } from '@cordboard/core';
import {
  answer,
  answerPage,
  answerWith,
  center,
  expectSent,
  failed,
  fixture,
  guardNetwork,
  paths,
  phoneNumber,
  refusal,
  seats,
  seen,
  succeed,
  success,
} from './support.js';

guardNetwork();

const groupQuery = ['POST', '/v3/cc/seatGroup/query'] as const;
const updateSeat = ['POST', '/v3/cc/seat/updateSeat'] as const;

const answerGroups = (...ids: readonly number[]): void => {
  const records = ids.map((voiceGroupId) => ({ voiceGroupId, groupName: `group ${voiceGroupId}` }));
  answer(groupQuery, success({ records }));
};

const answerSeats = (...records: readonly object[]): void => {
  answerPage(records, { total: records.length });
};

const seat = { keyId: 12, empNo: '003', name: '0705C999_001', voiceGroupId: 11, groupName: 'Sales' };
const other = { keyId: 13, empNo: '004', name: 'other', voiceGroupId: '11', groupName: 'Sales' };
const member = {
  queue: { id: '11', name: 'Sales' },
  agent: { id: '12', number: '003' },
  agentName: '0705C999_001',
};

const pathsSeen = (): readonly string[] => seen.map(({ path }) => path);

describe('queues.listMembers', () => {
  test('asks for the agents of the group', async () => {
    answerSeats(seat);
    const page = await succeed(center().queues.listMembers({ queue: QueueId('11') }));
    expect(page.items).toEqual([member]);
    expect(seen[0]?.body).toEqual({ current: 1, size: 100, params: { voiceGroupId: 11 } });
  });

  test('tells members of all queues, without those who are deleted or in none', async () => {
    answerSeats(
      seat,
      { ...other, deleteFlag: 1 },
      { ...other, voiceGroupId: null, groupName: '' },
      { ...other, voiceGroupId: '' },
    );
    expect((await succeed(center().queues.listMembers({}))).items).toEqual([member]);
  });

  test('leaves out agents of other groups, should the vendor overlook its filter', async () => {
    answerSeats(seat, { ...other, voiceGroupId: 12 });
    expect((await succeed(center().queues.listMembers({ queue: QueueId('11') }))).items).toEqual([member]);
  });

  test('looks up a queue without members: it is empty, or not there', async () => {
    answerPage([], { total: 0 });
    answerGroups(11);
    expect(await succeed(center().queues.listMembers({ queue: QueueId('11') }))).toMatchObject({ items: [] });
    answerPage([], { total: 0 });
    answerGroups(12);
    expect(await failed(center().queues.listMembers({ queue: QueueId('11') }))).toMatchObject({
      kind: 'NotFound',
    });
    expect(pathsSeen()).toEqual([paths.seatQuery[1], groupQuery[1], paths.seatQuery[1], groupQuery[1]]);
  });

  test.each([{ id: AgentId('12') }, { number: '003' }, { id: AgentId('12'), number: 'wrong' }])(
    'tells the one queue of the agent %j',
    async (agent) => {
      answerSeats(other, seat);
      expect(await succeed(center().queues.listMembers({ agent }))).toEqual({ items: [member] });
    },
  );

  test('knows agents by id and number only, and none who is not there', async () => {
    expect(await failed(center().queues.listMembers({ agent: { email: 'a@example.com' } }))).toMatchObject({
      kind: 'Unsupported',
      problems: [{ path: 'agent' }],
    });
    expect(seen).toEqual([]);
    answerSeats(other);
    expect(await failed(center().queues.listMembers({ agent: { number: '003' } }))).toMatchObject({
      kind: 'NotFound',
    });
  });
});

describe('queues.updateMembers', () => {
  const queue = QueueId('12');
  const row = { queue, add: [{ agent: { id: AgentId('12') } }] };

  const rowsOf = async (...rows: readonly (typeof row)[]) =>
    succeed(center().queues.updateMembers({ rows: [...rows] }));

  test('sends the documented request: the group as text, and all else as it was read', async () => {
    const documented = fixture('queues.updateMembers.documented');
    answerGroups(12);
    answerSeats({
      ...{ keyId: 12, name: '123', petName: '12', empNo: '123', displayNum: 123, ccode: '91' },
      ...{ voiceGroupId: 11, groupName: 'Sales', password: '452061e7b50b70001c1e2168632ea56d' },
    });
    answerWith(documented);
    const report = await rowsOf(row);
    expectSent(documented, 2);
    expect(report.outcomes).toEqual([{ row: 0, outcome: 'applied', value: { queue } }]);
    expect(report.warnings).toEqual([
      {
        field: 'rows.0.add.0',
        message: 'the agent left the queue Sales: an agent is in one queue only',
      },
    ]);
  });

  test('keeps a name as it is told, and sends no field that is empty', async () => {
    answerGroups(12);
    answerSeats({ ...seat, name: ' padded ', petName: '', displayNum: null, ccode: '  ' });
    answer(updateSeat, success(null));
    await rowsOf(row);
    expect(seen[2]?.body).toEqual({ keyId: 12, voiceGroupId: '12', name: ' padded ', empNo: '003' });
  });

  test('sends nothing that writes for one who is there, and no warning for one who was nowhere', async () => {
    answerGroups(12);
    answerSeats({ ...seat, voiceGroupId: '12' });
    expect(await rowsOf(row)).toMatchObject({ unchanged: 1, warnings: [] });
    expect(pathsSeen()).not.toContain(updateSeat[1]);
    answerGroups(12);
    answerSeats({ ...seat, voiceGroupId: null });
    answer(updateSeat, success(null));
    expect(await rowsOf(row)).toMatchObject({ applied: 1, warnings: [] });
  });

  test('moves an agent once who is named twice, by id and by number', async () => {
    answerGroups(12);
    answerSeats(seat);
    answer(updateSeat, success(null));
    const twice = { queue, add: [...row.add, { agent: { number: '003' } }] };
    expect(await succeed(center().queues.updateMembers({ rows: [twice] }))).toMatchObject({ applied: 1 });
    expect(pathsSeen()).toEqual([groupQuery[1], paths.seatQuery[1], updateSeat[1]]);
  });

  test('reads agents only until those named have turned up', async () => {
    answerGroups(12);
    answerPage([seat, ...seats(100, 99)], { total: 300, pages: 3 });
    answer(updateSeat, success(null));
    await rowsOf(row);
    expect(pathsSeen().filter((path) => path === paths.seatQuery[1])).toHaveLength(1);
  });

  test('moves no agent of a row with an unknown queue or agent, and goes on with the next', async () => {
    answerGroups(11);
    answerGroups(12);
    answerSeats(seat);
    answerGroups(12);
    answerSeats(seat);
    answer(updateSeat, success(null));
    const unknown = { queue, add: [...row.add, { agent: { id: AgentId('99') } }] };
    const report = await rowsOf(row, unknown, row);
    expect(report.outcomes).toMatchObject([
      { outcome: 'failed', error: { kind: 'NotFound' } },
      { outcome: 'failed', error: { kind: 'NotFound' } },
      { outcome: 'applied' },
    ]);
    expect(report.warnings).toMatchObject([{ field: 'rows.2.add.0' }]);
  });

  test.each<[string, ErrorKind]>([
    ['-1', 'Unauthenticated'],
    ['-2', 'PermissionDenied'],
    ['-18', 'Internal'],
    ['-20', 'AlreadyExists'],
    ['-22', 'InvalidInput'],
    ['-23', 'QuotaExceeded'],
    ['-34', 'AlreadyExists'],
    ['-64', 'InvalidInput'],
    ['-65', 'PermissionDenied'],
    ['-66', 'InvalidInput'],
    ['-67', 'Conflict'],
    ['-99', 'Internal'],
  ])('%s is %s', async (code, kind) => {
    answerGroups(12);
    answerSeats(seat);
    answer(updateSeat, refusal(code, `about ${phoneNumber}`));
    const settled = await center().queues.updateMembers({ rows: [row] })();
    const told = JSON.stringify(settled);
    expect(told).toContain(`"kind":"${kind}"`);
    expect(told).not.toContain(phoneNumber);
  });

  test('says of a row that was half done that it is, and goes on', async () => {
    answerGroups(12);
    answerSeats(seat, other);
    answer(updateSeat, success(null));
    answer(updateSeat, refusal('-67'));
    answerGroups(12);
    answerSeats({ ...seat, voiceGroupId: 12 });
    const both = { queue, add: [...row.add, { agent: { number: '004' } }] };
    const report = await succeed(center().queues.updateMembers({ rows: [both, row] }));
    expect(report.outcomes).toMatchObject([
      { outcome: 'unknown', error: { kind: 'Conflict', message: expect.stringContaining('were moved') } },
      { outcome: 'unchanged' },
    ]);
    expect(report.stoppedBy).toBeUndefined();
  });

  test('stops where the failure is not about the row', async () => {
    answerGroups(12);
    answerSeats(seat, other);
    answer(updateSeat, success(null));
    answer(updateSeat, { status: 503 });
    const both = { queue, add: [...row.add, { agent: { number: '004' } }] };
    const report = await succeed(center().queues.updateMembers({ rows: [both, row] }));
    expect(report).toMatchObject({
      total: 1,
      unknown: 1,
      stoppedBy: { kind: 'Unavailable' },
    });
  });

  test('moves no agent by a key that was longer than a number can tell', async () => {
    answerGroups(12);
    answerSeats({ ...seat, keyId: '1234567890123456789' });
    const settled = await center().queues.updateMembers({
      rows: [{ queue, add: [{ agent: { number: '003' } }] }],
    })();
    expect(JSON.stringify(settled)).toContain('MalformedReply');
    expect(pathsSeen()).not.toContain(updateSeat[1]);
  });

  test.each([
    ['remove', { remove: [{ number: '003' }] }],
    ['add.0.level', { add: [{ agent: { number: '003' }, level: 1 }] }],
    ['add.0.autoSignIn', { add: [{ agent: { number: '003' }, autoSignIn: true }] }],
    ['add.0.weight', { add: [{ agent: { number: '003' }, weight: 1 }] }],
  ])('has no %s', async (_, change) => {
    const report = await succeed(center().queues.updateMembers({ rows: [{ queue, ...change }] }));
    expect(report.outcomes).toMatchObject([{ outcome: 'failed', error: { kind: 'Unsupported' } }]);
    expect(seen).toEqual([]);
  });
});
