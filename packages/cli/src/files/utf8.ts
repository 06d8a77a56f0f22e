import { isUtf8 } from 'node:buffer';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';

/** Why a file cannot be read as text. */
export interface NotText {
  readonly mistake: string;
  /** The line, from 1. Absent: the whole file is not text. */
  readonly line?: number | undefined;
  /** The lines before that one. */
  readonly before: string;
}

/** The first bytes of files that are often mistaken for text; longer ones come first. */
const beginnings: readonly (readonly [bytes: readonly number[], name: string])[] = [
  [[0xff, 0xfe, 0x00, 0x00], 'UTF-32 text'],
  [[0x00, 0x00, 0xfe, 0xff], 'UTF-32 text'],
  [[0xff, 0xfe], 'UTF-16 text (Excel calls it Unicode text)'],
  [[0xfe, 0xff], 'UTF-16 text'],
  [[0x50, 0x4b, 0x03, 0x04], 'a ZIP archive, as an Excel workbook (.xlsx) is'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'an Excel workbook (.xls) or another old Office document'],
  [[0x25, 0x50, 0x44, 0x46], 'a PDF document'],
  [[0x1f, 0x8b], 'compressed with gzip'],
];
const longestBeginning = 4;

/** How many bytes are examined to recognize a file. */
const headLength = 512;

const wanted = 'it has to be UTF-8 text';

const [lineFeed, carriageReturn] = [0x0a, 0x0d];
const byteOrderMark = '\ufeff';
const noBytes = Buffer.alloc(0);

const knownBeginning = (head: Buffer): string | undefined =>
  beginnings.find(([bytes]) => bytes.every((byte, at) => head[at] === byte))?.[1];

/** UTF-16 writes each character of English, and each digit, with a NUL byte. */
const isSpacedWithNul = (head: Buffer): boolean =>
  head.filter((byte) => byte === 0).length * 4 >= head.length;

const formOf = (head: Buffer): string =>
  knownBeginning(head) ?? (isSpacedWithNul(head) ? 'UTF-16 text' : 'no text, as it holds NUL bytes');

/** How many bytes at the end belong to a character that is not complete. */
const incompleteIn = (bytes: Buffer): number => {
  for (let back = 1; back <= 3; back += 1) {
    const byte = bytes.at(-back) ?? 0;
    const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    if (byte >= 0xc0) return needed > back ? back : 0;
    if (byte < 0x80) return 0;
  }
  return 0;
};

const endOfLine = (bytes: Buffer, from: number): number => {
  const at = bytes.subarray(from).findIndex((byte) => byte === lineFeed || byte === carriageReturn);
  return at === -1 ? bytes.length : from + at + 1;
};

/** Decodes UTF-8 in chunks, without its byte order mark; errors name the cause and the line. */
export class Utf8Reader {
  private head: Buffer = noBytes;
  private waiting: Buffer = noBytes;
  private line = 1;
  private isAfterReturn = false;
  private isBegun = false;

  /** The text of the next bytes, as far as its characters are complete. */
  take(bytes: Buffer): E.Either<NotText, string> {
    if (this.head.length < headLength) {
      this.head = Buffer.concat([this.head, bytes.subarray(0, headLength - this.head.length)]);
    }
    const all = this.waiting.length === 0 ? bytes : Buffer.concat([this.waiting, bytes]);
    // A file that is not text is recognized by its first bytes.
    const held = this.head.length < longestBeginning ? all.length : incompleteIn(all);
    this.waiting = all.subarray(all.length - held);
    return this.decode(all.subarray(0, all.length - held));
  }

  /** What is left when there are no more bytes. */
  end(): E.Either<NotText, string> {
    return this.decode(this.waiting);
  }

  private decode(bytes: Buffer): E.Either<NotText, string> {
    if (bytes.includes(0)) return E.left({ mistake: `is ${formOf(this.head)}: ${wanted}`, before: '' });
    if (!isUtf8(bytes)) return E.left(this.foreignIn(bytes));
    this.count(bytes);
    const text = bytes.toString('utf8');
    const begins = !this.isBegun && text.startsWith(byteOrderMark);
    this.isBegun ||= text !== '';
    return E.right(begins ? text.slice(1) : text);
  }

  private foreignIn(bytes: Buffer): NotText {
    const form = knownBeginning(this.head);
    if (form !== undefined) return { mistake: `is ${form}: ${wanted}`, before: '' };
    let from = 0;
    for (let to = endOfLine(bytes, from); isUtf8(bytes.subarray(from, to)); to = endOfLine(bytes, from)) {
      this.count(bytes.subarray(from, to));
      from = to;
    }
    const mistake = `is in another encoding, such as Windows-1252 or GBK: ${wanted}`;
    return { mistake, line: this.line, before: bytes.toString('utf8', 0, from) };
  }

  private count(bytes: Buffer): void {
    const { length } = bytes;
    for (let at = 0; at < length; at += 1) {
      const byte = bytes[at];
      if (byte === carriageReturn || (byte === lineFeed && !this.isAfterReturn)) this.line += 1;
      this.isAfterReturn = byte === carriageReturn;
    }
  }
}

/** The text of a whole file. */
export const textIn = (bytes: Buffer): E.Either<NotText, string> => {
  const reader = new Utf8Reader();
  return pipe(
    reader.take(bytes),
    E.chain((text) =>
      pipe(
        reader.end(),
        E.map((rest) => text + rest),
      ),
    ),
  );
};

/** A sentence about what is wrong with a file, and where. */
export const mistakeOf = (name: string, { line, mistake }: Omit<NotText, 'before'>): string =>
  line === undefined ? `${name} ${mistake}` : `${name}: line ${line} ${mistake}`;
