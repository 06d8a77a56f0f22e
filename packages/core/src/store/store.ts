import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { ContactCenterError } from '../errors/contact-center-error.js';

/** How often something may be done, by all who share a store together. */
export interface Rate {
  readonly requests: number;
  readonly perMs: number;
}

/** The right to be the only one for a while. */
export interface Lease {
  /** Keeps it for so long from now; `false` when it had run out and another may have it. */
  readonly extend: (leaseMs: number) => TaskEither<ContactCenterError, boolean>;
  /** Gives it up. Does nothing when it had run out. */
  readonly release: () => TaskEither<ContactCenterError, void>;
}

/**
 * What the processes that use one account share: tokens, sessions, and the pace of their requests. Keys
 * are names without secrets. A store that cannot be reached answers `Unavailable` with effect `none`.
 */
export interface Store {
  /** The value; `undefined` when there is none, or its time is over. */
  readonly get: (key: string) => TaskEither<ContactCenterError, string | undefined>;
  /** Sets the value for so long. */
  readonly set: (key: string, value: string, ttlMs: number) => TaskEither<ContactCenterError, void>;
  /** Removes the value if it is still this one: what another has put there since stays. */
  readonly remove: (key: string, value: string) => TaskEither<ContactCenterError, void>;
  /** Takes the key for oneself; `undefined` when another has it. Leases and values do not share names. */
  readonly acquire: (key: string, leaseMs: number) => TaskEither<ContactCenterError, Lease | undefined>;
  /** Takes a turn under a rate: 0 when it was granted, else after how many milliseconds to ask again. */
  readonly acquirePermit: (key: string, rate: Rate) => TaskEither<ContactCenterError, number>;
  /** Frees what the store holds. Closing twice is no error. */
  readonly close: () => TaskEither<ContactCenterError, void>;
}
