import * as TE from 'fp-ts/lib/TaskEither.js';
import { isObject, isText, isWhole, own } from '../../guards.js';
import { parseJson, type SandboxRequest } from '../../http.js';
import type { Refusal } from './codes.js';
import type { ItniotechWorld, Serve } from './route.js';

type Guard<A> = (u: unknown) => u is A;
type Guards = Readonly<Record<string, Guard<unknown>>>;
/** What a guard lets through. */
export type Guarded<G> = G extends Guard<infer A> ? A : never;

/** An object with all the required fields; an optional one may be left out. */
export type Fields<R extends Guards, O extends Guards> = {
  readonly [K in keyof R]: Guarded<R[K]>;
} & { readonly [K in keyof O]?: Guarded<O[K]> };

/**
 * An object with these fields and no others. Whether the vendor ignores unknown fields is not documented;
 * here they are refused, because a misspelt optional field would otherwise go unnoticed.
 */
export const hasFields =
  <const R extends Guards, const O extends Guards>(required: R, optional: O) =>
  (u: unknown): u is Fields<R, O> =>
    isObject(u) &&
    Object.keys(required).every((field) => Object.hasOwn(u, field)) &&
    Object.entries(u).every(([field, value]) => (own(required, field) ?? own(optional, field))?.(value));

/** The id of a group, a seat, a team leader, a trunk or a task. */
export const isId = isWhole(1, Number.MAX_SAFE_INTEGER);
/** 0 or 1; which of them is on differs from field to field. */
export const isFlag = isWhole(0, 1);
export const isBoolean = (u: unknown): u is boolean => typeof u === 'boolean';

/** Text within inclusive bounds of its length in characters. */
export const isTextOf =
  (min: number, max: number) =>
  (u: unknown): u is string => {
    if (!isText(u)) return false;
    const { length } = Array.from(u);
    return length >= min && length <= max;
  };

export const isDigits =
  (min: number, max: number) =>
  (u: unknown): u is string =>
    isTextOf(min, max)(u) && /^\d*$/.test(u);

export const isListOf =
  <A>(isItem: Guard<A>, min = 0, max = Infinity) =>
  (u: unknown): u is readonly A[] =>
    Array.isArray(u) && u.length >= min && u.length <= max && u.every(isItem);

export const orNull =
  <A>(is: Guard<A>) =>
  (u: unknown): u is A | null =>
    u === null || is(u);

/** The ids of what a batch operation is about. */
export const isIdList = isListOf(isId, 1);

/** What the batch operations do by their `type`; 1 is not documented. */
/** See {@link batchTypes}. */
export type BatchType = 'delete' | 'disable' | 'enable';

export const batchTypes: ReadonlyMap<unknown, 'delete' | 'disable' | 'enable'> = new Map([
  [2, 'delete'],
  [3, 'disable'],
  [4, 'enable'],
] as const);

/** Answers a body that has the documented form, and refuses any other. */
export const reading =
  <A>(
    isInput: Guard<A>,
    answer: (input: A, world: ItniotechWorld, request: SandboxRequest) => TE.TaskEither<Refusal, unknown>,
  ): Serve =>
  (world, request) => {
    const body = parseJson(request.body);
    return isInput(body) ? answer(body, world, request) : TE.left('-22');
  };

/** The id in the query of a GET. */
export const idInQuery = (query: URLSearchParams, field: string): TE.TaskEither<Refusal, number> => {
  const text = query.get(field) ?? '';
  return /^[1-9]\d{0,14}$/.test(text) ? TE.right(Number(text)) : TE.left('-22');
};

/** Whether a filter lets something through: one that is left out or empty lets everything. */
export const allows = <A>(wanted: readonly A[] | undefined, has: (value: A) => boolean): boolean =>
  wanted === undefined || wanted.length === 0 || wanted.some(has);
