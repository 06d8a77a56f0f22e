/** The values in their order, found by a key. */
export const byKey = <K, V>(values: readonly V[], key: (value: V) => K): Map<K, V> =>
  new Map(values.map((value) => [key(value), value]));
