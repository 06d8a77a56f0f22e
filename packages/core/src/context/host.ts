import type { Runtime } from './runtime.js';

/** Where an operation runs. */
export interface Host {
  /** The provider's name, as in the configuration. */
  readonly provider: string;
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
