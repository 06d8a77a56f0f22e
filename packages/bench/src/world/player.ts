import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Sandbox, Vendor } from '@cordboard/sandbox';
import { peerPages } from './peer-pages.js';
import { askedBy, type Asked, type Prepared } from './replies.js';

/** Signing in, tokens and events change with every call; everything else is answered from the recording. */
const isLive = ({ path }: Asked): boolean => /\/(tokens|onlineagent|agentevent)\//.test(path);

const vendorOf = (path: string): Vendor => {
  if (path.startsWith('/agentgateway/')) return 'huawei-cc';
  return path.startsWith('/v3/cc/') ? 'itniotech' : 'sobot';
};

/** Hop-by-hop headers are not forwarded. */
const hopByHop = new Set(['connection', 'content-length', 'host', 'keep-alive', 'transfer-encoding']);

const passedOn = (headers: Iterable<readonly [string, string]>): Readonly<Record<string, string>> =>
  Object.fromEntries([...headers].filter(([name]) => !hopByHop.has(name)));

const askSandbox = async (url: string, { method, path, headers, body }: Asked): Promise<Prepared> => {
  const response = await fetch(url + path, {
    method,
    headers: passedOn(Object.entries(headers)),
    ...(body === '' ? {} : { body }),
  });
  return {
    status: response.status,
    headers: passedOn(response.headers),
    body: new Uint8Array(await response.arrayBuffer()),
  };
};

/** A server with recorded answers. */
export interface Player {
  readonly url: string;
  /** What was asked last. */
  readonly last: () => Asked | undefined;
}

/**
 * Serves the vendors' protocols at next to no cost: asks a sandbox the first time and plays the same bytes from
 * then on. The peers' pages are made up beforehand.
 */
export const startPlayer = async ({ center, urls }: Sandbox): Promise<Player> => {
  const peers = await peerPages(center);
  const replies = new Map<string, Prepared>();
  let last: Asked | undefined;
  const replyTo = async (asked: Asked): Promise<Prepared> => {
    const name = `${asked.method} ${asked.path} ${asked.body}`;
    const [bare = ''] = asked.path.split('?');
    const known = peers.get(bare) ?? replies.get(name);
    if (known !== undefined) return known;
    const reply = await askSandbox(urls[vendorOf(asked.path)], asked);
    if (!isLive(asked)) replies.set(name, reply);
    return reply;
  };
  const server = http.createServer((message, response) => {
    const answer = async (): Promise<void> => {
      const asked = await askedBy(message);
      if (!isLive(asked)) last = asked;
      const { status, headers, body } = await replyTo(asked);
      response.writeHead(status, { ...headers, 'content-length': body.byteLength }).end(body);
    };
    // A client that has closed the connection gets no reply.
    answer().catch(() => response.destroy());
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${portOf(server.address())}`, last: () => last };
};

const portOf = (address: AddressInfo | string | null): number =>
  typeof address === 'object' && address !== null ? address.port : 0;
