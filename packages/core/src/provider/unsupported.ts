import * as t from 'io-ts';
import type { InputRules, ProblemsIn } from '../context/supported.js';
import { ownValue } from '../foundation/own-value.js';
import { outOfBounds } from './bounds.js';
import type { Capability } from './capability.js';
import { membersOf, valuesAt, type Found } from './values-at.js';

type Restrictions = Pick<Capability, 'without' | 'needs' | 'refs'>;

const isLiteral = (value: unknown, literal: string): boolean =>
  value === literal || JSON.stringify(value) === literal;

/** Finds what cannot be served: a field, or `path=value`, one value of it. */
const withoutTest = ([pattern, message]: readonly [string, string]): ProblemsIn => {
  const [path = '', literal] = pattern.split('=', 2);
  const find = valuesAt(path);
  const test = (found: readonly Found[]): readonly Found[] =>
    literal === undefined
      ? found.filter(({ value }) => value !== undefined)
      : found.flatMap(membersOf).filter(({ value }) => isLiteral(value, literal));
  return (input) => test(find(input)).map((found) => ({ path: found.path, message }));
};

/** Finds what must not be left out: a field is missing where the object around it is there. */
const needsTest = ([path, message]: readonly [string, string]): ProblemsIn => {
  const find = valuesAt(path);
  return (input) =>
    find(input)
      .filter(({ value }) => value === undefined)
      .map((found) => ({ path: found.path, message: `is required here: ${message}` }));
};

/** Finds references that use none of the names that the provider knows. */
const refsTest = ([path, names]: readonly [string, readonly string[]]): ProblemsIn => {
  const find = valuesAt(path);
  const message = `the provider needs ${names.join(' or ')} here`;
  return (input) =>
    find(input)
      .filter(
        ({ value }) =>
          t.UnknownRecord.is(value) && names.every((name) => ownValue(value, name) === undefined),
      )
      .map((found) => ({ path: found.path, message }));
};

/** What of an input a provider cannot serve, by what it declares. */
export const unsupported = ({ without = {}, needs = {}, refs = {} }: Restrictions): ProblemsIn => {
  const tests = [
    ...Object.entries(without).map(withoutTest),
    ...Object.entries(needs).map(needsTest),
    ...Object.entries(refs).map(refsTest),
  ];
  return (input) => tests.flatMap((test) => test(input));
};

/** Everything that a provider declares of an input whose form is right. */
export const inputRules = (capability: Capability): InputRules => ({
  outOfBounds: outOfBounds(capability),
  unsupported: unsupported(capability),
});

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

const partOfRules = (
  { without, needs, refs, bounds, ...capability }: Capability,
  isPart: (path: string) => boolean,
  from = 0,
): InputRules =>
  inputRules({
    ...capability,
    without: partOf(without, isPart, from),
    needs: partOf(needs, isPart, from),
    refs: partOf(refs, isPart, from),
    bounds: partOf(bounds, isPart, from),
  });

/** The rules of everything but rows. */
export const headerRules = (capability: Capability): InputRules =>
  partOfRules(capability, (path) => !isOfRows(path));

/** The rules of rows, by paths that begin in the row. */
export const rowRules = (capability: Capability): InputRules =>
  partOfRules(capability, isOfRows, rowsPrefix.length);
