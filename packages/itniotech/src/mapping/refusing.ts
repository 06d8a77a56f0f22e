import { describeProblems, failure, type ContactCenterError, type Problem } from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';

/** Refuses fields that are given all the same, each by its path: below `at`, or at the top. */
export const refusing = <A extends object>(
  at: string,
  input: A,
  fields: readonly (keyof A & string)[],
  message: string,
): E.Either<ContactCenterError, void> => {
  const given = new Map(Object.entries(input));
  const problems: readonly Problem[] = fields
    .filter((field) => given.get(field) !== undefined)
    .map((field) => ({ path: at === '' ? field : `${at}.${field}`, message }));
  return problems.length === 0
    ? E.right(undefined)
    : E.left(failure('Unsupported', describeProblems(problems), { problems }));
};
