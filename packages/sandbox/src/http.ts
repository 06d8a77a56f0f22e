import http, { type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipeline, Readable } from 'node:stream';

/** One request as a simulated server sees it. */
export interface SandboxRequest {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** Aborted when the client has closed the connection. */
  readonly signal: AbortSignal;
}

/**
 * How a reply is delivered. `cut`: the length of the whole body is announced, half of it comes, then the
 * connection breaks. `stalled`: the same, and then nothing more. `reset`: the connection breaks without an answer. `never`:
 * nothing comes at all. `drip`: byte by byte, 20 in a second, or in 100 pieces where it is longer. `swollen`: after 64 MiB of blanks, or as many as the client reads.
 * `abandoned`: nothing comes, and after a while the connection is closed.
 */
export type Delivery = 'whole' | 'cut' | 'stalled' | 'reset' | 'never' | 'drip' | 'swollen' | 'abandoned';

/** What a simulated server answers. */
export interface SandboxReply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
  /** Makes the bytes of the body. Default: UTF-8. */
  readonly encode?: (body: string) => Buffer;
  /** Default `whole`. */
  readonly delivery?: Delivery;
}

/** A simulated server. */
export type SandboxHandler = (request: SandboxRequest) => Promise<SandboxReply>;

export const json = (
  value: unknown,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): SandboxReply => ({
  status,
  headers: { 'content-type': 'application/json;charset=UTF-8', ...headers },
  body: JSON.stringify(value),
});

export const text = (
  body: string,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): SandboxReply => ({ status, headers: { 'content-type': 'text/plain;charset=UTF-8', ...headers }, body });

/** A body of bytes; as text it has one character for each. */
export const bytes = (
  content: Buffer,
  headers: Readonly<Record<string, string>>,
  status = 200,
): SandboxReply => ({
  status,
  headers,
  body: content.toString('latin1'),
  encode: (body) => Buffer.from(body, 'latin1'),
});

/** The value of a JSON text, `undefined` when it is not JSON. */
export const parseJson = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
};

/** The media type is JSON and the characters, where it names any, are UTF-8: what all three vendors ask for. */
export const isJsonContent = (headers: IncomingHttpHeaders): boolean =>
  /^application\/json\s*(;\s*charset=utf-8\s*)?$/i.test(headers['content-type'] ?? '');

/** A server that listens. */
export interface Listening {
  readonly url: string;
  /** Frees the port at once, also when requests are still being answered. */
  readonly close: () => Promise<void>;
}

/** Further options of a server. */
export interface ListenHooks {
  /** 0 or left out: any free port. */
  readonly port?: number | undefined;
}

const host = '127.0.0.1';

const bodyOf = async (message: IncomingMessage): Promise<string> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of message) if (chunk instanceof Uint8Array) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
};

const requestOf = async (message: IncomingMessage, gone: AbortController): Promise<SandboxRequest> => {
  const url = new URL(message.url ?? '/', `http://${host}`);
  return {
    method: message.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    headers: message.headers,
    body: await bodyOf(message),
    // Few wait for anything, and a signal is dear.
    get signal() {
      return gone.signal;
    },
  };
};

const bytesOf = ({ body, encode }: SandboxReply): Buffer => encode?.(body) ?? Buffer.from(body);

const write = (response: ServerResponse, reply: SandboxReply, { length } = bytesOf(reply)): ServerResponse =>
  response.writeHead(reply.status, { ...reply.headers, 'content-length': String(length) });

const dripMs = 50;
/** A short reply gets blanks in front, so that it takes 5 s at least: a client that waits for less sees no end of it. */
const drippedBytes = 100;
const abandonedAfterMs = 10;

const drip = (response: ServerResponse, reply: SandboxReply): void => {
  const bytes = bytesOf({ ...reply, body: reply.body.padStart(drippedBytes) });
  write(response, reply, bytes).flushHeaders();
  const dropBytes = Math.ceil(bytes.length / drippedBytes);
  let sent = 0;
  const drop = setInterval(() => {
    if (sent < bytes.length) response.write(bytes.subarray(sent, (sent += dropBytes)));
    else response.end();
  }, dripMs);
  response.once('close', () => {
    clearInterval(drop);
  });
};

/** Announces all of the body and sends half of it. */
const begin = (response: ServerResponse, reply: SandboxReply, then: () => void): void => {
  const bytes = bytesOf(reply);
  write(response, reply, bytes).write(bytes.subarray(0, Math.floor(bytes.length / 2)), then);
};

function* swollen(body: string): Generator<string> {
  const blanks = ' '.repeat(64 * 1024);
  for (let i = 0; i < 1024; i += 1) yield blanks;
  yield body;
}

const deliveries: Readonly<Record<Delivery, (response: ServerResponse, reply: SandboxReply) => void>> = {
  whole: (response, reply) => {
    const bytes = bytesOf(reply);
    write(response, reply, bytes).end(bytes);
  },
  cut: (response, reply) => {
    begin(response, reply, () => response.destroy());
  },
  stalled: (response, reply) => {
    begin(response, reply, () => undefined);
  },
  reset: (response) => response.socket?.resetAndDestroy(),
  never: () => undefined,
  abandoned: (response) => {
    setTimeout(() => response.destroy(), abandonedAfterMs);
  },
  drip,
  swollen: (response, { status, headers, body }) => {
    pipeline(Readable.from(swollen(body)), response.writeHead(status, { ...headers }), () => undefined);
  },
};

// Made once: a reason of its own for each request would cost more than most replies.
const clientLeft = new Error('the client closed the connection');

const answer = async (
  handler: SandboxHandler,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const gone = new AbortController();
  response.once('close', () => {
    gone.abort(clientLeft);
  });
  const reply = await handler(await requestOf(message, gone)).catch(() =>
    text('the sandbox itself failed', 500),
  );
  if (!response.destroyed) deliveries[reply.delivery ?? 'whole'](response, reply);
};

/** Serves a handler on the loopback interface. Rejects when the port is taken. */
export const listen = (handler: SandboxHandler, hooks: ListenHooks = {}): Promise<Listening> =>
  new Promise((resolve, reject) => {
    const server = http.createServer((message, response) => {
      // A client that closes the connection during its request gets no reply.
      answer(handler, message, response).catch(() => response.destroy());
    });
    const close = (): Promise<void> =>
      new Promise((closed) => {
        server.close(() => {
          closed();
        });
        server.closeAllConnections();
      });
    server.once('error', reject);
    server.listen(hooks.port ?? 0, host, () => {
      resolve({ url: `http://${host}:${portOf(server.address())}`, close });
    });
  });

const portOf = (address: AddressInfo | string | null): number =>
  typeof address === 'object' && address !== null ? address.port : 0;
