import { isServed, type Capabilities } from '@cordboard/core/provider';
import type { Seed } from '@cordboard/memory';
import fc from 'fast-check';
import type { Runner } from '../runner.js';
import { breachIn, type Breach } from './breach.js';
import { centers } from './centers.js';
import type { Command } from './command.js';
import { clockStartMs } from './equivalences.js';
import { exampleCenter, examplesWith, type Example } from './examples.js';
import { peopleUnder } from './pools.js';
import { sequences } from './sequences.js';
import type { LawSubject } from './world.js';

const longestMs = 3_600_000;

/** A gate draws the same sequences each time, so that a change is judged by what it changed. */
const usualSeed = 20_261_121;

/** A center to begin with, and what is done to it. */
type Drawn = [center: Seed, commands: readonly Command[]];

/** A case in which the adapter and memory differ: the smallest one found, and what draws it again. */
export interface LawFinding {
  readonly seed: number;
  readonly path: string;
  readonly center: Seed;
  readonly commands: readonly Command[];
  /** Undefined where only a sequence that came before made the difference. */
  readonly breach: Breach | undefined;
}

const parametersOf = ({ runs = 1000, seed = usualSeed, path = '' }: LawSubject): fc.Parameters<Drawn> => ({
  numRuns: runs,
  seed,
  path,
});

const capabilitiesOf = async ({ connect, rules = {} }: LawSubject): Promise<Capabilities> => {
  // Some vendors need somebody to act as.
  const seed = { agents: peopleUnder(rules).always };
  const { center, close } = await connect({ seed, now: () => clockStartMs });
  await close();
  return center.capabilities;
};

/**
 * Draws sequences and holds an adapter to the law, without a test runner. Returns the smallest case found that breaks
 * it, undefined when none does. With the `seed` and the `path` of a finding in the subject, its case is the first one.
 */
export const checkLaw = async (subject: LawSubject): Promise<LawFinding | undefined> => {
  const { rules = {} } = subject;
  const capabilities = await capabilitiesOf(subject);
  const law = fc.asyncProperty(
    centers(capabilities, rules),
    sequences(capabilities, rules),
    async (center, commands) => (await breachIn(subject, center, commands)) === undefined,
  );
  const { seed, counterexamplePath, counterexample } = await fc.check(law, parametersOf(subject));
  if (counterexample === null) return undefined;
  const [center, commands] = counterexample;
  const breach = await breachIn(subject, center, commands);
  return { seed, path: counterexamplePath, center, commands, breach };
};

/**
 * The commuting law: `await commutingLaw({ describe, it, expect }, { … })`. Over random centers, random sequences
 * of operations through an adapter and its vendor's protocol give the same results, and leave the same center,
 * as in memory directly, up to what the adapter declares. A failure prints the `seed` and the `path` that draw
 * its case again when the subject names them.
 */
export const commutingLaw = async ({ describe, it, expect }: Runner, subject: LawSubject): Promise<void> => {
  const capabilities = await capabilitiesOf(subject);
  const people = peopleUnder(subject.rules ?? {});
  const isServing = ({ commands }: Example): boolean =>
    commands.every(({ operation }) => isServed(capabilities[operation]));
  describe(`${subject.name} commutes with memory`, () => {
    for (const { title, commands } of examplesWith(people).filter(isServing)) {
      it(title, async () => {
        expect(await breachIn(subject, exampleCenter(people), commands)).toEqual(undefined);
      });
    }
    const anything = async (): Promise<void> => {
      expect(await checkLaw(subject)).toEqual(undefined);
    };
    it('under any sequence of operations on any center', anything, longestMs);
  });
};
