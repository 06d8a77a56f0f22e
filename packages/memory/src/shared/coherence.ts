import type { Problem } from '@cordboard/core/provider';

/** What each entry of a list has for a field; `undefined` where an entry leaves it out. */
export type KeysOf<S> = (seed: S) => readonly (string | undefined)[];

/** What must hold of a field in every entry of a list; `*` in the path is the index in the list. */
export interface Rule<S> {
  readonly path: string;
  readonly keys: KeysOf<S>;
  readonly unique?: true;
  /** The keys that every key must be one of. */
  readonly among?: KeysOf<S>;
}

const breaches = <S>(seed: S, { path, keys, unique, among }: Rule<S>): readonly Problem[] => {
  const known = among === undefined ? undefined : new Set(among(seed));
  const seen = new Set<string>();
  return keys(seed).flatMap((key, i) => {
    if (key === undefined) return [];
    const isRepeated = unique === true && seen.has(key);
    const isDangling = known?.has(key) === false;
    seen.add(key);
    const at = path.replace('*', String(i));
    return [
      ...(isRepeated ? [{ path: at, message: 'occurs twice' }] : []),
      ...(isDangling ? [{ path: at, message: 'refers to nothing in the seed' }] : []),
    ];
  });
};

/** What is inconsistent in a seed whose entries are valid one by one. */
export const incoherences = <S>(seed: S, rules: readonly Rule<S>[]): readonly Problem[] =>
  rules.flatMap((rule) => breaches(seed, rule));
