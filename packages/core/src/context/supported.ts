import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type * as t from 'io-ts';
import { describeProblems, type Problem } from '../codec/report.js';
import { failure, failureOf, type ContactCenterError } from '../errors/contact-center-error.js';
import { checkInput } from './input.js';

/** Finds what is wrong with an input. */
export type ProblemsIn = (input: unknown) => readonly Problem[];

/** What a provider says of an input whose form is right. */
export interface InputRules {
  /** What is out of the provider's own bounds. */
  readonly outOfBounds: ProblemsIn;
  /** What it cannot serve. */
  readonly unsupported: ProblemsIn;
}

const refusalOf = (
  { outOfBounds, unsupported }: InputRules,
  input: unknown,
  subject: string | undefined,
): ContactCenterError | undefined => {
  const wrong = outOfBounds(input);
  if (wrong.length > 0) return failureOf('InvalidInput', subject ?? 'invalid input', wrong);
  const problems = unsupported(input);
  return problems.length > 0 ? failure('Unsupported', describeProblems(problems), { problems }) : undefined;
};

/**
 * Like {@link checkInput}; then `InvalidInput` lists what is out of the provider's own bounds, or `Unsupported` what it
 * cannot serve.
 */
export const checkSupported = <I>(
  codec: t.Type<I, unknown>,
  rules: InputRules,
  input: unknown,
  subject?: string,
): E.Either<ContactCenterError, I> =>
  pipe(
    checkInput(codec, input, subject),
    E.chain((decoded) => {
      const refusal = refusalOf(rules, decoded, subject);
      return refusal === undefined ? E.right(decoded) : E.left(refusal);
    }),
  );
