import { AgentId, type CampaignQuery, type NewCampaign } from '@cordboard/core';
import { orThrow } from '@cordboard/core/fp';
import { describe, expect, test } from '@jest/globals';
import { failed, key, open, phone, rowsOf } from './support.js';

const schedule = { start: '2026-02-02T09:00:00+08:00', end: '2026-02-06T18:00:00+08:00' };
const campaign: NewCampaign = { name: 'Autumn', schedule, createdBy: { number: '1003' } };
const nobody = { number: '9999' };

describe('campaigns.create', () => {
  test('creates a draft without contacts, named by id and code', async () => {
    const { campaigns } = await open();
    const created = await orThrow(campaigns.create({ ...campaign, description: 'Before winter' }));
    expect(created).toEqual({
      value: {
        ref: { id: '00000001-0000-4000-8000-000000000001', code: 'campaign1' },
        name: 'Autumn',
        state: 'draft',
        schedule,
        description: 'Before winter',
        createdAt: '2026-01-05T09:00:00.000Z',
        progress: { contacts: 0, unassigned: 0, agents: 0 },
      },
      outcome: 'applied',
      warnings: [],
    });
    const { code } = { code: 'campaign1' };
    expect((await orThrow(campaigns.list({ code }))).items).toEqual([created.value]);
  });

  test('creates one campaign for one idempotency key', async () => {
    const { campaigns } = await open();
    const first = await orThrow(campaigns.create(campaign, { idempotencyKey: key(1) }));
    const again = await orThrow(campaigns.create(campaign, { idempotencyKey: key(1) }));
    expect(again).toEqual({ ...first, outcome: 'unchanged' });
    const other = await orThrow(campaigns.create(campaign, { idempotencyKey: key(2) }));
    expect(other.value.ref).not.toEqual(first.value.ref);
    expect((await orThrow(campaigns.list({}))).total).toBe(5);
  });

  test('refuses a key that stood for another campaign', async () => {
    const { campaigns } = await open();
    await orThrow(campaigns.create(campaign, { idempotencyKey: key(1) }));
    const error = await failed(campaigns.create({ ...campaign, name: 'Winter' }, { idempotencyKey: key(1) }));
    expect(error.kind).toBe('Conflict');
  });

  test('gives a key that failed another chance', async () => {
    const { campaigns } = await open();
    await failed(campaigns.create({ ...campaign, createdBy: nobody }, { idempotencyKey: key(1) }));
    expect((await orThrow(campaigns.create(campaign, { idempotencyKey: key(1) }))).outcome).toBe('applied');
  });

  test('refuses an end that is not after the start, whatever the offsets', async () => {
    const { campaigns } = await open();
    const same = { start: '2026-02-02T09:00:00+08:00', end: '2026-02-02T01:00:00Z' };
    const error = await failed(campaigns.create({ ...campaign, schedule: same }));
    expect(error).toMatchObject({ kind: 'InvalidInput', problems: [{ path: 'schedule.end' }] });
  });

  test('answers NotFound for a creator nobody knows', async () => {
    const { campaigns } = await open();
    expect((await failed(campaigns.create({ ...campaign, createdBy: nobody }))).kind).toBe('NotFound');
  });

  test('refuses a day that does not exist, and takes 29 February of a leap year', async () => {
    const { campaigns } = await open();
    const until = (end: string) => campaigns.create({ ...campaign, schedule: { ...schedule, end } });
    const error = await failed(until('2026-02-30T09:00:00+08:00'));
    expect(error).toMatchObject({ kind: 'InvalidInput', effect: 'none' });
    expect(error.problems).toEqual([
      { path: 'schedule.end', message: 'must be an existing date (got year 2026, month 2, day 30)' },
    ]);
    const leap = await orThrow(until('2028-02-29T09:00:00+08:00'));
    expect(leap.value.schedule?.end).toBe('2028-02-29T09:00:00+08:00');
  });

  test('refuses a zone in other letters than its own', async () => {
    const { campaigns } = await open();
    const zoned = { ...campaign, schedule: { ...schedule, timeZone: 'asia/singapore' } };
    expect(await failed(campaigns.create(zoned))).toMatchObject({
      kind: 'InvalidInput',
      problems: [{ path: 'schedule.timeZone', message: 'must be written as Asia/Singapore' }],
    });
  });
});

describe('campaigns.list', () => {
  test.each<[string, CampaignQuery, readonly string[]]>([
    ['nothing', {}, ['spring2026', 'welcome01', 'winback01']],
    ['code', { code: 'welcome01' }, ['welcome01']],
    ['a code that is not there', { code: 'welcome' }, []],
    ['createdAfter, which counts in', { createdAfter: '2026-01-03T07:30:00Z' }, ['welcome01']],
    ['createdBefore, which does not', { createdBefore: '2026-01-03T07:30:00Z' }, ['spring2026', 'winback01']],
    [
      'both, twelve months apart',
      { createdAfter: '2025-01-03T07:30:00Z', createdBefore: '2026-01-03T07:30:00Z' },
      ['spring2026', 'winback01'],
    ],
    ['createdBy', { createdBy: { number: '1001' } }, ['spring2026', 'winback01']],
    ['a creator nobody knows', { createdBy: { id: AgentId('1001') } }, []],
  ])('filters by %s', async (_, query, codes) => {
    const { campaigns } = await open();
    const { items } = await orThrow(campaigns.list(query));
    expect(items.map(({ ref }) => ref.code)).toEqual(codes);
  });

  test.each([
    ['2025-01-03T07:29:59Z', '2026-01-03T07:30:00Z'],
    ['2026-01-01T00:00:00Z', '2027-01-02T00:00:00Z'],
    ['2024-02-29T00:00:00Z', '2025-03-01T00:00:00Z'],
  ])('refuses a period of more than twelve months: %s to %s', async (createdAfter, createdBefore) => {
    const { campaigns } = await open();
    const error = await failed(campaigns.list({ createdAfter, createdBefore }));
    expect(error).toMatchObject({ kind: 'InvalidInput', effect: 'none' });
    expect(error.problems).toEqual([
      { path: 'createdBefore', message: 'must be within twelve months of createdAfter' },
    ]);
  });

  test.each([
    ['2024-01-01T00:00:00Z', '2025-01-01T00:00:00Z'],
    ['2023-03-01T00:00:00+08:00', '2024-03-01T00:00:00+08:00'],
    ['2024-02-29T00:00:00Z', '2025-02-28T00:00:00Z'],
  ])('takes twelve months with or without a 29 February: %s to %s', async (createdAfter, createdBefore) => {
    const { campaigns } = await open();
    expect((await orThrow(campaigns.list({ createdAfter, createdBefore }))).items).toEqual([]);
  });
});

describe('campaigns.scheduleCallbacks', () => {
  const plan = { name: 'Call back', ...schedule, agent: { number: '1001' } };

  test('gives every row an id of its own', async () => {
    const { campaigns } = await open();
    const rows = [{ phoneNumber: phone(1) }, { phoneNumber: phone(1) }];
    const { outcomes } = await orThrow(campaigns.scheduleCallbacks({ ...plan, rows }));
    expect(outcomes.map(({ value }) => value?.id)).toEqual([
      '00000002-0000-4000-8000-000000000001',
      '00000002-0000-4000-8000-000000000002',
    ]);
  });

  test('refuses a plan that ends within the minute it starts', async () => {
    const { campaigns } = await open();
    const ends = (end: string) =>
      campaigns.scheduleCallbacks({ ...plan, end, rows: [{ phoneNumber: phone(1) }] });
    expect((await failed(ends('2026-02-02T09:00:59+08:00'))).kind).toBe('InvalidInput');
    expect(rowsOf(await orThrow(ends('2026-02-02T09:01:00+08:00')))).toEqual(['applied']);
  });

  test.each([{ agent: nobody }, { createdBy: nobody }])('answers NotFound for %j', async (unknown) => {
    const { campaigns } = await open();
    const rows = [{ phoneNumber: phone(1) }];
    expect((await failed(campaigns.scheduleCallbacks({ ...plan, ...unknown, rows }))).kind).toBe('NotFound');
  });
});
