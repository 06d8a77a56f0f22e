import * as E from 'fp-ts/lib/Either.js';
import { identity } from 'fp-ts/lib/function.js';
import { refined, text } from '../codec/scalars.js';

const longest = 2000;

// What RFC 3986 allows in a path; everything else is percent-encoded.
const pathCharacters = /^(?:[\w\-.~!$&'()*+,;=:@/]|%[\da-f]{2})*$/i;

/** A path as the most eager of servers reads it: its ASCII escapes decoded until none is left. */
const decodedEagerly = (path: string): string => {
  const decoded = path.replace(/%([0-7][\da-f])/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  return decoded === path ? path : decodedEagerly(decoded);
};

/** Servers differ in what they take for a step: some split at backslashes, and drop what follows a semicolon. */
const isDotStep = (segment: string): boolean => /^\s*\.{1,2}\s*(;|$)/.test(segment);

const verdictOn = (path: string): true | string => {
  if (!path.startsWith('/') || path.startsWith('//')) {
    return 'must begin with one slash, without scheme and host';
  }
  if (/[?#]/.test(path)) return 'must not hold a query or a fragment: give the query by itself';
  if (!pathCharacters.test(path)) return 'holds a character that must be percent-encoded';
  if (E.isLeft(E.tryCatch(() => decodeURIComponent(path), identity))) {
    return 'holds percent-encoded bytes that are not UTF-8';
  }
  const decoded = decodedEagerly(path);
  if (/\p{Cc}/u.test(decoded)) return 'must not hold a control character';
  return decoded.split(/[/\\]/).some(isDotStep) ? 'must not hold . or .. as a step' : true;
};

/**
 * A path at a vendor's server, such as `/v3/cc/seat/query`, percent-encoded as it is to be sent. However a server decodes
 * it, it leads to nothing above the address of the settings.
 */
export const VendorPath = refined(
  text(longest),
  `path of 1 to ${String(longest)} characters that begins with a slash`,
  verdictOn,
);
