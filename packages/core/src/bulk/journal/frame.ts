import { crc32 } from 'node:zlib';

const tab = 0x09;
const checksumDigits = 8;

/**
 * Begun with the place, so that it covers that too: a line that was moved, or before which something is
 * missing, does not pass either. CRC-32 notices every single flipped bit and every burst of up to 32.
 */
const checksumOf = (text: Buffer, at: number): string =>
  crc32(text, at % 2 ** 32)
    .toString(16)
    .padStart(checksumDigits, '0');

/** A line as it stands in the file from a byte on: JSON, which never holds a tab, then a tab and its checksum. */
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

/** Without the zeros that stand where a file had grown and its bytes had not reached the disk. */
const written = (bytes: Buffer): Buffer => bytes.subarray(0, bytes.findLastIndex((byte) => byte !== 0) + 1);

/**
 * Whether a crash can have left this behind the last whole line. What goes on behind a checksum was whole once: its
 * line break is damaged.
 */
export const isTorn = (rest: Buffer): boolean => {
  const end = rest.indexOf(tab);
  return end === -1 || written(rest).length <= end + 1 + checksumDigits;
};

const head = Buffer.from('{"journal":');

/** Whether this may be a journal from its first byte on, be it that a crash tore its first line. */
export const beginsAsJournal = (bytes: Buffer): boolean => {
  const begun = written(bytes).subarray(0, head.length);
  return head.subarray(0, begun.length).equals(begun);
};
