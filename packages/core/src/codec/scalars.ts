import * as E from 'fp-ts/lib/Either.js';
import { identity, pipe } from 'fp-ts/lib/function.js';
import * as t from 'io-ts';
import { described } from './described.js';

/**
 * Narrows a codec by a test. The name is what a person reads in an error ("whole number from 1 to 60"), so it
 * states what is allowed, never what was found. A test may return a text, which replaces the name in the
 * error.
 */
export const refined = <A, O = A>(
  base: t.Type<A, O>,
  name: string,
  test: (value: A) => boolean | string,
): t.Type<A, O> => {
  const is = (u: unknown): u is A => base.is(u) && test(u) === true;
  return new t.Type<A, O>(
    name,
    is,
    (u, context) =>
      pipe(
        base.validate(u, context),
        E.chain((value) => {
          const verdict = test(value);
          if (verdict === true) return t.success(value);
          return t.failure(value, context, verdict === false ? undefined : verdict);
        }),
      ),
    (value) => base.encode(value),
  );
};

/** Makes a codec from a type guard: one check, where a union would try branch after branch. */
export const fromGuard = <A>(name: string, is: (u: unknown) => u is A): t.Type<A, A> =>
  new t.Type<A, A>(name, is, (u, context) => (is(u) ? t.success(u) : t.failure(u, context)), identity);

/** A codec for one of a closed list of words; `values` is the list. */
export interface OneOf<V extends string> extends t.Type<V, V> {
  /** Every word that is accepted, in the order of the documentation. */
  readonly values: readonly V[];
}

/** One of a closed list of words. */
export const oneOf = <const V extends string>(values: readonly V[]): OneOf<V> => {
  const is = (u: unknown): u is V => values.some((value) => value === u);
  const codec = described(fromGuard(`one of ${values.join(', ')}`, is), { type: 'string', enum: values });
  return Object.assign(codec, { values });
};

/** A whole number within inclusive bounds. */
export const whole = (min: number, max: number): t.Type<number, number> =>
  described(
    refined(
      t.number,
      max === Number.MAX_SAFE_INTEGER
        ? `whole number, at least ${String(min)}`
        : `whole number from ${String(min)} to ${String(max)}`,
      (n) => Number.isSafeInteger(n) && n >= min && n <= max,
    ),
    { type: 'integer', minimum: min, maximum: max },
  );

/** A number within inclusive bounds, whole or not. */
export const numberFrom = (min: number, max: number): t.Type<number, number> =>
  described(
    refined(t.number, `number from ${String(min)} to ${String(max)}`, (n) => n >= min && n <= max),
    { type: 'number', minimum: min, maximum: max },
  );

/** A count: zero or more. */
export const Count = whole(0, Number.MAX_SAFE_INTEGER);

/**
 * Whether a text has at most so many characters. Counts code points, as most vendors do; a flag or a joined emoji is
 * several. Each is one or two UTF-16 units.
 */
export const isAtMost = (s: string, max: number): boolean =>
  s.length <= max || (s.length <= 2 * max && Array.from(s).length <= max);

/** Text of bounded length (in code points), never empty. */
export const text = (max: number): t.Type<string, string> =>
  described(
    refined(t.string, `text of 1 to ${String(max)} characters`, (s) => s !== '' && isAtMost(s, max)),
    { type: 'string', minLength: 1, maxLength: max },
  );

/** Like {@link text}, but may be empty. */
export const note = (max: number): t.Type<string, string> =>
  described(
    refined(t.string, `text of at most ${String(max)} characters`, (s) => isAtMost(s, max)),
    { type: 'string', maxLength: max },
  );

/**
 * Text that matches a pattern. The pattern has the flag `u` and no other, because that is how schemas are read, and
 * keeps to what other languages understand alike: `[0-9]` instead of `\d`, no look-around.
 */
export const patterned = (name: string, pattern: RegExp): t.Type<string, string> =>
  described(
    refined(t.string, name, (s) => pattern.test(s)),
    { type: 'string', pattern: pattern.source },
  );

/** A phone number: digits, country code first where there is one, with an optional leading `+`. */
export const PhoneNumber = patterned(
  'phone number (2 to 20 digits, optional leading +)',
  /^\+?[0-9]{2,20}$/u,
);

/** Digits only, with bounds on how many. */
export const digits = (min: number, max: number): t.Type<string, string> =>
  patterned(
    `${String(min)} to ${String(max)} digits`,
    new RegExp(`^[0-9]{${String(min)},${String(max)}}$`, 'u'),
  );
