import http from 'node:http';
import type { SandboxReply } from '@cordboard/sandbox';

/** A reply, as bytes are sent. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export const replyOf = ({ status, headers = {}, body }: SandboxReply): Reply => ({
  status,
  headers,
  body: Buffer.from(body),
});

/** A reply as it is on the wire. Nothing is checked, so that it can hold what no server would let through. */
export const wireBytes = ({ status, headers, body }: Reply): Buffer => {
  const lines = Object.entries({
    'content-length': String(body.length),
    connection: 'close',
    ...headers,
  }).map(([name, value]) => `${name}: ${value}`);
  const head = [`HTTP/1.1 ${status} ${http.STATUS_CODES[status] ?? ''}`, ...lines, '', ''].join('\r\n');
  return Buffer.concat([Buffer.from(head), body]);
};

/** A request, as far as what it is answered depends on it, or may quote it. */
export interface Request {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

/** Answers a request: with a reply, or with bytes of the wire, behind which the connection ends. Nothing: never. */
export type Answering = (request: Request) => Reply | Buffer | undefined;

/** A server whose answers are bytes. */
export interface ByteServer {
  readonly url: string;
  readonly close: () => Promise<void>;
}

const requestOf = async (message: http.IncomingMessage): Promise<Request> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of message) if (chunk instanceof Uint8Array) chunks.push(chunk);
  const { method = '', url = '', headers } = message;
  return {
    method,
    path: url.replace(/\?.*$/, ''),
    headers,
    body: Buffer.concat(chunks).toString(),
  };
};

const send = (response: http.ServerResponse, { status, headers, body }: Reply): void => {
  response.writeHead(status, { 'content-length': body.length, ...headers }).end(body);
};

/** Serves bytes on the loopback interface. Requests are parsed by Node, replies written past it. */
export const serveBytes = (answering: Answering): Promise<ByteServer> =>
  new Promise((resolve) => {
    const server = http.createServer((message, response) => {
      const answer = async (): Promise<void> => {
        const found = answering(await requestOf(message));
        if (Buffer.isBuffer(found)) response.socket?.end(found);
        else if (found !== undefined) send(response, found);
      };
      answer().catch(() => response.destroy());
    });
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      resolve({
        url: `http://127.0.0.1:${port}`,
        close: () =>
          new Promise((closed) => {
            server.close(() => {
              closed();
            });
            server.closeAllConnections();
          }),
      });
    });
  });
