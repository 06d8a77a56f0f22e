/** Changes to a value, where only what may be absent can be cleared. */
export type Patch<A> = {
  readonly [K in keyof A]?: A[K] | (undefined extends A[K] ? null : never) | undefined;
};

/** Leave out = keep, a value = set, `null` = clear. */
export const patched = <A extends object>(current: A, patch: Patch<A>): A => {
  const changes = Object.entries<unknown>(patch).filter(([, value]) => value !== undefined);
  const result = Object.assign({ ...current }, Object.fromEntries(changes));
  for (const [key, value] of changes) if (value === null) Reflect.deleteProperty(result, key);
  return result;
};
