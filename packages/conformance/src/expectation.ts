import { ownValue } from '@cordboard/core/provider';
import type { Runner } from './runner.js';
import { shown } from './shown.js';

type Fields = Readonly<Record<string, unknown>>;

const isObject = (u: unknown): u is Fields => typeof u === 'object' && u !== null && !Array.isArray(u);

const namesIn = (value: Fields): readonly string[] =>
  Object.entries(value).flatMap(([name, inner]) => (inner === undefined ? [] : [name]));

/** Whether a value is the one expected; of objects, `namesToCompare` gives the fields that count. */
const comparing = (namesToCompare: (actual: Fields, expected: Fields) => readonly string[]) => {
  const isAs = (actual: unknown, expected: unknown): boolean => {
    if (Object.is(actual, expected)) return true;
    if (Array.isArray(actual) && Array.isArray(expected)) {
      return actual.length === expected.length && actual.every((item: unknown, i) => isAs(item, expected[i]));
    }
    return isObject(actual) && isObject(expected)
      ? namesToCompare(actual, expected).every((name) =>
          isAs(ownValue(actual, name), ownValue(expected, name)),
        )
      : false;
  };
  return isAs;
};

// A field that is undefined counts as absent.
const isEqual = comparing((actual, expected) => [...new Set([...namesIn(actual), ...namesIn(expected)])]);
const isMatch = comparing((_, expected) => namesIn(expected));

/** An `expect` that collects failures instead of throwing. */
export const expectationsTo =
  (tell: (disappointment: string) => void): Runner['expect'] =>
  (actual) => {
    const tellIf = (isSo: boolean, expected: unknown): void => {
      if (isSo) tell(`expected ${shown(expected)}, got ${shown(actual)}`);
    };
    return {
      toEqual: (expected) => {
        tellIf(!isEqual(actual, expected), expected);
      },
      toMatchObject: (expected) => {
        tellIf(!isMatch(actual, expected), expected);
      },
    };
  };
