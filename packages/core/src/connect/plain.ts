import type { Secret } from '../codec/secret.js';

type Scalar = string | number | bigint | boolean | symbol | null | undefined;

/** Settings as they are written in code: text where the codec reads a secret. */
export type Plain<T> = T extends Scalar | ((...args: never[]) => unknown)
  ? T
  : T extends Secret
    ? string | Secret
    : T extends readonly (infer Member)[]
      ? readonly Plain<Member>[]
      : { readonly [K in keyof T]: Plain<T[K]> };
