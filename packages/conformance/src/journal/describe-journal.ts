import type { Runner } from '../runner.js';
import { bulkWriteCases } from './bulk-write.js';
import { crashCases } from './crashes.js';
import type { JournalCase, JournalSubject } from './journals.js';
import { lineCases } from './lines.js';
import { writerCases } from './writers.js';

const groups: Readonly<Record<string, readonly JournalCase[]>> = {
  lines: lineCases,
  'its one writer': writerCases,
  crashes: crashCases,
  'a bulk write': bulkWriteCases,
};

/**
 * Checks a journal against its contract: `await describeJournal({ describe, it, expect }, { name: 'my
 * journal', create })`. The first journal that is created only selects the cases.
 */
export const describeJournal = async (runner: Runner, { name, create }: JournalSubject): Promise<void> => {
  const abilities = await create();
  const isPossible = ({ needs }: JournalCase): boolean =>
    needs === undefined || abilities[needs] !== undefined;
  runner.describe(`${name} keeps the contract of a journal`, () => {
    for (const [group, cases] of Object.entries(groups)) {
      const possible = cases.filter(isPossible);
      if (possible.length === 0) continue;
      runner.describe(group, () => {
        for (const { title, check } of possible) {
          runner.it(title, async () => check(await create(), runner.expect));
        }
      });
    }
  });
};
