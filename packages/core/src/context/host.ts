import type { Runtime } from './runtime.js';

/** Where an operation runs. */
export interface Host {
  /** The name of the adapter. */
  readonly provider: string;
  /** The account's name in the configuration, which is the provider's where it has none of its own. */
  readonly account: string;
  /**
   * Identifies the account at the provider: base URL, account id, product, as `accountKey` makes it. The name that a
   * configuration gives the account is no part of it. A journal is resumed under the same key only.
   */
  readonly accountKey: string;
  /** Clock, random ids, store and the caller's hooks. */
  readonly runtime: Runtime;
  /** Aborted when the center is closed. */
  readonly closing: AbortSignal;
}
