import * as t from 'io-ts';
import { ownValue } from '../foundation/own-value.js';

/** A value of an input, and where it is. */
export interface Found {
  readonly path: string;
  readonly value: unknown;
}

const at = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`);

const valuesUnder = (value: unknown, steps: readonly string[], path = ''): readonly Found[] => {
  const [step, ...rest] = steps;
  if (step === undefined) return [{ path, value }];
  if (t.UnknownArray.is(value)) {
    return value.flatMap((member, i) => valuesUnder(member, steps, at(path, String(i))));
  }
  return t.UnknownRecord.is(value) ? valuesUnder(ownValue(value, step), rest, at(path, step)) : [];
};

/**
 * Finds the values at a path, each with its own: a path through a list leads to each of its members. A field that is left
 * out is `undefined` where the object around it is there.
 */
export const valuesAt = (path: string): ((input: unknown) => readonly Found[]) => {
  const steps = path === '' ? [] : path.split('.');
  return (input) => valuesUnder(input, steps);
};

/** The values found, and in place of a list its members. */
export const membersOf = (found: Found): readonly Found[] =>
  t.UnknownArray.is(found.value)
    ? found.value.map((value, i) => ({ path: at(found.path, String(i)), value }))
    : [found];
