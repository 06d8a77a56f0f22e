import { close, createReadStream, fstat, open, type Stats } from 'node:fs';
import { Socket } from 'node:net';
import { resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as t from 'io-ts';

/** A file that was opened. Reading `stream` to its end, or destroying it, closes the file. */
export interface OpenFile {
  readonly stream: Readable;
  /** In bytes. Absent where that cannot be told before it was read: a pipe. */
  readonly size: number | undefined;
  /** Reads a file that has a size from its beginning, beside `stream`. */
  readonly readAhead: () => Readable;
}

const isDirectory = 'it is a directory, not a file';

const reasons: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'there is no such file'],
  ['EISDIR', isDirectory],
  ['ENOTDIR', 'a part of its path is not a directory'],
  ['EACCES', 'the permission to read it is missing'],
  ['EPERM', 'the permission to read it is missing'],
]);

const Coded = t.type({ code: t.string });

/** The code by which the system names an error. */
export const codeOf = (cause: unknown): string => (Coded.is(cause) ? cause.code : 'unknown reason');

/** An error that has such a code. */
export const coded = (code: string): Error => Object.assign(new Error(code), { code });

/** Why something cannot be read: in words, or by the system's code. */
export const reasonOf = (cause: unknown): string => reasons.get(codeOf(cause)) ?? codeOf(cause);

const [openOf, closeOf, statusOf] = [promisify(open), promisify(close), promisify(fstat)];

/** Small, because all rows of a chunk are in memory at once. */
const bytesAtOnce = 16 * 1024;

/**
 * A pipe is read as the standard input is: Node cannot abandon a read of a file, so one that waits for a writer
 * would outlast the time limit.
 */
const streamOf = (fd: number, status: Stats): Readable =>
  status.isFIFO()
    ? new Socket({ fd, readable: true, writable: false })
    : createReadStream('', { fd, highWaterMark: bytesAtOnce, ...(status.isFile() ? { start: 0 } : {}) });

/** On some systems a directory can be opened, and only reading it fails. */
const openPath = async (path: string): Promise<{ readonly fd: number; readonly status: Stats }> => {
  const fd = await openOf(path, 'r');
  const status = await statusOf(fd);
  if (status.isDirectory()) await closeOf(fd);
  return { fd, status };
};

/** Opens a file; Left tells why it cannot be opened. */
export const openFile = (directory: string, path: string): TE.TaskEither<string, OpenFile> =>
  pipe(
    TE.tryCatch(() => openPath(resolve(directory, path)), reasonOf),
    TE.filterOrElse(
      ({ status }) => !status.isDirectory(),
      () => isDirectory,
    ),
    TE.map(({ fd, status }) => ({
      stream: streamOf(fd, status),
      size: status.isFile() ? status.size : undefined,
      readAhead: () => createReadStream('', { fd, autoClose: false, start: 0 }),
    })),
  );
