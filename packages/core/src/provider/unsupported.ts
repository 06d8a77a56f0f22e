import * as t from 'io-ts';
import type { Problem } from '../codec/report.js';
import { ownValue } from '../foundation/own-value.js';
import type { Capability } from './capability.js';

type Restrictions = Pick<Capability, 'without' | 'needs' | 'refs'>;

/** The problems of an input. */
export type Unsupported = (input: unknown) => readonly Problem[];

interface Found {
  readonly path: string;
  readonly value: unknown;
}

const at = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`);

/** The values at a path, each with its own: a path through a list leads to each of its members. */
const valuesAt = (value: unknown, steps: readonly string[], path = ''): readonly Found[] => {
  const [step, ...rest] = steps;
  if (step === undefined) return [{ path, value }];
  if (t.UnknownArray.is(value)) {
    return value.flatMap((member, i) => valuesAt(member, steps, at(path, String(i))));
  }
  return t.UnknownRecord.is(value) ? valuesAt(ownValue(value, step), rest, at(path, step)) : [];
};

const stepsOf = (path: string): readonly string[] => (path === '' ? [] : path.split('.'));

/** The values found, and in place of a list its members. */
const membersOf = (found: Found): readonly Found[] =>
  t.UnknownArray.is(found.value)
    ? found.value.map((value, i) => ({ path: at(found.path, String(i)), value }))
    : [found];

const isLiteral = (value: unknown, literal: string): boolean =>
  value === literal || JSON.stringify(value) === literal;

/** Finds what cannot be served: a field, or `path=value`, one value of it. */
const withoutTest = ([pattern, message]: readonly [string, string]): Unsupported => {
  const [path = '', literal] = pattern.split('=', 2);
  const steps = stepsOf(path);
  const test = (found: readonly Found[]): readonly Found[] =>
    literal === undefined
      ? found.filter(({ value }) => value !== undefined)
      : found.flatMap(membersOf).filter(({ value }) => isLiteral(value, literal));
  return (input) => test(valuesAt(input, steps)).map((found) => ({ path: found.path, message }));
};

/** Finds what must not be left out: a field is missing where the object around it is there. */
const needsTest = ([path, message]: readonly [string, string]): Unsupported => {
  const steps = stepsOf(path);
  return (input) =>
    valuesAt(input, steps)
      .filter(({ value }) => value === undefined)
      .map((found) => ({ path: found.path, message: `is required here: ${message}` }));
};

/** Finds references that use none of the names that the provider knows. */
const refsTest = ([path, names]: readonly [string, readonly string[]]): Unsupported => {
  const steps = stepsOf(path);
  const message = `the provider needs ${names.join(' or ')} here`;
  return (input) =>
    valuesAt(input, steps)
      .filter(
        ({ value }) =>
          t.UnknownRecord.is(value) && names.every((name) => ownValue(value, name) === undefined),
      )
      .map((found) => ({ path: found.path, message }));
};

/** What of an input a provider cannot serve, by what it declares. */
export const unsupported = ({ without = {}, needs = {}, refs = {} }: Restrictions): Unsupported => {
  const tests = [
    ...Object.entries(without).map(withoutTest),
    ...Object.entries(needs).map(needsTest),
    ...Object.entries(refs).map(refsTest),
  ];
  return (input) => tests.flatMap((test) => test(input));
};

const rowsPrefix = 'rows.';

const partOf = <A>(
  paths: Readonly<Record<string, A>> | undefined,
  isPart: (path: string) => boolean,
  from = 0,
): Readonly<Record<string, A>> =>
  Object.fromEntries(
    Object.entries(paths ?? {})
      .filter(([path]) => isPart(path))
      .map(([path, value]) => [path.slice(from), value]),
  );

const isOfRows = (path: string): boolean => path.startsWith(rowsPrefix);

/** The restrictions of everything but rows. */
export const inputRestrictions = ({ without, needs, refs }: Restrictions): Restrictions => {
  const isRest = (path: string): boolean => !isOfRows(path);
  return { without: partOf(without, isRest), needs: partOf(needs, isRest), refs: partOf(refs, isRest) };
};

/** The restrictions of rows, by paths that begin in the row. */
export const rowRestrictions = ({ without, needs, refs }: Restrictions): Restrictions => {
  const from = rowsPrefix.length;
  return {
    without: partOf(without, isOfRows, from),
    needs: partOf(needs, isOfRows, from),
    refs: partOf(refs, isOfRows, from),
  };
};
