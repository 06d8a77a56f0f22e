import * as E from 'fp-ts/lib/Either.js';
import { credentials } from '../../credentials.js';
import { isObject, isWhole, own } from '../../guards.js';
import type { Refusal } from './codes.js';

const { ccId, vdn } = credentials['huawei-cc'].cms;

const isCcId = isWhole(1, 65_535);
const isVdn = isWhole(1, 5000);

/** The tests of fields, by their names. */
type Tests<B> = { readonly [F in keyof B]: (u: unknown) => u is B[F] };

/** Whether these fields are all there, each as its page wants it, and no others. */
const isOf = <B extends object>(fields: Tests<B>, u: Readonly<Record<string, unknown>>): boolean =>
  Object.keys(u).every((field) => Object.hasOwn(fields, field)) &&
  Object.entries<(value: unknown) => boolean>(fields).every(([field, test]) => test(own(u, field)));

/** The documented fields of a body that names the customer and these fields, and no others. */
export const readBody = <B extends object>(body: unknown, fields: Tests<B>): E.Either<Refusal, B> => {
  if (!isObject(body) || !isCcId(body.ccId) || !isVdn(body.vdn)) return E.left('0100002');
  const { ccId: center, vdn: virtual, ...others } = body;
  const isRead = (u: object): u is B => isOf(fields, { ...u });
  if (!isRead(others)) return E.left('0100002');
  return center === ccId && virtual === vdn ? E.right(others) : E.left('0101003');
};

/** A list of at least one, and at most so many. */
export const isListOf =
  <A>(isItem: (u: unknown) => u is A, most: number) =>
  (u: unknown): u is readonly A[] =>
    Array.isArray(u) && u.length > 0 && u.length <= most && u.every(isItem);
