import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type * as t from 'io-ts';
import { describeProblems, type Problem } from '../codec/report.js';
import { failure, type ContactCenterError } from '../errors/contact-center-error.js';
import { checkInput } from './input.js';

const supported =
  <I>(unsupportedIn: (input: unknown) => readonly Problem[]) =>
  (input: I): E.Either<ContactCenterError, I> => {
    const problems = unsupportedIn(input);
    return problems.length === 0
      ? E.right(input)
      : E.left(failure('Unsupported', describeProblems(problems), { problems }));
  };

/** Like {@link checkInput}; then `Unsupported` lists what of the decoded input the provider cannot serve. */
export const checkSupported = <I>(
  codec: t.Type<I, unknown>,
  unsupportedIn: (input: unknown) => readonly Problem[],
  input: unknown,
  subject?: string,
): E.Either<ContactCenterError, I> =>
  pipe(checkInput(codec, input, subject), E.chain(supported(unsupportedIn)));
