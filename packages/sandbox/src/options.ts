import {
  arrayOf,
  fromGuard,
  oneOf,
  fields,
  type FieldsOf,
  type Named,
  strictObject,
  whole,
} from '@cordboard/core/provider';
import { MemoryConfig } from '@cordboard/memory';
import * as t from 'io-ts';
import { FaultRule } from './faults.js';
import { CmsSettings } from './huawei-cc/cms/settings.js';
import type { SandboxReply, SandboxRequest } from './http.js';
import { ItniotechSettings } from './itniotech/settings.js';
import { RateLimit } from './pace.js';
import { Milliseconds } from './decode-or-throw.js';
import { SobotSettings } from './sobot/settings.js';
import type { Surface, Vendor } from './vendors.js';

/** A request that came in, and what it is answered. Holds everything that was sent, secrets included. */
export interface SandboxExchange {
  readonly vendor: Vendor;
  readonly request: SandboxRequest;
  readonly reply: SandboxReply;
}

const functionOf = <F extends (...args: never) => unknown>(): t.Type<F> =>
  fromGuard('a function', (u): u is F => typeof u === 'function');

const eachVendor = <C extends t.Mixed>(name: string, of: C) =>
  strictObject(name, fields({}, { itniotech: of, sobot: of, 'huawei-cc': of } satisfies Record<Vendor, C>));

const port = whole(0, 65_535);

const { agents, queues, seed } = MemoryConfig.fields;

const sandboxOptionsFields = fields(
  {},
  {
    /** Adds made-up agents until there are this many; always the same ones. */
    agents,
    /** Adds made-up queues until there are this many; always the same ones. */
    queues,
    /** The initial state, instead of the built-in seed. Ids and agent numbers must be digits. */
    seed,
    /** A port per server; any free one where left out. */
    ports: strictObject(
      'Ports',
      fields({}, {
        itniotech: port,
        sobot: port,
        'huawei-cc': port,
        'huawei-cc-cms': port,
        'huawei-cc-api-fabric': port,
      } satisfies Record<Surface, typeof port>),
    ),
    /** Epoch milliseconds. Default is the real clock: vendors check how old a request's timestamp is. */
    now: functionOf<() => number>(),
    /** The first faults; more can be added at any time. */
    faults: arrayOf(FaultRule),
    /** The latency of every request; default 0. */
    latencyMs: Milliseconds,
    /** The rate limit of each server of a vendor, which answers 429 beyond it. Default: none. */
    rateLimits: eachVendor('RateLimits', RateLimit),
    /** Called for every exchange before its reply is sent, faults included; must not throw. */
    onExchange: functionOf<(exchange: SandboxExchange) => void>(),
    /** Itniotech: pages whose counters contradict their rows, as in the vendor's own samples. */
    wrongCounters: t.boolean,
    /** Huawei: whether the Guid stays the same until sign-out or changes while polling. Default `dynamic`, as theirs. */
    guidMode: oneOf(['static', 'dynamic']),
    /** Huawei: how old a Guid gets before the next poll brings another; default 60 000. */
    guidIntervalMs: Milliseconds,
    /** Huawei: how old a replaced Guid may be and still be accepted; default twice the interval. */
    guidTimeoutMs: Milliseconds,
    /** Huawei: how long a poll without event is held; default 1000 (theirs is 10 000). */
    pollHoldMs: Milliseconds,
    /** Huawei: how long an agent stays signed in without polling; default 120 000. */
    idleSignOutMs: Milliseconds,
    /**
     * Huawei: whether the configuration is for the vendor's cloud, which API Fabric administers, or for a private site, which
     * the gateway's configuration does. Default `cloud`; both servers run in any case.
     */
    huaweiSite: oneOf(['cloud', 'private']),
    /** Huawei's CC-CMS: how requests are signed, and whether the configuration includes it. */
    huaweiCms: CmsSettings,
    /** Itniotech: the brand's paths, and what the account has. */
    itniotech: ItniotechSettings,
    /** Sobot: how long imports take, and how long tokens are valid. */
    sobot: SobotSettings,
  },
);
/** The options of a sandbox. Everything has a default. */
export interface SandboxOptions extends FieldsOf<typeof sandboxOptionsFields>, Named {}
export const SandboxOptions = strictObject<SandboxOptions>('SandboxOptions', sandboxOptionsFields);
