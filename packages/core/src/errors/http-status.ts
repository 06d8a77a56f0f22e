import type { ErrorKind } from './kinds.js';

/** By RFC 9110; 429 by RFC 6585. */
const statuses = {
  InvalidInput: 400,
  Unauthenticated: 502,
  PermissionDenied: 502,
  NotFound: 404,
  AlreadyExists: 409,
  Conflict: 409,
  QuotaExceeded: 409,
  RateLimited: 429,
  ClockSkew: 500,
  Timeout: 504,
  Canceled: 503,
  Unavailable: 503,
  Unsupported: 501,
  MalformedReply: 502,
  Misconfigured: 500,
  Internal: 502,
} as const satisfies Readonly<Record<ErrorKind, number>>;

/** The statuses that {@link httpStatusOf} answers with, as literals: frameworks ask for such. */
export type HttpStatus = (typeof statuses)[ErrorKind];

/**
 * The HTTP status that a service answers its own clients with when a call of its center fails this way. 4xx is what a client
 * can change: its request, or when it asks again. What the vendor refuses the service, such as its key, is 502: a 401 or 403
 * would ask the client for credentials that are not its own. For `Retry-After` there is `error.retryAfterMs`.
 */
export const httpStatusOf = (kind: ErrorKind): HttpStatus => statuses[kind];
