/** The error of a benchmark: what it measures does not work. */
export const failed = (what: string): never => {
  throw new Error(what);
};

/** Checks that a call returns the expected rows, before it is measured. */
export const bringing = async <A>(
  name: string,
  count: number,
  call: () => Promise<readonly A[]>,
): Promise<() => Promise<readonly A[]>> => {
  const { length } = await call();
  return length === count ? call : failed(`${name} brought ${length} rows instead of ${count}`);
};
