import { once } from 'node:events';
import http from 'node:http';
import type { Server, Socket } from 'node:net';
import { afterEach } from '@jest/globals';
import * as O from 'fp-ts/lib/Option.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import * as t from 'io-ts';
import { systemRuntime, type Runtime } from '@cordboard/core/provider';
import {
  defineSurface,
  json,
  openConnections,
  reads,
  type Asking,
  type Auth,
  type Connections,
  type ConnectionSettings,
  type Endpoint,
  type Envelope,
  type Headers,
  type Policies,
  type Surface,
  type SurfaceRequest,
} from '@cordboard/core/http';
import { context } from './support.js';

/** Replies that are wrapped in nothing: the HTTP status says whether they succeeded. */
export const plainEnvelope: Envelope<unknown, unknown> = {
  codec: t.unknown,
  refusal: () => O.none,
  data: (opened) => opened,
};

/** What the vendors of these tests answer, unless a test says otherwise. */
export const Ok = t.type({ ok: t.boolean }, 'Ok');
export type Ok = t.TypeOf<typeof Ok>;

/** Proves who requests are from by headers alone. */
export const authBy = (sign: () => Headers, more: Partial<Auth<void>> = {}): Auth<void> => ({
  obtain: () => TE.right(undefined),
  sign,
  ...more,
});

export type Settings = ConnectionSettings & Policies & { readonly accountId?: string | undefined };

/** A request for {@link Ok}; what is left out is a read of `/things` that proves nothing. */
export type Parts = SurfaceRequest & Partial<Asking<void>> & { readonly endpoint?: Endpoint | undefined };

export interface PlainSurface extends Surface<unknown> {
  readonly connections: Connections;
  readonly askOk: (parts?: Parts) => ReturnType<typeof askOk>;
}

const askOk = (
  surface: Surface<unknown>,
  {
    endpoint = reads('GET', '/things'),
    context: given = context(),
    auth = authBy(() => ({})),
    ...rest
  }: Parts,
) => surface.ask({ endpoint, answer: json(Ok) }, rest, { context: given, auth, inner: rest.inner });

/** A surface without an envelope. It opens connections of its own unless it is given some. */
export const plainSurface = (
  { accountId, ...settings }: Settings,
  runtime: Runtime = { ...systemRuntime },
  connections: Connections = openConnections(settings),
): PlainSurface => {
  const { baseUrl } = settings;
  const surface = defineSurface(
    { provider: 'test', baseUrl, accountId, connections, envelope: plainEnvelope, policies: settings },
    runtime,
  );
  return { ...surface, connections, askOk: (parts = {}) => askOk(surface, parts) };
};

/** A server on a free port of this machine, and who is connected to it. */
export interface Listening {
  readonly port: number;
  readonly baseUrl: string;
  readonly sockets: ReadonlySet<Socket>;
}

/** Servers on loopback, which end with the test that started them. */
export interface Loopback {
  readonly listening: (server: Server) => Promise<Listening>;
  /** Listens by HTTP. */
  readonly serve: (listener: http.RequestListener) => Promise<Listening>;
}

const portOf = (server: Server): number => {
  const bound = server.address();
  return typeof bound === 'object' && bound !== null ? bound.port : 0;
};

export const loopback = (): Loopback => {
  const endings: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    await Promise.all(endings.splice(0).map((end) => end()));
  });

  const listening = async (server: Server): Promise<Listening> => {
    const sockets = new Set<Socket>();
    server.on('connection', (socket: Socket) => {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => sockets.delete(socket));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    endings.push(() => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(resolve));
    });
    const port = portOf(server);
    return { port, baseUrl: `http://127.0.0.1:${String(port)}`, sockets };
  };

  return { listening, serve: (listener) => listening(http.createServer(listener)) };
};

/** Everything that a stream brings. */
export const bodyOf = async (body: AsyncIterable<unknown>): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of body) if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
};
