import { fullTitle } from './case.js';
import { groupsOf } from './cases.js';
import { failuresIn } from './check-case.js';
import type { Runner } from './runner.js';
import type { Subject } from './world.js';

/** What a provider is checked against. */
export interface Contract {
  readonly name: string;
  /** How many cases there are. */
  readonly cases: number;
}

/**
 * Checks a provider against the contract of the ports: `await describeProvider({ describe, it, expect }, { …
 * })`. What its capabilities declare has to work, and anything else has to answer `Unsupported` before any
 * request is sent. The capabilities select the cases, and each case gets a fresh center. A case that fails
 * says in words what was expected of the provider. Returns how many cases there are.
 */
export const describeProvider = async (runner: Runner, subject: Subject): Promise<Contract> => {
  const groups = await groupsOf(subject);
  runner.describe(`${subject.name} keeps the contract`, () => {
    for (const { name, cases } of groups) {
      runner.describe(name, () => {
        for (const each of cases) {
          runner.it(fullTitle(each), async () => {
            runner.expect(await failuresIn(subject, each)).toEqual([]);
          });
        }
      });
    }
  });
  return { name: subject.name, cases: groups.reduce((sum, { cases }) => sum + cases.length, 0) };
};
