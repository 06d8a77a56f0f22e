import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type * as t from 'io-ts';
import { problemsOf } from '../codec/report.js';
import { failureOf, type ContactCenterError } from '../errors/contact-center-error.js';

/** Proves a caller's input. `InvalidInput` lists every mistake by path, never a value. */
export const checkInput = <A>(
  codec: t.Type<A, unknown>,
  input: unknown,
  subject = 'the input is not right',
): E.Either<ContactCenterError, A> =>
  codec.is(input)
    ? E.right(input)
    : pipe(
        codec.decode(input),
        E.mapLeft((errors) => failureOf('InvalidInput', subject, problemsOf(errors))),
      );
