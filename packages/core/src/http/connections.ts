import http from 'node:http';
import https from 'node:https';

/** One HTTP request, complete. */
export interface WireRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/** What came back, read whole. */
export interface WireReply {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly text: string;
}

/** Why no whole reply came. `Overdue` and `TooLarge` are ours, anything else is the network's. */
export class Overdue extends Error {}
export class TooLarge extends Error {}

/** How connections are made. */
export interface ConnectionSettings {
  readonly baseUrl: string;
  /** Open connections at most; further requests wait for a free one. Default 64. */
  readonly maxConnections?: number | undefined;
  readonly maxReplyBytes: number;
  /** Certificates to trust instead of the system's, PEM; for vendors with a private authority. */
  readonly ca?: string | undefined;
}

/** A pool of kept-alive connections to one vendor. */
export type Connections = (request: WireRequest) => Promise<WireReply>;

const readWhole = (
  incoming: http.IncomingMessage,
  maxBytes: number,
  done: (error: Error | undefined, text: string) => void,
): void => {
  const chunks: Buffer[] = [];
  let bytes = 0;
  incoming.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    chunks.push(chunk);
    if (bytes > maxBytes) incoming.destroy(new TooLarge());
  });
  incoming.on('end', () => {
    done(undefined, Buffer.concat(chunks, bytes).toString('utf8'));
  });
  incoming.on('error', (error) => {
    done(error, '');
  });
  // A reply that just stops is no end; once it has ended, this says nothing new.
  incoming.on('close', () => {
    done(new Error('incomplete'), '');
  });
};

// Said aloud, because for some methods a body would otherwise travel without its length.
const lengthOf = (body: string | undefined): http.OutgoingHttpHeaders =>
  body === undefined ? {} : { 'Content-Length': Buffer.byteLength(body) };

/** Opens a pool. Its idle connections do not keep a process alive. */
export const openConnections = (settings: ConnectionSettings): Connections => {
  const { baseUrl, maxConnections = 64, maxReplyBytes, ca } = settings;
  const { protocol } = new URL(baseUrl);
  const { request: open, Agent } = protocol === 'http:' ? http : https;
  const agent = new Agent({
    keepAlive: true,
    maxSockets: maxConnections,
    ...(ca === undefined ? {} : { ca }),
  });
  return ({ method, url, headers, body, timeoutMs, signal }) =>
    new Promise((resolve, reject) => {
      const outgoing = open(url, { agent, method, headers: { ...headers, ...lengthOf(body) } });
      const abort = (): void => {
        outgoing.destroy(new Error('aborted'));
      };
      const timer = setTimeout(() => {
        outgoing.destroy(new Overdue());
      }, timeoutMs);
      const finish = (error: Error | undefined, reply?: WireReply): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', abort);
        if (reply === undefined) reject(error ?? new Error('no reply'));
        else resolve(reply);
      };
      outgoing.on('error', finish);
      outgoing.on('response', (incoming) => {
        readWhole(incoming, maxReplyBytes, (error, text) => {
          const status = incoming.statusCode ?? 0;
          finish(error, error === undefined ? { status, headers: incoming.headers, text } : undefined);
        });
      });
      signal.addEventListener('abort', abort);
      outgoing.end(body);
    });
};
