import { crc32 } from 'node:zlib';

const tab = 0x09;
const checksumDigits = 8;

/**
 * Seeded with the offset, so that a line that was moved, or has bytes missing before it, fails too. CRC-32
 * notices every single flipped bit and every burst of up to 32.
 */
const checksumOf = (text: Buffer, at: number): string =>
  crc32(text, at % 2 ** 32)
    .toString(16)
    .padStart(checksumDigits, '0');

/** A line as it is stored at an offset: JSON, which never holds a tab, then a tab and its checksum. */
export const frameOf = (line: string, at: number): Buffer => {
  const text = Buffer.from(line);
  return Buffer.concat([text, Buffer.from(`\t${checksumOf(text, at)}\n`)]);
};

/** The line of a frame (without its line break); `undefined` when it is not as it was written there. */
export const lineIn = (frame: Buffer, at: number): string | undefined => {
  const end = frame.length - 1 - checksumDigits;
  if (end < 0) return undefined;
  const text = frame.subarray(0, end);
  const isIntact = frame.toString('latin1', end) === `\t${checksumOf(text, at)}`;
  return isIntact ? text.toString('utf8') : undefined;
};

/** Without trailing zeros, which a crash leaves where the file had grown and its bytes were not durable. */
const written = (bytes: Buffer): Buffer => bytes.subarray(0, bytes.findLastIndex((byte) => byte !== 0) + 1);

/**
 * Whether this can be an incomplete line that a crash left. Data after a checksum means that the line break
 * of a complete line is damaged.
 */
export const isTorn = (rest: Buffer): boolean => {
  const end = rest.indexOf(tab);
  return end === -1 || written(rest).length <= end + 1 + checksumDigits;
};

const head = Buffer.from('{"journal":');

/** Whether this may be the beginning of a journal, even of one whose first line is incomplete. */
export const beginsAsJournal = (bytes: Buffer): boolean => {
  const begun = written(bytes).subarray(0, head.length);
  return head.subarray(0, begun.length).equals(begun);
};
