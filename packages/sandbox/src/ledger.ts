import { createHmac, randomBytes } from 'node:crypto';
import type { SandboxRequest } from './http.js';
import type { Vendor } from './vendors.js';

/** Something that was changed in the center behind the servers. */
export interface LedgerEntry {
  readonly vendor: Vendor;
  readonly method: string;
  readonly path: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** A few words, such as `configure queue 1`. No secrets, no phone numbers. */
  readonly effect: string;
  /** Names what was changed without showing it; see {@link Ledger.keyOf}. */
  readonly key?: string | undefined;
}

/** What a server says about an effect. */
export interface Effect {
  readonly vendor: Vendor;
  readonly request: Pick<SandboxRequest, 'method' | 'path'>;
  readonly effect: string;
  readonly key?: string | undefined;
}

/** The truth about what happened, whatever the client was told: two entries with one key are one thing done twice. */
export interface Ledger {
  /** Every effect in the order it took place. */
  readonly entries: () => readonly LedgerEntry[];
  /** How many requests came in for a vendor, those without effect and those met by a fault included. */
  readonly requests: (vendor: Vendor) => number;
  /**
   * A name for a row (a phone number, a campaign and a number, …) that is always the same within one
   * sandbox and tells nothing about the row.
   */
  readonly keyOf: (...identity: readonly string[]) => string;
  readonly record: (effect: Effect) => void;
  readonly countRequest: (vendor: Vendor) => void;
  /** Forgets entries and counts; keys stay the same. */
  readonly clear: () => void;
}

/** An empty ledger. */
export const createLedger = (now: () => number): Ledger => {
  // A phone number has too few digits to hide behind a plain hash.
  const salt = randomBytes(16);
  const entries: LedgerEntry[] = [];
  const requests = new Map<Vendor, number>();
  return {
    entries: () => [...entries],
    requests: (vendor) => requests.get(vendor) ?? 0,
    keyOf: (...identity) =>
      createHmac('sha256', salt).update(JSON.stringify(identity)).digest('hex').slice(0, 24),
    record: ({ vendor, request, effect, key }) => {
      entries.push({ vendor, method: request.method, path: request.path, at: now(), effect, key });
    },
    countRequest: (vendor) => {
      requests.set(vendor, (requests.get(vendor) ?? 0) + 1);
    },
    clear: () => {
      entries.length = 0;
      requests.clear();
    },
  };
};
