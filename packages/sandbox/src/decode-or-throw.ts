import { failureOf, problemsOf, whole } from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type * as t from 'io-ts';

/** Up to the maximum of a timer. */
export const Milliseconds = whole(0, 2_147_483_647);

/** Decodes what a caller gives to the sandbox; throws a `Misconfigured` that lists every mistake. */
export const decodeOrThrow = <A>(codec: t.Type<A, unknown>, subject: string, given: A): A =>
  pipe(
    codec.decode(given),
    E.getOrElse((errors): A => {
      throw failureOf('Misconfigured', subject, problemsOf(errors));
    }),
  );
