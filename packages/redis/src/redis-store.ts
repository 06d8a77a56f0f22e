import { randomUUID } from 'node:crypto';
import { failureOf, sealed, type Lease, type Store } from '@cordboard/core/provider';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { connectionTo, type Connection } from './connection.js';
import { rateWindowOf } from './rate-window.js';
import { problemsIn, settled, type RedisStoreSettings } from './settings.js';

/** Redis takes whole milliseconds, at least one, and refuses numbers beyond its clock. */
const wholeMs = (ms: number): number => Math.min(Math.max(1, Math.ceil(ms)), Number.MAX_SAFE_INTEGER);

const leaseOf = ({ ask }: Connection, name: string, holder: string): Lease => ({
  extend: (leaseMs) => ask((client) => client.extendIf(name, holder, wholeMs(leaseMs))),
  release: () =>
    pipe(
      ask((client) => client.removeIf(name, holder)),
      TE.map(() => undefined),
    ),
});

const storeOver = (connection: Connection, prefix: string): Store => {
  const { ask } = connection;
  const valueName = (key: string): string => `${prefix}value:${key}`;
  const leaseName = (key: string): string => `${prefix}lease:${key}`;
  return {
    get: (key) =>
      pipe(
        ask((client) => client.read(valueName(key))),
        TE.map((value) => value ?? undefined),
      ),
    set: (key, value, ttlMs) => ask((client) => client.write(valueName(key), value, wholeMs(ttlMs))),
    remove: (key, value) =>
      pipe(
        ask((client) => client.removeIf(valueName(key), value)),
        TE.map(() => undefined),
      ),
    acquire: (key, leaseMs) => () => {
      const [name, holder] = [leaseName(key), randomUUID()];
      return pipe(
        ask((client) => client.writeIfAbsent(name, holder, wholeMs(leaseMs))),
        TE.map((isTaken) => (isTaken ? leaseOf(connection, name, holder) : undefined)),
      )();
    },
    acquirePermit: (key, rate) => {
      const { permits, windowMs } = rateWindowOf(rate);
      const name = `${prefix}turns:${String(rate.requests)}/${String(rate.perMs)}:${key}`;
      return ask((client) => client.acquirePermit(name, permits, Math.ceil(windowMs * 1000)));
    },
    close: () => connection.close,
  };
};

/**
 * A store in Redis, for all processes that use an account: tokens, sessions and rates, for `connect` or
 * `connectTo` as `store`. It connects when it is first needed, and reconnects after a failure. Values are
 * sealed with `secret`. `Unavailable` when Redis is unreachable or too slow, `Misconfigured` when the
 * settings are wrong or Redis does not accept them; in both cases nothing was done. The caller closes it,
 * after the centers.
 */
export const redisStore = (given: RedisStoreSettings): Store => {
  const settings = settled(given);
  const problems = problemsIn(settings);
  const misconfigured = failureOf('Misconfigured', 'invalid settings for the store in Redis', problems);
  const refusing: Connection = { ask: () => TE.left(misconfigured), close: TE.right(undefined) };
  const connection = problems.length === 0 ? connectionTo(settings) : refusing;
  return sealed(storeOver(connection, settings.prefix), settings.secret);
};
