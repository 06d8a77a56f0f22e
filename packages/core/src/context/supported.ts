import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type * as t from 'io-ts';
import { describeProblems, type Problem } from '../codec/report.js';
import { failure, failureOf, type ContactCenterError } from '../errors/contact-center-error.js';
import { checkInput, invalid } from './input.js';

/** Finds what is wrong with an input. */
export type ProblemsIn = (input: unknown) => readonly Problem[];

/** What a provider makes of an input. */
export interface Understanding {
  /** What of it is out of the provider's own bounds. */
  readonly outOfBounds: ProblemsIn;
  /** What of it the provider cannot serve. */
  readonly unsupportedIn: ProblemsIn;
  /** The input with each agent named by the one name that decides; itself, where that is so already. */
  readonly decided: (input: unknown) => unknown;
}

const supported =
  <I>(codec: t.Type<I, unknown>, { outOfBounds, unsupportedIn, decided }: Understanding, subject?: string) =>
  (input: I): E.Either<ContactCenterError, I> => {
    const wrong = outOfBounds(input);
    if (wrong.length > 0) return E.left(failureOf('InvalidInput', subject ?? invalid, wrong));
    const problems = unsupportedIn(input);
    if (problems.length > 0) {
      return E.left(failure('Unsupported', describeProblems(problems), { problems }));
    }
    const known = decided(input);
    return known === input ? E.right(input) : checkInput(codec, known);
  };

/**
 * Like {@link checkInput}; then `InvalidInput` lists what of the decoded input is out of the provider's own bounds, or
 * `Unsupported` what it cannot serve, and of each agent's names the one is left that decides.
 */
export const checkSupported = <I>(
  codec: t.Type<I, unknown>,
  understanding: Understanding,
  input: unknown,
  subject?: string,
): E.Either<ContactCenterError, I> =>
  pipe(checkInput(codec, input, subject), E.chain(supported(codec, understanding, subject)));
