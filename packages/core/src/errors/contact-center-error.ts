import type { Problem } from '../codec/report.js';
import { boundedProblems, describeProblems } from '../codec/report.js';
import { cleanTextUpTo } from '../foundation/clean-text.js';
import { safeCause } from './safe-cause.js';
import { isRetryable, type Effect, type ErrorKind } from './kinds.js';

/** The vendor's own description of a failure. The message is scrubbed of numbers and tokens. */
export interface NativeFailure {
  /** What the vendor's pages list the error under; absent where it gave none. */
  readonly code?: string | undefined;
  /** The vendor's own words, without secrets and shortened; absent where it gave none. */
  readonly message?: string | undefined;
  /** Absent where the vendor did not answer by HTTP. */
  readonly httpStatus?: number | undefined;
  /** The vendor's own id of the request, which its support asks for. Absent where the vendor gives none. */
  readonly requestId?: string | undefined;
}

/** What an error is made of. */
export interface ErrorDetails {
  /** What went wrong, as one of a closed list to decide by. */
  readonly kind: ErrorKind;
  /** A sentence a person can act on. Holds places and kinds, never values. */
  readonly message: string;
  /** Whether the call changed anything; left out, it follows from the kind. */
  readonly effect?: Effect | undefined;
  /** How long the vendor asked to wait; one day at most, when it asked for longer. In milliseconds. */
  readonly retryAfterMs?: number | undefined;
  /** The adapter that was called; absent where none was reached. */
  readonly provider?: string | undefined;
  /** The account's name, which is the provider's where it has none of its own. */
  readonly account?: string | undefined;
  /** The call that failed, such as `queues.create`; absent where there was none. */
  readonly operation?: string | undefined;
  /** What the vendor answered; absent where it answered nothing that tells more. */
  readonly native?: NativeFailure | undefined;
  /** Each mistake on its own, for InvalidInput and Misconfigured. */
  readonly problems?: readonly Problem[] | undefined;
  /** What was thrown. Only what is safe to show is kept of it: an error of the product, or the name and code of another. */
  readonly cause?: unknown;
}

const longestMessage = 800;
const longestNativeMessage = 300;
const longestNativeCode = 100;
const longestRequestId = 128;

const cleanUpTo = (max: number, text: string | undefined): string | undefined =>
  text === undefined ? undefined : cleanTextUpTo(max, text);

const shownNative = (native: NativeFailure): NativeFailure => ({
  ...native,
  code: cleanUpTo(longestNativeCode, native.code),
  message: cleanUpTo(longestNativeMessage, native.message),
  ...(native.requestId === undefined ? {} : { requestId: cleanTextUpTo(longestRequestId, native.requestId) }),
});

/** Makes all texts of an error clean and bounded, whatever a vendor or a caller put into them. */
const shown = (details: ErrorDetails): ErrorDetails => ({
  ...details,
  message: cleanTextUpTo(longestMessage, details.message),
  native: details.native && shownNative(details.native),
  problems: details.problems && boundedProblems(details.problems),
  cause: isContactCenterError(details.cause) ? details.cause : safeCause(details.cause),
});

const brand = Symbol.for('@cordboard/ContactCenterError');

/**
 * The one error of every operation. Decide by `kind`, and by `effect` whether it may have happened. Its texts
 * can be shown as they are: one line each, without controls, `message` below 1,000 characters, at most twenty
 * `problems` and one with the number of the others.
 */
export class ContactCenterError extends Error {
  readonly [brand] = true;
  /** Always `ContactCenterError`, also where another copy of the package made it. */
  override readonly name = 'ContactCenterError';
  /** What went wrong, as one of a closed list to decide by. */
  readonly kind: ErrorKind;
  /** Whether the call changed anything. */
  readonly effect: Effect;
  /** Asking again may succeed and cannot do anything twice. Derived from `kind` and `effect`. */
  readonly retryable: boolean;
  /** How long to wait before asking again, where it is known. In milliseconds. */
  readonly retryAfterMs: number | undefined;
  /** The adapter that was called; absent where none was reached. */
  readonly provider: string | undefined;
  /** The account's name, which is the provider's where it has none of its own. */
  readonly account: string | undefined;
  /** The call that failed, such as `queues.create`; absent where there was none. */
  readonly operation: string | undefined;
  /** What the vendor answered; absent where it answered nothing that tells more. */
  readonly native: NativeFailure | undefined;
  /** Every mistake in the input or the configuration, by path; empty for other kinds. */
  readonly problems: readonly Problem[];
  /** All of it as plain data. */
  readonly details: ErrorDetails;

  constructor(given: ErrorDetails) {
    const details = shown(given);
    super(details.message, details.cause === undefined ? undefined : { cause: details.cause });
    this.details = details;
    this.kind = details.kind;
    this.effect = details.effect ?? 'none';
    this.retryable = isRetryable(this.kind, this.effect);
    this.retryAfterMs = details.retryAfterMs;
    this.provider = details.provider;
    this.account = details.account;
    this.operation = details.operation;
    this.native = details.native;
    this.problems = details.problems ?? [];
    Object.defineProperty(this, 'details', { enumerable: false });
  }

  /** A copy with further details. */
  with(more: Partial<ErrorDetails>): ContactCenterError {
    const { kind, message, ...others } = { ...this.details, ...more };
    // Not `new`: the bundler renames a class that refers to itself, and Node prints errors by the name of
    // their class.
    return failure(kind, message, others);
  }

  /** What may be printed or sent elsewhere: no stack, no cause. */
  toJSON(): Record<string, unknown> {
    const { kind, message, effect, retryable, retryAfterMs } = this;
    const { provider, account, operation, native, problems } = this;
    return { kind, message, effect, retryable, retryAfterMs, provider, account, operation, native, problems };
  }
}

/** True for an error of any installed copy of this package. */
export const isContactCenterError = (u: unknown): u is ContactCenterError =>
  typeof u === 'object' && u !== null && brand in u;

/** Makes an error of a kind: `failure('NotFound', 'no queue has that id')`. */
export const failure = (
  kind: ErrorKind,
  message: string,
  more: Omit<ErrorDetails, 'kind' | 'message'> = {},
): ContactCenterError => new ContactCenterError({ ...more, kind, message });

/** An InvalidInput that lists every problem found, by the path the caller typed. */
export const invalidInput = (problems: readonly Problem[]): ContactCenterError =>
  failureOf('InvalidInput', 'invalid input', problems);

/** An InvalidInput or Misconfigured that lists every problem found. */
export const failureOf = (
  kind: 'InvalidInput' | 'Misconfigured' | 'MalformedReply',
  subject: string,
  problems: readonly Problem[],
): ContactCenterError => {
  const listed = boundedProblems(problems);
  return failure(kind, `${subject}: ${describeProblems(listed)}`, { problems: listed });
};
