import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type { PageRequest } from '../domain/common.js';
import { failureOf, type ContactCenterError } from '../errors/contact-center-error.js';

/** A page by number: what most vendors understand. */
export interface NumberedPage {
  /** From 1. */
  readonly page: number;
  /** The size asked for; kept through the whole walk, or rows would be lost and repeated. */
  readonly size: number;
}

/** How many rows a page has when nothing is said, and at most. */
export interface PageSizes {
  readonly defaultSize: number;
  readonly maxSize: number;
}

const pattern = /^p([1-9]\d{0,8})s([1-9]\d{0,4})$/;

const badCursor = failureOf('InvalidInput', 'the input is not right', [
  { path: 'cursor', message: 'expected the `next` of an earlier page' },
]);

/** The cursor of a numbered page. */
export const cursorOf = ({ page, size }: NumberedPage): string => `p${String(page)}s${String(size)}`;

/** The page a cursor stands for; `undefined` when it is not one of ours. */
export const pageAt = (cursor: string): NumberedPage | undefined => {
  const match = pattern.exec(cursor);
  return match === null ? undefined : { page: Number(match[1]), size: Number(match[2]) };
};

/**
 * Which page a query asks for. A cursor decides the size too; without one it is `limit`, or
 * `defaultSize`, and never more than `maxSize`.
 */
export const numberedPage = (
  query: PageRequest,
  { defaultSize, maxSize }: PageSizes,
): E.Either<ContactCenterError, NumberedPage> => {
  if (query.cursor === undefined) {
    return E.right({ page: 1, size: Math.min(query.limit ?? defaultSize, maxSize) });
  }
  return pipe(
    E.fromNullable(badCursor)(pageAt(query.cursor)),
    E.filterOrElse(
      ({ size }) => size <= maxSize,
      () => badCursor,
    ),
  );
};
