import * as t from 'io-ts';
import type { Problem } from '../codec/report.js';

/**
 * What of an operation's input a provider cannot carry, and why: `{ 'enabled': 'no such filter' }`, or for one
 * value only, `{ 'set.maxWaitSec=null': 'cannot be cleared' }`. Paths are dotted.
 */
export type Without = Readonly<Record<string, string>>;

const valueAt = (input: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((value, key) => (t.UnknownRecord.is(value) ? value[key] : undefined), input);

const applies = (input: unknown, pattern: string): boolean => {
  const [path = '', literal] = pattern.split('=', 2);
  const value = valueAt(input, path.split('.'));
  return (
    value !== undefined && (literal === undefined || value === literal || JSON.stringify(value) === literal)
  );
};

/** The parts of an input that the provider cannot carry. */
export const uncarried = (without: Without, input: unknown): readonly Problem[] =>
  Object.entries(without)
    .filter(([pattern]) => applies(input, pattern))
    .map(([pattern, reason]) => ({ path: pattern.split('=', 2)[0] ?? pattern, message: reason }));

/** Says that a field cannot take some of the values its codec allows. */
export const withoutValues = (path: string, values: readonly (string | null)[], reason: string): Without =>
  Object.fromEntries(values.map((value) => [`${path}=${String(value)}`, reason]));
