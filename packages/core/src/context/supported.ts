import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type * as t from 'io-ts';
import { describeProblems, type Problem } from '../codec/report.js';
import { failure, type ContactCenterError } from '../errors/contact-center-error.js';
import { checkInput } from './input.js';

/** What a provider makes of an input. */
export interface Understanding {
  /** What of it the provider cannot serve. */
  readonly unsupportedIn: (input: unknown) => readonly Problem[];
  /** The input with each agent named by the one name that decides; itself, where that is so already. */
  readonly decided: (input: unknown) => unknown;
}

const supported =
  <I>(codec: t.Type<I, unknown>, { unsupportedIn, decided }: Understanding) =>
  (input: I): E.Either<ContactCenterError, I> => {
    const problems = unsupportedIn(input);
    if (problems.length > 0) {
      return E.left(failure('Unsupported', describeProblems(problems), { problems }));
    }
    const known = decided(input);
    return known === input ? E.right(input) : checkInput(codec, known);
  };

/**
 * Like {@link checkInput}; then `Unsupported` lists what of the decoded input the provider cannot serve, and of each
 * agent's names the one is left that decides.
 */
export const checkSupported = <I>(
  codec: t.Type<I, unknown>,
  understanding: Understanding,
  input: unknown,
  subject?: string,
): E.Either<ContactCenterError, I> =>
  pipe(checkInput(codec, input, subject), E.chain(supported(codec, understanding)));
