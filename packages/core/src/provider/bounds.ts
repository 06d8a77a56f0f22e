import * as t from 'io-ts';
import type { Problem } from '../codec/report.js';
import type { ProblemsIn } from '../context/supported.js';
import { ownValue } from '../foundation/own-value.js';
import type { Bound, Capability } from './capability.js';
import { membersOf, stepsOf, valuesAt, type Found } from './paths.js';

/** The bounds of a value in numbers. */
interface Range {
  readonly atLeast?: number | undefined;
  readonly atMost: number;
}

interface Measure {
  readonly size: number;
  /** What is counted. */
  readonly unit: string;
}

/** A number counts itself, a list its members, a text its characters; nothing else is bounded. */
const measureOf = (value: unknown): Measure | undefined => {
  if (typeof value === 'number') return { size: value, unit: '' };
  if (typeof value === 'string') return { size: Array.from(value).length, unit: ' characters' };
  return t.UnknownArray.is(value) ? { size: value.length, unit: ' items' } : undefined;
};

/** Such as `1 to 60`, or `at most 60`. */
const rangeInWords = ({ atLeast, atMost }: Range): string =>
  atLeast === undefined ? `at most ${String(atMost)}` : `${String(atLeast)} to ${String(atMost)}`;

const problemOf =
  (range: Range) =>
  ({ path, value }: Found): readonly Problem[] => {
    const { atLeast = -Infinity, atMost } = range;
    const measure = measureOf(value);
    return measure === undefined || (measure.size >= atLeast && measure.size <= atMost)
      ? []
      : [{ path, message: `expected ${rangeInWords(range)}${measure.unit} here` }];
  };

type Limits = NonNullable<Capability['limits']>;

/** The range of a value, and that of each member where it is a list. */
const rangesOf = ({ limit, atLeast, each }: Bound, limits: Limits): { own: Range; each?: Range } => ({
  own: { atLeast, atMost: ownValue(limits, limit) ?? Infinity },
  ...(each === undefined ? {} : { each: { atMost: ownValue(limits, each) ?? Infinity } }),
});

/** What of an input is out of the provider's own bounds, by what it declares. */
export const outOfBounds = ({
  bounds = {},
  limits = {},
}: Pick<Capability, 'bounds' | 'limits'>): ProblemsIn => {
  const tests = Object.entries(bounds).map(([path, bound]) => {
    const steps = stepsOf(path);
    const { own, each } = rangesOf(bound, limits);
    return (input: unknown): readonly Problem[] => {
      const found = valuesAt(input, steps);
      return [
        ...found.flatMap(problemOf(own)),
        ...(each === undefined ? [] : found.flatMap(membersOf).flatMap(problemOf(each))),
      ];
    };
  });
  return (input) => tests.flatMap((test) => test(input));
};

/** Each bound in words, such as `max 1 to 60`. */
export const boundsInWords = ({
  bounds = {},
  limits = {},
}: Pick<Capability, 'bounds' | 'limits'>): readonly string[] =>
  Object.entries(bounds).map(([path, bound]) => {
    const { own, each } = rangesOf(bound, limits);
    return `${path} ${rangeInWords(own)}${each === undefined ? '' : `, each ${rangeInWords(each)}`}`;
  });
