import { isUtf8 } from 'node:buffer';
import * as E from 'fp-ts/lib/Either.js';
import { identity } from 'fp-ts/lib/function.js';
import { failure, type ContactCenterError } from '../errors/contact-center-error.js';
import type { HttpReply, ReplyHead } from './transport/wire.js';

/** The media type of a reply, such as `text/html`; empty when it is missing or malformed. */
export const contentTypeOf = (head: ReplyHead): string => {
  const type = head.header('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  return /^[\w.+-]{1,60}\/[\w.+-]{1,60}$/.test(type) ? type : '';
};

const charsetOf = (head: ReplyHead): string | undefined =>
  /;\s*charset\s*=\s*["']?([^\s"';]+)/i.exec(head.header('content-type') ?? '')?.[1]?.toLowerCase();

// A byte order mark is more reliable than a header.
const byteOrderMarks: readonly (readonly [charset: string, mark: Buffer])[] = [
  ['utf-8', Buffer.from([0xef, 0xbb, 0xbf])],
  ['utf-16be', Buffer.from([0xfe, 0xff])],
  ['utf-16le', Buffer.from([0xff, 0xfe])],
];

const markedCharsetOf = (bytes: Buffer): string | undefined =>
  (bytes[0] ?? 0) < 0xef
    ? undefined
    : byteOrderMarks.find(([, mark]) => bytes.subarray(0, mark.length).equals(mark))?.[0];

const withoutMark = (text: string): string => (text.startsWith('\uFEFF') ? text.slice(1) : text);

// Node 20 leaves 0x80 to 0x9F as they are, which are control characters in Unicode.
const windows1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8DŽ\x8F\x90‘’“”•–—˜™š›œ\x9DžŸ';

/** Decodes bytes by the Encoding Standard; throws on invalid bytes. */
const decode = (bytes: Buffer, charset: string): string => {
  const decoder = new TextDecoder(charset, { fatal: true });
  const text = decoder.decode(bytes);
  return decoder.encoding === 'windows-1252'
    ? text.replace(/[\x80-\x9F]/g, (control) => windows1252[control.charCodeAt(0) - 0x80] ?? control)
    : text;
};

const undecodable = (charset: string): E.Either<ContactCenterError, never> => {
  const named = /^[\w-]{1,40}$/.test(charset) ? charset : 'one with an unreadable name';
  return E.left(
    failure('MalformedReply', `the reply is not valid text in the charset that it declares (${named})`),
  );
};

/**
 * The text of a reply, in the charset that its byte order mark or its header declares, UTF-8 where neither
 * does; without the mark. Invalid bytes are an error: nothing is replaced silently.
 */
export const textOf = (reply: HttpReply): E.Either<ContactCenterError, string> => {
  const { bytes } = reply;
  const charset = markedCharsetOf(bytes) ?? charsetOf(reply) ?? 'utf-8';
  if (charset === 'utf-8' || charset === 'utf8') {
    return isUtf8(bytes) ? E.right(withoutMark(bytes.toString('utf8'))) : undecodable(charset);
  }
  const text = E.tryCatch(() => withoutMark(decode(bytes, charset)), identity);
  return E.isLeft(text) ? undecodable(charset) : text;
};
