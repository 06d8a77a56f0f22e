import type { ContactCenter } from '@cordboard/core/fp';
import { everyScenario, scenarios } from '../operations/index.js';
import type { Command } from './command.js';
import { observe, type Observation } from './observe.js';

/** Everything the ports tell of a center, by the operations that tell it. */
export const wholeState = async (center: ContactCenter): Promise<object> => {
  const told: [name: string, state: unknown][] = [];
  for (const { operation, state } of everyScenario) {
    if (state !== undefined) told.push([operation.name, await state(center)]);
  }
  return Object.fromEntries(told);
};

const observeEach = async (
  center: ContactCenter,
  [next, ...rest]: readonly Command[],
): Promise<readonly Observation[]> =>
  next === undefined ? [] : [await observe(center, next), ...(await observeEach(center, rest))];

/**
 * State that cannot be read back is checked by writing it again, the last write first: the present value
 * answers `unchanged`. This changes the center.
 */
export const echoes = (
  center: ContactCenter,
  commands: readonly Command[],
): Promise<readonly Observation[]> =>
  observeEach(
    center,
    commands.filter(({ operation }) => scenarios[operation].readBack === 'repeat').reverse(),
  );
