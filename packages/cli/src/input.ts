import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { text as readAll } from 'node:stream/consumers';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import * as t from 'io-ts';
import { addAbortSignal } from 'node:stream';
import { usage, type Failure } from './exit.js';
import type { Session } from './session.js';

/** What `--input` and its kin mean by the standard input. */
export const standardInput = '-';

const place = /position \d+|line \d+ column \d+/;

/** The parser's own message quotes what it read; only the place is passed on. */
const whereIn = (cause: unknown): string => {
  const found = cause instanceof Error ? place.exec(cause.message) : null;
  return found === null ? '' : ` at ${found[0]}`;
};

const sourceOf = ({ io, signal }: Session, flag: string): TE.TaskEither<Failure, string> => {
  if (flag === standardInput) {
    return TE.tryCatch(
      () => readAll(addAbortSignal(signal, io.stdin)),
      () => usage('--input: the standard input could not be read to its end'),
    );
  }
  if (!flag.startsWith('@')) return TE.right(flag);
  const path = flag.slice(1);
  return TE.tryCatch(
    () => readFile(resolve(io.cwd, path), 'utf8'),
    () => usage(`--input: the file ${path} cannot be read`),
  );
};

/** The input of an operation: `--input` as JSON, from a file (`@file`) or the standard input (`-`); `{}` without. */
export const readInput = (session: Session): TE.TaskEither<Failure, Record<string, unknown>> =>
  pipe(
    sourceOf(session, session.flags.input ?? '{}'),
    TE.chainEitherK((source) =>
      E.tryCatch(
        (): unknown => JSON.parse(source),
        (cause) => usage(`--input is not valid JSON${whereIn(cause)}`),
      ),
    ),
    TE.filterOrElse(t.UnknownRecord.is, () => usage('--input has to be a JSON object, such as {"limit":50}')),
  );
