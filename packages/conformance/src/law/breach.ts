import { connectTo, orThrow, type ContactCenter } from '@cordboard/core/fp';
import { memory, type Seed } from '@cordboard/memory';
import type { Command } from './command.js';
import { compareTold, compareWhole, type Difference } from './compare.js';
import { clockStartMs, equivalences, kindsInstead } from './equivalences.js';
import { observe } from './observe.js';
import { referenceFor } from './reference.js';
import { echoes, wholeState } from './state.js';
import type { LawSubject, LawWorld } from './world.js';

/** Where the law is broken: at which command (from 0) or in the final state, and how. */
export interface Breach {
  readonly at: number | 'the end' | 'the end, written once more';
  readonly differences: readonly Difference[];
}

const isBroken = ({ differences }: Breach): boolean => differences.length > 0;

/** The first command that does something else through the adapter than in memory. */
const firstBreach = async (
  subject: LawSubject,
  { center }: LawWorld,
  memory: ContactCenter,
  commands: readonly Command[],
): Promise<Breach | undefined> => {
  const { rules = {} } = subject;
  const compare = compareTold([...equivalences, kindsInstead(rules.saysInstead)]);
  const reference = referenceFor(center.capabilities, rules);
  for (const [at, command] of commands.entries()) {
    const differences = compare(await observe(center, command), await reference(memory, command));
    if (differences.length > 0) return { at, differences };
  }
  return undefined;
};

const breachAtEnd = async (
  { sandbox }: LawWorld,
  memory: ContactCenter,
  commands: readonly Command[],
): Promise<Breach | undefined> => {
  const state: Breach = {
    at: 'the end',
    differences: compareWhole(equivalences)(await wholeState(sandbox.center), await wholeState(memory)),
  };
  if (isBroken(state)) return state;
  const echo: Breach = {
    at: 'the end, written once more',
    differences: compareWhole([])(await echoes(sandbox.center, commands), await echoes(memory, commands)),
  };
  return isBroken(echo) ? echo : undefined;
};

/**
 * Runs commands through an adapter and in memory, over centers with the same initial state. `undefined` when
 * results and final states are the same.
 */
export const breachIn = async (
  subject: LawSubject,
  seed: Seed,
  commands: readonly Command[],
): Promise<Breach | undefined> => {
  const world = await subject.connect({ seed, now: () => clockStartMs });
  try {
    const inMemory = await orThrow(connectTo(memory, { seed }));
    return (
      (await firstBreach(subject, world, inMemory, commands)) ??
      (await breachAtEnd(world, inMemory, commands))
    );
  } finally {
    await world.close();
  }
};
