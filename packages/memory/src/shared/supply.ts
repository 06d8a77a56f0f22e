/** A supply of names: counts up from a number and leaves out those that are taken. */
export const supply = (
  from: number,
  name: (n: number) => string,
  isTaken: (name: string) => boolean,
): (() => string) => {
  let n = from;
  const next = (): string => name(n++);
  return () => {
    let candidate = next();
    while (isTaken(candidate)) candidate = next();
    return candidate;
  };
};

/** A name in the form of a UUID, the n-th of its family. */
export const uuidLike =
  (family: number) =>
  (n: number): string =>
    `${String(family).padStart(8, '0')}-0000-4000-8000-${String(n).padStart(12, '0')}`;
