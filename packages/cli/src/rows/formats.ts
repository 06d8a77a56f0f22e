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

const Skipped = t.type({ code: t.string, records: t.number, lines: t.number });
const Parsed = t.type({
  record: t.array(t.string),
  info: t.type({ records: t.number, lines: t.number }),
});
type Skipped = t.TypeOf<typeof Skipped>;
type Parsed = t.TypeOf<typeof Parsed>;

/** A mistake that runs over lines is named by the line where it begins. */
const brokenBy = ({ code, lines }: Skipped, lastLine: number): Broken => {
  const mistake = csvMistakes[code] ?? 'is not valid CSV';
  return { line: mistake === neverClosed ? lastLine + 1 : lines, mistake };
};

/** Makes rows of what the parser found, up to the first thing that is broken. */
class CsvReader {
  private line = 0;
  private read: RowReader | undefined;
  isOver = false;

  constructor(
    private readonly row: t.Mixed,
    private readonly skipped: readonly Skipped[],
  ) {}

  /** Takes a record in. The first is the header. */
  take({ record, info }: Parsed): readonly Read[] {
    const [mistake] = this.skipped;
    if (this.isOver || (mistake !== undefined && info.records > mistake.records)) return [];
    this.line = info.lines;
    if (this.read !== undefined) return [E.right({ line: this.line, row: this.read(record) })];
    const header = rowReader(this.row, record);
    if (E.isRight(header)) this.read = header.right;
    else this.isOver = true;
    return E.isLeft(header) ? [E.left({ line: this.line, mistake: header.left })] : [];
  }

  /** What is wrong with the file as a whole, once it was read as far as it goes. */
  end(): readonly Read[] {
    const [mistake] = this.skipped;
    if (this.isOver) return [];
    if (mistake !== undefined) return [E.left(brokenBy(mistake, this.line))];
    return this.read === undefined ? [E.left({ line: 1, mistake: 'is not there: the file is empty' })] : [];
  }
}

// A parser that fails throws away the good rows it has in store; one that skips keeps them, and says where
// it skipped: the file counts as broken there.
const csvRows: ReadRows = async function* (text, row) {
  const skipped: Skipped[] = [];
  const parser = parse({
    info: true,
    trim: true,
    skip_empty_lines: true,
    max_record_size: maxRowLength,
    skip_records_with_error: true,
    on_skip: (error: unknown) => (Skipped.is(error) && skipped.push(error), undefined),
  });
  parser.on('error', () => undefined);
  const reader = new CsvReader(row, skipped);
  // Parsing is done when `write` comes back; taking rows one by one as they are announced costs more than parsing.
  const found = (): readonly Read[] => {
    const rows: Read[] = [];
    for (let record: unknown = parser.read(); record !== null; record = parser.read()) {
      if (Parsed.is(record)) rows.push(...reader.take(record));
    }
    return rows;
  };
  for await (const piece of text) {
    parser.write(piece);
    yield found();
    if (reader.isOver || skipped.length > 0) break;
  }
  parser.end();
  yield [...found(), ...reader.end()];
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
