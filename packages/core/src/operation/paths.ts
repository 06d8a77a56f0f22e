import type { Secret } from '../codec/secret.js';

type Scalar = string | number | boolean | bigint | symbol | null | undefined;

/** The names of fields that a type knows, which those of a map are not. */
type KnownKey<T> = keyof { [K in keyof T as string extends K ? never : K]: true } & string;

/** A value of a closed list (words, yes or no, nothing), as it is written behind `=`. */
type Closed<T> = T extends boolean | null
  ? `${T}`
  : T extends readonly (infer Member)[]
    ? Closed<Member>
    : T extends string
      ? object extends Readonly<Record<T, unknown>>
        ? never
        : T
      : never;

type Under<K extends string, Inner> = K | (Inner extends string ? `${K}.${Inner}` : never);

/** How deep paths may lead: one element for each step. A type that holds itself would have paths without end. */
type Deep = readonly [0, 0, 0, 0, 0, 0];

type Less<D> = D extends readonly [0, ...infer Rest] ? Rest : never;

type IsEnd<T, D> = D extends readonly [] ? true : T extends Scalar | Secret ? true : false;

/** The dotted paths of a value's fields. A path through a list means any of its members. */
export type PathsOf<T, D = Deep> = T extends unknown
  ? IsEnd<T, D> extends true
    ? never
    : T extends readonly (infer Member)[]
      ? PathsOf<Member, D>
      : { [K in KnownKey<T>]: Under<K, PathsOf<T[K], Less<D>>> }[KnownKey<T>]
  : never;

/** Like {@link PathsOf}, and `path=value` where a field has a closed list of values. */
export type ValuePathsOf<T, D = Deep> = T extends unknown
  ? IsEnd<T, D> extends true
    ? never
    : T extends readonly (infer Member)[]
      ? ValuePathsOf<Member, D>
      : {
          [K in KnownKey<T>]: Under<K, ValuePathsOf<T[K], Less<D>>> | `${K}=${Closed<T[K]>}`;
        }[KnownKey<T>]
  : never;

/** The paths of what a number can bound: a number itself, the characters of a text, the members of a list. */
export type BoundedPathsOf<T, D = Deep> = T extends unknown
  ? IsEnd<T, D> extends true
    ? never
    : T extends readonly (infer Member)[]
      ? BoundedPathsOf<Member, D>
      : {
          [K in KnownKey<T>]:
            | (Extract<T[K], number | string | readonly unknown[]> extends never ? never : K)
            | (BoundedPathsOf<T[K], Less<D>> extends infer Inner extends string ? `${K}.${Inner}` : never);
        }[KnownKey<T>]
  : never;

type OptionalAt<T, K extends KnownKey<T>, D> =
  | (undefined extends T[K] ? K : never)
  | (OptionalPathsOf<T[K], Less<D>> extends infer Inner extends string ? `${K}.${Inner}` : never);

/** The paths of fields that may be left out. */
export type OptionalPathsOf<T, D = Deep> = T extends unknown
  ? IsEnd<T, D> extends true
    ? never
    : T extends readonly (infer Member)[]
      ? OptionalPathsOf<Member, D>
      : { [K in KnownKey<T>]: OptionalAt<T, K, D> }[KnownKey<T>]
  : never;
