import * as t from 'io-ts';
import type { ProblemsIn } from '../context/supported.js';
import { ownValue } from '../foundation/own-value.js';
import type { Capability } from './capability.js';
import { membersOf, stepsOf, valuesAt, type Found } from './paths.js';

/** What of an input a provider refuses. */
export type Restrictions = Pick<Capability, 'limits' | 'bounds' | 'without' | 'needs' | 'refs'>;

const isLiteral = (value: unknown, literal: string): boolean =>
  value === literal || JSON.stringify(value) === literal;

/** Finds what cannot be served: a field, or `path=value`, one value of it. */
const withoutTest = ([pattern, message]: readonly [string, string]): ProblemsIn => {
  const [path = '', literal] = pattern.split('=', 2);
  const steps = stepsOf(path);
  const test = (found: readonly Found[]): readonly Found[] =>
    literal === undefined
      ? found.filter(({ value }) => value !== undefined)
      : found.flatMap(membersOf).filter(({ value }) => isLiteral(value, literal));
  return (input) => test(valuesAt(input, steps)).map((found) => ({ path: found.path, message }));
};

/** Finds what must not be left out: a field is missing where the object around it is there. */
const needsTest = ([path, message]: readonly [string, string]): ProblemsIn => {
  const steps = stepsOf(path);
  return (input) =>
    valuesAt(input, steps)
      .filter(({ value }) => value === undefined)
      .map((found) => ({ path: found.path, message: `is required here: ${message}` }));
};

/** Finds references that use none of the names that the provider knows. */
const refsTest = ([path, names]: readonly [string, readonly string[]]): ProblemsIn => {
  const steps = stepsOf(path);
  const message = `the provider needs ${names.join(' or ')} here`;
  return (input) =>
    valuesAt(input, steps)
      .flatMap(membersOf)
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

const rowsPrefix = 'rows.';

type Paths<A> = Readonly<Record<string, A>>;

const partOf = <A>(paths: Paths<A>, isPart: (path: string) => boolean, from: number): Paths<A> =>
  Object.fromEntries(
    Object.entries(paths).flatMap(([path, value]) => (isPart(path) ? [[path.slice(from), value]] : [])),
  );

const isOfRows = (path: string): boolean => path.startsWith(rowsPrefix);

/** What is said of paths that do not lead into rows. */
const outsideRows = <A>(paths: Paths<A> = {}): Paths<A> => partOf(paths, (path) => !isOfRows(path), 0);

/** What is said of paths into rows, by paths that begin in the row. */
const insideRows = <A>(paths: Paths<A> = {}): Paths<A> => partOf(paths, isOfRows, rowsPrefix.length);

/** The restrictions of everything but rows. */
export const inputRestrictions = ({ limits, bounds, without, needs, refs }: Restrictions): Restrictions => ({
  limits,
  bounds: outsideRows(bounds),
  without: outsideRows(without),
  needs: outsideRows(needs),
  refs: outsideRows(refs),
});

/** The restrictions of rows, by paths that begin in the row. */
export const rowRestrictions = ({ limits, bounds, without, needs, refs }: Restrictions): Restrictions => ({
  limits,
  bounds: insideRows(bounds),
  without: insideRows(without),
  needs: insideRows(needs),
  refs: insideRows(refs),
});
