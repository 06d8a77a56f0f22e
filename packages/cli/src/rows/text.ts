import { addAbortSignal, type Readable } from 'node:stream';
import * as E from 'fp-ts/lib/Either.js';
import { Utf8Reader, type NotText } from '../files/utf8.js';

/** The longest row that is read, in characters: a file of the wrong form must not be read whole. */
export const maxRowLength = 1_048_576;

/** The text of a file, piece by piece. A Left is the last: what follows is not text. */
export type Pieces = AsyncGenerator<E.Either<NotText, string>>;

/**
 * The text of a stream, with the lines before what is no text. Rejects when the stream cannot be read to its end, or
 * when the signal is aborted.
 */
export async function* textOf(stream: Readable, signal: AbortSignal): Pieces {
  const reader = new Utf8Reader();
  const chunks: AsyncIterable<unknown> = addAbortSignal(signal, stream);
  for await (const chunk of chunks) {
    const text = reader.take(Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk)));
    if (E.isLeft(text)) yield E.right(text.left.before);
    yield text;
    if (E.isLeft(text)) return;
  }
  yield reader.end();
}

/** A CR at the very end may be half of a line break. */
const lineBreak = /\r\n|\n|\r(?!$)/;

/** The lines of a text. A line longer than {@link maxRowLength} is truncated, and is the last. */
export async function* linesOf(text: Pieces): Pieces {
  let rest = '';
  for await (const piece of text) {
    if (E.isLeft(piece)) {
      if (rest.endsWith('\r')) yield E.right(rest);
      yield piece;
      return;
    }
    const lines = (rest + piece.right).split(lineBreak);
    rest = lines.pop() ?? '';
    for (const line of lines) yield E.right(line);
    if (rest.length > maxRowLength) break;
  }
  if (rest !== '') yield E.right(rest);
}
