import * as E from 'fp-ts/lib/Either.js';
import { identity } from 'fp-ts/lib/function.js';
import * as t from 'io-ts';
import { described } from '../codec/described.js';
import { refined } from '../codec/scalars.js';

/** A text as a URL; `undefined` when it is not one, or not one that can be connected to. */
export const connectable = (s: string): URL | undefined => {
  const parsed = E.tryCatch(() => new URL(s), identity);
  return E.isRight(parsed) && parsed.right.port !== '0' ? parsed.right : undefined;
};

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);

const anyCase = (words: string): string =>
  words.replace(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`);

const loopback = `(${anyCase('localhost')}|127(\\.[0-9]{1,3}){1,3}|\\[::1\\])(:[0-9]+)?`;
/** How such an address is written; whether its host can be one takes more than a pattern. */
const likeBaseUrl = new RegExp(
  `^(${anyCase('https')}://[^\\s/?#@\\\\]+|${anyCase('http')}://${loopback})(/[^\\s?#\\\\]*)?$`,
  'u',
);
const stepOfDots = /\/(\.|%2[eE]){1,2}(\/|$)/u;

const verdictOnBaseUrl = (s: string): boolean | string => {
  if (/\s/.test(s)) return 'holds a space or a line break: remove it';
  if (stepOfDots.test(s)) return 'has a step . or .. in its path: write where it leads instead';
  const url = likeBaseUrl.test(s) ? connectable(s) : undefined;
  return url !== undefined && (url.protocol === 'https:' || isLoopback(url.hostname));
};

/** Where a vendor's API is. Plain http is refused off loopback: requests carry keys and customers' numbers. */
export const BaseUrl = described(
  refined(t.string, 'base URL (https, or http on loopback only; no query, no credentials)', verdictOnBaseUrl),
  { type: 'string', pattern: likeBaseUrl.source, not: { pattern: stepOfDots.source } },
);

/**
 * A {@link BaseUrl} for an API all of whose paths begin alike, such as `/agentgateway/resource`. An address
 * that already ends with a part of that is refused, because requests would repeat the part.
 */
export const baseUrlBefore = (added: `/${string}`): t.Type<string> => {
  const steps = added.toLowerCase().slice(1).split('/');
  const [first = ''] = steps;
  const beginning = steps.map(anyCase).reduceRight((rest, step) => `${step}(/+${rest})?`);
  const whole = steps.map(anyCase).join('/+');
  const repeated = new RegExp(`^[^/]*//[^/]*/(.*/)?(${beginning}/*$|${whole}/)`, 'u');
  const message = `must end before /${first}, which is added to it (https://host.example, not https://host.example/${first})`;
  return described(
    refined(BaseUrl, BaseUrl.name, (s) => !repeated.test(s) || message),
    { not: { pattern: repeated.source } },
    BaseUrl,
  );
};
