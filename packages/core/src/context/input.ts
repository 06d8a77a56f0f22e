import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type * as t from 'io-ts';
import { problemsOf } from '../codec/report.js';
import { illFormedIn, isWellFormed } from '../codec/well-formed.js';
import { failureOf, type ContactCenterError } from '../errors/contact-center-error.js';

/** What an error says of an input that is named in no other way. */
export const invalid = 'invalid input';

const decoded = <A>(
  codec: t.Type<A, unknown>,
  input: unknown,
  subject: string,
): E.Either<ContactCenterError, A> =>
  codec.is(input)
    ? E.right(input)
    : pipe(
        codec.decode(input),
        E.mapLeft((errors) => failureOf('InvalidInput', subject, problemsOf(errors))),
      );

/**
 * Decodes a caller's input, all of whose text has to be well-formed: what is not could not be sent. `InvalidInput` lists
 * every mistake by path, never a value.
 */
export const checkInput = <A>(
  codec: t.Type<A, unknown>,
  input: unknown,
  subject = invalid,
): E.Either<ContactCenterError, A> => {
  const result = decoded(codec, input, subject);
  return E.isLeft(result) || isWellFormed(result.right)
    ? result
    : E.left(failureOf('InvalidInput', subject, illFormedIn(result.right)));
};
