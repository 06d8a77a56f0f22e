import type { ContactCenter } from '@cordboard/core';
import type { MemoryConfig } from '@cordboard/memory';
import type { FaultRule } from './faults.js';
import type { SandboxReply, SandboxRequest } from './http.js';
import type { Ledger } from './ledger.js';
import type { RateLimit } from './pace.js';
import type { SobotSettings } from './sobot/state.js';
import type { VendorServer } from './vendor-server.js';
import type { Vendor } from './vendors.js';

/** A request that came in, and what it is answered. Holds everything that was sent, secrets included. */
export interface SandboxExchange {
  readonly vendor: Vendor;
  readonly request: SandboxRequest;
  readonly reply: SandboxReply;
}

/** How a sandbox is to be. Everything has a default. */
export interface SandboxOptions {
  /** Adds made-up agents until there are this many; always the same ones. */
  readonly agents?: MemoryConfig['agents'];
  /** Adds made-up queues until there are this many; always the same ones. */
  readonly queues?: MemoryConfig['queues'];
  /** Who and what is there at the beginning, instead of the built-in seed. Ids and agent numbers must be digits. */
  readonly seed?: MemoryConfig['seed'];
  /** A port per vendor; any free one where left out. */
  readonly ports?: Readonly<Partial<Record<Vendor, number>>> | undefined;
  /** Epoch milliseconds. Default is the real clock: vendors check how old a request's timestamp is. */
  readonly now?: (() => number) | undefined;
  /** Faults to begin with; more can be added at any time. */
  readonly faults?: readonly FaultRule[] | undefined;
  /** How long every request is on its way before a server sees it; default 0. */
  readonly latencyMs?: number | undefined;
  /** How often each vendor lets itself be asked before it answers 429; no limit where left out. */
  readonly rateLimits?: Readonly<Partial<Record<Vendor, RateLimit>>> | undefined;
  /** Told of every exchange before its reply leaves, spoiled as it is; must not throw. */
  readonly onExchange?: ((exchange: SandboxExchange) => void) | undefined;
  /** Itniotech: pages whose counters contradict their rows, as in the vendor's own samples. */
  readonly lyingCounters?: boolean | undefined;
  /** Huawei: whether the Guid stays the same until sign-out or changes while polling. Default `dynamic`, as theirs. */
  readonly guidMode?: 'static' | 'dynamic' | undefined;
  /** Huawei: how old a Guid gets before the next poll brings another; default 60 000. */
  readonly guidIntervalMs?: number | undefined;
  /** Huawei: how old a replaced Guid may be and still be accepted; default twice the interval. */
  readonly guidTimeoutMs?: number | undefined;
  /** Huawei: how long a poll without event is held; default 1000 (theirs is 10 000). */
  readonly pollHoldMs?: number | undefined;
  /** Huawei: how long an agent stays signed in without polling; default 120 000. */
  readonly idleSignOutMs?: number | undefined;
  /** Sobot: how long imports are worked on, and how long tokens are good. */
  readonly sobot?: SobotSettings | undefined;
}

/** What every simulated server is given: one center behind all of them. */
export interface World {
  readonly center: ContactCenter;
  readonly now: () => number;
  readonly ledger: Ledger;
  readonly options: SandboxOptions;
}

/** Makes a vendor's server over a world. */
export type CreateServer = (world: World) => VendorServer;
