import type { ContactCenter } from '@cordboard/core/fp';
import type { Native } from '@cordboard/core/provider';
import type { Case } from '../case.js';
import { letReplies } from '../faulty-vendor.js';
import type { Scenario } from '../scenario.js';
import type { Known } from '../world.js';

/** A translated value, and what the vendor calls it. */
export interface Told {
  /** What it is said of. */
  readonly of: string;
  readonly word: string | undefined;
  readonly native: Native | undefined;
}

/** A field whose values are the vendor's codes, translated. */
export interface CodeReading {
  readonly field: string;
  /** What it is a part of, as `operation path`, where a provider may tell none of it. */
  readonly tells?: readonly string[];
  /** Its values, by the operation that tells them. */
  readonly read: (center: ContactCenter, known: Known) => Promise<readonly Told[]>;
}

const codeCase = ({ operation: { name } }: Scenario, { field, tells, read }: CodeReading): Case => ({
  title: `keeps a ${field} that it has no word for as unknown in ${name}, with the vendor's own code`,
  needs: [name],
  tells,
  takes: 'faults',
  check: async (world, expect) => {
    const { center, known } = world;
    const before = await read(center, known);
    letReplies(world, 'unknown-codes');
    const after = await read(center, known);
    // There can be more: a list shows what it cannot tell to be outside of what was asked for.
    const kept = new Set(after.map(({ of }) => of));
    expect(before.filter(({ of }) => !kept.has(of))).toEqual([]);
    const told = after.filter(({ word }) => word !== undefined);
    expect(told.length > 0).toEqual(true);
    expect(told.map(({ word }) => word)).toEqual(told.map(() => 'unknown'));
    expect(told.every(({ native }) => (native?.code ?? '') !== '')).toEqual(true);
  },
});

/** What holds of codes that the vendor may add: an unknown one fails nothing. */
export const codeCases = (scenario: Scenario): readonly Case[] =>
  scenario.codes === undefined ? [] : [codeCase(scenario, scenario.codes)];
