import fc from 'fast-check';

type Model<T> = { readonly [K in keyof T]: fc.Arbitrary<T[K]> };

/** An object with every field. */
export const all = <T extends object>(model: Model<T>): fc.Arbitrary<T> =>
  fc.record<T>({ ...model }, { noNullPrototype: true });

/** An object with some of the fields, perhaps none. */
export const some = <T extends object>(model: Model<T>): fc.Arbitrary<fc.RecordValue<T, never>> =>
  fc.record<T, never>({ ...model }, { requiredKeys: [], noNullPrototype: true });

/** Both together. */
export const both = <A extends object, B extends object>(
  first: fc.Arbitrary<A>,
  second: fc.Arbitrary<B>,
): fc.Arbitrary<A & B> => fc.tuple(first, second).map(([a, b]) => ({ ...a, ...b }));

/** One of the values. */
export const among = <T>(...values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values);

/**
 * Mostly right, else wrong in one of these ways. Never in two: which of two mistakes an answer names is not
 * promised.
 */
export const atMostOneFlaw = <T extends object>(
  right: fc.Arbitrary<T>,
  ...flaws: readonly fc.Arbitrary<Partial<T>>[]
): fc.Arbitrary<T> =>
  fc.oneof({ arbitrary: right, weight: 2 * flaws.length }, ...flaws.map((flaw) => both(right, flaw)));
