import { TimeZone } from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import { isObject, own } from '../guards.js';

/** Decodes a value, or tells what is wrong with it; never the value itself. */
export type Check<A> = (value: unknown) => E.Either<string, A>;

/** The result of a check. */
export type Found<C> = C extends Check<infer A> ? A : never;

/** Null and an empty text count as left out, as in the vendor's own words ("0/blank"). */
const isAbsent = (value: unknown): boolean => value === undefined || value === null || value === '';

const check =
  <A>(expected: string, is: (value: unknown) => value is A): Check<A> =>
  (value) => {
    if (isAbsent(value)) return E.left('is required');
    return is(value) ? E.right(value) : E.left(`must be ${expected}`);
  };

const matching = (expected: string, test: (text: string) => boolean): Check<string> =>
  check(expected, (value): value is string => typeof value === 'string' && test(value));

// The documented requests have ids and numbers with spaces around them.
const trimmed =
  (inner: Check<string>): Check<string> =>
  (value) =>
    inner(typeof value === 'string' ? value.trim() : value);

export const anything: Check<unknown> = (value) => E.right(value);

/** Maps the result of a check. */
export const mapped =
  <A, B>(inner: Check<A>, understand: (found: A) => B): Check<B> =>
  (value) =>
    pipe(inner(value), E.map(understand));

export const orElse =
  <A, const D>(inner: Check<A>, byDefault: D): Check<A | D> =>
  (value) =>
    isAbsent(value) ? E.right(byDefault) : inner(value);

export const optional = <A>(inner: Check<A>): Check<A | undefined> => orElse(inner, undefined);

/** Text of at most so many characters. */
export const text = (max = 1000): Check<string> =>
  matching(`a String of at most ${max} characters`, (value) => Array.from(value).length <= max);

export const id: Check<string> = trimmed(
  matching('a String', (value) => value !== '' && value.length <= 128),
);

/** Digits, as a String. */
export const digits = (min: number, max: number): Check<string> =>
  trimmed(
    matching(
      `a String of ${min} to ${max} digits`,
      (value) => /^\d+$/.test(value) && value.length >= min && value.length <= max,
    ),
  );

/** A phone number; whether the vendor takes the leading plus is not documented. */
export const phone: Check<string> = trimmed(
  matching('a phone number', (value) => /^\+?\d{3,20}$/.test(value)),
);

export const lettersAndDigits = (max: number): Check<string> =>
  trimmed(
    matching(
      `a String of at most ${max} letters and digits`,
      (value) => /^[A-Za-z0-9]+$/.test(value) && value.length <= max,
    ),
  );

/** A whole number; a String of digits does not count. */
export const int = (min: number, max: number = Number.MAX_SAFE_INTEGER): Check<number> =>
  check(
    `a whole number from ${min}${max === Number.MAX_SAFE_INTEGER ? '' : ` to ${max}`}`,
    (value): value is number =>
      typeof value === 'number' && Number.isSafeInteger(value) && value >= min && value <= max,
  );

/** An instant in epoch milliseconds, until the year 9999. */
export const timestamp: Check<number> = int(1, 253_402_300_799_999);

export const flag: Check<boolean> = check('a Boolean', (value) => typeof value === 'boolean');

/** One of a few words or codes. */
export const among = <const V extends string | number>(...values: readonly V[]): Check<V> =>
  check(`one of ${values.join(', ')}`, (value): value is V => values.some((known) => known === value));

/** `yyyy-MM-dd`, and in the calendar. */
export const day: Check<string> = matching('a day as yyyy-MM-dd', (value) => {
  const ms = /^\d{4}-\d{2}-\d{2}$/.test(value) ? Date.parse(`${value}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(value);
});

/** An IANA time zone, in IANA's own letters: the vendor's language looks names up as they are. */
export const zone: Check<string> = matching('a time zone', (value) => TimeZone.is(value));

/** A list of valid entries. */
export const listOf =
  <A>(entry: Check<A>, { min = 0, max = Infinity } = {}): Check<readonly A[]> =>
  (value) => {
    if (!Array.isArray(value)) return E.left(isAbsent(value) ? 'is required' : 'must be a List');
    if (value.length < min || value.length > max)
      return E.left(`must have ${min}${max === Infinity ? ' or more' : ` to ${max}`} entries`);
    return pipe(
      value,
      E.traverseArrayWithIndex((i, found: unknown) =>
        pipe(
          entry(found),
          E.mapLeft((problem) => `[${i}] ${problem}`),
        ),
      ),
    );
  };

type Spec = Readonly<Record<string, Check<unknown>>>;

/** The values of a shape. */
export type Values<S extends Spec> = { readonly [K in keyof S]: S[K] extends Check<infer A> ? A : never };

/**
 * An object with these fields and no others. Whether the vendor ignores unknown fields is not documented;
 * here they are refused, because a misspelt optional field would otherwise go unnoticed.
 */
export const shape = <const S extends Spec>(spec: S): Check<Values<S>> => {
  const known = Object.keys(spec);
  const isComplete = (found: object): found is Values<S> => known.every((key) => Object.hasOwn(found, key));
  return (value) => {
    if (!isObject(value)) return E.left('must be an object');
    if (Object.keys(value).some((key) => !known.includes(key))) {
      return E.left(`may only have the fields ${known.join(', ')}`);
    }
    return pipe(
      Object.entries(spec),
      E.traverseArray(([key, inner]) =>
        pipe(
          inner(own(value, key)),
          E.bimap(
            (problem) => `${key} ${problem}`,
            (found) => [key, found] as const,
          ),
        ),
      ),
      E.map((found): object => Object.fromEntries(found)),
      E.filterOrElse(isComplete, () => 'is incomplete'),
    );
  };
};
