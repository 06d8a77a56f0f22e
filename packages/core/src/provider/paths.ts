import * as t from 'io-ts';
import { isRecord } from '../codec/fields.js';
import { ownValue } from '../foundation/own-value.js';

/** A value in an input, and where it is. */
export interface Found {
  readonly path: string;
  readonly value: unknown;
}

const at = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`);

export const stepsOf = (path: string): readonly string[] => (path === '' ? [] : path.split('.'));

/** The values at a path, each with its own: a path through a list leads to each of its members. */
export const valuesAt = (value: unknown, steps: readonly string[], path = ''): readonly Found[] => {
  const [step, ...rest] = steps;
  if (step === undefined) return [{ path, value }];
  if (t.UnknownArray.is(value)) {
    return value.flatMap((member, i) => valuesAt(member, steps, at(path, String(i))));
  }
  return isRecord(value) ? valuesAt(ownValue(value, step), rest, at(path, step)) : [];
};

/** The values found, and in place of a list its members. */
export const membersOf = (found: Found): readonly Found[] =>
  t.UnknownArray.is(found.value)
    ? found.value.map((value, i) => ({ path: at(found.path, String(i)), value }))
    : [found];

/** The value with what is at a path changed, of a list each member; itself, where nothing changes. */
export const changedAt = (
  value: unknown,
  steps: readonly string[],
  change: (value: unknown) => unknown,
): unknown => {
  if (t.UnknownArray.is(value)) {
    const members = value.map((member) => changedAt(member, steps, change));
    return members.every((member, i) => member === value[i]) ? value : members;
  }
  const [step, ...rest] = steps;
  if (step === undefined) return change(value);
  if (!isRecord(value)) return value;
  const before = ownValue(value, step);
  const after = changedAt(before, rest, change);
  return after === before ? value : { ...value, [step]: after };
};
