import { addAbortSignal, type Readable } from 'node:stream';

/** The longest row that is read, in characters: a file of the wrong form must not be read whole. */
export const maxRowLength = 1_048_576;

/** The text of a stream, piece by piece. Rejects when it is not UTF-8. */
export async function* textOf(stream: Readable, signal: AbortSignal): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const chunks: AsyncIterable<unknown> = addAbortSignal(signal, stream);
  for await (const chunk of chunks) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    yield decoder.decode(bytes, { stream: true });
  }
  yield decoder.decode();
}

/** The lines of a text; one that is too long comes cut, and is the last. */
export async function* linesOf(text: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const piece of text) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
    if (rest.length > maxRowLength) break;
  }
  if (rest !== '') yield rest;
}
