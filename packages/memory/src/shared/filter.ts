/** A filter that is left out lets everything through. */
export const holds = <A>(filter: A | undefined, test: (filter: A) => boolean): boolean =>
  filter === undefined || test(filter);
