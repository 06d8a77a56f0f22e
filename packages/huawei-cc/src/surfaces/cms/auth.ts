import { createHmac, type BinaryLike } from 'node:crypto';
import { Secret, type Runtime } from '@cordboard/core/provider';
import type { Auth, SignableRequest } from '@cordboard/core/http';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { CmsConfig } from '../../config.js';

const signedHeaders = ['content-length', 'content-type', 'host'] as const;

/** Encodes all but the unreserved characters of RFC 3986. */
const percentEncoded = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);

const canonicalQuery = (query: string): string =>
  query
    .split('&')
    .filter((pair) => pair !== '')
    .sort()
    .join('&');

/** What differs between the two known ways of writing a signature. */
interface Spelling {
  readonly key: (secret: string, prefix: string) => BinaryLike;
  /** What separates the header lines from the body. */
  readonly afterHeaders: string;
}

const hmac = (key: BinaryLike, text: string) => createHmac('sha256', key).update(text);

const spellings: Readonly<Record<'hex' | 'base64', Spelling>> = {
  hex: { key: (secret, prefix) => hmac(secret, prefix).digest('hex'), afterHeaders: '\n' },
  base64: { key: (secret, prefix) => hmac(secret, prefix).digest(), afterHeaders: '\n\n' },
};

/**
 * The value of `Authorization` for a request: key and time, and an HMAC over method, path, query, three headers and
 * body. CEC interface reference, Authentication: auth-v2.
 */
export const authorization = (
  { accessKey, secretKey, encoding = 'hex' }: Pick<CmsConfig, 'accessKey' | 'secretKey' | 'encoding'>,
  { method, path, headers, body }: SignableRequest,
  epochMs: number,
): string => {
  const { key, afterHeaders } = spellings[encoding];
  const names = signedHeaders.filter((name) => name in headers);
  const prefix = `auth-v2/${accessKey}/${new Date(epochMs).toISOString()}/${names.join(';')}`;
  const [address = '', query = ''] = path.split('?', 2);
  const lines = names.map((name) => `${name}:${percentEncoded((headers[name] ?? '').trim())}`);
  const canonical = [method, address, canonicalQuery(query), names.join(';'), ...lines].join('\n');
  const text = `${canonical}${afterHeaders}${percentEncoded(Buffer.from(body).toString('utf8'))}`;
  return `${prefix}/${hmac(key(secretKey.reveal(), prefix), text).digest(encoding)}`;
};

/**
 * Signs each attempt with the current time. A refused signature is not retried, because the vendor locks out
 * addresses that are refused often.
 */
export const byKeyPair = (config: CmsConfig, { now }: Runtime): Auth<void> => ({
  obtain: () => TE.right(undefined),
  sign: (request) => ({ Authorization: authorization(config, request, now()) }),
  secrets: () => [config.secretKey, new Secret(config.accessKey)],
});
