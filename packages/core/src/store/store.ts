import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { ContactCenterError } from '../errors/contact-center-error.js';

/** A rate limit, for all who share a store together. */
export interface Rate {
  /** How many may be sent in the period. */
  readonly requests: number;
  /** How long the period is, in milliseconds. */
  readonly perMs: number;
}

/** An exclusive right that expires. */
export interface Lease {
  /** Extends it to `leaseMs` from now; `false` when it has expired and another may hold it. */
  readonly extend: (leaseMs: number) => TaskEither<ContactCenterError, boolean>;
  /** Releases it. Does nothing when it has expired. */
  readonly release: () => TaskEither<ContactCenterError, void>;
}

/**
 * What the processes that use one account share: tokens, sessions, and the rate of their requests. Keys are
 * names without secrets. A store that cannot be reached answers `Unavailable` with effect `none`.
 */
export interface Store {
  /** The value; `undefined` when there is none, or it has expired. */
  readonly get: (key: string) => TaskEither<ContactCenterError, string | undefined>;
  /** Sets the value for `ttlMs`. */
  readonly set: (key: string, value: string, ttlMs: number) => TaskEither<ContactCenterError, void>;
  /** Removes the value only if it is still this one. */
  readonly remove: (key: string, value: string) => TaskEither<ContactCenterError, void>;
  /**
   * Acquires an exclusive lease on the key; `undefined` when another holds it. Leases and values do not share
   * names.
   */
  readonly acquire: (key: string, leaseMs: number) => TaskEither<ContactCenterError, Lease | undefined>;
  /** Acquires a permit under a rate: 0 when it was granted, else after how many milliseconds to ask again. */
  readonly acquirePermit: (key: string, rate: Rate) => TaskEither<ContactCenterError, number>;
  /** Frees what the store holds. Closing twice is no error. */
  readonly close: () => TaskEither<ContactCenterError, void>;
}
