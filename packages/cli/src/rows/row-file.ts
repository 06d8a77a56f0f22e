import { extname } from 'node:path';
import type { Readable } from 'node:stream';
import { isContactCenterError, type ContactCenterError } from '@cordboard/core';
import { failure } from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { pipe } from 'fp-ts/lib/function.js';
import type * as t from 'io-ts';
import { abortedKind } from '../deadline.js';
import { usage, type Failure } from '../exit.js';
import { openFile, reasonOf, type OpenFile } from '../files/open-file.js';
import { mistakeOf } from '../files/utf8.js';
import { rowFormats, type RowFormat } from '../flags.js';
import { standardInput } from '../input.js';
import type { Session } from '../session.js';
import { countRows } from './count.js';
import { readers } from './formats.js';
import type { Broken } from './read-rows.js';
import { textOf } from './text.js';

const formatsByEnding: ReadonlyMap<string, RowFormat> = new Map([
  ['.csv', 'csv'],
  ['.jsonl', 'jsonl'],
  ['.ndjson', 'jsonl'],
]);

interface Source {
  readonly name: string;
  readonly stream: Readable;
  /** How many rows are in it, where that can be told. */
  readonly total: number | undefined;
}

const cutShort = (signal: AbortSignal): ContactCenterError =>
  failure(abortedKind(signal), 'the rows were not read to their end');

/** The rows of a file, read on demand. */
export class RowFile {
  /** How many rows are in it, where that can be told before it is read. */
  readonly total: number | undefined;
  private readonly lines = new Map<number, number>();
  private readonly reasons = new Map<number, string>();

  constructor(
    private readonly source: Source,
    private readonly format: RowFormat,
    private readonly row: t.Mixed,
    private readonly signal: AbortSignal,
  ) {
    this.total = source.total;
  }

  /** The line a row begins on. Answers once per row, so that a file of any length takes no more memory. */
  takeLine(row: number): number | undefined {
    const line = this.lines.get(row);
    this.lines.delete(row);
    return line;
  }

  /** Why a refused row looks valid. Returns it once per row, too. */
  takeReason(row: number): string | undefined {
    const reason = this.reasons.get(row);
    this.reasons.delete(row);
    return reason;
  }

  /** The rows. Where the file is broken, they end with an error that names the line. */
  async *read(): AsyncGenerator {
    let count = 0;
    let last = 0;
    try {
      const text = textOf(this.source.stream, this.signal);
      for await (const some of readers[this.format](text, this.row)) {
        for (const read of some) {
          if (E.isLeft(read)) throw this.broken(read.left);
          const { row, line, reason } = read.right;
          last = line;
          this.lines.set(count, line);
          if (reason !== undefined) this.reasons.set(count, reason);
          count += 1;
          yield row;
        }
      }
    } catch (cause) {
      if (isContactCenterError(cause)) throw cause;
      throw this.signal.aborted
        ? cutShort(this.signal)
        : this.broken({ mistake: `cannot be read any further after line ${last}: ${reasonOf(cause)}` });
    }
  }

  close(): void {
    this.source.stream.destroy();
  }

  private broken(broken: Broken): ContactCenterError {
    return failure('InvalidInput', mistakeOf(this.source.name, broken));
  }
}

const noFormat = usage(
  `--rows: say which form the rows have with --format ${rowFormats.join(' or --format ')}`,
);

const formatOf = ({ rows = '', format }: Session['flags']): E.Either<Failure, RowFormat> =>
  E.fromNullable(noFormat)(format ?? formatsByEnding.get(extname(rows).toLowerCase()));

/** The largest file whose rows are counted before they are read. */
const mostCounted = 256 * 1024 * 1024;

const totalOf = (
  { size, readAhead }: OpenFile,
  format: RowFormat,
): TE.TaskEither<string, number | undefined> =>
  size === undefined || size > mostCounted
    ? TE.right(undefined)
    : TE.tryCatch(() => countRows(readAhead(), format), reasonOf);

const fileOf = ({ io }: Session, path: string, format: RowFormat): TE.TaskEither<Failure, Source> =>
  pipe(
    openFile(io.cwd, path),
    TE.bindTo('file'),
    TE.bind('total', ({ file }) =>
      pipe(
        totalOf(file, format),
        TE.orElseFirstIOK(() => () => file.stream.destroy()),
      ),
    ),
    TE.bimap(
      (reason) => usage(`--rows: ${path} cannot be read: ${reason}`),
      ({ file, total }) => ({ name: path, stream: file.stream, total }),
    ),
  );

const sourceOf = (session: Session, flag: string, format: RowFormat): TE.TaskEither<Failure, Source> => {
  if (flag !== standardInput) return fileOf(session, flag, format);
  return session.flags.input === standardInput
    ? TE.left(
        usage('--rows and --input: the standard input can be read only once, so name a file for one of them'),
      )
    : TE.right({ name: 'standard input', stream: session.io.stdin, total: undefined });
};

/** Opens the file of `--rows`, uses it, and always closes it. Without `--rows` there is none. */
export const withRows = <A>(
  session: Session,
  row: t.Mixed,
  use: (file: RowFile | undefined) => TE.TaskEither<Failure, A>,
): TE.TaskEither<Failure, A> => {
  const { rows } = session.flags;
  if (rows === undefined) return use(undefined);
  return TE.bracket(
    pipe(
      TE.fromEither(formatOf(session.flags)),
      TE.chain((format) =>
        pipe(
          sourceOf(session, rows, format),
          TE.map((source) => new RowFile(source, format, row, session.signal)),
        ),
      ),
    ),
    use,
    (file) =>
      TE.fromIO(() => {
        file.close();
      }),
  );
};
