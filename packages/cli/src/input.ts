import { pipe } from 'fp-ts/lib/function.js';
import * as E from 'fp-ts/lib/Either.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import * as t from 'io-ts';
import { usage, type Failure } from './exit.js';
import { parseJson } from './files/json-text.js';
import { readStream, readTextFile } from './files/read-text.js';
import type { Session } from './session.js';

/** What `--input` and its kin mean by the standard input. */
export const standardInput = '-';

/** How messages call it. */
export const standardInputName = 'the standard input';

const refuse = (sentence: string): Failure => usage(`--input: ${sentence}`);

const sourceOf = (session: Session, flag: string): TE.TaskEither<Failure, string> => {
  if (flag === standardInput) {
    return readStream(session, { name: standardInputName, stream: session.io.stdin }, refuse);
  }
  return flag.startsWith('@') ? readTextFile(session, flag.slice(1), refuse) : TE.right(flag);
};

/** The input of an operation: `--input` as JSON, from a file (`@file`) or the standard input (`-`); `{}` without. */
export const readInput = (session: Session): TE.TaskEither<Failure, Record<string, unknown>> =>
  pipe(
    sourceOf(session, session.flags.input ?? '{}'),
    TE.chainEitherK((source) =>
      pipe(
        parseJson(source),
        E.mapLeft((mistake) => usage(`--input ${mistake}`)),
      ),
    ),
    TE.filterOrElse(t.UnknownRecord.is, () => usage('--input has to be a JSON object, such as {"limit":50}')),
  );
