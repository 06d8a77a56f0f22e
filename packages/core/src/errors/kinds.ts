/** What a failure means for the caller. Act on the kind, never on the message. */
export const errorKinds = [
  /** The request itself is wrong; sending it again changes nothing. */
  'InvalidInput',
  /** Key, signature, token or session was not accepted. */
  'Unauthenticated',
  /** Known caller, but not allowed to do this. */
  'PermissionDenied',
  'NotFound',
  'AlreadyExists',
  /** The present state does not allow it (an agent is on a call, a queue still has members). */
  'Conflict',
  /** A limit of the account or a licence is used up; waiting does not help. */
  'QuotaExceeded',
  /** Too many requests for now; waiting helps. */
  'RateLimited',
  /** The vendor refused the request's timestamp: the clock of this machine is off. */
  'ClockSkew',
  'Timeout',
  /** The caller's signal was aborted. */
  'Canceled',
  /** The vendor cannot be reached or is out of order. */
  'Unavailable',
  /** This provider does not offer the operation, or not with this input. */
  'Unsupported',
  /** The reply does not have the documented form. */
  'MalformedReply',
  /** The configuration is wrong. */
  'Misconfigured',
  /** The vendor reports a fault of its own, or one that fits no other kind. */
  'Internal',
] as const;

/** See {@link errorKinds}. */
export type ErrorKind = (typeof errorKinds)[number];

/**
 * Whether the thing asked for happened: `none` certainly not, `maybe` unknown (a write that timed out),
 * `done` it did although an error is reported.
 */
export type Effect = 'none' | 'maybe' | 'done';

/** Kinds of failure that are about what one row asks for: another row may fare better. */
export const aboutOneRow: readonly ErrorKind[] = ['InvalidInput', 'NotFound', 'AlreadyExists', 'Conflict'];

const transient: readonly ErrorKind[] = ['RateLimited', 'Unavailable', 'Timeout'];

/** Asking again may succeed and cannot do anything twice. */
export const isRetryable = (kind: ErrorKind, effect: Effect): boolean =>
  effect === 'none' && transient.includes(kind);

const ambiguous: readonly ErrorKind[] = ['Unavailable', 'Timeout', 'Canceled', 'MalformedReply', 'Internal'];

/** The effect to assume for a write that was sent and failed this way, when nothing more is known. */
export const effectOfWrite = (kind: ErrorKind): Effect => (ambiguous.includes(kind) ? 'maybe' : 'none');
