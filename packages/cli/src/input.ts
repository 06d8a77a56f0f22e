import { Secret } from '@cordboard/core/schema';
import { pipe } from 'fp-ts/lib/function.js';
import * as E from 'fp-ts/lib/Either.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import * as t from 'io-ts';
import { usage, type Failure } from './exit.js';
import type { GivenFlag } from './fields/field-option.js';
import { withGiven } from './fields/given-input.js';
import { isSecretValue } from './fields/schema-facts.js';
import { parseJson } from './files/json-text.js';
import { readStream, readTextFile } from './files/read-text.js';
import type { Session } from './session.js';

/** How `--input` and similar options name the standard input. */
export const standardInput = '-';

/** Its name in messages. */
export const standardInputName = 'the standard input';

const sourceOf = (session: Session, option: string, value: string): TE.TaskEither<Failure, string> => {
  const refuse = (sentence: string): Failure => usage(`${option}: ${sentence}`);
  if (value === standardInput) {
    return readStream(session, { name: standardInputName, stream: session.io.stdin }, refuse);
  }
  return value.startsWith('@') ? readTextFile(session, value.slice(1), refuse) : TE.right(value);
};

/** The value of an option that takes JSON: as it stands, from a file (`@file`) or the standard input (`-`). */
export const readJson = (
  session: Session,
  option: string,
  value: string,
): TE.TaskEither<Failure, { readonly text: string; readonly json: unknown }> =>
  pipe(
    sourceOf(session, option, value),
    TE.chainEitherK((text) =>
      pipe(
        parseJson(text),
        E.bimap(
          (mistake) => usage(`${option} ${mistake}`),
          (json) => ({ text: text.replace(/^\ufeff/, ''), json }),
        ),
      ),
    ),
  );

/** A flag with the secret that it names; a line break at its end is the file's. */
const withSecret =
  (session: Session) =>
  (given: GivenFlag): TE.TaskEither<Failure, GivenFlag> => {
    const { option, texts } = given;
    const [source] = texts;
    return source === undefined || !isSecretValue(option.field.codec)
      ? TE.right(given)
      : pipe(
          sourceOf(session, option.flag, source),
          TE.map((text) => ({ ...given, secret: new Secret(text.replace(/\r?\n$/, '')) })),
        );
  };

/** The input of an operation: the fields that flags give, over those of `--input`. */
export const readInput = (session: Session): TE.TaskEither<Failure, Readonly<Record<string, unknown>>> =>
  pipe(
    readJson(session, '--input', session.flags.input ?? '{}'),
    TE.map(({ json }) => json),
    TE.filterOrElse(t.UnknownRecord.is, () => usage('--input has to be a JSON object, such as {"limit":50}')),
    TE.bindTo('input'),
    TE.bind('given', () => TE.traverseSeqArray(withSecret(session))(session.flags.given ?? [])),
    TE.chainEitherK(({ input, given }) => withGiven(given)(input)),
  );
