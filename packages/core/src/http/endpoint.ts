import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type { Problem } from '../codec/report.js';
import { failureOf, type ContactCenterError } from '../errors/contact-center-error.js';
import type { Repeat } from '../operation/operation.js';
import type { Rate } from '../store/store.js';

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** One call of a vendor's API, as documented. */
export interface Endpoint {
  readonly method: Method;
  /** With parameters in braces: `/onlineagent/{agent}/logout`. */
  readonly path: string;
  /** Whether it changes anything: a method's name says little, there are searches by POST and deletions by GET. */
  readonly access: 'read' | 'write';
  readonly repeat: Repeat;
  /** When the usual time for one attempt is not right for it. */
  readonly timeoutMs?: number | undefined;
  /** How often it may be called with the same value of a path parameter, beside the account's own rate. */
  readonly pace?: (Rate & { readonly by: string }) | undefined;
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

type Values = Readonly<Record<string, string | number | undefined>>;

// A URL treats these as steps in the path even when they are percent-encoded.
const isStep = (value: string): boolean => value === '' || value === '.' || value === '..';

// There are as many as endpoints.
const partsByPath = new Map<string, readonly string[]>();

/** A path taken apart: what stands in it, and in odd places the names of its parameters. */
const partsOf = (path: string): readonly string[] => {
  const known = partsByPath.get(path);
  if (known !== undefined) return known;
  const parts = path.split(/\{(\w+)\}/);
  partsByPath.set(path, parts);
  return parts;
};

const fill = (path: string, params: Values): E.Either<ContactCenterError, string> => {
  const problems: Problem[] = [];
  const filled = partsOf(path).map((part, place) => {
    if (place % 2 === 0) return part;
    const value = String(params[part] ?? '');
    if (isStep(value)) problems.push({ path: part, message: 'cannot be part of an address' });
    return encodeURIComponent(value);
  });
  return problems.length === 0
    ? E.right(filled.join(''))
    : E.left(failureOf('InvalidInput', 'the input is not right', problems));
};

const queryText = (query: Values): string => {
  let text = '';
  for (const name of Object.keys(query)) {
    const value = query[name];
    if (value === undefined) continue;
    text += `${text === '' ? '?' : '&'}${encodeURIComponent(name)}=${encodeURIComponent(value)}`;
  }
  return text;
};

/** The address of a request, behind the vendor's host: every value encoded, whatever it holds. */
export const addressOf = (
  basePath: string,
  endpoint: Endpoint,
  params: Values = {},
  query: Values = {},
): E.Either<ContactCenterError, string> =>
  pipe(
    fill(endpoint.path, params),
    E.map((path) => `${basePath}${path}${queryText(query)}`),
  );
