import { describe, expect, test } from '@jest/globals';
import { paginate } from '@cordboard/core/fp';
import { CampaignId, QueueId, type ContactQuery } from '@cordboard/core';
import { answer, center, failed, guardNetwork, refusal, seen, succeed, success } from './support.js';

guardNetwork();

const details = ['POST', '/v3/cc/preview/queryTaskDetail'] as const;
const campaign = { id: CampaignId('task-123') };

const answerNumbers = (records: readonly object[], counters: object = {}): void => {
  answer(details, success({ total: records.length, size: 100, current: 1, pages: 1, records, ...counters }));
};

const contact = async (row: object) => {
  answerNumbers([{ keyId: 7, ...row }]);
  const { items } = await succeed(center().campaigns.listContacts({ campaign }));
  return items[0];
};

const paramsSent = () => seen.map(({ body }) => (body as { readonly params: unknown }).params);

describe('campaigns.listContacts', () => {
  test('reads a number with its columns, whose name and call are typed as numbers', async () => {
    const row = {
      keyId: '7',
      encryptCalled: '861****0000',
      seatName: 'Mara',
      sipGroupName: 'Sales',
      labelName: 'quote, VIP',
      remark: 'call back',
      callId: '2501101530001000001',
      errorReason: null,
      status: '9',
      callCount: '2',
      var01: 'Gold',
      var05: '',
      variant: 'none',
    };
    expect(await contact(row)).toEqual({
      id: '7',
      phoneNumber: '861****0000',
      state: 'done',
      native: { code: '9', label: 'called' },
      attempts: 2,
      lastCall: '2501101530001000001',
      agentName: 'Mara',
      queueName: 'Sales',
      labels: ['quote', 'VIP'],
      note: 'call back',
      fields: { var01: 'Gold' },
    });
  });

  test.each([
    [1, 'in-progress', undefined],
    [5, 'pending', undefined],
    ['7', 'done', 'failed'],
    // Called is not reached.
    [9, 'done', undefined],
    [2, 'unknown', undefined],
    [77, 'unknown', undefined],
  ])('status %j is %s, %s', async (status, state, outcome) => {
    const found = await contact({ status });
    expect([found?.state, found?.outcome, found?.native?.code]).toEqual([state, outcome, String(status)]);
  });

  test('says nothing that the row does not', async () => {
    expect(await contact({ status: null, labelName: '', callId: '', callCount: '66.67' })).toEqual({
      id: '7',
      phoneNumber: '',
      state: 'unknown',
    });
    expect((await contact({ labelName: ['quote'] }))?.labels).toEqual(['quote']);
    expect((await contact({ labelName: null }))?.labels).toBeUndefined();
  });

  test('keeps a call id that a number cannot hold', async () => {
    expect((await contact({ callId: 'x'.repeat(129) }))?.lastCall).toBeUndefined();
  });

  test('asks for what the query names, under the names of this page', async () => {
    answerNumbers([]);
    const query = {
      states: ['pending', 'done'],
      number: '+8613800138000',
      queue: QueueId('1000006'),
      labels: ['quote'],
    } satisfies Partial<ContactQuery>;
    await succeed(center().campaigns.listContacts({ campaign, ...query }));
    expect(seen[0]?.body).toEqual({
      current: 1,
      size: 100,
      params: {
        taskId: '123',
        called: '8613800138000',
        sipGroupId: 1000006,
        labelNames: ['quote'],
        statusList: [5, 7, 9],
      },
    });
  });

  test('asks for nothing more than the task without filters', async () => {
    answerNumbers([]);
    await succeed(center().campaigns.listContacts({ campaign, states: ['in-progress'] }));
    answerNumbers([]);
    await succeed(center().campaigns.listContacts({ campaign }));
    expect(paramsSent()).toEqual([{ taskId: '123', statusList: [1] }, { taskId: '123' }]);
  });

  test('is walked page by page, whatever the counters say', async () => {
    answerNumbers([{ keyId: 1 }, { keyId: 2 }], { total: 9, pages: 2, size: 2 });
    answerNumbers([{ keyId: 3 }], { total: 9, pages: 2, size: 2 });
    answer(details, success({ total: 9 }));
    const ids: string[] = [];
    for await (const { id } of paginate(center().campaigns.listContacts)({ campaign, limit: 2 }))
      ids.push(id);
    expect(ids).toEqual(['1', '2', '3']);
  });

  test('finds no contact in a queue that the vendor cannot have', async () => {
    const listed = center().campaigns.listContacts({ campaign, queue: QueueId('Sales') });
    expect((await succeed(listed)).items).toEqual([]);
    expect(seen).toEqual([]);
  });

  test.each([
    [{ campaign: { id: CampaignId('group-5000602') } }, 'Unsupported'],
    [{ campaign: { id: CampaignId('123') } }, 'NotFound'],
    [{ campaign: { code: 'spring' } }, 'Unsupported'],
    [{ campaign, states: ['skipped' as const] }, 'Unsupported'],
  ])('refuses what cannot be asked for: %j', async (query, kind) => {
    expect(await failed(center().campaigns.listContacts(query))).toMatchObject({ kind, effect: 'none' });
    expect(seen).toEqual([]);
  });

  test('says that a task is wrong as the vendor does', async () => {
    answer(details, refusal('-22'));
    expect(await failed(center().campaigns.listContacts({ campaign }))).toMatchObject({
      kind: 'InvalidInput',
    });
  });
});
