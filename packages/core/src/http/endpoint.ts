import * as E from 'fp-ts/lib/Either.js';
import type { Problem } from '../codec/report.js';
import { invalidInput, type ContactCenterError } from '../errors/contact-center-error.js';
import { ownValue } from '../foundation/own-value.js';
import type { Repeat } from '../operation/operation.js';
import type { Rate } from '../store/store.js';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

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

/** Values for an address, by their names. */
export type Values = Readonly<Record<string, string | number | undefined>>;

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

// Half of a letter that takes two code units: text that was cut in the middle of it.
const loneSurrogate = /\p{Surrogate}/u;

const encoded = (name: string, value: string | number, problems: Problem[]): string => {
  const text = String(value);
  if (!loneSurrogate.test(text)) return encodeURIComponent(text);
  problems.push({ path: name, message: 'holds half a character' });
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

const queryText = (query: Values, problems: Problem[]): string => {
  let text = '';
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) continue;
    text += `${text === '' ? '?' : '&'}${encodeURIComponent(name)}=${encoded(name, value, problems)}`;
  }
  return text;
};

/** The address of a request, behind the vendor's host: every value encoded, whatever it holds. */
export const addressOf = (
  basePath: string,
  endpoint: Endpoint,
  { params = {}, query = {} }: { readonly params?: Values | undefined; readonly query?: Values | undefined },
): E.Either<ContactCenterError, string> => {
  const problems: Problem[] = [];
  const address = basePath + filled(endpoint.path, params, problems) + queryText(query, problems);
  return problems.length === 0 ? E.right(address) : E.left(invalidInput(problems));
};
