import * as t from 'io-ts';
import type { Problem } from '../codec/report.js';
import { ownValue } from '../foundation/own-value.js';

/**
 * What of an operation's input a provider cannot carry, and why: `{ 'enabled': 'no such filter' }`, or for one
 * value only, `{ 'set.maxWaitSec=null': 'cannot be cleared' }`. Paths are dotted.
 */
export type Without = Readonly<Record<string, string>>;

const valueAt = (input: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((value, key) => (t.UnknownRecord.is(value) ? ownValue(value, key) : undefined), input);

/** A test for one pattern: the problem it stands for, where the input holds what the provider cannot carry. */
const testFor = ([pattern, message]: readonly [string, string]): ((input: unknown) => readonly Problem[]) => {
  const [path = '', literal] = pattern.split('=', 2);
  const steps = path.split('.');
  const problems = [{ path, message }];
  return (input) => {
    const value = valueAt(input, steps);
    const applies =
      value !== undefined &&
      (literal === undefined || value === literal || JSON.stringify(value) === literal);
    return applies ? problems : [];
  };
};

/** The parts of an input that the provider cannot carry. */
export const uncarried = (without: Without): ((input: unknown) => readonly Problem[]) => {
  const tests = Object.entries(without).map(testFor);
  return (input) => tests.flatMap((test) => test(input));
};

/** Says that a field cannot take some of the values its codec allows. */
export const withoutValues = (path: string, values: readonly (string | null)[], reason: string): Without =>
  Object.fromEntries(values.map((value) => [`${path}=${String(value)}`, reason]));
