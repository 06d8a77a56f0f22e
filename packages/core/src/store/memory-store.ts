import { randomUUID } from 'node:crypto';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { ContactCenterError } from '../errors/contact-center-error.js';
import { monotonicNow, type MonotonicClock } from '../foundation/clock.js';
import { rateLimiters } from './rate-limiters.js';
import type { Lease, Store } from './store.js';

/** A value or a lease, and when it expires. */
interface Entry {
  readonly value: string;
  readonly until: number;
}

interface Shelf {
  readonly find: (key: string) => Entry | undefined;
  readonly put: (key: string, value: string, lifeMs: number) => void;
  readonly remove: (key: string) => void;
  readonly clear: () => void;
}

/** Entries by name; an expired one is absent. */
const shelf = (now: MonotonicClock): Shelf => {
  const entries = new Map<string, Entry>();
  const find = (key: string): Entry | undefined => {
    const entry = entries.get(key);
    if (entry === undefined || now() < entry.until) return entry;
    entries.delete(key);
    return undefined;
  };
  return {
    find,
    put: (key, value, lifeMs) => {
      entries.set(key, { value, until: now() + lifeMs });
    },
    remove: (key) => {
      entries.delete(key);
    },
    clear: () => {
      entries.clear();
    },
  };
};

const doing = <A>(effect: () => A): TE.TaskEither<ContactCenterError, A> => TE.fromIO(effect);

const leaseIn = (leases: Shelf, key: string, holder: string): Lease => {
  const isHeld = (): boolean => leases.find(key)?.value === holder;
  return {
    extend: (leaseMs) =>
      doing(() => {
        const held = isHeld();
        if (held) leases.put(key, holder, leaseMs);
        return held;
      }),
    release: () =>
      doing(() => {
        if (isHeld()) leases.remove(key);
      }),
  };
};

/**
 * A store within this process, for the tokens, sessions and rate windows that a center does not share.
 * Values, leases and rates end by `now`, which must be a monotonic clock.
 */
export const memoryStore = (now: MonotonicClock = monotonicNow): Store => {
  const values = shelf(now);
  const leases = shelf(now);
  const limiters = rateLimiters(now);
  return {
    get: (key) => doing(() => values.find(key)?.value),
    set: (key, value, ttlMs) =>
      doing(() => {
        values.put(key, value, ttlMs);
      }),
    remove: (key, value) =>
      doing(() => {
        if (values.find(key)?.value === value) values.remove(key);
      }),
    acquire: (key, leaseMs) =>
      doing(() => {
        if (leases.find(key) !== undefined) return undefined;
        const holder = randomUUID();
        leases.put(key, holder, leaseMs);
        return leaseIn(leases, key, holder);
      }),
    acquirePermit: (key, rate) => doing(() => limiters.acquirePermit(key, rate)),
    close: () =>
      doing(() => {
        [values, leases, limiters].forEach((each) => {
          each.clear();
        });
      }),
  };
};
