import type { Runtime } from '../runtime.js';

/** Where an operation runs. */
export interface Host {
  /** The provider's name, as in the configuration. */
  readonly provider: string;
  readonly runtime: Runtime;
}
