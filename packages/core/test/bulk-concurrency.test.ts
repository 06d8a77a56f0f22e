import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import * as E from 'fp-ts/lib/Either.js';
import {
  CampaignId,
  campaigns,
  defineProvider,
  failure,
  serve,
  systemRuntime,
  type BatchHandler,
  type BulkOptions,
  type BulkProgress,
  type Contact,
  type ContactImport,
} from '@cordboard/core/provider';

const contacts = (total: number): readonly Contact[] =>
  Array.from({ length: total }, (_, i) => ({ phoneNumber: `1555010${String(i).padStart(4, '0')}` }));

interface Seen {
  readonly begun: number[];
  readonly ended: number[];
  most: number;
}

/** Sends batches of two that take as long as `delayMs` says and end as `answer` says. */
const importing = async (
  rows: Iterable<Contact> | AsyncIterable<Contact>,
  parts: {
    readonly concurrency?: number;
    readonly options?: BulkOptions<object>;
    readonly delayMs?: (batch: number) => number;
    readonly fails?: (batch: number) => boolean;
  },
) => {
  const seen: Seen = { begun: [], ended: [], most: 0 };
  const handler: BatchHandler<ContactImport, Contact, object> =
    (_, batchRows, { batch }) =>
    async () => {
      seen.begun.push(batch);
      seen.most = Math.max(seen.most, seen.begun.length - seen.ended.length);
      await wait(parts.delayMs?.(batch) ?? 5);
      seen.ended.push(batch);
      return parts.fails?.(batch) === true
        ? E.left(failure('PermissionDenied', 'no'))
        : E.right({
            rows: batchRows.map(() => ({ outcome: 'accepted' as const })),
            receipt: { batch: String(batch) },
          });
    };
  const made = defineProvider({
    provider: 'test',
    accountKey: 'test/account',
    runtime: systemRuntime,
    operations: [
      serve(campaigns.addContacts, handler, { batching: { size: 2, concurrency: parts.concurrency } }),
    ],
  });
  if (E.isLeft(made)) throw made.left;
  const campaign = { id: CampaignId('c') };
  const result = await made.right.campaigns.addContacts({ campaign, rows }, parts.options)();
  if (E.isLeft(result)) throw result.left;
  return { seen, report: result.right };
};

describe('batches under way at once', () => {
  test('are one unless the provider allows more', async () => {
    const { seen } = await importing(contacts(8), { options: { concurrency: 5 } });
    expect(seen.most).toBe(1);
  });

  test('are as many as the provider allows, or fewer as the caller asks', async () => {
    expect((await importing(contacts(40), { concurrency: 4 })).seen.most).toBe(4);
    expect((await importing(contacts(40), { concurrency: 4, options: { concurrency: 2 } })).seen.most).toBe(
      2,
    );
    expect((await importing(contacts(40), { concurrency: 4, options: { concurrency: 9 } })).seen.most).toBe(
      4,
    );
  });

  test('begin with one alone, which shows whether there is any hope', async () => {
    const { seen } = await importing(contacts(20), {
      concurrency: 4,
      delayMs: (batch) => (batch === 0 ? 20 : 1),
    });
    expect(seen.ended[0]).toBe(0);
    expect(seen.begun.slice(0, 2)).toEqual([0, 1]);
  });

  test('end in any order, and each outcome stays with its row', async () => {
    const progress: BulkProgress[] = [];
    const { seen, report } = await importing(contacts(20), {
      concurrency: 4,
      delayMs: (batch) => (batch % 2 === 0 ? 15 : 1),
      options: { onProgress: (at) => progress.push(at) },
    });
    expect(seen.ended).not.toEqual(seen.begun);
    expect(report.outcomes.map(({ row }) => row)).toEqual(contacts(20).map((_, i) => i));
    expect(report.batches.map(({ firstRow, batch }) => [firstRow, batch])).toEqual(
      Array.from({ length: 10 }, (_, i) => [i * 2, String(i)]),
    );
    expect(progress.map(({ done }) => done)).toEqual(Array.from({ length: 10 }, (_, i) => (i + 1) * 2));
    expect(progress.at(-1)).toEqual({ done: 20, failed: 0, resumed: 0, total: 20 });
  });

  test('finish when one of them stops the rest, and nothing new begins', async () => {
    const { seen, report } = await importing(contacts(40), {
      concurrency: 4,
      fails: (batch) => batch === 2,
      delayMs: (batch) => (batch === 2 ? 1 : 20),
    });
    expect(seen.begun).toHaveLength(seen.ended.length);
    expect(seen.begun.length).toBeLessThan(10);
    expect(report).toMatchObject({ failed: 2, stoppedBy: { kind: 'PermissionDenied' } });
    expect(report.accepted + report.failed).toBe(report.total);
  });

  test('do not read rows further than they can be sent', async () => {
    let read = 0;
    const counted = function* (): Generator<Contact> {
      for (const contact of contacts(1000)) {
        read += 1;
        yield contact;
      }
    };
    await importing(counted(), { concurrency: 4, fails: (batch) => batch === 3, delayMs: () => 5 });
    expect(read).toBeLessThanOrEqual(20);
  });

  test('survive a caller whose callback throws', async () => {
    const { report } = await importing(contacts(20), {
      concurrency: 4,
      options: {
        onProgress: ({ done }) => {
          if (done === 6) throw new Error('the bar broke');
        },
      },
    });
    expect(report).toMatchObject({ total: 20, accepted: 20 });
    expect(report.stoppedBy).toBeUndefined();
  });
});

test('the last word on progress holds every row, also those that were never sent', async () => {
  const progress: BulkProgress[] = [];
  const rows = [...contacts(3), ...contacts(3)];
  await importing(rows, { options: { onProgress: (at) => progress.push(at) } });
  expect(progress.at(-1)).toEqual({ done: 6, failed: 0, resumed: 0, total: 6 });
});

test('a stream has no total', async () => {
  const progress: BulkProgress[] = [];
  await importing(new Set(contacts(3)), { options: { onProgress: (at) => progress.push(at) } });
  expect(progress.at(-1)).toEqual({ done: 3, failed: 0, resumed: 0 });
});
