import { CampaignId, type AttemptQuery, type ContactSelector } from '@cordboard/core';
import { connectTo, orThrow } from '@cordboard/core/fp';
import { ContactId } from '@cordboard/core/provider';
import { memoryWithTelephone } from '@cordboard/memory';
import { describe, expect, test } from '@jest/globals';
import { builtInSeed } from '../src/seed.js';
import { failed, open, phone, rowsOf } from './support.js';

/** A campaign that runs, with two batches of two. */
const running = async () => {
  const memory = memoryWithTelephone();
  const center = await orThrow(connectTo(memory, {}));
  const { value } = await orThrow(center.campaigns.create({ name: 'Autumn' }));
  const campaign = value.ref;
  for (const [i, batch] of ['B1', 'B2'].entries()) {
    const rows = [1, 2].map((n) => ({ phoneNumber: phone(2 * i + n), externalId: `${batch}-${String(n)}` }));
    await orThrow(center.campaigns.addContacts({ campaign, batch, rows }));
  }
  await orThrow(center.campaigns.start({ campaign }));
  const keysLeft = async () =>
    (await orThrow(center.campaigns.listContacts({ campaign }))).items.map(({ externalId }) => externalId);
  return { ...center, campaign, keysLeft, telephone: memory.telephone };
};

describe('campaigns.listAttempts', () => {
  test('tells each call that a test made, and finds it again', async () => {
    const { campaigns, campaign, telephone, records } = await running();
    telephone.settle(campaign, 'B1-2', 'busy');
    telephone.settle(campaign, 'B2-1', 'connected', { talkSec: 5 });
    telephone.settle(campaign, 'B2-2', 'skipped-dnc');
    const { items } = await orThrow(campaigns.listAttempts({ campaign }));
    expect(items).toEqual([
      {
        contact: '2',
        externalId: 'B1-2',
        batch: 'B1',
        phoneNumber: phone(2),
        at: '2026-01-05T09:00:04.000Z',
        outcome: 'busy',
        cause: 'busy',
        call: items[0]?.call,
      },
      {
        contact: '3',
        externalId: 'B2-1',
        batch: 'B2',
        phoneNumber: phone(3),
        at: '2026-01-05T09:00:05.000Z',
        outcome: 'connected',
        cause: 'completed',
        call: items[1]?.call,
      },
    ]);
    const period = { from: '2026-01-05T09:00:00Z', to: '2026-01-05T10:00:00Z' };
    const calls = (await orThrow(records.list(period))).items.map(({ call }) => call);
    expect(items.every(({ call }) => calls.includes(call))).toBe(true);
    const found = async (query: Partial<AttemptQuery>) =>
      (await orThrow(campaigns.listAttempts({ campaign, ...query }))).items.map(({ contact }) => contact);
    expect(await found({ externalId: 'B2-1' })).toEqual(['3']);
    expect(await found({ batch: 'B1' })).toEqual(['2']);
    expect(await found({ from: '2026-01-05T09:00:05Z' })).toEqual(['3']);
    expect(await found({ to: '2026-01-05T09:00:05Z' })).toEqual(['2']);
    expect(await found({ from: '2026-01-05T09:00:05Z', to: '2026-01-05T09:00:05Z' })).toEqual([]);
  });

  test('answers NotFound for an unknown campaign', async () => {
    const { campaigns } = await open();
    expect((await failed(campaigns.listAttempts({ campaign: { code: 'summer' } }))).kind).toBe('NotFound');
  });
});

describe('campaigns.removeContacts', () => {
  test.each<[readonly ContactSelector[], readonly string[], readonly string[]]>([
    [[{ externalId: 'B1-1' }], ['applied'], ['B1-2', 'B2-1', 'B2-2']],
    [[{ phoneNumber: `+${phone(3)}` }], ['applied'], ['B1-1', 'B1-2', 'B2-2']],
    [[{ batch: 'B2' }], ['applied'], ['B1-1', 'B1-2']],
    [
      [{ batch: 'B2' }, { externalId: 'B2-1' }],
      ['applied', 'unchanged'],
      ['B1-1', 'B1-2'],
    ],
    [
      [{ externalId: 'x' }, { batch: 'x' }],
      ['unchanged', 'unchanged'],
      ['B1-1', 'B1-2', 'B2-1', 'B2-2'],
    ],
  ])('of %j is %j', async (rows, outcomes, kept) => {
    const { campaigns, campaign, keysLeft } = await running();
    expect(rowsOf(await orThrow(campaigns.removeContacts({ campaign, rows })))).toEqual(outcomes);
    expect(await keysLeft()).toEqual(kept);
    expect((await orThrow(campaigns.getProgress({ campaign }))).contacts).toBe(kept.length);
  });

  test('forgets the attempts of those who are removed, unless their history is kept', async () => {
    for (const [keepHistory, attempts] of [
      [true, 1],
      [false, 0],
    ] as const) {
      const { campaigns, campaign, telephone, keysLeft } = await running();
      telephone.settle(campaign, 'B1-1', 'busy');
      await orThrow(campaigns.removeContacts({ campaign, keepHistory, rows: [{ batch: 'B1' }] }));
      expect((await orThrow(campaigns.listAttempts({ campaign }))).items).toHaveLength(attempts);
      expect(await keysLeft()).toHaveLength(keepHistory ? 4 : 2);
      expect(await orThrow(campaigns.getProgress({ campaign, batch: 'B1' }))).toEqual({ contacts: 0 });
      expect((await orThrow(campaigns.getProgress({ campaign }))).contacts).toBe(2);
    }
  });

  test('lets a number be added again that no other contact has', async () => {
    const { campaigns, campaign } = await running();
    const add = async () =>
      rowsOf(await orThrow(campaigns.addContacts({ campaign, rows: [{ phoneNumber: phone(1) }] })));
    expect(await add()).toEqual(['unchanged']);
    for (const keepHistory of [true, false]) {
      await orThrow(campaigns.removeContacts({ campaign, keepHistory, rows: [{ phoneNumber: phone(1) }] }));
      expect(await add()).toEqual(['applied']);
    }
  });

  test('is a conflict for one who is being called, and removes none of the row', async () => {
    const campaign = { id: CampaignId('task-9002') };
    const contact = (id: string, state: 'pending' | 'in-progress') => ({
      campaign: campaign.id,
      contact: { id: ContactId(id), phoneNumber: phone(1), state },
    });
    const contacts = [contact('1', 'pending'), contact('2', 'in-progress')];
    const { campaigns } = await open({ seed: { ...builtInSeed, contacts, attempts: [] } });
    const rows = [{ phoneNumber: phone(1) }];
    expect(rowsOf(await orThrow(campaigns.removeContacts({ campaign, rows })))).toEqual(['failed: Conflict']);
    expect((await orThrow(campaigns.listContacts({ campaign }))).items).toHaveLength(2);
  });

  test('answers NotFound for an unknown campaign', async () => {
    const { campaigns } = await open();
    const removed = campaigns.removeContacts({ campaign: { code: 'summer' }, rows: [{ batch: 'B1' }] });
    expect((await failed(removed)).kind).toBe('NotFound');
  });
});
