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

/** None, one or two of these: with more filters, results would be empty. */
export const oneOrTwo = <T extends object>(
  ...parts: readonly fc.Arbitrary<Partial<T>>[]
): fc.Arbitrary<Partial<T>> => {
  const one = fc.oneof(...parts);
  return fc.oneof(fc.constant({}), one, both(one, one));
};

/** Some rows, seldom none. */
export const rowsOf = <A>(row: fc.Arbitrary<A>, most: number): fc.Arbitrary<readonly A[]> =>
  fc.oneof({ arbitrary: fc.array(row, { minLength: 1, maxLength: most }), weight: 9 }, fc.constant([]));

/**
 * Mostly valid, else with one of these mistakes. Never with two, because it is not specified which one is
 * reported.
 */
export const atMostOneFlaw = <T extends object>(
  right: fc.Arbitrary<T>,
  ...flaws: readonly fc.Arbitrary<Partial<T>>[]
): fc.Arbitrary<T> =>
  fc.oneof({ arbitrary: right, weight: 2 * flaws.length }, ...flaws.map((flaw) => both(right, flaw)));
