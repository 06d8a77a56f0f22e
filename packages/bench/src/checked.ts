/** The one way a bench may fail: what is to be measured does not do its work. */
export const failed = (what: string): never => {
  throw new Error(what);
};

/** Makes sure that a call brings back as many rows as it should, before anybody takes its time. */
export const bringing = async <A>(
  name: string,
  count: number,
  call: () => Promise<readonly A[]>,
): Promise<() => Promise<readonly A[]>> => {
  const { length } = await call();
  return length === count ? call : failed(`${name} brought ${length} rows instead of ${count}`);
};
