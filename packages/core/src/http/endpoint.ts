import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
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

const fill = (path: string, params: Values): E.Either<ContactCenterError, string> => {
  const bad = Object.entries(params).filter(([, value]) => isStep(String(value ?? '')));
  return bad.length > 0
    ? E.left(
        failureOf(
          'InvalidInput',
          'the input is not right',
          bad.map(([name]) => ({ path: name, message: 'cannot be part of an address' })),
        ),
      )
    : E.right(
        path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name] ?? ''))),
      );
};

const queryText = (query: Values): string => {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [`${encodeURIComponent(name)}=${encodeURIComponent(value)}`],
  );
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
};

/** The address of a request: every value encoded, whatever it holds. */
export const addressOf = (
  baseUrl: string,
  endpoint: Endpoint,
  params: Values = {},
  query: Values = {},
): E.Either<ContactCenterError, string> =>
  pipe(
    fill(endpoint.path, params),
    E.map((path) => `${baseUrl.replace(/\/+$/, '')}${path}${queryText(query)}`),
  );
