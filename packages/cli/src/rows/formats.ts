import { parse } from 'csv-parse';
import * as E from 'fp-ts/lib/Either.js';
import { identity, pipe } from 'fp-ts/lib/function.js';
import * as t from 'io-ts';
import type { RowFormat } from '../flags.js';
import { rowReader, type RowReader } from './cells.js';
import { linesOf, maxRowLength } from './text.js';

/** Something wrong with a file, at a line; nothing after it can be read. */
export interface Broken {
  readonly line: number;
  readonly mistake: string;
}

/** A row and the line it ends on; or, at last, where the file is broken. */
export type Read = E.Either<Broken, { readonly line: number; readonly row: unknown }>;

/** Reads the rows of a text, some at a time. Ends at the first thing that is broken. */
export type ReadRows = (text: AsyncIterable<string>, row: t.Mixed) => AsyncGenerator<readonly Read[]>;

const neverClosed = 'opens a quote that is never closed, or not within the longest row that is read';

/** What the parser finds; its own messages quote the cell. */
const csvMistakes: Readonly<Record<string, string>> = {
  CSV_RECORD_INCONSISTENT_FIELDS_LENGTH: 'has not as many cells as the header',
  INVALID_OPENING_QUOTE: 'has a quote inside a cell that does not begin with one',
  CSV_INVALID_CLOSING_QUOTE: 'has something after a closing quote',
  CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE: 'has something after a closing quote',
  CSV_QUOTE_NOT_CLOSED: neverClosed,
  CSV_MAX_RECORD_SIZE: neverClosed,
};

const Skipped = t.type({ code: t.string, lines: t.number });
type Skipped = t.TypeOf<typeof Skipped>;

/** A mistake that runs over lines is named by the line where it begins. */
const brokenBy = ({ code, lines }: Skipped, lastLine: number): Broken => {
  const mistake = csvMistakes[code] ?? 'is not valid CSV';
  return { line: mistake === neverClosed ? lastLine + 1 : lines, mistake };
};

/** Makes rows of what the parser finds, up to the first thing that is broken. */
class CsvReader {
  private line = 0;
  private read: RowReader | undefined;
  private mistake: Broken | undefined;
  private found: Read[] = [];

  constructor(private readonly row: t.Mixed) {}

  get isOver(): boolean {
    return this.mistake !== undefined;
  }

  /** Takes a record in. The first is the header. */
  take(record: readonly string[], line: number): void {
    if (this.isOver) return;
    this.line = line;
    if (this.read !== undefined) {
      this.found.push(E.right({ line, row: this.read(record) }));
      return;
    }
    const header = rowReader(this.row, record);
    if (E.isRight(header)) this.read = header.right;
    else this.mistake = { line, mistake: header.left };
  }

  skip(error: unknown): void {
    if (Skipped.is(error)) this.mistake ??= brokenBy(error, this.line);
  }

  /** What was found since the last time. */
  next(): readonly Read[] {
    const { found } = this;
    this.found = [];
    return found;
  }

  /** What is wrong with the file, once it was read as far as it goes. */
  end(): readonly Read[] {
    const empty = { line: 1, mistake: 'is not there: the file is empty' };
    const mistake = this.mistake ?? (this.read === undefined ? empty : undefined);
    return mistake === undefined ? this.next() : [...this.next(), E.left(mistake)];
  }
}

// A parser that fails throws away the good rows it has in store; one that skips keeps them, and says where
// it skipped: the file counts as broken there. Records are taken from its hand: those that it gives out itself
// are wrapped in all it knows of the file, of which only the line is wanted.
const csvRows: ReadRows = async function* (text, row) {
  const reader = new CsvReader(row);
  const parser = parse({
    trim: true,
    skip_empty_lines: true,
    max_record_size: maxRowLength,
    skip_records_with_error: true,
    on_skip: (error: unknown) => {
      reader.skip(error);
      return undefined;
    },
    on_record: (record: readonly string[], { lines }) => {
      reader.take(record, lines);
      return undefined;
    },
  });
  parser.on('error', () => undefined);
  for await (const piece of text) {
    // Parsing is done when `write` comes back.
    parser.write(piece);
    yield reader.next();
    if (reader.isOver) break;
  }
  parser.end();
  yield reader.end();
};

const jsonLines: ReadRows = async function* (text) {
  let line = 0;
  for await (const content of linesOf(text)) {
    line += 1;
    if (content.trim() === '') continue;
    const row = E.tryCatch((): unknown => JSON.parse(content), identity);
    yield [
      pipe(
        row,
        E.bimap(
          () => ({ line, mistake: 'is not JSON' }),
          (value) => ({ line, row: value }),
        ),
      ),
    ];
    if (E.isLeft(row)) return;
  }
};

/** How each form of file is read. */
export const readers: Readonly<Record<RowFormat, ReadRows>> = { csv: csvRows, jsonl: jsonLines };
