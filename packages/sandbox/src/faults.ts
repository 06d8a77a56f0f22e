import { setTimeout as wait } from 'node:timers/promises';
import type { SandboxHandler, SandboxReply, SandboxRequest } from './http.js';
import { json } from './http.js';
import type { Vendor } from './vendors.js';

/** A way in which an exchange can go wrong. */
export type Fault =
  /** An HTTP status, 503 unless `status` says otherwise, with `Retry-After` when `retryAfterSec` is given. */
  | 'status'
  /** The page of a proxy that is in the way. */
  | 'html'
  /** A body without a byte. */
  | 'empty'
  /** The connection breaks in the middle of the body. */
  | 'truncated'
  /** The right body under a type that is not JSON. */
  | 'wrong-content-type'
  /** No answer, ever. */
  | 'hang'
  /** The connection breaks without an answer. */
  | 'reset'
  /** Everything is right but late, by `delayMs`. */
  | 'delay';

/** What to spoil, and how. */
export interface FaultRule {
  readonly fault: Fault;
  /**
   * `before`: the request has no effect; `after`: the effect took place and then the reply is spoiled. A
   * `delay` only waits: before the effect, or between it and the reply.
   */
  readonly when: 'before' | 'after';
  /** Left out: any vendor. */
  readonly vendor?: Vendor | undefined;
  /** Left out: any path. */
  readonly path?: RegExp | undefined;
  /** How many requests to spoil; default 1. `Infinity` never stops. */
  readonly times?: number | undefined;
  readonly status?: number | undefined;
  readonly retryAfterSec?: number | undefined;
  /** Default 1000. */
  readonly delayMs?: number | undefined;
}

/** The faults that are to come. The first rule that fits a request is used, in the order they were added. */
export interface Faults {
  readonly add: (rule: FaultRule) => void;
  readonly clear: () => void;
  /** Uses up one turn of the first rule that fits. */
  readonly take: (vendor: Vendor, path: string) => FaultRule | undefined;
}

/** A list of faults to come. */
export const createFaults = (rules: readonly FaultRule[] = []): Faults => {
  let pending: { readonly rule: FaultRule; left: number }[] = [];
  const add = (rule: FaultRule): void => {
    pending.push({ rule, left: rule.times ?? 1 });
  };
  rules.forEach(add);
  return {
    add,
    clear: () => {
      pending = [];
    },
    take: (vendor, path) => {
      const found = pending.find(
        ({ rule, left }) =>
          left > 0 &&
          (rule.vendor ?? vendor) === vendor &&
          (rule.path === undefined || path.search(rule.path) >= 0),
      );
      if (found === undefined) return undefined;
      found.left -= 1;
      return found.rule;
    },
  };
};

type Spoil = (
  reply: SandboxReply,
  rule: FaultRule,
  signal: AbortSignal,
) => SandboxReply | Promise<SandboxReply>;

const proxyPage =
  '<!doctype html><html><head><title>502 Bad Gateway</title></head><body>Bad Gateway</body></html>';

const spoils: Readonly<Record<Fault, Spoil>> = {
  status: (_reply, { status = 503, retryAfterSec }) => ({
    status,
    headers: {
      'content-type': 'text/plain',
      ...(retryAfterSec === undefined ? {} : { 'retry-after': String(retryAfterSec) }),
    },
    body: '',
  }),
  html: () => ({ status: 200, headers: { 'content-type': 'text/html' }, body: proxyPage }),
  empty: (reply) => ({ ...reply, body: '' }),
  truncated: (reply) => ({ ...reply, delivery: 'cut' }),
  'wrong-content-type': (reply) => ({
    ...reply,
    headers: { ...reply.headers, 'content-type': 'text/plain' },
  }),
  hang: (reply) => ({ ...reply, delivery: 'never' }),
  reset: (reply) => ({ ...reply, delivery: 'reset' }),
  delay: async (reply, { delayMs = 1000 }, signal) => {
    await wait(delayMs, undefined, { signal, ref: false }).catch(() => undefined);
    return reply;
  },
};

// What is spoiled when there is no real answer yet.
const nothingYet = json({ sandbox: 'this request had no effect' });

const replyTo = async (
  handler: SandboxHandler,
  request: SandboxRequest,
  rule: FaultRule | undefined,
): Promise<SandboxReply> => {
  if (rule === undefined) return handler(request);
  if (rule.when === 'after') return spoils[rule.fault](await handler(request), rule, request.signal);
  const spoiled = await spoils[rule.fault](nothingYet, rule, request.signal);
  return rule.fault === 'delay' ? handler(request) : spoiled;
};

/** A vendor's server with its faults around it. */
export const withFaults =
  (vendor: Vendor, faults: Faults, handler: SandboxHandler): SandboxHandler =>
  (request) =>
    replyTo(handler, request, faults.take(vendor, request.path));
