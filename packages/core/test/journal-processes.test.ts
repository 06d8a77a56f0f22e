import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { buildImporter, importInProcess, ProcessVendor } from './journal/import-process.js';

const folder = await mkdtemp(join(tmpdir(), 'cordboard-processes-'));
let program = '';
beforeAll(async () => {
  program = await buildImporter(join(import.meta.dirname, '../../..'));
});
afterAll(async () => {
  await rm(dirname(program), { recursive: true });
  await rm(folder, { recursive: true });
});

// Part of util-linux: it limits how long a file may become, as a full disk does.
const canFillTheDisk = spawnSync('prlimit', ['--version']).status === 0;
const whereTheDiskCanBeFull = canFillTheDisk ? describe : describe.skip;
if (!canFillTheDisk) console.warn('prlimit is missing: the tests of a full disk are skipped');

whereTheDiskCanBeFull('on a full disk', () => {
  test.each(['addContacts', 'scheduleCallbacks'] as const)(
    'an import stops with an error that says so, and goes on once there is room (%s)',
    async (operation) => {
      const order = {
        journal: join(folder, `full-${operation}.journal`),
        total: 120,
        batchSize: 4,
        concurrency: 3,
        operation,
      };
      const vendor = new ProcessVendor(operation);
      const run = { program, order, vendor };
      // Wherever the line is torn: within the first one, within one that says what is sent, or what became of it.
      for (let limit = 150; limit < 2000; limit += 300) {
        const { report, stderr } = await importInProcess({
          ...run,
          under: ['prlimit', `--fsize=${String(limit)}`, '--'],
        });
        expect(`${stderr}${report?.stoppedBy?.message ?? ''}`).toMatch(
          /journal cannot be written \(EFBIG\): no space is left/,
        );
      }
      const { report } = await importInProcess(run);
      expect(report).toMatchObject({ total: 120, failed: 0 });
      expect(report?.stoppedBy).toBeUndefined();
      expect([...vendor.arrivals.values()].filter((times) => times !== 1)).toEqual([]);
      expect(vendor.arrivals.size).toBe(120);
      expect((await readFile(order.journal, 'utf8')).split('\n').at(-1)).toBe('');
    },
    300_000,
  );
});

describe('killed again and again', () => {
  test.each(['addContacts', 'scheduleCallbacks'] as const)(
    'an import comes to its end, and no row is sent twice or lost (%s)',
    async (operation) => {
      const order = {
        journal: join(folder, `killed-${operation}.journal`),
        total: 4000,
        batchSize: 4,
        concurrency: 3,
        operation,
      };
      const vendor = new ProcessVendor(operation);
      const run = { program, order, vendor };
      for (const killAfterMs of [250, 300, 350]) await importInProcess({ ...run, killAfterMs });
      const { report } = await importInProcess(run);
      expect(report).toMatchObject({ total: 4000, failed: 0 });
      expect(vendor.mixedUp).toBe(0);
      expect([...vendor.arrivals.values()].filter((times) => times !== 1)).toEqual([]);
      const { accepted = 0, applied = 0, unknown = 0 } = report ?? {};
      expect(accepted + applied + unknown).toBe(4000);
      expect(vendor.arrivals.size).toBeGreaterThanOrEqual(accepted + applied);
    },
    300_000,
  );

  test('a launch whose answer is lost is never sent again, and each of its rows is unknown', async () => {
    const order = {
      journal: join(folder, 'killed-launch.journal'),
      total: 500,
      batchSize: 500,
      concurrency: 1,
      operation: 'launch',
    } as const;
    const vendor = new ProcessVendor('launch');
    const run = { program, order, vendor };
    expect(await importInProcess({ ...run, isKilledAtRequest: true })).toMatchObject({ wasKilled: true });
    for (const again of [1, 2]) {
      const { report } = await importInProcess(run);
      expect([again, report]).toMatchObject([again, { total: 500, unknown: 500 }]);
      expect(report).not.toHaveProperty('created');
    }
    expect([...vendor.arrivals.values()].filter((times) => times !== 1)).toEqual([]);
    expect(vendor.arrivals.size).toBe(500);
  });

  test('a launch that was answered is told again, and not sent', async () => {
    const journal = join(folder, 'answered-launch.journal');
    const order = { journal, total: 50, batchSize: 50, concurrency: 1, operation: 'launch' } as const;
    const vendor = new ProcessVendor('launch');
    const { report: first } = await importInProcess({ program, order, vendor });
    expect(first).toMatchObject({ accepted: 50, created: { ref: { code: 'c' } } });
    const { report } = await importInProcess({ program, order, vendor });
    expect(report).toEqual(first);
    expect([...vendor.arrivals.values()].filter((times) => times !== 1)).toEqual([]);
  });
});
