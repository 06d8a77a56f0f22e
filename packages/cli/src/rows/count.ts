import type { RowFormat } from '../flags.js';

/** How the rows of a format are separated. */
interface Grammar {
  readonly ends: string;
  /** Bytes that do not make a row. */
  readonly blanks: string;
  /** Between two of these, an end does not count. */
  readonly quotes: string;
  readonly headers: number;
}

const grammars: Readonly<Record<RowFormat, Grammar>> = {
  csv: { ends: '\n\r', blanks: ' \t,', quotes: '"', headers: 1 },
  jsonl: { ends: '\n\r', blanks: ' \t', quotes: '', headers: 0 },
};

const [content, blank, end, quote] = [0, 1, 2, 3];

/** What each byte means. */
const meaningsOf = ({ ends, blanks, quotes }: Grammar): Uint8Array => {
  const meanings = new Uint8Array(256).fill(content);
  for (const [bytes, meaning] of [
    [blanks, blank],
    [ends, end],
    [quotes, quote],
  ] as const) {
    for (const byte of Buffer.from(bytes)) meanings[byte] = meaning;
  }
  return meanings;
};

/** Counts the rows of a valid file. Fast, because it only looks for the ends of rows. */
export const countRows = async (chunks: AsyncIterable<unknown>, format: RowFormat): Promise<number> => {
  const grammar = grammars[format];
  const meanings = meaningsOf(grammar);
  let [records, isQuoted, hasContent] = [0, false, false];
  const count = (bytes: Buffer): void => {
    const { length } = bytes;
    // By index: six times as fast as by iterator.
    for (let at = 0; at < length; at += 1) {
      const meaning = meanings[bytes[at] ?? 0];
      if (meaning === quote) isQuoted = !isQuoted;
      if (meaning === content) hasContent = true;
      else if (meaning === end && hasContent && !isQuoted) {
        records += 1;
        hasContent = false;
      }
    }
  };
  for await (const chunk of chunks) if (Buffer.isBuffer(chunk)) count(chunk);
  return Math.max(0, records + (hasContent ? 1 : 0) - grammar.headers);
};
