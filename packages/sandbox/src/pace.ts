import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';
import { Count, fields, type FieldsOf, type Named, strictObject, whole } from '@cordboard/core/provider';
import { text, type SandboxHandler } from './http.js';

const rateLimitFields = fields(
  {
    /** The most requests in any window of `perMs`. */
    requests: Count,
    perMs: whole(1, 86_400_000),
  },
  {
    /** The `Retry-After` of a refusal. Default: none. */
    retryAfterSec: Count,
  },
);
/** The rate limit of a vendor. */
export interface RateLimit extends FieldsOf<typeof rateLimitFields>, Named {}
export const RateLimit = strictObject<RateLimit>('RateLimit', rateLimitFields);

/**
 * Refuses what exceeds a rate with HTTP 429. None of the vendors documents a throttle of its own, so it is the web
 * server in front that refuses, without an envelope and before anything has an effect.
 */
export const withRateLimit = (limit: RateLimit | undefined, handler: SandboxHandler): SandboxHandler => {
  if (limit === undefined) return handler;
  const { requests, perMs, retryAfterSec } = limit;
  const headers: Readonly<Record<string, string>> =
    retryAfterSec === undefined ? {} : { 'retry-after': String(retryAfterSec) };
  const served: number[] = [];
  return (request) => {
    const now = performance.now();
    while (now - (served[0] ?? now) >= perMs) served.shift();
    if (served.length >= requests) return Promise.resolve(text('Too Many Requests', 429, headers));
    served.push(now);
    return handler(request);
  };
};

/** Delays every request, like the network to a distant vendor. */
export const withLatency =
  (ms: number, handler: SandboxHandler): SandboxHandler =>
  async (request) => {
    if (ms > 0) await wait(ms, undefined, { signal: request.signal, ref: false }).catch(() => undefined);
    return handler(request);
  };

/**
 * Admits requests one per event-loop turn, so that the time of answering a burst is not taken for the arrival
 * time of later requests.
 */
export const oneByOne = (handler: SandboxHandler): SandboxHandler => {
  let turn: Promise<unknown> = Promise.resolve();
  return async (request) => {
    turn = turn.then(() => nextTurn());
    await turn;
    return handler(request);
  };
};
