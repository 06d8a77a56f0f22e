import { cleanText, failure } from '@cordboard/core';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import picocolors from 'picocolors';
import { failed, type Failure } from './exit.js';
import type { Flags } from './flags.js';
import type { Io } from './io.js';

/** One run of a command: how it was asked for, and the ways to speak. */
export interface Session {
  readonly io: Io;
  readonly flags: Flags;
  readonly colors: ReturnType<typeof picocolors.createColors>;
  /** Aborted when the user stops the program or its time is over. */
  readonly signal: AbortSignal;
  /** Writes to stdout and waits until it is taken. False: nobody reads any more, so go no further. */
  readonly print: (text: string) => TaskEither<Failure, boolean>;
  /** Tells the person, beside the result. */
  readonly note: (text: string) => void;
}

const codeOf = (error: Error): string => ('code' in error ? String(error.code) : 'unknown reason');

const readerIsGone = ['EPIPE', 'ERR_STREAM_DESTROYED', 'ERR_STREAM_WRITE_AFTER_END'];

const printTo =
  ({ stdout }: Io) =>
  (text: string): TaskEither<Failure, boolean> =>
  () =>
    new Promise((resolve) => {
      stdout.write(text, (error) => {
        if (error === null || error === undefined) resolve(E.right(true));
        else if (readerIsGone.includes(codeOf(error))) resolve(E.right(false));
        else resolve(E.left(failed(failure('Internal', `the output cannot be written (${codeOf(error)})`))));
      });
    });

export const sessionOf = (io: Io, flags: Flags): Session => ({
  io,
  flags,
  colors: picocolors.createColors(io.stdout.isTTY === true && (io.env.NO_COLOR ?? '') === ''),
  signal: AbortSignal.any([
    io.interrupt,
    ...(flags.timeout === undefined ? [] : [AbortSignal.timeout(flags.timeout)]),
  ]),
  print: printTo(io),
  note: (text) => {
    io.stderr.write(`note: ${cleanText(text)}\n`);
  },
});
