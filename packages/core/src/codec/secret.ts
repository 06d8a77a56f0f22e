import { inspect } from 'node:util';
import { pipe } from 'fp-ts/lib/function.js';
import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { described } from './described.js';
import { refined } from './scalars.js';

const redacted = '[redacted]';

const brand = Symbol.for('@cordboard/Secret');

/** A value that must not be printed: every way of turning it into text gives `[redacted]`. */
export class Secret {
  readonly [brand] = true;
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** The value itself, for the code that signs or sends it. */
  reveal(): string {
    return this.#value;
  }

  /** Always `[redacted]`, so that a text that is put together shows nothing. */
  toString(): string {
    return redacted;
  }

  /** Always `[redacted]`. */
  toJSON(): string {
    return redacted;
  }

  [inspect.custom](): string {
    return redacted;
  }
}

/** True for a secret of any installed copy of this package, which `instanceof` is not. */
export const isSecret = (u: unknown): u is Secret => typeof u === 'object' && u !== null && brand in u;

/** The codec of a secret. Its tag identifies it across installed copies of this package. */
class SecretType extends t.Type<Secret, unknown> {
  readonly _tag = 'SecretType' as const;

  constructor(plain: t.Type<string>) {
    super(
      plain.name,
      (u): u is Secret => isSecret(u) && plain.is(u.reveal()),
      (u, context) =>
        pipe(
          plain.validate(isSecret(u) ? u.reveal() : u, context),
          E.map((value) => new Secret(value)),
        ),
      () => redacted,
    );
  }
}

/** Makes the codec of a secret from that of its text. It decodes text, or a secret of any installed copy. */
export const secretOf = (plain: t.Type<string>): t.Type<Secret, unknown> =>
  described(new SecretType(plain), { writeOnly: true }, plain);

const plainText = described(
  refined(t.string, 'secret text', (s) => s !== ''),
  { type: 'string', minLength: 1 },
);

/** Reads a non-empty string, or a {@link Secret} already made, into a {@link Secret}. */
export const SecretText = secretOf(plainText);

/**
 * A secret that an operation hands over, because that is what it is for: a {@link Secret}, which `reveal()` shows and
 * nothing else does.
 */
export const SecretOut: t.Type<Secret, unknown> = described(
  new SecretType(plainText),
  { readOnly: true },
  plainText,
);
