import { isServed, ports, type Capabilities } from '@cordboard/core/provider';
import fc from 'fast-check';
import { everyScenario, portOf } from '../operations/index.js';
import type { Scenario } from '../scenario.js';
import { carriable } from '../carriable.js';
import { supports } from './supports.js';
import { keyAt, type Command } from './command.js';
import type { Given } from './given.js';
import { peopleUnder } from './pools.js';
import type { VendorRules } from './world.js';

const longest = 6;

/** A command, or the one of an earlier place once more, under the same key. */
type Step = Command | { readonly again: number };

const commandFor = (
  given: Given,
  scenarios: readonly Scenario[],
  { refuses = () => false }: VendorRules,
): fc.Arbitrary<Command> =>
  fc.oneof(
    ...scenarios.flatMap(({ operation: { name }, arbitrary }) =>
      arbitrary === undefined
        ? []
        : [
            arbitrary(given)
              .map((input): Command => ({
                operation: name,
                input: carriable(input, given.capabilities[name]),
                idempotencyKey: keyAt(given.place),
              }))
              .filter(({ input }) => supports(given.capabilities, name, input) && !refuses(name, input)),
          ],
    ),
  );

const stepFor = (
  given: Given,
  scenarios: readonly Scenario[],
  rules: VendorRules,
): fc.Arbitrary<Step | undefined> =>
  fc.option(
    given.place === 0
      ? commandFor(given, scenarios, rules)
      : fc.oneof(
          { arbitrary: commandFor(given, scenarios, rules), weight: 6 },
          { arbitrary: fc.nat(given.place - 1).map((again) => ({ again })), weight: 1 },
        ),
    { nil: undefined, freq: 4 },
  );

/** Replaces repetitions by what they repeat; a repetition of an absent command is dropped. */
const resolved = (steps: readonly (Step | undefined)[]): readonly Command[] => {
  const commandAt = (place: number): readonly Command[] => {
    const step = steps[place];
    if (step === undefined) return [];
    return 'again' in step ? commandAt(step.again) : [step];
  };
  return steps.flatMap((_, place) => commandAt(place));
};

/** A few commands that a provider supports: of all ports, or of one, where they interact more. */
export const sequences = (
  capabilities: Capabilities,
  rules: VendorRules,
): fc.Arbitrary<readonly Command[]> => {
  const people = peopleUnder(rules);
  const served = everyScenario.filter(
    ({ operation, arbitrary }) => arbitrary !== undefined && isServed(capabilities[operation.name]),
  );
  const themes = [
    served,
    ...Object.keys(ports).map((port) => served.filter(({ operation }) => portOf(operation) === port)),
  ].filter((scenarios) => scenarios.length > 0);
  return fc
    .oneof(
      ...themes.map((scenarios) =>
        fc.tuple(
          ...Array.from({ length: longest }, (_, place) =>
            stepFor({ place, people, capabilities }, scenarios, rules),
          ),
        ),
      ),
    )
    .map(resolved);
};
