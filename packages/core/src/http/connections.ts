import type http from 'node:http';
import * as E from 'fp-ts/lib/Either.js';
import { onAbort } from '../foundation/cancel.js';
import type { HttpReply } from './reply.js';
import { routeTo, type Route, type RouteSettings } from './route.js';
import { turnstile } from './turnstile.js';

/** One HTTP request, complete. */
export interface WireRequest {
  readonly method: string;
  /** Behind the vendor's host, the query included. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  readonly signal: AbortSignal;
  /** From the beginning of the connection to the end of the reply. */
  readonly timeoutMs: number;
  /** From the request's leaving to the first of the reply. */
  readonly headersTimeoutMs?: number | undefined;
  /** Where the reply is known to be shorter than the connection's limit. */
  readonly maxReplyBytes?: number | undefined;
}

/** Why no whole reply came. */
export interface WireFailure {
  readonly reason: 'aborted' | 'connecting' | 'headers' | 'whole' | 'too-large' | 'network';
  /** Whether anything of the request can have reached the vendor. */
  readonly sent: boolean;
  readonly cause?: unknown;
}

export type WireResult = E.Either<WireFailure, HttpReply>;

/** How connections are made, and how many. */
export interface ConnectionSettings extends RouteSettings {
  /** Open connections at most; further requests wait for a free one. Default 64. */
  readonly maxConnections?: number | undefined;
  /** Default 16 MiB. */
  readonly maxReplyBytes?: number | undefined;
  /** The longest that making a connection may take, the handshakes included. Default 10 s. */
  readonly connectTimeoutMs?: number | undefined;
}

/** A pool of kept-alive connections to one vendor. */
export type Connections = (request: WireRequest) => Promise<WireResult>;

type Limit = 'maxConnections' | 'maxReplyBytes' | 'connectTimeoutMs';

/** Those settings, with nothing left open. */
export type Limits = Readonly<Record<Limit, number>>;

export const limitsOf = (settings: ConnectionSettings): Limits => ({
  maxConnections: settings.maxConnections ?? 64,
  maxReplyBytes: settings.maxReplyBytes ?? 16 * 1024 * 1024,
  connectTimeoutMs: settings.connectTimeoutMs ?? 10_000,
});

// Said aloud, because for some methods a body would otherwise travel without its length.
const withLength = ({ headers, body }: WireRequest): http.OutgoingHttpHeaders =>
  body === undefined ? headers : Object.assign({ 'Content-Length': Buffer.byteLength(body) }, headers);

/** Calls back once a connection can carry a request: at once where it carried one before. */
const whenReady = (outgoing: http.ClientRequest, ready: () => void): void => {
  if (outgoing.reusedSocket) {
    ready();
    return;
  }
  outgoing.once('socket', (socket) => {
    const isTls = 'encrypted' in socket;
    if (!(isTls || socket.connecting)) {
      ready();
      return;
    }
    socket.once(isTls ? 'secureConnect' : 'connect', ready);
    // An interceptor such as nock takes a request at once, and connects when it answers.
    outgoing.once('prefinish', () => {
      if (socket.writableLength === 0) ready();
    });
  });
};

type Fail = (reason: WireFailure['reason'], cause?: unknown) => void;

// Most replies come in one piece, which needs no copy.
const textOf = (chunks: readonly Buffer[], bytes: number): string => {
  const [first, second] = chunks;
  const whole = first !== undefined && second === undefined ? first : Buffer.concat(chunks, bytes);
  return whole.toString('utf8');
};

const headerIn =
  (incoming: http.IncomingMessage) =>
  (name: string): string | null => {
    const value = incoming.headers[name.toLowerCase()];
    return value === undefined ? null : Array.isArray(value) ? value.join(', ') : value;
  };

const readWhole = (
  incoming: http.IncomingMessage,
  maxBytes: number,
  done: (result: WireResult) => void,
  fail: Fail,
): void => {
  const chunks: Buffer[] = [];
  let bytes = 0;
  incoming.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    chunks.push(chunk);
    if (bytes > maxBytes) fail('too-large');
  });
  incoming.on('end', () => {
    const { statusCode: status = 0 } = incoming;
    done(E.right({ status, header: headerIn(incoming), text: textOf(chunks, bytes) }));
  });
  incoming.on('error', (cause) => {
    fail('network', cause);
  });
  // A reply that just stops is no end.
  incoming.on('close', () => {
    if (!incoming.complete) fail('network');
  });
};

const mostBytes = ({ maxReplyBytes = Infinity }: WireRequest, limits: Limits): number =>
  Math.min(maxReplyBytes, limits.maxReplyBytes);

/** Sends one request and reads its reply. Whatever ends it early frees its connection. */
const exchange = (request: WireRequest, { protocol, options }: Route, limits: Limits): Promise<WireResult> =>
  new Promise((resolve) => {
    const { method, path, body, signal, timeoutMs, headersTimeoutMs } = request;
    // Named one by one: spread in front, they would cost 3 µs (decision 0018).
    const { hostname, port, agent, timeout } = options;
    const headers = withLength(request);
    const outgoing = protocol.request({ hostname, port, agent, timeout, method, path, headers });
    let sent = false;
    const finish = (result: WireResult): void => {
      clearTimeout(whole);
      clearTimeout(stage);
      forget();
      resolve(result);
    };
    const fail: Fail = (reason, cause) => {
      finish(E.left({ reason, sent, cause }));
      outgoing.destroy();
    };
    const whole = setTimeout(fail, timeoutMs, 'whole');
    let stage = outgoing.reusedSocket ? undefined : setTimeout(fail, limits.connectTimeoutMs, 'connecting');
    const forget = onAbort(signal, () => {
      fail('aborted');
    });
    whenReady(outgoing, () => {
      if (sent) return;
      sent = true;
      clearTimeout(stage);
      if (headersTimeoutMs !== undefined) stage = setTimeout(fail, headersTimeoutMs, 'headers');
    });
    outgoing.on('error', (cause) => {
      fail('network', cause);
    });
    outgoing.on('response', (incoming) => {
      clearTimeout(stage);
      readWhole(incoming, mostBytes(request, limits), finish, fail);
    });
    outgoing.end(body);
  });

/** Opens a pool. A request that waits for its turn is not under way yet: only its caller ends that wait. */
export const openConnections = (settings: ConnectionSettings, limits: Limits): Connections => {
  const places = turnstile(limits.maxConnections);
  let route: Promise<Route> | undefined;
  return async (request) => {
    if (!(await places.enter(request.signal))) return E.left({ reason: 'aborted', sent: false });
    try {
      route ??= routeTo(settings, limits.connectTimeoutMs);
      const found = await route;
      if (request.signal.aborted) return E.left({ reason: 'aborted', sent: false });
      return await exchange(request, found, limits);
    } catch (cause) {
      return E.left({ reason: 'network', sent: false, cause });
    } finally {
      places.leave();
    }
  };
};
