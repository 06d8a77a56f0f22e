import * as E from 'fp-ts/lib/Either.js';
import type { Problem } from '../codec/report.js';
import { invalidInput, type ContactCenterError } from '../errors/contact-center-error.js';
import { ownValue } from '../foundation/own-value.js';
import type { QueryScalar, QueryValue } from '../codec/query-value.js';
import type { Repeat } from '../operation/operation.js';
import type { Rate } from '../store/store.js';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** One call of a vendor's API, as documented. */
export interface Endpoint {
  /** The verb of HTTP. */
  readonly method: Method;
  /** With parameters in braces: `/onlineagent/{agent}/logout`. */
  readonly path: string;
  /** Given where `path` is a caller's own, to be sent as it stands: what is shown of it to {@link Runtime.onAttempt}. */
  readonly shownPath?: string | undefined;
  /**
   * Whether it changes anything. The HTTP method does not tell: there are searches by POST and deletions by
   * GET.
   */
  readonly access: 'read' | 'write';
  /** What sending it twice does. */
  readonly repeat: Repeat;
  /** Overrides the timeout of one attempt. In milliseconds. */
  readonly timeoutMs?: number | undefined;
  /** The rate limit for one value of the path parameter `by`, in addition to the account's. */
  readonly rateLimit?: (Rate & { readonly by: string }) | undefined;
}

/** An endpoint that only reads. */
export const reads = (method: Method, path: string): Endpoint => ({
  method,
  path,
  access: 'read',
  repeat: 'safe',
});

/** An endpoint that changes something; `repeat` says what sending it twice does. */
export const writes = (method: Method, path: string, repeat: Repeat): Endpoint => ({
  method,
  path,
  access: 'write',
  repeat,
});

/** Values for an address, by their names. */
export type Values = Readonly<Record<string, string | number | undefined>>;

/** A query, by the names of its parameters. */
export type Query = Readonly<Record<string, QueryValue>>;

// A URL treats these as steps in the path even when they are percent-encoded.
const isStep = (value: string): boolean => value === '' || value === '.' || value === '..';

// Bounded by the number of endpoints.
const partsByPath = new Map<string, readonly string[]>();

/** A path split at its parameters: text at even indexes, parameter names at odd ones. */
const partsOf = (path: string): readonly string[] => {
  const known = partsByPath.get(path);
  if (known !== undefined) return known;
  const parts = path.split(/\{(\w+)\}/);
  partsByPath.set(path, parts);
  return parts;
};

// Half of a surrogate pair: text that was cut in the middle of a character.
const loneSurrogate = /\p{Surrogate}/u;

const encoded = (name: string, value: QueryScalar, problems: Problem[]): string => {
  const text = String(value);
  if (!loneSurrogate.test(text)) return encodeURIComponent(text);
  problems.push({ path: name, message: 'holds an incomplete character' });
  return '';
};

const filled = (path: string, params: Values, problems: Problem[]): string =>
  partsOf(path)
    .map((part, place) => {
      if (place % 2 === 0) return part;
      const value = String(ownValue(params, part) ?? '');
      if (isStep(value)) problems.push({ path: part, message: 'cannot be part of an address' });
      return encoded(part, value, problems);
    })
    .join('');

const listed = (value: QueryValue = []): readonly QueryScalar[] => (isList(value) ? value : [value]);

const isList = (value: QueryScalar | readonly QueryScalar[]): value is readonly QueryScalar[] =>
  Array.isArray(value);

const queryText = (query: Query, problems: Problem[]): string => {
  let text = '';
  for (const [name, values] of Object.entries(query)) {
    for (const value of listed(values)) {
      text += `${text === '' ? '?' : '&'}${encodeURIComponent(name)}=${encoded(name, value, problems)}`;
    }
  }
  return text;
};

/** The path and query of a request, every value encoded. */
export const addressOf = (
  basePath: string,
  endpoint: Endpoint,
  { params = {}, query = {} }: { readonly params?: Values | undefined; readonly query?: Query | undefined },
): E.Either<ContactCenterError, string> => {
  const problems: Problem[] = [];
  const { path, shownPath } = endpoint;
  const sentPath = shownPath === undefined ? filled(path, params, problems) : path;
  const address = basePath + sentPath + queryText(query, problems);
  return problems.length === 0 ? E.right(address) : E.left(invalidInput(problems));
};
