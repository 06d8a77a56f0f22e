import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';
import { Count, strictObject, whole } from '@cordboard/core/provider';
import type * as t from 'io-ts';
import { text, type SandboxHandler } from './http.js';

/** How often a vendor lets itself be asked. */
export const RateLimit = strictObject(
  'RateLimit',
  {
    /** The most requests in any window of `perMs`. */
    requests: Count,
    perMs: whole(1, 86_400_000),
  },
  {
    /** What a refusal says in `Retry-After`; left out: nothing. */
    retryAfterSec: Count,
  },
);
export type RateLimit = t.TypeOf<typeof RateLimit>;

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

/** Lets every request be as long on its way, as to a vendor far away. */
export const withLatency =
  (ms: number, handler: SandboxHandler): SandboxHandler =>
  async (request) => {
    if (ms > 0) await wait(ms, undefined, { signal: request.signal, ref: false }).catch(() => undefined);
    return handler(request);
  };

/**
 * Lets one request after another in, and looks who has come in between: what a burst of them takes to be answered
 * must not pass for the time at which others came.
 */
export const oneByOne = (handler: SandboxHandler): SandboxHandler => {
  let turn: Promise<unknown> = Promise.resolve();
  return async (request) => {
    turn = turn.then(() => nextTurn());
    await turn;
    return handler(request);
  };
};
