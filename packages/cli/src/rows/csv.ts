import { parse } from 'csv-parse';
import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { isColumnName, misfit, rowReader, type RowReader } from './cells.js';
import type { Broken, Read, ReadRows } from './read-rows.js';
import { separatorOfHeader, separatorOfLine } from './separators.js';
import { maxRowLength } from './text.js';
import { isBlank, trimmed } from './visible.js';

const neverClosed = 'opens a quote that is never closed';
const tooLong = `${neverClosed}, or is longer than ${maxRowLength} characters`;
const afterQuote = 'has something after a closing quote';

/** The parser's errors in our words, because its messages quote the cell. */
const csvMistakes: ReadonlyMap<string, string> = new Map([
  ['INVALID_OPENING_QUOTE', 'has a quote inside a cell that does not begin with one'],
  ['CSV_INVALID_CLOSING_QUOTE', afterQuote],
  ['CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE', afterQuote],
  ['CSV_QUOTE_NOT_CLOSED', neverClosed],
  ['CSV_MAX_RECORD_SIZE', tooLong],
]);

const Skipped = t.type({ code: t.string });

/** The first line of a file, which tells a spreadsheet what is between the cells. */
const isSeparatorLine = ([first, second, ...more]: readonly string[]): boolean =>
  first === 'sep=' && second === '' && more.length === 0;

/** The parser counts CR LF within quotes as two line breaks. */
const countedTwice = (record: readonly string[]): number =>
  record.reduce((sum, cell) => (cell.includes('\r\n') ? sum + cell.split('\r\n').length - 1 : sum), 0);

const firstLine = (text: string): string => text.split(/[\r\n]+/).find((line) => !isBlank(line)) ?? '';

/**
 * Flushes the last record: the parser needs a few more bytes before it emits one, and these belong to none.
 */
const blanks = ' '.repeat(8);

interface Header {
  readonly names: readonly string[];
  readonly read: RowReader;
}

/** Makes rows from the parser's records, up to the first mistake. */
class CsvReader {
  /** The line that the next record begins on: the parser skips none. */
  private line = 1;
  /** How many lines the parser counted too many. */
  private surplus = 0;
  private start = '';
  /** The maximum length of the text that is not part of a record yet. */
  private unfinished = 0;
  private header: Header | undefined;
  private mistake: Broken | undefined;
  private unreadable: Broken | undefined;
  private found: Read[] = [];

  constructor(private readonly row: t.Mixed) {}

  /** Whether reading has stopped. */
  get isOver(): boolean {
    return this.mistake !== undefined || this.unreadable !== undefined;
  }

  /** Sees the text before the parser does: what is wrong with the header may show only there. */
  see(text: string): void {
    if (this.header === undefined && this.start.length < maxRowLength) this.start += text;
    this.unfinished += text.length;
  }

  /** Takes a record, and the line on which it ends by the parser's count. */
  take(record: readonly string[], lastLine: number): void {
    if (this.mistake !== undefined) return;
    this.unfinished = 0;
    const line = this.line;
    this.surplus += countedTwice(record);
    this.line = lastLine - this.surplus + 1;
    const cells = record.map(trimmed);
    if (cells.every(isBlank)) return;
    if (this.header !== undefined) this.takeRow(this.header, cells, line);
    else if (!isSeparatorLine(cells)) this.takeHeader(cells, line);
  }

  /** Takes an error of the parser. */
  skip(error: unknown): void {
    if (!Skipped.is(error)) return;
    const separator = this.header === undefined ? this.otherSeparator(firstLine(this.start)) : undefined;
    this.breakAt(this.line, separator ?? csvMistakes.get(error.code) ?? 'is not valid CSV');
  }

  /** The text cannot be read further, and its last line may be incomplete. */
  breakOff(unreadable: Broken): void {
    this.unreadable = unreadable;
  }

  /** What was found since the last time. A record of empty cells has no length to the parser, but takes memory. */
  next(): readonly Read[] {
    if (this.unfinished > maxRowLength) this.breakAt(this.line, tooLong);
    const { found } = this;
    this.found = [];
    return found;
  }

  /** What is wrong with the file, once it was read as far as it goes. */
  end(): readonly Read[] {
    const empty = { line: 1, mistake: 'is not there: the file is empty' };
    const mistake = this.mistake ?? this.unreadable ?? (this.header === undefined ? empty : undefined);
    return mistake === undefined ? this.next() : [...this.next(), E.left(mistake)];
  }

  private takeHeader(names: readonly string[], line: number): void {
    const read = rowReader(this.row, names);
    if (E.isRight(read)) this.header = { names, read: read.right };
    else this.breakAt(line, this.otherSeparator(names.join(',')) ?? read.left);
  }

  private takeRow({ names, read }: Header, cells: readonly string[], line: number): void {
    const mistake = misfit(names, cells);
    if (mistake !== undefined) {
      const isShort = cells.length < names.length;
      this.breakAt(line, (isShort ? separatorOfLine(cells, names.length) : undefined) ?? mistake);
      return;
    }
    let reason: string | undefined;
    const row = read(cells, (found) => (reason ??= found));
    this.found.push(E.right({ row, line, reason }));
  }

  private otherSeparator(line: string): string | undefined {
    return separatorOfHeader(line, (name) => isColumnName(this.row, name));
  }

  private breakAt(line: number, mistake: string): void {
    this.mistake ??= { line, mistake };
  }
}

/**
 * Reads CSV with a header. The parser only finds records; what belongs together is decided here, line by line, so it
 * is told to pass on empty lines and lines of any length.
 */
export const csvRows: ReadRows = async function* (text, row) {
  const reader = new CsvReader(row);
  // A parser that fails drops the valid records it has buffered; one that skips keeps them and reports where
  // it skipped, which is where the file is broken. Records are taken in `onRecord`, because emitted ones are
  // wrapped in more information than is needed.
  const parser = parse({
    trim: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
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
    if (E.isLeft(piece)) {
      reader.breakOff(piece.left);
      parser.write(blanks);
      break;
    }
    reader.see(piece.right);
    // Parsing is done when `write` returns.
    parser.write(piece.right);
    yield reader.next();
    if (reader.isOver) break;
  }
  if (!reader.isOver) parser.end();
  yield reader.end();
};
