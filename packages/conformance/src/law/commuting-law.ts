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
import { supports } from './supports.js';
import { sequences } from './sequences.js';
import type { LawSubject } from './world.js';

const longestMs = 3_600_000;

/** Fixed, so that every run draws the same sequences. */
const usualSeed = 20_261_121;

/** Commands, and the center they are for: the commands come first, so that a broken law is told with as few as can be. */
type Drawn = [commands: readonly Command[], center: Seed];

/** A case in which the adapter and memory differ: the smallest one found, and how to reproduce it. */
export interface LawFinding {
  readonly seed: number;
  readonly path: string;
  readonly center: Seed;
  readonly commands: readonly Command[];
  /** Undefined when it depends on an earlier sequence. */
  readonly breach: Breach | undefined;
}

const parametersOf = ({ runs = 1000, seed = usualSeed, path = '' }: LawSubject): fc.Parameters<Drawn> => ({
  numRuns: runs,
  seed,
  path,
});

const capabilitiesOf = async ({ connect, rules = {} }: LawSubject): Promise<Capabilities> => {
  // Some vendors need an acting agent.
  const seed = { agents: peopleUnder(rules).always };
  const { center, close } = await connect({ seed, now: () => clockStartMs });
  await close();
  return center.capabilities;
};

/**
 * Draws sequences and checks the law for an adapter, without a test runner. Returns the smallest case that
 * breaks it, or undefined. With the `seed` and the `path` of a finding in the subject, its case is the first
 * one.
 */
export const checkLaw = async (subject: LawSubject): Promise<LawFinding | undefined> => {
  const { rules = {} } = subject;
  const capabilities = await capabilitiesOf(subject);
  const law = fc.asyncProperty(
    sequences(capabilities, rules),
    centers(capabilities, rules),
    async (commands, center) => (await breachIn(subject, center, commands)) === undefined,
  );
  const { seed, counterexamplePath, counterexample } = await fc.check(law, parametersOf(subject));
  if (counterexample === null) return undefined;
  const [commands, center] = counterexample;
  const breach = await breachIn(subject, center, commands);
  return { seed, path: counterexamplePath, center, commands, breach };
};

/**
 * The commuting law: `await commutingLaw({ describe, it, expect }, { … })`. Over random centers, random
 * sequences of operations through an adapter and its vendor's protocol give the same results, and leave the
 * same center, as in memory directly, up to what the adapter declares. A failure prints the `seed` and the
 * `path` that reproduce it when the subject has them.
 */
export const commutingLaw = async ({ describe, it, expect }: Runner, subject: LawSubject): Promise<void> => {
  const capabilities = await capabilitiesOf(subject);
  const people = peopleUnder(subject.rules ?? {});
  const isServing = ({ commands }: Example): boolean =>
    commands.every(
      ({ operation, input }) => isServed(capabilities[operation]) && supports(capabilities, operation, input),
    );
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
