import { describe, expect, test } from '@jest/globals';
import { fileJournal } from '@cordboard/core';
import type { ContactCenter } from '@cordboard/core/fp';
import {
  campaigns,
  defineProvider,
  failure,
  serve,
  systemRuntime,
  type BulkOptions,
  type Campaign,
  type Contact,
  type RequestOutcome,
} from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contacts, testAccount } from './journal/importing.js';

const made: Campaign = { ref: { code: 'c' }, name: 'Spring' };
const most = 5;

type Answer = TE.TaskEither<ReturnType<typeof failure>, RequestOutcome<object, Campaign>>;

const accepting = (rows: readonly Contact[]): Answer =>
  TE.right({ rows: rows.map(() => ({ outcome: 'accepted' })), created: made });

/** A center that launches, and what it sent. */
const launching = (answer: (rows: readonly Contact[]) => Answer = accepting) => {
  const sent: (readonly Contact[])[] = [];
  const defined = defineProvider({
    ...testAccount,
    runtime: systemRuntime,
    operations: [
      serve(
        campaigns.launch,
        (_, rows) => {
          sent.push(rows);
          return answer(rows);
        },
        { batching: { size: most, canAppend: () => false, splitOn: ['NotFound'] } },
      ),
    ],
  });
  if (E.isLeft(defined)) throw defined.left;
  const center: ContactCenter = defined.right;
  const launch = (rows: Iterable<Contact> | AsyncIterable<Contact>, options: BulkOptions<object> = {}) =>
    center.campaigns.launch({ name: made.name, rows }, options)();
  return { launch, sent };
};

describe('rows that make something together', () => {
  test('are sent in one request, and the report tells what they made', async () => {
    const { launch, sent } = launching();
    expect(await launch(contacts(most))).toMatchObject({
      right: { total: most, accepted: most, created: made, batches: [{ firstRow: 0, rows: most }] },
    });
    expect(sent).toEqual([contacts(most)]);
  });

  test('are not read beyond one too many, and none is sent', async () => {
    const { launch, sent } = launching();
    let read = 0;
    const endless = (function* () {
      for (const contact of contacts(1_000)) {
        read += 1;
        yield contact;
      }
    })();
    expect(await launch(endless)).toMatchObject({
      left: { kind: 'InvalidInput', effect: 'none', problems: [{ path: 'rows' }] },
    });
    expect([read, sent]).toEqual([most + 1, []]);
  });

  test('are not sent when there are none, or all are invalid', async () => {
    const { launch, sent } = launching();
    const invalid = contacts(2).map((contact) => ({ ...contact, phoneNumber: 'none' }));
    const none = await launch([]);
    expect(none).toMatchObject({ right: { total: 0 } });
    expect(await launch(invalid)).toMatchObject({ right: { total: 2, failed: 2 } });
    expect(E.isRight(none) && none.right).not.toHaveProperty('created');
    expect(sent).toEqual([]);
  });

  test('are sent without those that are invalid or given twice', async () => {
    const { launch, sent } = launching();
    const [first, second] = contacts(2);
    const rows = [first, { phoneNumber: 'none' }, first, second].flatMap((row) => row ?? []);
    const result = await launch(rows);
    expect(E.isRight(result) && result.right.outcomes.map(({ outcome }) => outcome)).toEqual([
      'accepted',
      'failed',
      'unchanged',
      'accepted',
    ]);
    expect(sent).toEqual([contacts(2)]);
  });

  test.each([
    ['an error of theirs', new Error('+15550100000'), 'the rows could not be read completely'],
    ['one of ours', failure('Unavailable', 'the list ended', { effect: 'maybe' }), 'the list ended'],
  ])('are not sent when they end with %s, which tells why', async (_, error, message) => {
    const { launch, sent } = launching();
    const broken = (async function* () {
      yield* contacts(2);
      await Promise.reject(error);
    })();
    const result = await launch(broken);
    expect(E.isLeft(result) && result.left.message).toContain(message);
    expect(result).toMatchObject({ left: { effect: 'none' } });
    expect(sent).toEqual([]);
  });

  test.each(['NotFound', 'Conflict', 'InvalidInput', 'PermissionDenied'] as const)(
    'are refused together by %s, those given twice too',
    async (kind) => {
      const { launch, sent } = launching(() => TE.left(failure(kind, 'no')));
      expect(await launch([...contacts(3), ...contacts(1)])).toMatchObject({
        left: { kind, effect: 'none' },
      });
      expect(sent.length).toBe(1);
    },
  );

  test('are unknown together when the answer is lost', async () => {
    const { launch } = launching(() => TE.left(failure('Timeout', 'no answer', { effect: 'maybe' })));
    expect(await launch(contacts(3))).toMatchObject({
      right: { unknown: 3, stoppedBy: { kind: 'Timeout' } },
    });
  });

  test('may have made something although each of them failed', async () => {
    const { launch } = launching((rows) =>
      TE.right({
        rows: rows.map(() => ({ outcome: 'failed', error: failure('PermissionDenied', 'no') })),
        created: made,
      }),
    );
    expect(await launch(contacts(2))).toMatchObject({ right: { failed: 2, created: made } });
  });
});

describe('a journal of rows that make something together', () => {
  const inFolder = async (check: (journal: string) => Promise<void>): Promise<void> => {
    const folder = await mkdtemp(join(tmpdir(), 'cordboard-together-'));
    await check(join(folder, 'launch.journal')).finally(() => rm(folder, { recursive: true }));
  };

  test('tells what they made, without sending them again, and holds nothing of theirs', () =>
    inFolder(async (path) => {
      const { launch, sent } = launching();
      const first = await launch(contacts(3), { journal: fileJournal(path) });
      expect(await launch(contacts(3), { journal: fileJournal(path) })).toEqual(first);
      expect([first, sent.length]).toMatchObject([{ right: { created: made } }, 1]);
      expect(await readFile(path, 'utf8')).not.toMatch(/1555010|Example/);
    }));

  test.each([
    ['more', contacts(4)],
    ['fewer', contacts(2)],
    ['other', contacts(3, 1)],
  ])('sends nothing when there are %s rows than before', (_, rows) =>
    inFolder(async (path) => {
      const { launch, sent } = launching();
      await launch(contacts(3), { journal: fileJournal(path) });
      const result = await launch(rows, { journal: fileJournal(path) });
      const error = E.isLeft(result) ? result.left : result.right.stoppedBy;
      expect(error).toMatchObject({ kind: 'InvalidInput', message: expect.stringContaining('journal') });
      expect(sent.length).toBe(1);
    }),
  );

  test('sends them once more after a refusal, and never after a lost answer', () =>
    inFolder(async (path) => {
      const answers = [
        TE.left(failure('PermissionDenied', 'no')),
        TE.left(failure('Timeout', 'no answer', { effect: 'maybe' })),
      ];
      const { launch, sent } = launching((rows) => answers.shift() ?? accepting(rows));
      const again = () => launch(contacts(3), { journal: fileJournal(path) });
      expect(await again()).toMatchObject({ left: { kind: 'PermissionDenied' } });
      expect(await again()).toMatchObject({ right: { unknown: 3 } });
      expect(await again()).toMatchObject({ right: { unknown: 3 } });
      expect(sent.length).toBe(2);
    }));
});
