import * as E from 'fp-ts/lib/Either.js';
import type { ContactCenterError } from '../../errors/contact-center-error.js';
import type { JournalFile } from './files.js';
import { beginsAsJournal, isTorn, lineIn } from './frame.js';
import type { TakeLine } from '../../context/journal.js';
import { damagedLine, otherFormat } from './refusals.js';

const newline = 0x0a;
const chunkBytes = 65_536;
/** A first line holds some hundred bytes. */
const mostFirstBytes = 4096;

interface Piece {
  readonly bytes: Buffer;
  /** False for what follows the last line break. */
  readonly ended: boolean;
}

/** The file split at its line breaks. A long line is concatenated once, however many chunks it takes. */
async function* piecesOf(file: JournalFile): AsyncGenerator<Piece> {
  let parts: Buffer[] = [];
  let at = 0;
  for (;;) {
    const space = Buffer.allocUnsafe(chunkBytes);
    const chunk = space.subarray(0, await file.read(space, at));
    if (chunk.length === 0) break;
    at += chunk.length;
    let start = 0;
    for (let end = chunk.indexOf(newline); end !== -1; end = chunk.indexOf(newline, start)) {
      yield { bytes: Buffer.concat([...parts, chunk.subarray(start, end)]), ended: true };
      parts = [];
      start = end + 1;
    }
    parts.push(chunk.subarray(start));
  }
  yield { bytes: Buffer.concat(parts), ended: false };
}

/** Reads only the beginning, so that another file is refused at once, however long it is. */
const beginsRight = async (file: JournalFile): Promise<boolean> => {
  const space = Buffer.alloc(mostFirstBytes + 1);
  const beginning = space.subarray(0, await file.read(space, 0));
  return beginsAsJournal(beginning) && (beginning.length <= mostFirstBytes || beginning.includes(newline));
};

const withoutChecksum = /^\{"journal":1,[^\t]*$/;

const notIntact = (line: number, bytes: Buffer): ContactCenterError =>
  line === 1 && withoutChecksum.test(bytes.toString('latin1')) ? otherFormat(1) : damagedLine(line);

/** How much of a file is intact. */
export interface Extent {
  /** Where its last whole line ends. */
  readonly end: number;
  /** Whether an incomplete line follows. */
  readonly isTorn: boolean;
}

/** Passes the intact lines of a file, up to the first damaged one. */
export const readLines = async (
  file: JournalFile,
  take: TakeLine,
): Promise<E.Either<ContactCenterError, Extent>> => {
  if (!(await beginsRight(file))) return E.left(damagedLine(1));
  let [at, line] = [0, 0];
  for await (const { bytes, ended } of piecesOf(file)) {
    line += 1;
    if (!ended) {
      const mayBeTorn = isTorn(bytes) && (at > 0 || beginsAsJournal(bytes));
      return mayBeTorn ? E.right({ end: at, isTorn: bytes.length > 0 }) : E.left(damagedLine(line));
    }
    const text = lineIn(bytes, at);
    if (text === undefined) return E.left(notIntact(line, bytes));
    take(text, { at, bytes: bytes.length });
    at += bytes.length + 1;
  }
  return E.right({ end: at, isTorn: false });
};
