import { buffer } from 'node:stream/consumers';
import { addAbortSignal, type Readable } from 'node:stream';
import { failure } from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { abortedKind } from '../deadline.js';
import { failed, type Failure } from '../exit.js';
import type { Session } from '../session.js';
import { openFile, reasonOf } from './open-file.js';
import { mistakeOf, textIn } from './utf8.js';

/** Makes an error from a sentence about a file. */
type Refuse = (sentence: string) => Failure;

/** Reads all text of a stream; a call that is stopped meanwhile ends with `Timeout` or `Canceled`. */
export const readStream = (
  { signal }: Pick<Session, 'signal'>,
  { name, stream }: { readonly name: string; readonly stream: Readable },
  refuse: Refuse,
): TE.TaskEither<Failure, string> =>
  pipe(
    TE.tryCatch(
      () => buffer(addAbortSignal(signal, stream)),
      (cause) =>
        signal.aborted
          ? failed(failure(abortedKind(signal), `${name} was not read to its end`))
          : refuse(`${name} cannot be read: ${reasonOf(cause)}`),
    ),
    TE.chainEitherK((bytes) =>
      pipe(
        textIn(bytes),
        E.mapLeft((mistake) => refuse(mistakeOf(name, mistake))),
      ),
    ),
  );

/** Reads a text file, named as the user typed it. */
export const readTextFile = (
  session: Pick<Session, 'io' | 'signal'>,
  path: string,
  refuse: Refuse,
): TE.TaskEither<Failure, string> =>
  pipe(
    openFile(session.io.cwd, path),
    TE.mapLeft((reason) => refuse(`${path} cannot be read: ${reason}`)),
    TE.chain(({ stream }) => readStream(session, { name: path, stream }, refuse)),
  );
