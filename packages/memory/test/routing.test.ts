import { AgentId, BlockListId, type BlockedNumberQuery } from '@cordboard/core';
import { orThrow, type ContactCenter } from '@cordboard/core/fp';
import { describe, expect, test } from '@jest/globals';
import { failed, open, phone, rowsOf } from './support.js';

const mara = { id: AgentId('20001') };
const nobody = { number: '9999' };

describe('routing.setInboundEnabled', () => {
  test('is unchanged when it is repeated, or when it says what is usual', async () => {
    const { routing } = await open();
    const set = async (enabled: boolean) =>
      (await orThrow(routing.setInboundEnabled({ agent: mara, enabled }))).outcome;
    expect([await set(true), await set(false), await set(false), await set(true)]).toEqual([
      'unchanged',
      'applied',
      'unchanged',
      'applied',
    ]);
  });

  test('keeps each channel on its own, and all of them without one', async () => {
    const { routing } = await open();
    const set = async (enabled: boolean, channel?: 'voice' | 'chat') =>
      (await orThrow(routing.setInboundEnabled({ agent: mara, enabled, channel }))).outcome;
    expect([
      await set(false, 'chat'),
      await set(true, 'voice'),
      await set(false),
      await set(false, 'voice'),
      await set(true, 'chat'),
      await set(true),
      await set(true, 'voice'),
    ]).toEqual(['applied', 'unchanged', 'applied', 'unchanged', 'applied', 'applied', 'unchanged']);
  });

  test('answers NotFound for an unknown agent', async () => {
    const { routing } = await open();
    expect((await failed(routing.setInboundEnabled({ agent: nobody, enabled: true }))).kind).toBe('NotFound');
  });
});

describe('routing.setConcurrency', () => {
  test('is kept for each channel on its own', async () => {
    const { routing } = await open();
    const set = async (channel: 'voice' | 'chat', max: number) =>
      (await orThrow(routing.setConcurrency({ agent: mara, channel, max }))).outcome;
    expect([
      await set('voice', 2),
      await set('chat', 2),
      await set('voice', 2),
      await set('voice', 3),
    ]).toEqual(['applied', 'applied', 'unchanged', 'applied']);
  });

  test('may be none, and is unlimited by anything but the operation', async () => {
    const { routing } = await open();
    for (const max of [0, 1000]) {
      expect((await orThrow(routing.setConcurrency({ agent: mara, channel: 'email', max }))).value.max).toBe(
        max,
      );
    }
  });

  test('is one and the same for an agent named by id or by number', async () => {
    const { routing } = await open();
    await orThrow(routing.setConcurrency({ agent: mara, channel: 'voice', max: 2 }));
    const again = await orThrow(
      routing.setConcurrency({ agent: { number: '1001' }, channel: 'voice', max: 2 }),
    );
    expect(again).toEqual({
      value: { agent: { number: '1001' }, channel: 'voice', max: 2 },
      outcome: 'unchanged',
      warnings: [],
    });
  });

  test('answers NotFound for an unknown agent', async () => {
    const { routing } = await open();
    const error = await failed(routing.setConcurrency({ agent: nobody, channel: 'voice', max: 2 }));
    expect(error.kind).toBe('NotFound');
  });
});

test('refuses to list the caller ids of no status, and says why', async () => {
  const { routing } = await open();
  const error = await failed(routing.listCallerIds({ status: [] }));
  expect(error).toMatchObject({
    kind: 'InvalidInput',
    problems: [{ path: 'status', message: 'expected a list of at least one' }],
  });
});

test.each([
  [undefined, ['442079460101', '442079460102']],
  [
    ['disabled' as const, 'canceled' as const],
    ['442079460103', '442079460104'],
  ],
])('lists the caller ids of status %j; enabled ones when none is said', async (status, numbers) => {
  const { routing } = await open();
  const { items } = await orThrow(routing.listCallerIds({ status }));
  expect(items.map(({ number }) => number)).toEqual(numbers);
});

test('lists the published flows, page by page', async () => {
  const { routing } = await open();
  const first = await orThrow(routing.listFlows({ limit: 1 }));
  const second = await orThrow(routing.listFlows({ limit: 1, cursor: first.next }));
  expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(['7001', '7002']);
  expect(second.next).toBeUndefined();
});

describe('routing.blockNumbers', () => {
  test('answers for each row: applied, or unchanged when it was so already', async () => {
    const { routing } = await open();
    const report = await orThrow(
      routing.blockNumbers({
        rows: [
          { number: phone(1), direction: 'outbound' },
          { number: `+${phone(1)}`, direction: 'inbound' },
          { number: phone(1), direction: 'outbound', enabled: true },
          { number: `+${phone(1)}`, direction: 'outbound' },
          { number: phone(1), direction: 'outbound', note: 'asked twice' },
        ],
      }),
    );
    expect(rowsOf(report)).toEqual(['applied', 'applied', 'unchanged', 'unchanged', 'applied']);
  });

  test('blocks the right rows when others are refused', async () => {
    const { routing } = await open();
    const report = await orThrow(
      routing.blockNumbers({
        rows: [
          { number: 'no number', direction: 'outbound' },
          { number: phone(2), direction: 'outbound', expiresOn: '2026-02-30' },
          { number: phone(2), direction: 'outbound', expiresOn: '2026-02-28' },
        ],
      }),
    );
    expect(rowsOf(report)).toEqual(['failed: InvalidInput', 'failed: InvalidInput', 'applied']);
  });
});

describe('do-not-call lists', () => {
  const number = phone(7);
  const direction = 'outbound' as const;
  const list = BlockListId('8001');
  const listed = async ({ routing }: ContactCenter, query: BlockedNumberQuery) =>
    (await orThrow(routing.listBlockedNumbers(query))).items;

  test('are apart: a number is on the first, which needs no name, or on another, or on both', async () => {
    const center = await open();
    const { routing } = center;
    await orThrow(
      routing.blockNumbers({
        rows: [
          { number, direction },
          { number: `+${number}`, direction, list },
        ],
      }),
    );
    expect(await listed(center, { numbers: [number] })).toEqual([
      { number, direction, enabled: true },
      { number, direction, list, enabled: true },
    ]);
    expect(await listed(center, { list })).toEqual([{ number, direction, list, enabled: true }]);
    const rows = [{ number, direction, list }];
    expect(rowsOf(await orThrow(routing.unblockNumbers({ rows: [...rows, ...rows] })))).toEqual([
      'applied',
      'unchanged',
    ]);
    expect(await listed(center, { numbers: [number] })).toEqual([{ number, direction, enabled: true }]);
  });

  test('that do not exist are NotFound for a row, and empty for a query', async () => {
    const center = await open();
    const unknown = { number, direction, list: BlockListId('8002') };
    const { routing } = center;
    for (const call of [routing.blockNumbers, routing.unblockNumbers]) {
      const report = await orThrow(call({ rows: [unknown, { number, direction }] }));
      expect(rowsOf(report)).toEqual(['failed: NotFound', 'applied']);
    }
    expect(await listed(center, { list: unknown.list })).toEqual([]);
  });

  test('show what has no effect, too, and take back what they show', async () => {
    const center = await open();
    const rows = [
      { number: phone(8), direction, enabled: false },
      { number: phone(9), direction, expiresOn: '2020-01-31', timeZone: 'UTC', note: 'long ago' },
    ];
    await orThrow(center.routing.blockNumbers({ rows }));
    const found = await listed(center, { numbers: [phone(8), phone(9)] });
    expect(found).toEqual([rows[0], { ...rows[1], enabled: true }]);
    const again = await orThrow(center.routing.blockNumbers({ rows: found }));
    expect(rowsOf(again)).toEqual(['unchanged', 'unchanged']);
  });
});
