import { describe, expect, test } from '@jest/globals';
import { QueueId, Secret, type NewAgent } from '@cordboard/core';
import {
  answer,
  answerPage,
  center,
  failed,
  guardNetwork,
  refusal,
  seen,
  succeed,
  success,
} from './support.js';

guardNetwork();

const addSeatList = ['POST', '/v3/cc/seat/addSeatList'] as const;
const updateSeat = ['POST', '/v3/cc/seat/updateSeat'] as const;
const batchingSeat = ['POST', '/v3/cc/seat/batchingSeat'] as const;

/** The row of the sample. */
const row = {
  keyId: 681,
  empNo: '003',
  petName: '12345678901234567890',
  name: '0705C999_001',
  enable: 0,
  voiceGroupId: 1000006,
  account: '0705C559_003',
  password: '452061e7b50b70001c1e2168632ea56d',
  displayNum: '12802112125',
  ccode: null,
  groupName: 'tele-basic-test',
  status: '1',
};

const sentAsRead = {
  keyId: 681,
  voiceGroupId: '1000006',
  name: '0705C999_001',
  empNo: '003',
  petName: '12345678901234567890',
  displayNum: '12802112125',
};

const noor: NewAgent = {
  name: 'Noor',
  callerId: '12802112125',
  queues: [{ queue: QueueId('1000006') }],
};

describe('agents.create', () => {
  test('makes one agent, reads the number that it got, and gives the name', async () => {
    answer(addSeatList, success([{ keyId: 681, name: '0705C999_001' }]));
    answerPage([row]);
    answer(updateSeat, success(null));
    const agent = { ...noor, displayName: 'N', password: new Secret('Geheim1') };
    const { value, outcome, warnings } = await succeed(center().agents.create({ agent }));
    expect(value).toMatchObject({ id: '681', number: '003', name: 'Noor', displayName: 'N' });
    expect([outcome, warnings]).toEqual(['applied', []]);
    expect(JSON.stringify(value)).not.toMatch(/Geheim1|452061e7/);
    expect(seen.map(({ body }) => body)).toMatchObject([
      { voiceGroupId: 1000006, size: 1, displayNum: '12802112125' },
      {},
      { ...sentAsRead, name: 'Noor', petName: 'N', password: 'Geheim1' },
    ]);
  });

  test('looks a chosen number up first: whoever has it keeps it, and nothing is made', async () => {
    answerPage([row]);
    const error = await failed(center().agents.create({ agent: { ...noor, number: '003' } }));
    expect(error).toMatchObject({ kind: 'AlreadyExists', effect: 'none' });
    expect(seen).toHaveLength(1);
  });

  test.each([
    [
      'the change is refused',
      () => {
        answerPage([row]);
        answer(updateSeat, refusal('-34'));
      },
      '0705C999_001',
    ],
    [
      'the agent cannot be read',
      () => {
        answer(['POST', '/v3/cc/seat/query'], refusal('-18'));
      },
      '0705C999_001',
    ],
  ])('is a success with a warning for each field where %s', async (_, answers, name) => {
    answer(addSeatList, success([{ keyId: 681, name: '0705C999_001' }]));
    answers();
    const agent = { ...noor, password: new Secret('Geheim1') };
    const written = await succeed(center().agents.create({ agent }));
    expect(written).toMatchObject({ outcome: 'applied', value: { id: '681', name } });
    expect(written.warnings.map(({ field }) => field)).toEqual(['agent.name', 'agent.password']);
    expect(JSON.stringify(written)).not.toContain('Geheim1');
  });

  test('says that the agent exists where the vendor does not tell the id', async () => {
    answer(addSeatList, success([]));
    expect(await failed(center().agents.create({ agent: noor }))).toMatchObject({
      kind: 'MalformedReply',
      effect: 'done',
    });
  });

  test('is QuotaExceeded where the licence allows no more', async () => {
    answer(addSeatList, refusal('-36'));
    expect(await failed(center().agents.create({ agent: noor }))).toMatchObject({
      kind: 'QuotaExceeded',
      effect: 'none',
    });
  });

  test.each<[string, NewAgent, string]>([
    ['no queue', { name: 'Noor' }, 'Unsupported'],
    [
      'two queues',
      { name: 'Noor', queues: [{ queue: QueueId('1') }, { queue: QueueId('2') }] },
      'Unsupported',
    ],
    ['a password with blanks', { ...noor, password: new Secret('ge heim') }, 'InvalidInput'],
  ])('sends nothing for %s', async (_, agent, kind) => {
    const error = await failed(center().agents.create({ agent }));
    expect(error).toMatchObject({ kind, effect: 'none' });
    expect(error.message).not.toContain('heim');
    expect(seen).toEqual([]);
  });
});

describe('agents.update', () => {
  const agent = { number: '003' };

  test('sends what was read, with what is changed', async () => {
    answerPage([row]);
    answer(updateSeat, success(null));
    const set = { number: '007', callerId: null };
    const written = await succeed(center().agents.update({ agent, set }));
    expect(written).toMatchObject({ outcome: 'applied', value: { id: '681', number: '007' } });
    expect(written.value.callerId).toBeUndefined();
    expect(seen[1]?.body).toStrictEqual({ ...sentAsRead, empNo: '007', displayNum: '' });
  });

  test('sends nothing that writes where it is so already', async () => {
    answerPage([row]);
    const written = await succeed(center().agents.update({ agent, set: { name: row.name } }));
    expect(written.outcome).toBe('unchanged');
    expect(seen).toHaveLength(1);
  });

  test.each([
    ['-34', 'AlreadyExists'],
    ['-67', 'Conflict'],
  ])('is told of %s as %s', async (status, kind) => {
    answerPage([row]);
    answer(updateSeat, refusal(status));
    expect(await failed(center().agents.update({ agent, set: { number: '9' } }))).toMatchObject({
      kind,
      effect: 'none',
    });
  });

  test('is a Conflict for an agent in no queue, and sends nothing that writes', async () => {
    answerPage([{ ...row, voiceGroupId: null }]);
    expect(await failed(center().agents.update({ agent, set: { name: 'N' } }))).toMatchObject({
      kind: 'Conflict',
      effect: 'none',
    });
    expect(seen).toHaveLength(1);
  });
});

describe('agents.setPassword', () => {
  test('sends the password along with what was read, and tells it to no one', async () => {
    answerPage([row]);
    answer(updateSeat, success(null));
    const password = new Secret('fWcsQ6aw');
    const written = await succeed(center().agents.setPassword({ agent: { number: '003' }, password }));
    expect(written).toEqual({ value: { agent: { id: '681' } }, outcome: 'applied', warnings: [] });
    expect(seen[1]?.body).toStrictEqual({ ...sentAsRead, password: 'fWcsQ6aw' });
  });

  test('takes a refusal of the vendor for what it is, without quoting the password', async () => {
    answerPage([row]);
    answer(updateSeat, refusal('-64', 'password fWcsQ6aw is not right'));
    const password = new Secret('fWcsQ6aw');
    const error = await failed(center().agents.setPassword({ agent: { number: '003' }, password }));
    expect(error).toMatchObject({ kind: 'InvalidInput', effect: 'none', native: { code: '-64' } });
    expect(JSON.stringify(error)).not.toContain('fWcsQ6aw');
  });
});

describe('agents.remove', () => {
  test('is type 2 of the batch operation, for one agent, and is sent once', async () => {
    answerPage([row]);
    answer(batchingSeat, success(null));
    const written = await succeed(center().agents.remove({ agent: { number: '003' } }));
    expect(written).toMatchObject({ outcome: 'applied', value: { agent: { id: '681' } } });
    expect(seen[1]?.body).toStrictEqual({ type: 2, idList: [681] });
  });

  test.each(['-67', '-68'])('is a Conflict for %s', async (status) => {
    answerPage([row]);
    answer(batchingSeat, refusal(status));
    expect(await failed(center().agents.remove({ agent: { number: '003' } }))).toMatchObject({
      kind: 'Conflict',
      effect: 'none',
    });
  });
});
