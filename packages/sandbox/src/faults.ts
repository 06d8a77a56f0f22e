import { setTimeout as wait } from 'node:timers/promises';
import { Count, fromGuard, oneOf, fields, strictObject, whole } from '@cordboard/core/provider';
import * as t from 'io-ts';
import { marked, mislabeled, packed, unknownCharset, utf16, withToken } from './encoded-replies.js';
import { isText } from './guards.js';
import { json, type SandboxHandler, type SandboxReply, type SandboxRequest } from './http.js';
import {
  countersTooHigh,
  countersTooLow,
  unknownCodes,
  withOtherTypes,
  withWrongValues,
  type WrongValues,
} from './wrong-values.js';
import { Milliseconds, decodeOrThrow } from './decode-or-throw.js';
import type { ClientFault, VendorServer } from './vendor-server.js';
import { vendors, type Vendor } from './vendors.js';

/** A fault of the reply. */
type ReplyFault =
  /**
   * An HTTP status, 503 unless `status` says otherwise, with `Retry-After` when `retryAfterSec` or `retryAfter` is
   * given.
   */
  | 'status'
  /** HTTP 204, which has no body. */
  | 'no-content'
  /** The page of a proxy that is in the way; HTTP 200 unless `status` says otherwise. */
  | 'html'
  /** JSON of a form no page documents; HTTP 200 unless `status` says otherwise. */
  | 'other-json'
  /** "Not allowed" in the codes of all servers, with a text that quotes headers and body of the request. */
  | 'quoting'
  /** "Too many requests for now" in the codes of the servers that have one: Sobot's and Huawei's gateway. */
  | 'busy'
  /** "Out of order for now" in the codes of the servers that have one: Sobot's and Huawei's gateway. */
  | 'out-of-order'
  /** A fault of the vendor's own, in the codes of all servers. */
  | 'broken-down'
  /** The right reply with another token (Sobot) or Guid (Huawei): `token`. */
  | 'other-token'
  /** The right envelope, and in it a text wherever an object or a list belongs. */
  | 'wrong-types'
  /** The right rows, among counters that say there are none, or far more than there are. */
  | 'counters-too-low'
  | 'counters-too-high'
  /** The right rows, with codes that no page documents for states, strategies and the like. */
  | 'unknown-codes'
  /** The right body under a type that is not JSON. */
  | 'wrong-content-type'
  /** The right reply, in gzip. */
  | 'packed'
  /** The right body, which is said to be in gzip and is not. */
  | 'mislabeled'
  /** The right reply in UTF-16, and said to be. */
  | 'utf-16'
  /** The right body, said to be in a charset that does not exist. */
  | 'unknown-charset'
  /** The right reply behind a byte order mark. */
  | 'marked'
  /** A body without a byte. */
  | 'empty'
  /** Half of the body, as if it were all. */
  | 'half'
  /** The connection breaks in the middle of the body. */
  | 'truncated'
  /** Nothing more comes in the middle of the body. */
  | 'stalled'
  /** A sentence with a telephone number, under the right status and type. */
  | 'sentence'
  /** The connection breaks without an answer. */
  | 'reset'
  /** No answer; after a while the connection is closed. */
  | 'abandoned'
  /** No answer, ever. */
  | 'hang'
  /** The answer comes byte by byte, 20 in a second. */
  | 'drip'
  /** The answer comes behind 64 MiB of blanks. */
  | 'oversized'
  /** The way to another host. */
  | 'redirect';

/** A fault of the request's handling. */
type RequestFault =
  /** Correct, but late by `delayMs`. */
  | 'delay'
  /** The request arrives twice, as when a proxy repeats it. */
  | 'duplicate'
  /**
   * Tokens (Sobot, Huawei's API Fabric) and sessions (its gateway) are no longer known, a Guid is replaced by another (Huawei), the request's
   * timestamp is an old one (Itniotech, Huawei's CC-CMS). No fault at all for the other vendors.
   */
  | ClientFault;

/** A way in which an exchange can go wrong. */
export type Fault = ReplyFault | RequestFault;

const isFault = (u: unknown): u is Fault =>
  isText(u) && (Object.hasOwn(detours, u) || Object.hasOwn(replyFaults, u));

/** A fault, and the requests it applies to. */
export const FaultRule = strictObject(
  'FaultRule',
  fields(
    {
      fault: fromGuard('the name of a fault', isFault),
      /**
       * `before`: the request has no effect; `after`: the request has its effect, and then the reply is
       * changed. A `delay` only waits: before the effect, or between it and the reply. A `duplicate` is handled
       * both times: `before` answers what the second brought, `after` what the first did. A `guid-changed`
       * happens before the request is looked at, or once it is answered.
       */
      when: oneOf(['before', 'after']),
    },
    {
      /** Left out: any vendor. */
      vendor: oneOf(vendors),
      /** Left out: any path. */
      path: fromGuard('a regular expression', (u): u is RegExp => u instanceof RegExp),
      /** How many requests it applies to; default 1. `Infinity` never stops. */
      times: t.union([Count, fromGuard('Infinity', (u): u is number => u === Infinity)]),
      status: whole(101, 599),
      retryAfterSec: Count,
      /** Instead of `retryAfterSec`: any text. */
      retryAfter: t.string,
      /** What `other-token` puts in the place of a token. */
      token: t.string,
      /** Default 1000. */
      delayMs: Milliseconds,
    },
  ),
);
export type FaultRule = t.TypeOf<typeof FaultRule>;

/** The pending faults. The first rule that matches a request is used, in the order they were added. */
export interface Faults {
  /** Throws `Misconfigured` when the rule is invalid. */
  readonly add: (rule: FaultRule) => void;
  readonly clear: () => void;
  /** Uses the first rule that matches, once. */
  readonly take: (vendor: Vendor, path: string) => FaultRule | undefined;
}

/** A list of pending faults, from valid rules. */
export const createFaults = (rules: readonly FaultRule[] = []): Faults => {
  let pending: { readonly rule: FaultRule; left: number }[] = [];
  const queue = (rule: FaultRule): void => {
    pending.push({ rule, left: rule.times ?? 1 });
  };
  rules.forEach(queue);
  return {
    add: (rule) => {
      queue(decodeOrThrow(FaultRule, 'invalid fault rule', rule));
    },
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

const proxyPage =
  '<!doctype html><html><head><title>502 Bad Gateway</title></head><body>Bad Gateway</body></html>';

/** Every server finds one of its codes in it. */
const quoting = ({ headers, query, body }: SandboxRequest): SandboxReply => {
  const quote = `not allowed: ${JSON.stringify(headers)} ${query.toString()} ${body}`;
  const texts = { reason: quote, message: quote, msg: quote, retMsg: quote, resultDesc: quote };
  const codes = { status: '-75', retcode: '300-001', code: 403, retCode: '700046', resultCode: '0101003' };
  return json({ ...codes, ...texts });
};

const refusedWith =
  (codes: object): ChangeReply =>
  () =>
    json({ ...codes, message: 'the sandbox was told to refuse' });

type ChangeReply = (reply: SandboxReply, rule: FaultRule, request: SandboxRequest) => SandboxReply;

const lying =
  (wrongValues: WrongValues): ChangeReply =>
  (reply) => ({ ...reply, body: withWrongValues(wrongValues, reply.body) });

const replyFaults: Readonly<Record<ReplyFault, ChangeReply>> = {
  status: (_reply, { status = 503, retryAfterSec, retryAfter = retryAfterSec }) => ({
    status,
    headers: {
      'content-type': 'text/plain',
      ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
    },
    body: '',
  }),
  'no-content': (reply) => ({ ...reply, status: 204, body: '' }),
  html: (_reply, { status = 200 }) => ({ status, headers: { 'content-type': 'text/html' }, body: proxyPage }),
  'other-json': (_reply, { status }) => json({ sandbox: ['no', { page: 'documents' }, 'this'] }, status),
  quoting: (_reply, _rule, request) => quoting(request),
  busy: refusedWith({ retcode: '000-007', code: 429 }),
  'out-of-order': refusedWith({ retcode: '000-004', code: 503 }),
  'broken-down': refusedWith({ status: '-18', retcode: '100-007', code: 500, resultCode: '0100999' }),
  'other-token': (reply, { token = '' }) => withToken(reply, token),
  'wrong-types': (reply) => ({ ...reply, body: withOtherTypes(reply.body) }),
  'counters-too-low': lying(countersTooLow),
  'counters-too-high': lying(countersTooHigh),
  'unknown-codes': lying(unknownCodes),
  'wrong-content-type': (reply) => ({
    ...reply,
    headers: { ...reply.headers, 'content-type': 'text/plain' },
  }),
  packed,
  mislabeled,
  'utf-16': utf16,
  'unknown-charset': unknownCharset,
  marked,
  empty: (reply) => ({ ...reply, body: '' }),
  half: (reply) => ({ ...reply, body: reply.body.slice(0, reply.body.length / 2) }),
  truncated: (reply) => ({ ...reply, delivery: 'cut' }),
  stalled: (reply) => ({ ...reply, delivery: 'stalled' }),
  sentence: (reply) => ({ ...reply, body: 'Nothing is known of the call with 447700900201' }),
  reset: (reply) => ({ ...reply, delivery: 'reset' }),
  abandoned: (reply) => ({ ...reply, delivery: 'abandoned' }),
  hang: (reply) => ({ ...reply, delivery: 'never' }),
  drip: (reply) => ({ ...reply, delivery: 'drip' }),
  oversized: (reply) => ({ ...reply, delivery: 'swollen' }),
  redirect: () => ({ status: 307, headers: { location: 'https://elsewhere.invalid/' }, body: '' }),
};

type Way = (serve: VendorServer, request: SandboxRequest, rule: FaultRule) => Promise<SandboxReply>;

const late: Way = async (serve, request, { when, delayMs = 1000 }) => {
  const reply = when === 'after' ? await serve(request) : undefined;
  await wait(delayMs, undefined, { signal: request.signal, ref: false }).catch(() => undefined);
  return reply ?? serve(request);
};

const twice: Way = async (serve, request, { when }) => {
  const first = await serve(request);
  const second = await serve(request);
  return when === 'before' ? second : first;
};

/** The vendor refuses in its own envelope, whatever was done before. */
const refusing =
  (fault: ClientFault): Way =>
  async (serve, request, { when }) => {
    const applyFault = serve.clientFaults?.[fault];
    if (applyFault === undefined) return serve(request);
    if (when === 'after') await serve(request);
    return serve(applyFault(request));
  };

/** The vendor's state changes between two requests, or between a request and its handling. */
const movingOn =
  (fault: ClientFault): Way =>
  async (serve, request, { when }) => {
    const applyFault = serve.clientFaults?.[fault];
    if (applyFault === undefined) return serve(request);
    if (when === 'before') return serve(applyFault(request));
    const reply = await serve(request);
    applyFault(request);
    return reply;
  };

const detours: Readonly<Record<RequestFault, Way>> = {
  delay: late,
  duplicate: twice,
  expired: refusing('expired'),
  'clock-skew': refusing('clock-skew'),
  'guid-changed': movingOn('guid-changed'),
};

const isDetour = (fault: Fault): fault is RequestFault => fault in detours;

// The reply to change when there is no real one yet.
const nothingYet = json({ sandbox: 'this request had no effect' });

/** A vendor's server with its faults around it. */
export const withFaults =
  (vendor: Vendor, faults: Faults, serve: VendorServer): SandboxHandler =>
  async (request) => {
    const rule = faults.take(vendor, request.path);
    if (rule === undefined) return serve(request);
    const { fault, when } = rule;
    if (isDetour(fault)) return detours[fault](serve, request, rule);
    return replyFaults[fault](when === 'after' ? await serve(request) : nothingYet, rule, request);
  };
