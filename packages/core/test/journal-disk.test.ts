import { describe, expect, test } from '@jest/globals';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { orThrow } from '@cordboard/core/fp';
import {
  failure,
  type Batching,
  type BulkReport,
  type Contact,
  type Journal,
} from '@cordboard/core/provider';
import { journalOn } from '../src/bulk/journal/file-journal.js';
import type { Files } from '../src/bulk/journal/files.js';
import { FaultyDisk, type DiskFault } from './journal/faulty-disk.js';
import {
  campaign,
  centerOf,
  contacts,
  mustNotBeAsked,
  report,
  Vendor,
  type Handler,
} from './journal/importing.js';
import { errorOf, failed } from './support.js';

const path = 'import.journal';
const rows = contacts(7);

const importingOn = (disk: FaultyDisk, handler: Handler, batching: number | Batching<Contact> = 2) =>
  centerOf(handler, batching).campaigns.addContacts({ campaign, rows }, { journal: journalOn(disk, path) });

const isAppend = (name: string): boolean => name === 'append';

/** The number of the disk's operation that is the n-th append of an import without faults, from 0. */
const appendOf = async (n: number, concurrency = 1): Promise<number> => {
  const disk = new FaultyDisk();
  await report(importingOn(disk, new Vendor().handle, { size: 2, concurrency }));
  return disk.log.flatMap((name, at) => (isAppend(name) ? [at] : []))[n] ?? NaN;
};

/** Everything after the last answer is known: the next run sends nothing. */
const isFinished = async (disk: FaultyDisk): Promise<BulkReport<object>> => {
  disk.start();
  return report(importingOn(disk, mustNotBeAsked));
};

const lineAt = (bytes: Buffer, offset: number): number =>
  bytes.subarray(0, offset).filter((byte) => byte === 0x0a).length + 1;

describe('a loss of power', () => {
  test('never takes away what was sent: that is on the disk before the request leaves', async () => {
    const found: boolean[] = [];
    const disk = new FaultyDisk();
    const cutting: Handler = (_, __, { batch }) => {
      disk.cutPower({ share: 0, room: 0 });
      found.push(disk.bytesOf(path).includes(`{"sent":${String(batch)},`));
      return TE.left(failure('PermissionDenied', 'no'));
    };
    for (let batch = 0; batch < 4; batch += 1) {
      disk.start();
      await importingOn(disk, (header, batchRows, context) =>
        context.batch === batch
          ? cutting(header, batchRows, context)
          : new Vendor().handle(header, batchRows, context),
      )();
    }
    expect(found).toEqual([true, true, true, true]);
  });

  test('never takes away that a batch is sent row by row', async () => {
    const disk = new FaultyDisk();
    let found = false;
    const refusing: Handler = (_, batch) => {
      if (batch.length > 1) return TE.left(failure('NotFound', 'one of them'));
      disk.cutPower({ share: 0, room: 0 });
      found = disk.bytesOf(path).includes('{"apart":0}');
      return TE.left(failure('PermissionDenied', 'no'));
    };
    await importingOn(disk, refusing, { size: 2, splitOn: ['NotFound'] })();
    expect(found).toBe(true);
  });

  test('after a run was killed takes nothing away that the next one relied on', async () => {
    const disk = new FaultyDisk();
    const vendor = new Vendor();
    // Killed when what is sent was written, and not on the disk yet.
    const written = await appendOf(3);
    disk.start([{ at: written + 1, fault: 'killed', share: 0 }]);
    await importingOn(disk, vendor.handle)();
    expect(disk.bytesOf(path).toString()).toContain('{"sent":1,');
    disk.start();
    const lost: Handler = (header, batch, context) =>
      TE.chain(() => {
        disk.cutPower({ share: 0, room: 0 });
        return TE.left(failure('Canceled', 'lost', { effect: 'maybe' }));
      })(vendor.handle(header, batch, context));
    await importingOn(disk, lost)();
    disk.start();
    await report(importingOn(disk, vendor.handle));
    expect(
      vendor.requests.filter(({ batch }) => batch === 1).map(({ mayBeDuplicate }) => mayBeDuplicate),
    ).toEqual([true, true]);
    expect(vendor.rows).toHaveLength(7);
  });

  test('takes nothing away once the journal is closed, its name in the folder included', async () => {
    const disk = new FaultyDisk();
    const first = await report(importingOn(disk, new Vendor().handle));
    disk.cutPower({ share: 0, room: 0 });
    expect(await isFinished(disk)).toEqual(first);
  });
});

describe('on a disk that is full for a while', () => {
  const faults = ['full', 'failed'] as const;
  test.each(faults)('a torn line is cut off before anything is written behind it (%s)', async (fault) => {
    for (let torn = 0; torn < 9; torn += 1) {
      const disk = new FaultyDisk();
      const vendor = new Vendor();
      disk.start([{ at: await appendOf(torn), fault, share: 0.6 }]);
      await importingOn(disk, vendor.handle, { size: 2, concurrency: 3 })();
      disk.start();
      expect(await report(importingOn(disk, vendor.handle, { size: 2, concurrency: 3 }))).toMatchObject({
        accepted: 7,
      });
      expect(vendor.rows).toHaveLength(7);
      expect(await isFinished(disk)).toMatchObject({ accepted: 7 });
    }
  });

  test('the batches under way are noted behind the last whole line as soon as there is room again', async () => {
    const disk = new FaultyDisk();
    const isFull = new Promise<void>((resolve) => {
      disk.onFault = resolve;
    });
    const vendor = new Vendor();
    const waiting: Handler = (header, batch, context) => async () => {
      if (context.batch > 0) await isFull;
      return vendor.handle(header, batch, context)();
    };
    // The line that says that the last batch is sent; the answers of two others come afterwards.
    disk.start([{ at: await appendOf(5, 3), fault: 'failed', share: 0.5 }]);
    const running = report(importingOn(disk, waiting, { size: 2, concurrency: 3 }));
    const { accepted, failed: refused, stoppedBy } = await running;
    expect([accepted, refused, stoppedBy?.message]).toEqual([
      6,
      1,
      expect.stringContaining('the journal cannot be written (EIO)'),
    ]);
    disk.start();
    const second = new Vendor();
    expect(await report(importingOn(disk, second.handle))).toMatchObject({ accepted: 7 });
    expect(second.rows).toEqual(rows.slice(6).map(({ phoneNumber }) => phoneNumber));
  });

  test('an import stops with an error that says what to do', async () => {
    const disk = new FaultyDisk();
    disk.start([{ at: await appendOf(0), fault: 'full', share: 0 }]);
    expect((await failed(importingOn(disk, mustNotBeAsked))).message).toMatch(
      /journal cannot be written \(ENOSPC\): no space is left; free some/,
    );
  });
});

test('a disk that takes no bytes and reports nothing ends an import all the same', async () => {
  const disk = new FaultyDisk();
  const idle: Files = {
    syncFolder: (folder) => disk.syncFolder(folder),
    open: async (name) => {
      const file = await disk.open(name);
      return file && { ...file, append: () => Promise.resolve(0) };
    },
  };
  const options = { journal: journalOn(idle, path) };
  const error = await failed(centerOf(mustNotBeAsked).campaigns.addContacts({ campaign, rows }, options));
  expect(error).toMatchObject({
    kind: 'Misconfigured',
    message: expect.stringContaining('cannot be written'),
  });
});

describe('what the disk may not have', () => {
  const first = '{"journal":2}';
  const opened = async (disk: FaultyDisk, lines: string[] = []) =>
    orThrow(journalOn(disk, path).open((line) => lines.push(line)));
  const linesAfterPowerCut = async (disk: FaultyDisk): Promise<readonly string[]> => {
    disk.cutPower({ share: 1, room: 0 });
    disk.start();
    const lines: string[] = [];
    await opened(disk, lines);
    return lines;
  };

  test('is not relied on: with a sync that failed goes what it should have kept', async () => {
    const disk = new FaultyDisk();
    const journal = await opened(disk);
    await orThrow(journal.append(first, 'lasting'));
    await orThrow(journal.append('{"settled":0}', 'usual'));
    disk.start([{ at: 1, fault: 'failed', share: 0 }]);
    expect(errorOf(await journal.append('{"sent":1}', 'lasting')()).message).toContain('EIO');
    await orThrow(journal.append('{"settled":2}', 'usual'));
    await orThrow(journal.close());
    expect(await linesAfterPowerCut(disk)).toEqual([first, '{"settled":2}']);
  });

  test('is not relied on by the next run either, when the sync at the end failed', async () => {
    const disk = new FaultyDisk();
    const journal = await opened(disk);
    await orThrow(journal.append(first, 'lasting'));
    await orThrow(journal.append('{"settled":0}', 'usual'));
    disk.start([{ at: 0, fault: 'failed', share: 0 }]);
    expect(errorOf(await journal.close()()).message).toContain('EIO');
    const next = await opened(disk);
    await orThrow(next.append('{"sent":1}', 'lasting'));
    expect(await linesAfterPowerCut(disk)).toEqual([first, '{"sent":1}']);
  });

  test('is not written over before it is certainly cut off', async () => {
    const disk = new FaultyDisk();
    const before = await opened(disk);
    await orThrow(before.append(first, 'lasting'));
    disk.put(path, Buffer.concat([disk.bytesOf(path), Buffer.from('{"undo')]));
    disk.start();
    const journal = await opened(disk);
    await orThrow(journal.append('{"settled":0}', 'usual'));
    expect(await linesAfterPowerCut(disk)).toEqual([first, '{"settled":0}']);
  });
});

test('a disk that takes and gives a few bytes at a time is written and read to the end', async () => {
  const disk = new FaultyDisk();
  const few = Array.from({ length: 400 }, (_, at): DiskFault => ({ at, fault: 'short', share: 0.3 }));
  disk.start(few);
  const first = await report(importingOn(disk, new Vendor().handle));
  disk.start(few);
  expect(await report(importingOn(disk, mustNotBeAsked))).toEqual(first);
});

describe('a damaged journal', () => {
  test('is refused with the line, whichever bit of it was flipped', async () => {
    const disk = new FaultyDisk();
    await report(importingOn(disk, new Vendor().handle));
    const whole = disk.bytesOf(path);
    const otherwise: unknown[] = [];
    for (let bit = 0; bit < whole.length * 8; bit += 1) {
      const damaged = Buffer.from(whole);
      damaged.writeUInt8(damaged.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      disk.put(path, damaged);
      const { kind, message } = errorOf(await journalOn(disk, path).open(() => undefined)());
      const isNamed = message.includes(`line ${String(lineAt(whole, bit >> 3))} of the journal`);
      const isLeft = disk.bytesOf(path) === damaged;
      if (kind !== 'Misconfigured' || !isNamed || !isLeft) otherwise.push({ bit, message });
    }
    expect(otherwise).toEqual([]);
  });

  const changes: readonly (readonly [string, (lines: readonly string[]) => readonly string[], number])[] = [
    [
      'counts other rows than were sent',
      (lines) => lines.with(2, (lines[2] ?? '').replace('"times":2', '"times":3')),
      3,
    ],
    ['is of a batch that was never sent', (lines) => lines.toSpliced(1, 1), 2],
    ['sends a batch that is settled', (lines) => lines.toSpliced(3, 0, lines[1] ?? ''), 4],
    ['settles a batch twice', (lines) => lines.toSpliced(3, 0, lines[2] ?? ''), 4],
    ['begins a journal within one', (lines) => lines.toSpliced(3, 0, lines[0] ?? ''), 4],
  ];
  test.each(changes)('is refused when a line %s, even if its checksum is right', async (_, change, line) => {
    const disk = new FaultyDisk();
    await report(importingOn(disk, new Vendor().handle));
    const lines: string[] = [];
    await orThrow(journalOn(disk, path).open((each) => lines.push(each)));
    const other = new FaultyDisk();
    const journal = await orThrow(journalOn(other, path).open(() => undefined));
    for (const each of change(lines)) await orThrow(journal.append(each, 'usual'));
    await orThrow(journal.close());
    expect((await failed(importingOn(other, mustNotBeAsked))).message).toContain(
      `line ${String(line)} of the`,
    );
  });

  test('while it is used stops the run, and its rows may have been sent', async () => {
    const disk = new FaultyDisk();
    await report(importingOn(disk, new Vendor().handle));
    const bytes = disk.bytesOf(path);
    const journal = journalOn(disk, path);
    const changing: Journal = {
      open: (take) =>
        pipe(
          journal.open(take),
          TE.chainFirst(() => {
            bytes.write('9', bytes.indexOf('"settled":1') + '"settled":'.length);
            return TE.right(undefined);
          }),
        ),
    };
    disk.start();
    const { campaigns } = centerOf(mustNotBeAsked);
    expect(await report(campaigns.addContacts({ campaign, rows }, { journal: changing }))).toMatchObject({
      accepted: 2,
      unknown: 2,
      failed: 0,
      stoppedBy: { kind: 'Misconfigured', message: expect.stringContaining('changed') },
    });
  });
});

test.each([
  ['another file', Buffer.alloc(50_000_000, 'x')],
  ['what begins as a journal', Buffer.concat([Buffer.from('{"journal":'), Buffer.alloc(50_000_000, ' ')])],
  ['nothing but zeros', Buffer.alloc(50_000_000)],
])('50 MB of %s without a line break are refused at a glance, and left as they were', async (_, bytes) => {
  const disk = new FaultyDisk();
  disk.put(path, bytes);
  expect(await failed(importingOn(disk, mustNotBeAsked))).toMatchObject({
    kind: 'Misconfigured',
    message: expect.stringContaining('line 1 of the journal'),
  });
  expect(disk.bytesRead).toBeLessThan(10_000);
  expect(disk.bytesOf(path)).toBe(bytes);
  expect(disk.isPrivate(path)).toBe(false);
});

test('what an adapter gives for a row and its operation does not promise is not noted as if it did', async () => {
  const disk = new FaultyDisk();
  const giving: Handler = (_, batch) =>
    TE.right({ rows: batch.map(() => ({ outcome: 'accepted' as const, value: { more: 1 } })) });
  expect(await report(importingOn(disk, giving))).toMatchObject({ stoppedBy: { kind: 'Internal' } });
  disk.start();
  expect(E.isRight(await importingOn(disk, new Vendor().handle)())).toBe(true);
});
