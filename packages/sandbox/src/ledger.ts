import { createHmac, randomBytes } from 'node:crypto';
import type { SandboxRequest } from './http.js';
import { createArrivals, type Arrivals } from './arrivals.js';
import { vendors, type Vendor } from './vendors.js';

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

/** What a server records of an effect. */
export interface Effect {
  readonly vendor: Vendor;
  readonly request: Pick<SandboxRequest, 'method' | 'path'>;
  readonly effect: string;
  readonly key?: string | undefined;
}

/**
 * What really happened, whatever the client was answered: two entries with one key are one thing done twice.
 */
export interface Ledger {
  /** Every effect in the order it took place. */
  readonly entries: () => readonly LedgerEntry[];
  /** How many requests came in for a vendor, including those without effect and those with a fault. */
  readonly requests: (vendor: Vendor) => number;
  /**
   * The most requests that came in for a vendor in any window of so many milliseconds of real time, whatever
   * the servers' own clock says. Goes by the latest half million requests at least.
   */
  readonly peakRate: (vendor: Vendor, perMs: number) => number;
  /**
   * A name for a row (a phone number, a campaign and a number, …) that is the same within one sandbox and
   * reveals nothing about the row.
   */
  readonly keyOf: (...identity: readonly string[]) => string;
  readonly record: (effect: Effect) => void;
  readonly countRequest: (vendor: Vendor) => void;
  /** Forgets entries and counts; keys stay the same. */
  readonly clear: () => void;
}

interface Traffic {
  count: number;
  readonly arrivals: Arrivals;
}

const noTraffic = (): Traffic => ({ count: 0, arrivals: createArrivals() });

/** An empty ledger. */
export const createLedger = (now: () => number): Ledger => {
  // Salted, because a phone number has too few digits for a plain hash.
  let salt: Buffer | undefined;
  const entries: LedgerEntry[] = [];
  const traffic: Readonly<Record<Vendor, Traffic>> = {
    itniotech: noTraffic(),
    sobot: noTraffic(),
    'huawei-cc': noTraffic(),
  };
  return {
    entries: () => [...entries],
    requests: (vendor) => traffic[vendor].count,
    peakRate: (vendor, perMs) => traffic[vendor].arrivals.peak(perMs),
    keyOf: (...identity) =>
      createHmac('sha256', (salt ??= randomBytes(16)))
        .update(JSON.stringify(identity))
        .digest('hex')
        .slice(0, 24),
    record: ({ vendor, request, effect, key }) => {
      entries.push({ vendor, method: request.method, path: request.path, at: now(), effect, key });
    },
    countRequest: (vendor) => {
      traffic[vendor].count += 1;
      traffic[vendor].arrivals.add(performance.now());
    },
    clear: () => {
      entries.length = 0;
      for (const vendor of vendors) {
        traffic[vendor].count = 0;
        traffic[vendor].arrivals.clear();
      }
    },
  };
};
