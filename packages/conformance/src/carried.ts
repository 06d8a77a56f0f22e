import type { Capabilities, Capability } from '@cordboard/core/provider';
import * as t from 'io-ts';
import type { Scenario } from './scenario.js';

const withoutPath = (value: unknown, [step, ...rest]: readonly string[]): unknown => {
  if (step === undefined) return value;
  if (t.UnknownArray.is(value)) return value.map((member) => withoutPath(member, [step, ...rest]));
  if (!t.UnknownRecord.is(value) || !Object.hasOwn(value, step)) return value;
  const { [step]: part, ...others } = value;
  return rest.length === 0 ? others : { ...others, [step]: withoutPath(part, rest) };
};

const isObject = (u: unknown): u is object => typeof u === 'object' && u !== null;

/**
 * An input as a provider can carry it out: what it is declared to be without is left out. Values that it lacks of a field
 * it has (`path=value`) stay.
 */
export const carried = ({ without = {} }: Capability, input: object): object => {
  const paths = Object.keys(without).filter((path) => !path.includes('='));
  const left = paths.reduce<unknown>((rest, path) => withoutPath(rest, path.split('.')), input);
  return isObject(left) ? left : input;
};

/** A scenario whose inputs are such as a provider can carry out. */
export const scenarioAt =
  (capabilities: Capabilities) =>
  ({ sample, unknown, ...scenario }: Scenario): Scenario => {
    const capability = capabilities[scenario.operation.name];
    return {
      ...scenario,
      sample: (known) => carried(capability, sample(known)),
      ...(unknown === undefined ? {} : { unknown: (missing) => carried(capability, unknown(missing)) }),
    };
  };
