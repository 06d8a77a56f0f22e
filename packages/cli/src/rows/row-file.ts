import { open, type FileHandle } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import type { ReportedError } from '@cordboard/core';
import * as E from 'fp-ts/lib/Either.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as t from 'io-ts';
import { usage, type Failure } from '../exit.js';
import { rowFormats, type RowFormat } from '../flags.js';
import { standardInput } from '../input.js';
import type { Session } from '../session.js';
import { countRows } from './count.js';
import { readers } from './formats.js';
import { textOf } from './text.js';

const formatsByEnding: Readonly<Record<string, RowFormat>> = {
  '.csv': 'csv',
  '.jsonl': 'jsonl',
  '.ndjson': 'jsonl',
};

interface Source {
  readonly name: string;
  readonly stream: Readable;
  /** How many rows are in it, where that can be told. */
  readonly total: number | undefined;
}

const TimedOut = t.type({ name: t.literal('TimeoutError') });

const cutShort = ({ reason }: AbortSignal): ReportedError => ({
  kind: TimedOut.is(reason) ? 'Timeout' : 'Canceled',
  message: 'the rows were not read to their end',
});

/** Rows on their way from a file, read as they are asked for. */
export class RowFile {
  /** How many rows are in it, where that can be told before it is read. */
  readonly total: number | undefined;
  private stopped: ReportedError | undefined;
  private readonly lines = new Map<number, number>();

  constructor(
    private readonly source: Source,
    private readonly format: RowFormat,
    private readonly row: t.Mixed,
    private readonly signal: AbortSignal,
  ) {
    this.total = source.total;
  }

  /** Why reading stopped before the end, once it has. */
  get stoppedBy(): ReportedError | undefined {
    return this.stopped;
  }

  /** The line a row ended on. Answers once per row, so that a file of any length takes no more memory. */
  takeLine(row: number): number | undefined {
    const line = this.lines.get(row);
    this.lines.delete(row);
    return line;
  }

  /** The rows up to the end, or up to where the file is broken. */
  async *read(): AsyncGenerator {
    let row = 0;
    let line = 0;
    try {
      const text = textOf(this.source.stream, this.signal);
      for await (const some of readers[this.format](text, this.row)) {
        for (const read of some) {
          if (E.isLeft(read)) {
            this.breakAt(read.left.line, read.left.mistake);
            return;
          }
          line = read.right.line;
          this.lines.set(row++, line);
          yield read.right.row;
        }
      }
    } catch {
      if (this.signal.aborted) this.stopped = cutShort(this.signal);
      else this.breakAt(line + 1, 'or one soon after cannot be read: it has to be UTF-8');
    }
  }

  close(): void {
    this.source.stream.destroy();
  }

  private breakAt(line: number, mistake: string): void {
    this.stopped = { kind: 'InvalidInput', message: `${this.source.name}: line ${line} ${mistake}` };
  }
}

const formatOf = ({ rows = '', format }: Session['flags']): E.Either<Failure, RowFormat> =>
  E.fromNullable(
    usage(`--rows: say which form the rows have with --format ${rowFormats.join(' or --format ')}`),
  )(format ?? formatsByEnding[extname(rows).toLowerCase()]);

/** Few: the rows of what is read at once are all in memory at once. */
const bytesAtOnce = 16 * 1024;

/** The largest file whose rows are counted before they are read. */
const mostCounted = 256 * 1024 * 1024;

const totalOf = async (file: FileHandle, format: RowFormat): Promise<number | undefined> => {
  const stat = await file.stat();
  return stat.isFile() && stat.size <= mostCounted
    ? countRows(file.createReadStream({ start: 0, autoClose: false }), format)
    : undefined;
};

const sourceOf = ({ io }: Session, flag: string, format: RowFormat): TE.TaskEither<Failure, Source> =>
  flag === standardInput
    ? TE.right({ name: 'standard input', stream: io.stdin, total: undefined })
    : TE.tryCatch(
        async () => {
          const file = await open(resolve(io.cwd, flag));
          const total = await totalOf(file, format);
          return {
            name: flag,
            stream: file.createReadStream({
              highWaterMark: bytesAtOnce,
              ...(total === undefined ? {} : { start: 0 }),
            }),
            total,
          };
        },
        () => usage(`--rows: the file ${flag} cannot be read`),
      );

/** Opens what `--rows` names, lends it, and closes it whatever happened. Without `--rows` there is none to lend. */
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
