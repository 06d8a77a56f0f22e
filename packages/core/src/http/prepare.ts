import * as E from 'fp-ts/lib/Either.js';
import type { Secret } from '../codec/secret.js';
import type { ContactCenterError } from '../errors/contact-center-error.js';
import type { Headers, SignableRequest } from './auth.js';
import { encodeBody, type Body, type EncodedBody } from './body.js';
import { addressOf, type Endpoint, type Query, type Values } from './endpoint.js';

/** What a call is given. */
export interface SurfaceRequest {
  /** What stands in the path for its placeholders. */
  readonly params?: Values | undefined;
  /** What follows the question mark; `undefined` is not sent. */
  readonly query?: Query | undefined;
  /** Headers of this request alone, beside those of its surface. */
  readonly headers?: Headers | undefined;
  /** What is sent; absent for none. */
  readonly body?: Body | undefined;
  /** What of it must not be printed, beside the secrets in its body; asked for when the vendor refused. */
  readonly secrets?: (() => readonly Secret[]) | undefined;
}

/** Where a surface is, and how it names JSON. */
export interface Target {
  readonly host: string;
  readonly basePath: string;
  readonly jsonType: string;
}

/** A request that is complete except for its authentication. */
export interface Prepared {
  readonly signable: SignableRequest;
  /** The same headers in the vendor's spelling. */
  readonly headers: Headers;
  readonly body: Uint8Array | undefined;
  readonly secrets: () => readonly Secret[];
}

const nothing = new Uint8Array(0);

const inLowerCase = (headers: Headers): Headers =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

// Without a body, Node sends `Content-Length: 0` for these; with one, it omits the length for the others.
const usuallyWithBody: readonly string[] = ['POST', 'PUT', 'PATCH'];

/** Sets Content-Length explicitly, so that it can be signed, and the body's own Content-Type. */
const withBody = (method: string, headers: Headers, body: EncodedBody | undefined): Headers => {
  if (body === undefined) {
    return usuallyWithBody.includes(method) ? { ...headers, 'Content-Length': '0' } : headers;
  }
  const others = Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'content-type');
  return {
    ...Object.fromEntries(others),
    'Content-Type': body.type,
    'Content-Length': String(body.bytes.length),
  };
};

/** Makes address, headers and body of a request, once for all its attempts. */
export const prepare = async (
  { host, basePath, jsonType }: Target,
  endpoint: Endpoint,
  headers: Headers,
  request: SurfaceRequest,
): Promise<E.Either<ContactCenterError, Prepared>> => {
  const path = addressOf(basePath, endpoint, request);
  if (E.isLeft(path)) return path;
  const body = request.body && (await encodeBody(request.body, jsonType));
  const all = withBody(endpoint.method, { Host: host, ...headers, ...request.headers }, body);
  return E.right({
    signable: {
      method: endpoint.method,
      path: path.right,
      host,
      headers: inLowerCase(all),
      body: body?.bytes ?? nothing,
    },
    headers: all,
    body: body?.bytes,
    secrets: () => [...(body?.secrets ?? []), ...(request.secrets?.() ?? [])],
  });
};
