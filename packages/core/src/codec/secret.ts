import { inspect } from 'node:util';
import { pipe } from 'fp-ts/lib/function.js';
import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';

const redacted = '[redacted]';

/** A value that must not be printed: every way of turning it into text gives `[redacted]`. */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** The value itself, for the one place that signs or sends it. */
  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return redacted;
  }

  toJSON(): string {
    return redacted;
  }

  [inspect.custom](): string {
    return redacted;
  }
}

const isSecret = (u: unknown): u is Secret => u instanceof Secret;

/** Reads a non-empty string, or a {@link Secret} already made, into a {@link Secret}. */
export const SecretText = new t.Type<Secret, unknown>(
  'secret text',
  isSecret,
  (u, context) =>
    isSecret(u)
      ? t.success(u)
      : pipe(
          t.string.validate(u, context),
          E.chain((s) => (s === '' ? t.failure(u, context) : t.success(new Secret(s)))),
        ),
  () => redacted,
);
