import { finished } from 'node:stream';
import * as E from 'fp-ts/lib/Either.js';
import { identity } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { semaphore } from '../../foundation/semaphore.js';
import { vendorClock, type VendorClock } from '../vendor-clock.js';
import { exchange, type WireLimits } from './exchange.js';
import { routeTo, type Route, type RouteSettings } from './route.js';
import type { WireRequest, WireResult } from './wire.js';

/** How connections are made, and how many. */
export interface ConnectionSettings extends RouteSettings {
  /** Open connections at most; further requests wait for a free one. Default 64. */
  readonly maxConnections?: number | undefined;
  /** Default 16 MiB. A reply that is streamed has no limit. */
  readonly maxReplyBytes?: number | undefined;
  /** The timeout for connecting, handshakes included, in milliseconds. Default 10 000. */
  readonly connectTimeoutMs?: number | undefined;
}

/** A pool of kept-alive connections to one host, for all surfaces that are served there. */
export interface Connections {
  /** How many requests can be under way at once. */
  readonly max: number;
  /** The timeout for connecting, handshakes included, in milliseconds. */
  readonly connectTimeoutMs: number;
  /** Sends one request over a connection that is free, or a new one. */
  readonly send: (request: WireRequest) => Promise<WireResult>;
  /** The host's clock, as the replies of all its surfaces tell it. */
  readonly clock: VendorClock;
  /** Stops sending. Requests under way are finished, then every connection is closed. */
  readonly close: () => void;
}

const defaults = { maxConnections: 64, maxReplyBytes: 16 * 1024 * 1024, connectTimeoutMs: 10_000 } as const;

/** Exchanges over one route, which the first exchange sets up. */
const routed = (settings: ConnectionSettings, limits: WireLimits) => {
  const findRoute = TE.tryCatch(() => routeTo(settings, limits.connectTimeoutMs), identity);
  let route: Promise<E.Either<unknown, Route>> | undefined;
  return {
    send: async (request: WireRequest): Promise<WireResult> => {
      const finding = (route ??= findRoute());
      const found = await finding;
      if (E.isLeft(found)) {
        // The next request tries it again.
        if (route === finding) route = undefined;
        return E.left({ reason: 'unsendable', sent: false, cause: found.left });
      }
      if (request.signal.aborted) return E.left({ reason: 'aborted', sent: false });
      try {
        return await exchange(request, found.right, limits);
      } catch (cause) {
        return E.left({ reason: 'unsendable', sent: false, cause });
      }
    },
    disconnect: async (): Promise<void> => {
      const found = await route;
      if (found !== undefined && E.isRight(found)) found.right.options.agent.destroy();
    },
  };
};

const closed: WireResult = E.left({ reason: 'closed', sent: false });

/**
 * Opens a pool; a connection is made when it is first needed. A request that waits for a free one is not under way
 * yet: only its caller ends that wait.
 */
export const openConnections = (settings: ConnectionSettings): Connections => {
  const { maxConnections: max = defaults.maxConnections } = settings;
  const { maxReplyBytes = defaults.maxReplyBytes, connectTimeoutMs = defaults.connectTimeoutMs } = settings;
  const { send, disconnect } = routed(settings, { maxReplyBytes, connectTimeoutMs });
  const permits = semaphore(max);
  const state = { underWay: 0, isClosed: false };

  const isOpen = (): boolean => !state.isClosed;
  const disconnectWhenDone = (): void => {
    if (state.isClosed && state.underWay === 0) void disconnect();
  };
  const release = (): void => {
    state.underWay -= 1;
    permits.release();
    disconnectWhenDone();
  };

  return {
    max,
    connectTimeoutMs,
    clock: vendorClock(),
    send: async (request) => {
      if (!isOpen()) return closed;
      if (!(await permits.acquire(request.waitSignal))) return E.left({ reason: 'aborted', sent: false });
      state.underWay += 1;
      // It may have been closed while this request waited.
      const result = isOpen() ? await send(request) : closed;
      if (E.isRight(result) && 'stream' in result.right) finished(result.right.stream, release);
      else release();
      return result;
    },
    close: () => {
      state.isClosed = true;
      disconnectWhenDone();
    },
  };
};
