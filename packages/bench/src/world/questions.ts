import type { SandboxOptions, Vendor } from '@cordboard/sandbox';

/** What the process with the servers can be asked. */
export type Question =
  /** Starts the servers: the first question, and asked once. */
  | { readonly ask: 'start'; readonly options: SandboxOptions }
  /** The request that came in last. */
  | { readonly ask: 'last' }
  /** The most requests for a vendor in any window of so many milliseconds. */
  | { readonly ask: 'peakRate'; readonly vendor: Vendor; readonly perMs: number }
  /** Forgets what came in. */
  | { readonly ask: 'clear' };

export const isQuestion = (u: unknown): u is Question => typeof u === 'object' && u !== null && 'ask' in u;
