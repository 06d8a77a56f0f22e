import { createHmac, type BinaryLike } from 'node:crypto';
import { own } from '../../guards.js';
import type { SandboxRequest } from '../../http.js';
import type { CmsSettings } from './settings.js';

/** What a signature is made with. */
export interface Signing {
  readonly encoding: NonNullable<CmsSettings['encoding']>;
  readonly secretKey: string;
  /** The header `Authorization` up to the signature. */
  readonly prefix: string;
  /** By name, as in the prefix. */
  readonly signedHeaders: string;
}

/** All but the unreserved characters of RFC 3986, `/` and blanks included. */
const percentEncode = (text: string): string =>
  encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );

const canonicalQuery = (query: URLSearchParams): string =>
  [...query]
    .map(([name, value]) => `${percentEncode(name)}=${percentEncode(value)}`)
    .sort()
    .join('&');

const hmac = (key: BinaryLike, message: string) => createHmac('sha256', key).update(message);

/** The expected signature of a request. */
export const signatureOf = (
  { method, path, query, headers, body }: SandboxRequest,
  { encoding, secretKey, prefix, signedHeaders }: Signing,
): string => {
  const headerLines = signedHeaders
    .split(';')
    .map((name) => `${name}:${percentEncode(String(own(headers, name) ?? ''))}`);
  const head = [method, path, canonicalQuery(query), signedHeaders, ...headerLines];
  const signingKey = hmac(secretKey, prefix);
  return encoding === 'hex'
    ? hmac(signingKey.digest('hex'), [...head, percentEncode(body)].join('\n')).digest('hex')
    : hmac(signingKey.digest(), [...head, '', percentEncode(body)].join('\n')).digest('base64');
};
