import { isServed, operations, ports, type Capabilities, type OperationName } from '@cordboard/core/provider';
import fc from 'fast-check';
import { carries } from './carried.js';
import { keyAt, type Command } from './command.js';
import { agentDraws } from './draws/agents.js';
import { campaignDraws } from './draws/campaigns.js';
import type { Draws, Given } from './draws/given.js';
import { queueDraws } from './draws/queues.js';
import { routingDraws } from './draws/routing.js';
import { peopleUnder } from './pools.js';
import type { VendorRules } from './world.js';

const draws: Draws<OperationName> = { ...agentDraws, ...queueDraws, ...routingDraws, ...campaignDraws };

const longest = 6;

/** A command, or the one of an earlier place once more, under the same key. */
type Step = Command | { readonly again: number };

const commandFor = (given: Given, names: readonly OperationName[]): fc.Arbitrary<Command> =>
  fc.oneof(
    ...names.map((operation) =>
      draws[operation](given)
        .map((input): Command => ({ operation, input, idempotencyKey: keyAt(given.place) }))
        .filter(({ input }) => carries(given.capabilities, operation, input)),
    ),
  );

const stepFor = (given: Given, names: readonly OperationName[]): fc.Arbitrary<Step | undefined> =>
  fc.option(
    given.place === 0
      ? commandFor(given, names)
      : fc.oneof(
          { arbitrary: commandFor(given, names), weight: 6 },
          { arbitrary: fc.nat(given.place - 1).map((again) => ({ again })), weight: 1 },
        ),
    { nil: undefined, freq: 4 },
  );

/** Replaces repetitions by what they repeat; a repetition of nothing is nothing. */
const resolved = (steps: readonly (Step | undefined)[]): readonly Command[] => {
  const commandAt = (place: number): readonly Command[] => {
    const step = steps[place];
    if (step === undefined) return [];
    return 'again' in step ? commandAt(step.again) : [step];
  };
  return steps.flatMap((_, place) => commandAt(place));
};

/**
 * Any few commands that a provider serves and can carry: of all ports, or of one, where they have more to do
 * with each other.
 */
export const sequences = (
  capabilities: Capabilities,
  rules: VendorRules,
): fc.Arbitrary<readonly Command[]> => {
  const people = peopleUnder(rules);
  const served = operations.map(({ name }) => name).filter((name) => isServed(capabilities[name]));
  const themes = [
    served,
    ...Object.keys(ports).map((port) => served.filter((name) => name.startsWith(`${port}.`))),
  ].filter((names) => names.length > 0);
  return fc
    .oneof(
      ...themes.map((names) =>
        fc.tuple(
          ...Array.from({ length: longest }, (_, place) => stepFor({ place, people, capabilities }, names)),
        ),
      ),
    )
    .map(resolved);
};
