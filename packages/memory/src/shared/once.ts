import { createHash } from 'node:crypto';
import { pipe } from 'fp-ts/lib/function.js';
import * as E from 'fp-ts/lib/Either.js';
import { failure, type ContactCenterError } from '@cordboard/core/provider';

/** What was done under each idempotency key. */
export type Ledger<A> = Map<string, { readonly fingerprint: string; readonly answer: A }>;

/** An answer, and whether it was given before. */
export interface Answered<A> {
  readonly answer: A;
  readonly isReplay: boolean;
}

const fingerprintOf = (input: unknown): string =>
  createHash('sha256').update(JSON.stringify(input)).digest('base64');

const keyReused = failure('Conflict', 'the idempotency key was used before, with another input', {
  effect: 'maybe',
});

/**
 * Does something once per idempotency key; the same key with the same input returns the first answer. With
 * another input it is a `Conflict`. What failed was not done, so it may be tried again.
 */
export const once = <A>(
  ledger: Ledger<A>,
  intent: { readonly key: string; readonly input: unknown },
  first: () => E.Either<ContactCenterError, A>,
): E.Either<ContactCenterError, Answered<A>> => {
  const fingerprint = fingerprintOf(intent.input);
  const done = ledger.get(intent.key);
  if (done !== undefined) {
    return done.fingerprint === fingerprint
      ? E.right({ answer: done.answer, isReplay: true })
      : E.left(keyReused);
  }
  return pipe(
    first(),
    E.map((answer) => {
      ledger.set(intent.key, { fingerprint, answer });
      return { answer, isReplay: false };
    }),
  );
};
