import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, test } from '@jest/globals';
import { fileJournal } from '@cordboard/core';
import { describeJournal } from '@cordboard/conformance';
import { journalOn } from '../../core/src/bulk/journal/file-journal.js';
import { FaultyDisk } from '../../core/test/journal/faulty-disk.js';
import { memoryJournal, type Mistakes } from './memory-journal.js';

const runner = { describe, it, expect };

const folder = await mkdtemp(join(tmpdir(), 'cordboard-contract-'));
afterAll(() => rm(folder, { recursive: true }));
let count = 0;

await describeJournal(runner, {
  name: 'a journal in a file',
  create: () => {
    const path = join(folder, `${String(++count)}.journal`);
    return Promise.resolve({ one: fileJournal(path), other: fileJournal(path) });
  },
});

await describeJournal(runner, {
  name: 'a journal in a file, on a disk that fails,',
  create: () => {
    const disk = new FaultyDisk();
    const journal = journalOn(disk, 'contract.journal');
    return Promise.resolve({
      one: journal,
      other: journal,
      failNextAppend: () => {
        disk.start([{ at: 0, fault: 'failed', share: 0.5 }]);
      },
      cutPower: () => {
        disk.cutPower({ share: 0.7, room: 10 });
        disk.start();
        return Promise.resolve();
      },
    });
  },
});

await describeJournal(runner, {
  name: 'a journal in memory',
  create: () => Promise.resolve(memoryJournal()),
});

/** Carries the cases out and names those that failed. */
const failuresWith = async (mistakes: Mistakes): Promise<readonly string[]> => {
  const cases: { readonly title: string; readonly body: () => Promise<void> }[] = [];
  const collecting = {
    describe: (_: string, body: () => void) => {
      body();
    },
    it: (title: string, body: () => Promise<void>) => cases.push({ title, body }),
    expect,
  };
  await describeJournal(collecting, {
    name: 'a wrong journal',
    create: () => Promise.resolve(memoryJournal(mistakes)),
  });
  const failures: string[] = [];
  for (const { title, body } of cases) await body().catch(() => failures.push(title));
  return failures;
};

test.each<[Mistakes, string]>([
  [{ letsTwoIn: true }, 'is refused with Conflict'],
  [{ staysHeld: true }, 'hands over its lines'],
  [{ beginsAnew: true }, 'adds behind the lines it has'],
  [{ turnsAround: true }, 'letter for letter'],
  [{ givesNext: true }, 'gives a line again by its place'],
  [{ losesLasting: true }, 'up to the last lasting one'],
  [{ losesAtClose: true }, 'once it was closed'],
  [{ keepsFailed: true }, 'could not be added'],
])('a journal with %j is found out', async (mistakes, sentence) => {
  expect(await failuresWith(mistakes)).toContainEqual(expect.stringContaining(sentence));
});
