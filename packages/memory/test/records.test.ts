import { describe, expect, test } from '@jest/globals';
import { AgentId, RecordId, type CallRecord } from '@cordboard/core';
import { orThrow } from '@cordboard/core/fp';
import { memory } from '@cordboard/memory';
import * as E from 'fp-ts/lib/Either.js';
import { failed, open } from './support.js';

const january = { from: '2026-01-01T00:00:00Z', to: '2026-02-01T00:00:00Z' };
const call: CallRecord = {
  id: RecordId('1'),
  set: 'contact-center',
  startedAt: '2026-01-04T09:00:00Z',
  customerNumber: '138****7846',
  agent: { id: AgentId('20001') },
};

describe('a record', () => {
  test('is one of its set: the usual one, where none is named', async () => {
    const phone: CallRecord = { ...call, set: 'phone' };
    const { records } = await open({ seed: { records: [call, phone] } });
    expect((await orThrow(records.list(january))).items).toEqual([call]);
    expect((await orThrow(records.list({ ...january, set: 'phone' }))).items).toEqual([phone]);
    expect(await orThrow(records.get({ id: call.id }))).toEqual(call);
    expect(await orThrow(records.get({ id: call.id, set: 'phone' }))).toEqual(phone);
    expect((await failed(records.get({ id: call.id, set: 'number' }))).kind).toBe('NotFound');
  });

  test('may show a masked number, which no number matches', async () => {
    const { records } = await open({ seed: { records: [call] } });
    expect((await orThrow(records.list({ ...january, number: '1387846' }))).items).toEqual([]);
  });

  test('of an agent is found by id and by number, and by no agent who is not there', async () => {
    const { records } = await open();
    const listed = async (agent: { id: AgentId } | { number: string }) =>
      (await orThrow(records.list({ ...january, agent }))).items.map(({ id }) => id);
    expect(await listed({ number: '1001' })).toEqual(['26010516410000004']);
    expect(await listed({ id: AgentId('20001') })).toEqual(['26010516410000004']);
    expect(await listed({ number: '9999' })).toEqual([]);
  });

  test('whose time is not known is in no period', async () => {
    const { records } = await open({ seed: { records: [{ id: call.id, set: call.set }] } });
    expect((await orThrow(records.list(january))).items).toEqual([]);
  });
});

test('keeps every digit of what a call cost', async () => {
  const { records } = await open();
  const { cost } = await orThrow(records.get({ id: RecordId('2601051430001000005'), set: 'phone' }));
  expect(cost).toEqual([{ amount: '0.750', currency: 'USD' }]);
});

test('a seed with a record twice is refused', () => {
  const created = memory.create({ seed: { records: [call, call] } });
  expect(E.isLeft(created) && created.left.problems).toEqual([
    { path: 'seed.records.1.id', message: 'occurs twice' },
  ]);
});
