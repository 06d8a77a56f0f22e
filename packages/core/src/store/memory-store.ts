import { randomUUID } from 'node:crypto';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { RateLimiterMemory } from 'rate-limiter-flexible';
import type { ContactCenterError } from '../errors/contact-center-error.js';
import { slicesOf } from './slices.js';
import type { Lease, Rate, Store } from './store.js';

/** A value or a lease, until its time is over. */
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

/** Entries by name; one whose time is over is not there. */
const shelf = (now: () => number): Shelf => {
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

const waitMsOf = (refusal: unknown): number =>
  typeof refusal === 'object' && refusal !== null && 'msBeforeNext' in refusal
    ? Math.max(1, Math.ceil(Number(refusal.msBeforeNext)))
    : 1;

type Counter = Pick<RateLimiterMemory, 'consume'>;

/** Loaded when the first turn is taken: most centers keep no rate. */
const counterOf = async (rate: Rate): Promise<Counter> => {
  const { default: Limiter } = await import('rate-limiter-flexible/lib/RateLimiterMemory.js');
  const { turns, sliceMs } = slicesOf(rate);
  return new Limiter({ points: turns, duration: sliceMs / 1000 });
};

/** One counter for each rate. */
const turnCounters = () => {
  const counters = new Map<string, Promise<Counter>>();
  const counterFor = (rate: Rate): Promise<Counter> => {
    const name = `${String(rate.requests)}/${String(rate.perMs)}`;
    const counter = counters.get(name) ?? counterOf(rate);
    counters.set(name, counter);
    return counter;
  };
  return {
    take: async (key: string, rate: Rate): Promise<number> => {
      const counter = await counterFor(rate);
      return counter.consume(key).then(() => 0, waitMsOf);
    },
    clear: (): void => {
      counters.clear();
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
 * A store within this process: what a center keeps its tokens, sessions and turns in when it shares them
 * with no other. `now` is the clock that values and leases end by; turns go by the machine's own.
 */
export const memoryStore = (now: () => number = Date.now): Store => {
  const values = shelf(now);
  const leases = shelf(now);
  const turns = turnCounters();
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
    takeTurn: (key, rate) => TE.fromTask(() => turns.take(key, rate)),
    close: () =>
      doing(() => {
        [values, leases, turns].forEach((each) => {
          each.clear();
        });
      }),
  };
};
