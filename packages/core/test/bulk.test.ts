import { describe, expect, test } from '@jest/globals';
import * as E from 'fp-ts/lib/Either.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import {
  campaigns,
  CampaignId,
  defineProvider,
  failure,
  serve,
  partKey,
  systemRuntime,
  type BatchContext,
  type BatchHandler,
  type Batching,
  type BulkOptions,
  type BulkReport,
  type Contact,
  type ContactImport,
  type ErrorKind,
  type RowOutcome,
} from '@cordboard/core/provider';
import type { ContactCenter } from '@cordboard/core/fp';
import { failed, printed } from './support.js';

type ImportHandler = BatchHandler<ContactImport, Contact, object>;

const centerImporting = (
  handler: ImportHandler,
  batchSize: number | Batching<Contact> = 2,
): ContactCenter => {
  const made = defineProvider({
    provider: 'test',
    accountKey: 'test/account',
    runtime: systemRuntime,
    operations: [serve(campaigns.addContacts, handler, { batching: batchSize })],
  });
  if (E.isLeft(made)) throw made.left;
  return made.right;
};

const contact = (n: number): Contact => ({ phoneNumber: `+1555010${String(n).padStart(4, '0')}` });
const contacts = (count: number): readonly Contact[] => Array.from({ length: count }, (_, i) => contact(i));
const campaign = { id: CampaignId('c') };

const run = async (
  center: ContactCenter,
  rows: Iterable<Contact> | AsyncIterable<Contact>,
  options: BulkOptions<object> = {},
  header: Partial<ContactImport> = {},
): Promise<BulkReport<object>> => {
  const result = await center.campaigns.addContacts({ campaign, ...header, rows }, options)();
  if (E.isLeft(result)) throw result.left;
  return result.right;
};

const acceptAll: ImportHandler = (_, rows) => TE.right({ rows: rows.map(() => ({ outcome: 'accepted' })) });

const recording = (handler: ImportHandler = acceptAll) => {
  const batches: { rows: readonly Contact[]; context: BatchContext }[] = [];
  const recorded: ImportHandler = (header, rows, context) => {
    batches.push({ rows, context });
    return handler(header, rows, context);
  };
  return { batches, recorded };
};

const failingFrom =
  (batch: number, kind: ErrorKind, effect: 'none' | 'maybe' = 'none'): ImportHandler =>
  (header, rows, context) =>
    context.batch >= batch ? TE.left(failure(kind, 'no', { effect })) : acceptAll(header, rows, context);

describe('a bulk write', () => {
  test('cuts batches and keeps one outcome per row, in order', async () => {
    const { batches, recorded } = recording();
    const report = await run(centerImporting(recorded), contacts(5));
    expect(batches.map(({ rows }) => rows.length)).toEqual([2, 2, 1]);
    expect(report).toMatchObject({ total: 5, accepted: 5, failed: 0 });
    expect(report.outcomes.map(({ row }) => row)).toEqual([0, 1, 2, 3, 4]);
    expect(report.batches.map(({ firstRow, rows }) => [firstRow, rows])).toEqual([
      [0, 2],
      [2, 2],
      [4, 1],
    ]);
  });

  test('begins another batch where a row may not join, and lets no row overtake another', async () => {
    const { batches, recorded } = recording();
    const parity = ({ phoneNumber }: Contact) => Number(phoneNumber.slice(-1)) % 2;
    const canAppend = (batch: readonly Contact[], row: Contact) =>
      batch.every((each) => parity(each) === parity(row));
    const rows = [0, 2, 4, 6, 1, 8, 3, 5].map(contact);
    const report = await run(centerImporting(recorded, { size: 3, canAppend }), rows);
    expect(batches.map((batch) => batch.rows.length)).toEqual([3, 1, 1, 1, 2]);
    expect(batches.flatMap((batch) => batch.rows)).toEqual(rows);
    expect(report).toMatchObject({ total: 8, accepted: 8 });
  });

  test('sends nothing for no rows', async () => {
    const { batches, recorded } = recording();
    expect(await run(centerImporting(recorded), [])).toMatchObject({ total: 0, outcomes: [] });
    expect(batches).toHaveLength(0);
  });

  test('refuses a bad row by its place and sends the others', async () => {
    const { batches, recorded } = recording();
    const bad: unknown = { phoneNumber: 'not-a-number-5550199' };
    const report = await run(centerImporting(recorded), [contact(0), bad as Contact, contact(1)]);
    expect(report).toMatchObject({ total: 3, accepted: 2, failed: 1 });
    expect(report.outcomes[1]).toMatchObject({ row: 1, outcome: 'failed', error: { kind: 'InvalidInput' } });
    expect(printed(report)).not.toContain('5550199');
    expect(batches[0]?.rows).toEqual([contact(0), contact(1)]);
  });

  test('leaves out a repetition, and says so, unless duplicates are kept', async () => {
    const rows = [contact(0), { phoneNumber: contact(0).phoneNumber.slice(1) }, contact(1)];
    expect(await run(centerImporting(acceptAll), rows)).toMatchObject({ accepted: 2, unchanged: 1 });
    expect(await run(centerImporting(acceptAll), rows, {}, { duplicates: 'keep' })).toMatchObject({
      accepted: 3,
    });
  });

  test('goes on after a batch that was wrong in itself', async () => {
    const wrongOnce: ImportHandler = (header, rows, context) =>
      context.batch === 0 ? TE.left(failure('InvalidInput', 'no')) : acceptAll(header, rows, context);
    expect(await run(centerImporting(wrongOnce), contacts(4))).toMatchObject({ failed: 2, accepted: 2 });
  });

  test('sends each row by itself when one row brings a refusal upon the whole batch', async () => {
    const wanted = contacts(5);
    const { batches, recorded } = recording((header, rows, context) =>
      rows.some(({ phoneNumber }) => phoneNumber === wanted[1]?.phoneNumber)
        ? TE.left(failure('NotFound', 'no'))
        : acceptAll(header, rows, context),
    );
    const report = await run(centerImporting(recorded, { size: 3, splitOn: ['NotFound'] }), wanted);
    expect(batches.map(({ rows }) => rows.length)).toEqual([3, 1, 1, 1, 2]);
    expect(report).toMatchObject({ accepted: 4, failed: 1 });
    expect(report.outcomes[1]).toMatchObject({ row: 1, outcome: 'failed', error: { kind: 'NotFound' } });
    const keys = batches.map(({ context }) => context.idempotencyKey);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('does not try the other batches when the header is what is wrong', async () => {
    const { batches, recorded } = recording(() =>
      TE.left(failure('InvalidInput', 'no', { problems: [{ path: 'batch', message: 'is taken' }] })),
    );
    const center = centerImporting(recorded);
    const error = await failed(center.campaigns.addContacts({ campaign, rows: contacts(9) }));
    expect(error.kind).toBe('InvalidInput');
    expect(batches).toHaveLength(1);
  });

  test('stops where the next batch would fare no better, and says how far it came', async () => {
    const report = await run(centerImporting(failingFrom(1, 'Unauthenticated')), contacts(10));
    expect(report).toMatchObject({
      total: 4,
      accepted: 2,
      failed: 2,
      stoppedBy: { kind: 'Unauthenticated' },
    });
  });

  test('does not call failed what may have happened', async () => {
    const report = await run(centerImporting(failingFrom(1, 'Timeout', 'maybe')), contacts(4));
    expect(report).toMatchObject({ accepted: 2, failed: 0, unknown: 2, stoppedBy: { kind: 'Timeout' } });
  });

  test('fails as a whole only when nothing was done', async () => {
    const center = centerImporting(failingFrom(0, 'NotFound'));
    expect((await failed(center.campaigns.addContacts({ campaign, rows: contacts(4) }))).kind).toBe(
      'NotFound',
    );
    expect(await run(centerImporting(failingFrom(0, 'Timeout', 'maybe')), contacts(2))).toMatchObject({
      unknown: 2,
    });
  });

  test('gives every batch a key of its own, the same one each time', async () => {
    const { batches, recorded } = recording();
    const idempotencyKey = '3f2a1d80-0000-4000-8000-000000000001';
    await run(centerImporting(recorded), contacts(4), { idempotencyKey });
    const keys = batches.map(({ context }) => context.idempotencyKey);
    expect(keys).toEqual([partKey(idempotencyKey, 0), partKey(idempotencyKey, 1)]);
    expect(keys[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(keys[0]).not.toBe(keys[1]);
  });

  test('reads a stream only as far as it sends', async () => {
    let read = 0;
    const endless = async function* (): AsyncGenerator<Contact> {
      for (;;) yield await Promise.resolve(contact(read++));
    };
    const report = await run(centerImporting(failingFrom(2, 'Unauthenticated')), endless());
    expect(report.total).toBe(6);
    expect(read).toBe(6);
  });

  test('sends what was read before the stream broke, and says that it did', async () => {
    const broken = function* (): Generator<Contact> {
      yield* contacts(3);
      throw new Error('+15550100123 is on a broken line');
    };
    const report = await run(centerImporting(acceptAll), broken());
    expect(report).toMatchObject({ total: 3, accepted: 3, stoppedBy: { kind: 'InvalidInput' } });
    expect(printed(report)).not.toContain('15550100123');
  });

  test('stops when canceled, and reads no further', async () => {
    const controller = new AbortController();
    const cancelAfterFirst: ImportHandler = (header, rows, context) => {
      controller.abort();
      return acceptAll(header, rows, context);
    };
    const report = await run(centerImporting(cancelAfterFirst), contacts(6), { signal: controller.signal });
    expect(report).toMatchObject({ total: 2, accepted: 2, stoppedBy: { kind: 'Canceled' } });
  });

  test('hands outcomes on one by one instead of collecting them, and tells its progress', async () => {
    const outcomes: RowOutcome<object>[] = [];
    const progress: number[] = [];
    const report = await run(centerImporting(acceptAll), contacts(5), {
      onOutcome: (outcome) => outcomes.push(outcome),
      onProgress: ({ done }) => progress.push(done),
    });
    expect(report.outcomes).toEqual([]);
    expect(outcomes.map(({ row }) => row)).toEqual([0, 1, 2, 3, 4]);
    expect(progress).toEqual([2, 4, 5]);
  });

  test('does not believe an adapter that forgets a row', async () => {
    const forgetful: ImportHandler = () => TE.right({ rows: [{ outcome: 'accepted' }] });
    expect(await run(centerImporting(forgetful), contacts(2))).toMatchObject({ unknown: 2, accepted: 0 });
  });

  test.each([[undefined], ['rows'], [{ campaign }], [{ campaign, rows: 5 }], [{ campaign, rows: [], x: 1 }]])(
    'refuses the input %j',
    async (input: unknown) => {
      const center = centerImporting(acceptAll);
      expect((await failed(center.campaigns.addContacts(input as never))).kind).toBe('InvalidInput');
    },
  );
});
