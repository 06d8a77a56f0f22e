import { refined } from '../codec/scalars.js';
import * as t from 'io-ts';
import * as E from 'fp-ts/lib/Either.js';
import { identity } from 'fp-ts/lib/function.js';

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);

/** Where a vendor's API is. Plain http is refused off loopback: requests carry keys and customers' numbers. */
export const BaseUrl = refined(
  t.string,
  'base URL (https, or http on loopback only; no query, no credentials)',
  (s) => {
    const parsed = E.tryCatch(() => new URL(s), identity);
    if (E.isLeft(parsed)) return false;
    const { protocol, hostname, search, hash, username, password } = parsed.right;
    const secure = protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
    return secure && search === '' && hash === '' && username === '' && password === '';
  },
);
