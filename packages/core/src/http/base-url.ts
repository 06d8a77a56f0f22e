import * as E from 'fp-ts/lib/Either.js';
import { identity } from 'fp-ts/lib/function.js';
import * as t from 'io-ts';
import { refined } from '../codec/scalars.js';

/** A text as a URL; `undefined` when it is not one, or not one that can be connected to. */
export const connectable = (s: string): URL | undefined => {
  const parsed = E.tryCatch(() => new URL(s), identity);
  return E.isRight(parsed) && parsed.right.port !== '0' ? parsed.right : undefined;
};

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);

/** Where a vendor's API is. Plain http is refused off loopback: requests carry keys and customers' numbers. */
export const BaseUrl = refined(
  t.string,
  'base URL (https, or http on loopback only; no query, no credentials)',
  (s) => {
    const url = connectable(s);
    if (url === undefined) return false;
    const { protocol, hostname, search, hash, username, password } = url;
    const secure = protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
    return secure && search === '' && hash === '' && username === '' && password === '';
  },
);

/**
 * A {@link BaseUrl} for an API all of whose paths begin alike, such as `/agentgateway/resource`. An address
 * that already ends with a part of that is refused, because requests would repeat the part.
 */
export const baseUrlBefore = (added: `/${string}`): t.Type<string> => {
  const steps = added.slice(1).split('/');
  const beginnings = steps.map((_, i) => `/${steps.slice(0, i + 1).join('/')}`);
  const example = `https://host.example${beginnings[0] ?? ''}`;
  return refined(BaseUrl, BaseUrl.name, (s) => {
    const path = new URL(s).pathname.toLowerCase().replace(/\/+/g, '/').replace(/\/$/, '');
    const holds = beginnings.some((beginning) => path.endsWith(beginning)) || path.includes(`${added}/`);
    return (
      !holds ||
      `must end before ${beginnings[0] ?? ''}, which is added to it (https://host.example, not ${example})`
    );
  });
};
