import * as E from 'fp-ts/lib/Either.js';
import { credentials } from '../../credentials.js';
import { own } from '../../guards.js';
import type { SandboxRequest } from '../../http.js';
import type { World } from '../../world.js';
import { signatureOf } from './signature.js';

const { accessKey, secretKey } = credentials['huawei-cc'].cms;

/** The allowed clock skew is not documented; this is that of the vendor's API gateway. */
const toleranceMs = 15 * 60_000;

const isInTime = (time: string, now: number): boolean =>
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(time) &&
  Math.abs(now - Date.parse(time)) <= toleranceMs;

/** Lower case, sorted, each once and each sent; the host is always among them. */
const canBeSigned = (signedHeaders: string, headers: SandboxRequest['headers']): boolean => {
  const names = signedHeaders.split(';');
  return (
    names.includes('host') &&
    names.every((name) => own(headers, name) !== undefined) &&
    [...new Set(names)].sort().join(';') === signedHeaders
  );
};

// A signature in base64 may have the separator in it.
const parts = /^(auth-v2\/([^/]+)\/([^/]+)\/([^/]+))\/(.+)$/;

const isAuthentic = (request: SandboxRequest, { now, options }: World): boolean => {
  const found = parts.exec(request.headers.authorization ?? '') ?? [];
  const [, prefix = '', key = '', time = '', signedHeaders = '', signature = ''] = found;
  const encoding = options.huaweiCms?.encoding ?? 'hex';
  return (
    key === accessKey &&
    isInTime(time, now()) &&
    canBeSigned(signedHeaders, request.headers) &&
    signature === signatureOf(request, { encoding, secretKey, prefix, signedHeaders })
  );
};

/** Verifies a request's signature, or returns the HTTP status that refuses it. */
export type Authenticate = (request: SandboxRequest) => E.Either<401 | 403, SandboxRequest>;

/** Checks every request first. The vendor locks out addresses; on one machine all clients share one. */
export const createAuthentication = (world: World): Authenticate => {
  const { lockAfter = Infinity } = world.options.huaweiCms ?? {};
  let wrong = 0;
  return (request) => {
    if (wrong >= lockAfter) return E.left(403);
    if (isAuthentic(request, world)) return E.right(request);
    wrong += 1;
    return E.left(401);
  };
};

/** The same request, signed long ago: the time is checked before the signature. */
export const signedLongAgo = (request: SandboxRequest): SandboxRequest => {
  const { authorization = '' } = request.headers;
  const outdated = authorization.replace(/^(auth-v2\/[^/]+)\/[^/]+/, '$1/1970-01-01T00:00:00.000Z');
  return { ...request, headers: { ...request.headers, authorization: outdated } };
};
