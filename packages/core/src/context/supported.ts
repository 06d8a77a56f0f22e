import * as E from 'fp-ts/lib/Either.js';
import { describeProblems, type Problem } from '../codec/report.js';
import { failure, type ContactCenterError } from '../errors/contact-center-error.js';

/** Passes an input on; `Unsupported` lists what of it the provider cannot serve. */
export const supported = <I>(
  unsupportedIn: (input: unknown) => readonly Problem[],
  input: I,
): E.Either<ContactCenterError, I> => {
  const problems = unsupportedIn(input);
  return problems.length === 0
    ? E.right(input)
    : E.left(failure('Unsupported', describeProblems(problems), { problems }));
};
