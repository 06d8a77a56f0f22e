import { AgentId, BlockListId, type ContactImport } from '@cordboard/core';
import { orThrow, paginate, type ContactCenter } from '@cordboard/core/fp';
import { describe, expect, test } from '@jest/globals';
import { failed, key, open, phone, rowsOf } from './support.js';

const spring = { code: 'spring2026' };
const welcome = { code: 'welcome01' };
const rows = [1, 2].map((n) => ({ phoneNumber: phone(n) }));

const progressOf = async ({ campaigns }: ContactCenter) =>
  (await orThrow(campaigns.list(welcome))).items[0]?.progress;

function* numbers(count: number) {
  for (let n = 0; n < count; n += 1) yield { phoneNumber: `4477009${String(n).padStart(8, '0')}` };
}

describe('campaigns.addContacts', () => {
  test('adds contacts and tells by batch code what became of them', async () => {
    const center = await open();
    const report = await orThrow(
      center.campaigns.addContacts({
        campaign: welcome,
        batch: 'monday',
        importedBy: { number: '1002' },
        rows,
      }),
    );
    expect(rowsOf(report)).toEqual(['applied', 'applied']);
    expect(report.batches).toEqual([{ firstRow: 0, rows: 2, batch: 'monday' }]);
    const { items } = await orThrow(center.campaigns.importResult({ campaign: welcome, batch: 'monday' }));
    expect(items).toEqual([
      {
        batch: 'monday',
        campaign: { id: 'task-9002', code: 'welcome01' },
        added: 2,
        duplicates: 0,
        rejected: 0,
        importedAt: '2026-01-05T09:00:00.000Z',
        duplicateRule: 'skip-in-campaign',
      },
    ]);
    expect(await progressOf(center)).toMatchObject({ contacts: 2, unassigned: 2, agents: 0 });
  });

  test('takes a hundred thousand in batches whose codes differ', async () => {
    const { campaigns } = await open();
    const report = await orThrow(
      campaigns.addContacts(
        { campaign: welcome, batch: 'monday', rows: numbers(100_000) },
        { onOutcome: () => undefined },
      ),
    );
    expect(report).toMatchObject({ total: 100_000, applied: 100_000 });
    const codes = report.batches.map(({ batch }) => batch);
    expect(codes.slice(0, 2)).toEqual(['monday', 'monday2']);
    expect(new Set(codes).size).toBe(100);
  });

  test('makes up a code for each batch when none is given', async () => {
    const { campaigns } = await open();
    const { batches } = await orThrow(campaigns.addContacts({ campaign: welcome, rows: numbers(1001) }));
    expect(batches.map(({ batch }) => batch)).toEqual(['batch1', 'batch2']);
  });

  test('answers NotFound for an unknown campaign, and nothing is done', async () => {
    const { campaigns } = await open();
    const error = await failed(campaigns.addContacts({ campaign: { code: 'summer' }, rows }));
    expect(error).toMatchObject({ kind: 'NotFound', effect: 'none' });
  });

  test('lets only the creator of a campaign import', async () => {
    const { campaigns } = await open();
    const imported = (number: string) =>
      campaigns.addContacts({ campaign: welcome, rows, importedBy: { number } });
    expect((await failed(imported('1001'))).kind).toBe('PermissionDenied');
    expect((await failed(imported('9999'))).kind).toBe('NotFound');
    expect((await orThrow(imported('1002'))).applied).toBe(2);
  });

  test('lets a reference that has an id and a code mean the id', async () => {
    const { campaigns } = await open();
    const { items } = await orThrow(campaigns.list(welcome));
    const ref = items[0]!.ref;
    await orThrow(campaigns.addContacts({ campaign: { ...ref, code: 'spring2026' }, rows }));
    expect((await orThrow(campaigns.importResult({ campaign: welcome }))).items).toHaveLength(1);
  });
});

describe('the rule for duplicates', () => {
  const again: readonly [ContactImport['duplicates'], readonly string[], readonly string[]][] = [
    ['keep', ['applied', 'applied'], ['applied', 'applied']],
    ['skip-in-batch', ['applied', 'applied'], ['applied', 'applied']],
    ['skip-in-campaign', ['unchanged', 'unchanged'], ['applied', 'applied']],
    [undefined, ['unchanged', 'unchanged'], ['applied', 'applied']],
    ['skip-everywhere', ['unchanged', 'unchanged'], ['unchanged', 'unchanged']],
  ];

  test.each(again)(
    '%s holds within the campaign and across campaigns',
    async (duplicates, within, across) => {
      const { campaigns } = await open();
      await orThrow(campaigns.addContacts({ campaign: welcome, rows }));
      const plus = rows.map(({ phoneNumber }) => ({ phoneNumber: `+${phoneNumber}` }));
      const add = async (campaign: { code: string }) =>
        rowsOf(await orThrow(campaigns.addContacts({ campaign, duplicates, rows: plus })));
      expect(await add(welcome)).toEqual(within);
      expect(await add(spring)).toEqual(across);
    },
  );

  test('leaves repetitions within the call out, unless they are to be kept', async () => {
    const { campaigns } = await open();
    const twice = [rows[0]!, rows[0]!];
    const add = async (duplicates: ContactImport['duplicates']) =>
      rowsOf(await orThrow(campaigns.addContacts({ campaign: welcome, duplicates, rows: twice })));
    expect(await add('keep')).toEqual(['applied', 'applied']);
    expect(await add('skip-in-batch')).toEqual(['applied', 'unchanged']);
  });

  test('shows in the result', async () => {
    const { campaigns } = await open();
    await orThrow(campaigns.addContacts({ campaign: welcome, rows }));
    await orThrow(campaigns.addContacts({ campaign: welcome, batch: 'again', rows }));
    const { items } = await orThrow(campaigns.importResult({ campaign: welcome, batch: 'again' }));
    expect(items).toMatchObject([{ added: 0, duplicates: 2, rejected: 0 }]);
  });
});

describe('the do-not-call list', () => {
  const add = async (center: ContactCenter, skipDoNotCall?: boolean) =>
    rowsOf(await orThrow(center.campaigns.addContacts({ campaign: welcome, skipDoNotCall, rows })));

  test.each([
    ['an outbound number', { direction: 'outbound' as const }, 'failed: Conflict'],
    ['an inbound number', { direction: 'inbound' as const }, 'applied'],
    ['a number without effect yet', { direction: 'outbound' as const, enabled: false }, 'applied'],
    ['a number until today', { direction: 'outbound' as const, expiresOn: '2026-01-05' }, 'failed: Conflict'],
    ['a number until yesterday', { direction: 'outbound' as const, expiresOn: '2026-01-04' }, 'applied'],
    [
      'a number whose last day is over where it counts',
      { direction: 'outbound' as const, expiresOn: '2026-01-05', timeZone: 'Pacific/Kiritimati' },
      'applied',
    ],
    [
      'a number on another list',
      { direction: 'outbound' as const, list: BlockListId('8001') },
      'failed: Conflict',
    ],
  ])('keeps out or lets in %s', async (_, blocked, outcome) => {
    const center = await open({ startAt: '2026-01-05T12:00:00Z' });
    await orThrow(center.routing.blockNumbers({ rows: [{ number: `+${phone(1)}`, ...blocked }] }));
    expect(await add(center)).toEqual([outcome, 'applied']);
  });

  test('counts those it keeps out as rejected, and can be told to let them in', async () => {
    const center = await open();
    await orThrow(center.routing.blockNumbers({ rows: [{ number: phone(1), direction: 'outbound' }] }));
    await add(center);
    const { items } = await orThrow(center.campaigns.importResult({ campaign: welcome }));
    expect(items).toMatchObject([{ added: 1, duplicates: 0, rejected: 1 }]);
    expect(await add(center, false)).toEqual(['applied', 'unchanged']);
  });

  test('never shows a number in an error', async () => {
    const center = await open();
    await orThrow(center.routing.blockNumbers({ rows: [{ number: phone(1), direction: 'outbound' }] }));
    const report = await orThrow(center.campaigns.addContacts({ campaign: welcome, rows }));
    expect(JSON.stringify(report)).not.toContain(phone(1));
  });
});

describe('an idempotency key', () => {
  test('adds each batch once, under the code it got', async () => {
    const center = await open();
    const add = () =>
      orThrow(
        center.campaigns.addContacts(
          { campaign: welcome, duplicates: 'keep', rows: numbers(1500) },
          { idempotencyKey: key(1) },
        ),
      );
    const [first, again] = [await add(), await add()];
    expect([first.applied, again.applied, again.unchanged]).toEqual([1500, 0, 1500]);
    expect(again.batches).toEqual(first.batches);
    expect((await progressOf(center))?.contacts).toBe(1500);
    expect((await orThrow(center.campaigns.importResult({ campaign: welcome }))).items).toHaveLength(2);
  });

  test('repeats what failed as it was', async () => {
    const { campaigns } = await open();
    const add = async () =>
      rowsOf(
        await orThrow(
          campaigns.addContacts(
            { campaign: welcome, rows: [rows[0]!, { phoneNumber: phone(3), agentNumber: '9999' }] },
            { idempotencyKey: key(1) },
          ),
        ),
      );
    expect(await add()).toEqual(['applied', 'failed: NotFound']);
    expect(await add()).toEqual(['unchanged', 'failed: NotFound']);
  });

  test('leaves open what became of rows that came under the key of others', async () => {
    const { campaigns } = await open();
    const add = (n: number) =>
      orThrow(
        campaigns.addContacts(
          { campaign: welcome, rows: [{ phoneNumber: phone(n) }] },
          { idempotencyKey: key(1) },
        ),
      );
    await add(1);
    expect(rowsOf(await add(2))).toEqual(['unknown: Conflict']);
  });
});

describe('the assignment', () => {
  const four = [1, 2, 3, 4].map((n) => ({ phoneNumber: phone(n) }));
  const mara = { id: AgentId('20001') };

  test.each<[string, ContactImport['assignment'], number, number]>([
    ['nobody', { kind: 'none' }, 4, 0],
    ['everybody whose account is enabled', { kind: 'even' }, 0, 4],
    ['those named, evenly', { kind: 'even', agents: [mara, { number: '1002' }] }, 0, 2],
    ['shares', { kind: 'shares', shares: [{ agent: mara, contacts: 3 }] }, 1, 1],
    [
      'shares of more than there is',
      {
        kind: 'shares',
        shares: [
          { agent: mara, contacts: 9 },
          { agent: { number: '1002' }, contacts: 9 },
        ],
      },
      0,
      1,
    ],
  ])('gives contacts to %s', async (_, assignment, unassigned, agents) => {
    const center = await open();
    await orThrow(center.campaigns.addContacts({ campaign: welcome, assignment, rows: four }));
    expect(await progressOf(center)).toMatchObject({ contacts: 4, unassigned, agents });
  });

  test('counts shares over the whole input, not over each batch', async () => {
    const center = await open();
    const shares = [
      { agent: mara, contacts: 1200 },
      { agent: { number: '1002' }, contacts: 1 },
    ];
    await orThrow(
      center.campaigns.addContacts({
        campaign: welcome,
        assignment: { kind: 'shares', shares },
        rows: numbers(2100),
      }),
    );
    expect(await progressOf(center)).toMatchObject({ contacts: 2100, unassigned: 899, agents: 2 });
  });

  test('leaves contacts alone that name their agent', async () => {
    const center = await open();
    const named = four.map((row, n) => (n === 0 ? { ...row, agentNumber: '1004' } : row));
    await orThrow(center.campaigns.addContacts({ campaign: welcome, rows: named }));
    expect(await progressOf(center)).toMatchObject({ contacts: 4, unassigned: 3, agents: 1 });
  });

  test('answers NotFound for an agent nobody knows', async () => {
    const { campaigns } = await open();
    const assignment = { kind: 'even' as const, agents: [{ number: '9999' }] };
    expect((await failed(campaigns.addContacts({ campaign: welcome, assignment, rows }))).kind).toBe(
      'NotFound',
    );
  });
});

describe('campaigns.importResult', () => {
  test('filters by batch and importer', async () => {
    const { campaigns } = await open();
    await orThrow(campaigns.addContacts({ campaign: welcome, batch: 'a', rows }));
    await orThrow(
      campaigns.addContacts({ campaign: welcome, batch: 'b', rows, importedBy: { number: '1002' } }),
    );
    const batches = async (filter: object) =>
      (await orThrow(campaigns.importResult({ campaign: welcome, ...filter }))).items.map(
        ({ batch }) => batch,
      );
    expect(await batches({})).toEqual(['a', 'b']);
    expect(await batches({ batch: 'a' })).toEqual(['a']);
    expect(await batches({ importedBy: { id: AgentId('20002') } })).toEqual(['b']);
    expect(await batches({ importedBy: { number: '9999' } })).toEqual([]);
  });

  test('tells batches of one code apart, even those that added nothing', async () => {
    const { campaigns } = await open();
    for (let n = 0; n < 3; n += 1) {
      await orThrow(campaigns.addContacts({ campaign: welcome, batch: 'same', rows }));
    }
    const added: number[] = [];
    for await (const result of paginate(campaigns.importResult)({ campaign: welcome }))
      added.push(result.added);
    expect(added).toEqual([2, 0, 0]);
  });

  test('answers NotFound for an unknown campaign', async () => {
    const { campaigns } = await open();
    expect((await failed(campaigns.importResult({ campaign: { code: 'summer' } }))).kind).toBe('NotFound');
  });
});
