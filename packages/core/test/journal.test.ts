import { copyFile, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { fileJournal } from '@cordboard/core';
import { withLayers } from '@cordboard/core/fp';
import {
  AgentId,
  CallbackId,
  campaigns,
  defineProvider,
  failure,
  serve,
  systemRuntime,
  type Contact,
  type ContactCenterError,
} from '@cordboard/core/provider';
import {
  campaign,
  centerOf,
  contact,
  contacts,
  importingInto,
  mustNotBeAsked,
  report,
  testAccount,
  Vendor,
  type Handler,
  type ImportOptions,
} from './journal/importing.js';
import { errorOf, failed, printed } from './support.js';

const folder = await mkdtemp(join(tmpdir(), 'cordboard-journal-'));
afterAll(() => rm(folder, { recursive: true }));

let path = '';
let count = 0;
beforeEach(() => {
  path = join(folder, `${String(++count)}.journal`);
});

const importing = (...parts: Parameters<ReturnType<typeof importingInto>>) => importingInto(path)(...parts);

const stopping =
  (kind: 'PermissionDenied' | 'MalformedReply', effect: 'none' | 'maybe'): Handler =>
  () =>
    TE.left(failure(kind, 'no', { effect }));

describe('a journal', () => {
  test('says on the disk what is sent before it is sent', async () => {
    const found: boolean[] = [];
    const vendor = new Vendor();
    const looking: Handler = (header, rows, context) => async () => {
      const lines = (await readFile(path, 'utf8')).split('\n');
      found.push(lines.some((line) => line.startsWith(`{"sent":${String(context.batch)},`)));
      return vendor.handle(header, rows, context)();
    };
    await report(importing(looking, contacts(7)));
    expect(found).toEqual([true, true, true, true]);
  });

  test('that is finished gives the same report, and nothing is sent', async () => {
    const vendor = new Vendor();
    const bad: unknown = { phoneNumber: 'x' };
    const rows = [...contacts(5), bad as Contact, contact(1)];
    const partly: Handler = (header, batch, context) =>
      context.batch === 1
        ? TE.right({
            rows: [{ outcome: 'applied' }, { outcome: 'failed', error: failure('Conflict', 'is taken') }],
            warnings: [{ message: 'slow' }],
          })
        : vendor.handle(header, batch, context);
    const first = await report(importing(partly, rows));
    expect(first).toMatchObject({ total: 7, accepted: 3, applied: 1, unchanged: 1, failed: 2 });
    const progress: unknown[] = [];
    const mayBeDuplicate = await report(
      importing(mustNotBeAsked, rows, { onProgress: (at) => progress.push(at) }),
    );
    expect(mayBeDuplicate).toEqual(first);
    expect(progress.at(-1)).toEqual({ done: 7, failed: 2, resumed: 5, total: 7 });
  });

  test('holds no row, no number and no name', async () => {
    await report(importing(new Vendor().handle, contacts(20)));
    const text = await readFile(path, 'utf8');
    expect(text).not.toMatch(/1555010|Example/);
    expect(text).toContain('campaigns.addContacts');
    expect((await stat(path)).mode & 0o077).toBe(0);
  });

  test('cut off anywhere lets the next run finish, and no contact is lost or repeated', async () => {
    const rows = contacts(7);
    const whole = new Vendor();
    const expected = await report(importing(whole.handle, rows));
    const text = await readFile(path, 'utf8');
    const firstLine = text.indexOf('\n') + 1;
    const ends = [...text.matchAll(/\n/g)].map(({ index }) => index);
    const lengths = ends.flatMap((end, i) => [end, end + 1, end + 2, (end + (ends[i + 1] ?? end)) >> 1]);
    for (const length of lengths.filter((each) => each >= firstLine && each <= text.length)) {
      const kept = text.slice(0, length);
      // What was about to be sent may have arrived or not; both must come to the same end.
      for (const arrived of [true, false]) {
        const vendor = new Vendor();
        const settled = kept.split('\n').slice(0, -1);
        whole.requests.forEach(({ key, batch }) => {
          const isSettled = settled.some((line) => line.startsWith(`{"settled":${String(batch)},`));
          const isSent = settled.some((line) => line.startsWith(`{"sent":${String(batch)},`));
          const sent = rows.slice(batch * 2, batch * 2 + 2);
          if (isSettled || (isSent && arrived)) vendor.carryOut(sent, { idempotencyKey: key });
        });
        await writeFile(path, kept);
        expect(await report(importing(vendor.handle, rows))).toEqual(expected);
        expect(vendor.rows).toEqual(rows.map(({ phoneNumber }) => phoneNumber));
      }
    }
  }, 20_000);

  test('lets a run go on after an error that stopped it, under the keys of the first', async () => {
    const vendor = new Vendor();
    const denied: Handler = (header, rows, context) =>
      context.batch === 2
        ? stopping('PermissionDenied', 'none')(header, rows, context)
        : vendor.handle(header, rows, context);
    expect(await report(importing(denied, contacts(8)))).toMatchObject({
      accepted: 4,
      failed: 2,
      stoppedBy: { kind: 'PermissionDenied' },
    });
    const second = new Vendor();
    expect(await report(importing(second.handle, contacts(8)))).toMatchObject({ total: 8, accepted: 8 });
    expect(second.requests.map(({ batch, mayBeDuplicate }) => [batch, mayBeDuplicate])).toEqual([
      [2, false],
      [3, false],
    ]);
    expect([...vendor.rows, ...second.rows]).toHaveLength(8);
  });

  test('stays as it was cut when the rows broke off early, and the rest follows', async () => {
    const vendor = new Vendor();
    const broken = function* (): Generator<Contact> {
      yield* contacts(3);
      throw new Error('broken');
    };
    await report(importing(vendor.handle, broken()));
    expect(await report(importing(vendor.handle, contacts(6)))).toMatchObject({ total: 6, accepted: 6 });
    expect(vendor.rows).toEqual(contacts(6).map(({ phoneNumber }) => phoneNumber));
    expect(vendor.requests).toHaveLength(4);
  });

  test('goes on behind layers too, under the key it was begun with', async () => {
    const vendor = new Vendor();
    const layered = (rows: readonly Contact[]) =>
      pipe(
        TE.fromEither(withLayers(centerOf(vendor.handle), { retry: {} })),
        TE.chain(({ campaigns: port }) =>
          port.addContacts({ campaign, rows }, { journal: fileJournal(path) }),
        ),
      );
    await report(layered(contacts(3)));
    expect(await report(layered(contacts(5)))).toMatchObject({ accepted: 5 });
    expect(vendor.rows).toHaveLength(5);
  });

  test('is sent again after a fault that may pass, under the same key, without ending the run', async () => {
    const vendor = new Vendor();
    let tries = 0;
    const flaky: Handler = (header, rows, context) =>
      context.batch === 1 && ++tries < 3
        ? TE.chain(() => TE.left(failure('MalformedReply', 'a proxy', { effect: 'maybe' })))(
            vendor.handle(header, rows, context),
          )
        : vendor.handle(header, rows, context);
    expect(await report(importing(flaky, contacts(6)))).toMatchObject({ accepted: 6, unknown: 0 });
    expect(vendor.rows).toHaveLength(6);
    expect(
      vendor.requests.filter(({ batch }) => batch === 1).map(({ mayBeDuplicate }) => mayBeDuplicate),
    ).toEqual([false, true, true]);
  });

  test('knows that a batch was divided, and sends its rows apart again', async () => {
    const vendor = new Vendor();
    const batching = { size: 3, splitOn: ['NotFound' as const] };
    const refusing =
      (last: Handler): Handler =>
      (header, rows, context) => {
        if (rows.length > 1) return TE.left(failure('NotFound', 'one of them'));
        return rows[0]?.phoneNumber === contact(2).phoneNumber
          ? last(header, rows, context)
          : vendor.handle(header, rows, context);
      };
    await report(importing(refusing(stopping('PermissionDenied', 'none')), contacts(3), {}, batching));
    expect(vendor.rows).toHaveLength(2);
    // The second time the whole batch would be taken: that would do two rows twice.
    expect(await report(importing(vendor.handle, contacts(3), {}, batching))).toMatchObject({ accepted: 3 });
    expect(vendor.rows).toEqual(contacts(3).map(({ phoneNumber }) => phoneNumber));
  });
});

test('a journal is resumed under another name of its account, however long that is', async () => {
  const vendor = new Vendor();
  const named = (name: string) => ({ account: { ...testAccount, name } });
  await report(importing(vendor.handle, contacts(5), named('n'.repeat(5000))));
  expect(await report(importing(mustNotBeAsked, contacts(5), named('europe')))).toMatchObject({
    accepted: 5,
  });
  expect(vendor.rows).toHaveLength(5);
});

describe('a journal is refused', () => {
  beforeEach(async () => {
    await report(
      importing(new Vendor().handle, contacts(5), { idempotencyKey: '3f2a1d80-0000-4000-8000-000000000001' }),
    );
  });
  test.each<[string, ImportOptions, number, string]>([
    ['of another header', { header: { duplicates: 'keep' } }, 2, 'input'],
    ['of another provider', { account: { ...testAccount, provider: 'elsewhere' } }, 2, 'provider'],
    ['of another account', { account: { ...testAccount, accountKey: 'test/other' } }, 2, 'account'],
    ['of another size of batches', {}, 3, 'batchSize'],
    ['of another key', { idempotencyKey: '3f2a1d80-0000-4000-8000-000000000002' }, 2, 'idempotencyKey'],
  ])('%s', async (_, options, size, field) => {
    const error = await failed(importing(mustNotBeAsked, contacts(5), options, size));
    expect([error.kind, error.problems.map((problem) => problem.path)]).toEqual(['Misconfigured', [field]]);
  });

  test.each([
    ['us', 'is us, and the journal was started by test, which has another base URL, account id or product'],
    ['test', 'differs from the one that the journal was started with: base URL, account id or product'],
  ])('of another account, named %s: the error says both names', async (name, message) => {
    const account = { ...testAccount, name, accountKey: 'test/other' };
    const error = await failed(importing(mustNotBeAsked, contacts(5), { account }));
    expect(error.problems).toEqual([{ path: 'account', message }]);
  });

  test.each([2, 3])(
    'with another row at %d: it is named, and the other of its batch may have been sent',
    async (at) => {
      const rows = contacts(5).map((row, i) => (i === at ? { ...row, name: 'Eve' } : row));
      expect(await report(importing(mustNotBeAsked, rows))).toMatchObject({
        accepted: 2,
        unknown: 2,
        failed: 0,
        stoppedBy: { kind: 'InvalidInput', message: expect.stringContaining(`rows[${String(at)}]`) },
      });
    },
  );

  test('with none of its rows, by the first of them', async () => {
    const error = await failed(importing(mustNotBeAsked, contacts(5, 100)));
    expect([error.kind, error.problems[0]?.path]).toEqual(['InvalidInput', 'rows[0]']);
    expect(printed(error)).not.toMatch(/1555010|Example/);
  });

  test('with rows that changed in a batch that had no effect: they were certainly not sent', async () => {
    path = join(folder, 'undone.journal');
    const denied: Handler = (header, rows, context) =>
      context.batch === 1
        ? stopping('PermissionDenied', 'none')(header, rows, context)
        : new Vendor().handle(header, rows, context);
    await report(importing(denied, contacts(5)));
    const rows = contacts(5).map((row, i) => (i === 3 ? { ...row, name: 'Eve' } : row));
    expect(await report(importing(mustNotBeAsked, rows))).toMatchObject({
      accepted: 2,
      failed: 2,
      unknown: 0,
      stoppedBy: { kind: 'InvalidInput', message: expect.stringContaining('rows[3]') },
    });
  });

  test('with fewer rows than it has', async () => {
    expect(await report(importing(mustNotBeAsked, contacts(2)))).toMatchObject({
      accepted: 2,
      stoppedBy: { kind: 'InvalidInput', message: expect.stringContaining('fewer') },
    });
    expect(await report(importing(mustNotBeAsked, contacts(3)))).toMatchObject({
      stoppedBy: { kind: 'InvalidInput' },
    });
  });

  test('with a line that no run wrote', async () => {
    const lines = (await readFile(path, 'utf8')).split('\n');
    await writeFile(path, [...lines.slice(0, 2), '{"settled":0,"parts"', ...lines.slice(2)].join('\n'));
    const error = await failed(importing(mustNotBeAsked, contacts(5)));
    expect([error.kind, error.message]).toEqual(['Misconfigured', expect.stringContaining('line 3')]);
  });

  test.each(['phoneNumber,name\n15550101,Ada\n15550102,Gra', 'phoneNumber'])(
    'when it is another file, which is left as it was: %j',
    async (content) => {
      await writeFile(path, content);
      expect(await failed(importing(mustNotBeAsked, contacts(5)))).toMatchObject({
        kind: 'Misconfigured',
        message: expect.stringContaining('it is not a journal'),
      });
      expect(await readFile(path, 'utf8')).toBe(content);
    },
  );

  test('where there can be no file', async () => {
    path = join(folder, 'missing', 'import.journal');
    expect((await failed(importing(mustNotBeAsked, contacts(5)))).kind).toBe('Misconfigured');
  });

  test('while another run has it', async () => {
    path = join(folder, 'shared.journal');
    let second: E.Either<ContactCenterError, unknown> | undefined;
    const vendor = new Vendor();
    const meanwhile: Handler = (header, rows, context) => async () => {
      second ??= await importing(mustNotBeAsked, contacts(5))();
      return vendor.handle(header, rows, context)();
    };
    await report(importing(meanwhile, contacts(5)));
    expect(errorOf(second ?? E.right(undefined))).toMatchObject({ kind: 'Conflict', effect: 'none' });
    // And afterwards it is free.
    expect(await report(importing(mustNotBeAsked, contacts(5)))).toMatchObject({ accepted: 5 });
  });
});

describe('what must not be repeated', () => {
  const plan = {
    name: 'n',
    start: '2030-01-01T09:00:00Z',
    end: '2030-01-01T10:00:00Z',
    agent: { id: AgentId('1') },
  };

  /** Plans callbacks; before the batch given comes to an end the journal is copied, as a crash would leave it. */
  const planning = (crash: number | undefined, sent: number[]) => {
    const made = defineProvider({
      ...testAccount,
      runtime: systemRuntime,
      operations: [
        serve(
          campaigns.scheduleCallbacks,
          (_, rows, { batch }) =>
            async () => {
              sent.push(batch);
              if (batch === crash) await copyFile(path, `${path}.crash`);
              return E.right({
                rows: rows.map((__, i) => ({
                  outcome: 'applied',
                  value: { id: CallbackId(`${String(batch)}-${String(i)}`) },
                })),
              });
            },
          { batching: 2 },
        ),
      ],
    });
    if (E.isLeft(made)) throw made.left;
    return report(
      made.right.campaigns.scheduleCallbacks(
        { ...plan, rows: contacts(6).map(({ phoneNumber }) => ({ phoneNumber })) },
        { journal: fileJournal(path) },
      ),
    );
  };

  test('is unknown after a crash and never sent again; what is known keeps its value', async () => {
    const sent: number[] = [];
    const whole = await planning(1, sent);
    await copyFile(`${path}.crash`, path);
    const mayBeDuplicate = await planning(undefined, sent);
    expect(sent).toEqual([0, 1, 2, 2]);
    expect(mayBeDuplicate).toMatchObject({ total: 6, applied: 4, unknown: 2 });
    expect(mayBeDuplicate.outcomes[0]).toEqual(whole.outcomes[0]);
    expect(mayBeDuplicate.outcomes[2]).toMatchObject({ outcome: 'unknown', error: { kind: 'Internal' } });
  });
});
