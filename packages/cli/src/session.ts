import { failure } from '@cordboard/core/provider';
import { cleanText } from '@cordboard/core/schema';
import * as E from 'fp-ts/lib/Either.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import picocolors from 'picocolors';
import { deadlineOf } from './deadline.js';
import { failed, type Failure } from './exit.js';
import { codeOf } from './files/open-file.js';
import type { Flags } from './flags.js';
import type { Io } from './io.js';

/** One run of a command: its options and its output. */
export interface Session {
  readonly io: Io;
  readonly flags: Flags;
  readonly colors: ReturnType<typeof picocolors.createColors>;
  /** Aborted when the user stops the program or its time is over. */
  readonly signal: AbortSignal;
  /** Writes to stdout and waits until it is flushed. False: the reader has closed it, so stop. */
  readonly print: (text: string) => TE.TaskEither<Failure, boolean>;
  /** Prints a note for people on stderr. */
  readonly note: (text: string) => void;
}

const readerIsGone = ['EPIPE', 'ERR_STREAM_DESTROYED', 'ERR_STREAM_WRITE_AFTER_END'];

const printTo =
  ({ stdout }: Io) =>
  (text: string): TE.TaskEither<Failure, boolean> =>
  () =>
    new Promise((resolve) => {
      stdout.write(text, (error) => {
        if (error === null || error === undefined) resolve(E.right(true));
        else if (readerIsGone.includes(codeOf(error))) resolve(E.right(false));
        else resolve(E.left(failed(failure('Internal', `the output cannot be written (${codeOf(error)})`))));
      });
    });

const sessionOf = (io: Io, flags: Flags, signal: AbortSignal): Session => ({
  io,
  flags,
  colors: picocolors.createColors(io.stdout.isTTY === true && (io.env.NO_COLOR ?? '') === ''),
  signal,
  print: printTo(io),
  note: (text) => {
    io.stderr.write(`note: ${cleanText(text)}\n`);
  },
});

/** Runs work with a session; `--timeout` counts from here to the end of the work. */
export const withSession = <A>(
  io: Io,
  flags: Flags,
  work: (session: Session) => TE.TaskEither<Failure, A>,
): TE.TaskEither<Failure, A> =>
  TE.bracket(
    TE.fromIO(() => deadlineOf(io.interrupt, flags.timeout)),
    ({ signal }) => work(sessionOf(io, flags, signal)),
    ({ clear }) => TE.fromIO(clear),
  );
