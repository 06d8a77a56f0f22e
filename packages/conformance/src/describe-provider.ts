import { fullTitle, type Case } from './case.js';
import { groupsOf } from './cases.js';
import type { Runner } from './runner.js';
import { unknowns, type Subject } from './world.js';

/** What a provider was held to. */
export interface Contract {
  readonly name: string;
  /** How many cases there are. */
  readonly cases: number;
}

/** Carries out a case in a world of its own. */
export const inFreshWorld =
  ({ create }: Subject, { check }: Case, expect: Runner['expect']) =>
  async (): Promise<void> => {
    const world = await create();
    try {
      await check({ ...world, known: { ...unknowns, ...world.known } }, expect);
    } finally {
      await world.close();
    }
  };

/**
 * Holds a provider to the contract of the ports: `await describeProvider({ describe, it, expect }, { … })`. What it
 * claims has to work, what it does not claim has to say so before any request leaves. The provider's own claims
 * select the cases, and each case gets a fresh center. Returns how many cases that makes.
 */
export const describeProvider = async (runner: Runner, subject: Subject): Promise<Contract> => {
  const groups = await groupsOf(subject);
  runner.describe(`${subject.name} keeps the contract`, () => {
    for (const { name, cases } of groups) {
      runner.describe(name, () => {
        for (const each of cases) runner.it(fullTitle(each), inFreshWorld(subject, each, runner.expect));
      });
    }
  });
  return { name: subject.name, cases: groups.reduce((sum, { cases }) => sum + cases.length, 0) };
};
