import { isServed, type Capabilities } from '@cordboard/core';
import type { Seed } from '@cordboard/memory';
import fc from 'fast-check';
import type { Runner } from '../runner.js';
import { breachIn } from './breach.js';
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

/** `seed` or `seed:path`, as a failure prints it. */
const replayed = (text = ''): Pick<fc.Parameters, 'seed' | 'path'> => {
  const [, seed, path] = /^(-?\d+)(?::([\d:]+))?$/.exec(text) ?? [];
  return { ...(seed === undefined ? {} : { seed: Number(seed) }), ...(path === undefined ? {} : { path }) };
};

const runsWanted = (text: string | undefined): Pick<fc.Parameters, 'numRuns'> =>
  /^[1-9]\d*$/.test(text ?? '') ? { numRuns: Number(text) } : {};

/** A center to begin with, and what is done to it. */
type Drawn = [center: Seed, commands: readonly Command[]];

const parametersOf = ({ runs = 1000, seed }: LawSubject): fc.Parameters<Drawn> => ({
  numRuns: runs,
  ...(process.env.CORDBOARD_LAW_SEED === 'random' ? {} : { seed: seed ?? usualSeed }),
  ...replayed(process.env.CORDBOARD_LAW_SEED),
  ...runsWanted(process.env.CORDBOARD_LAW_RUNS),
});

const capabilitiesOf = async ({ connect, rules = {} }: LawSubject): Promise<Capabilities> => {
  // Some vendors need somebody to act as.
  const seed = { agents: peopleUnder(rules).always };
  const { center, close } = await connect({ seed, now: () => clockStartMs });
  await close();
  return center.capabilities;
};

/** What is to be read when the law is broken: how to see it again, and the smallest case found. */
const verdictOf = async (
  subject: LawSubject,
  { failed, seed, counterexamplePath, counterexample, numRuns }: fc.RunDetails<Drawn>,
): Promise<object | undefined> => {
  if (!failed) return undefined;
  const replay = `CORDBOARD_LAW_SEED=${seed}${counterexamplePath === null ? '' : `:${counterexamplePath}`}`;
  if (counterexample === null) return { replay, numRuns };
  const [center, commands] = counterexample;
  return { replay, center, commands, breach: await breachIn(subject, center, commands) };
};

/** The smallest case found that breaks the law, if any was. */
const breachFound = async (subject: LawSubject, capabilities: Capabilities): Promise<object | undefined> => {
  const { rules = {} } = subject;
  const law = fc.asyncProperty(
    centers(capabilities, rules),
    sequences(capabilities, rules),
    async (center, commands) => (await breachIn(subject, center, commands)) === undefined,
  );
  return verdictOf(subject, await fc.check(law, parametersOf(subject)));
};

/**
 * The commuting law: `await commutingLaw({ describe, it, expect }, { … })`. Over random centers, random sequences
 * of operations through an adapter and its vendor's protocol give the same results, and leave the same center,
 * as in memory directly, up to what the adapter declares. `CORDBOARD_LAW_SEED=random` draws other
 * sequences than usual; a failure prints what to set it to in order to see it again. `CORDBOARD_LAW_RUNS` says
 * how many to draw.
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
      expect(await breachFound(subject, capabilities)).toEqual(undefined);
    };
    it('under any sequence of operations on any center', anything, longestMs);
  });
};
