import type http from 'node:http';
import * as E from 'fp-ts/lib/Either.js';
import * as O from 'fp-ts/lib/Option.js';
import * as t from 'io-ts';
import {
  defineProvider,
  systemRuntime,
  type AgentUse,
  type AttemptEvent,
  type RetryEvent,
  type Runtime,
} from '@cordboard/core/provider';
import type { ContactCenter } from '@cordboard/core/fp';
import { defineSurface, noAuth, openConnections, vendorSurface, type Envelope } from '@cordboard/core/http';
import { bodyOf, type Loopback } from './http-support.js';

/** A request as it arrived. */
export interface Arrived {
  readonly method: string;
  /** With the query. */
  readonly url: string;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

/** Answers a request, or does something else to its connection. */
export type Reply = (response: http.ServerResponse, arrived: Arrived, count: number) => void;

export const json =
  (value: unknown, status = 200): Reply =>
  (response) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(typeof value === 'string' ? value : JSON.stringify(value));
  };

export const data = (value: unknown): Reply => json({ code: '0', data: value });

export const hangUp: Reply = (response) => response.destroy();

const Wrapped = t.partial({ code: t.string, text: t.string, data: t.unknown });
type Wrapped = t.TypeOf<typeof Wrapped>;

/** A failure arrives as HTTP 200 and is known by its code, as with the vendors. */
const envelope: Envelope<Wrapped, unknown> = {
  codec: Wrapped,
  refusal: ({ code, text }) =>
    code === '0' || code === undefined
      ? O.none
      : O.some({
          kind: 'Conflict',
          message: 'the vendor refused',
          codes: [{ name: 'code', code }],
          text,
          isTextTelling: true,
        }),
  data: (opened) => opened.data,
};

export interface Vendor {
  readonly center: ContactCenter;
  readonly arrived: readonly Arrived[];
  readonly attempts: readonly AttemptEvent[];
  readonly retries: readonly RetryEvent[];
}

export interface About {
  readonly agent?: AgentUse;
  readonly isKeyed?: boolean;
  readonly basePath?: string;
  readonly runtime?: Partial<Runtime>;
}

/** A vendor on loopback that answers everything alike, and a center with its one surface. */
export const vendorWith = async ({ serve }: Loopback, reply: Reply, about: About = {}): Promise<Vendor> => {
  const { agent = 'none', isKeyed = false, basePath = '' } = about;
  const arrived: Arrived[] = [];
  const { baseUrl } = await serve((request, response) => {
    void (async () => {
      const { method = '', url = '', headers } = request;
      const one = { method, url, headers, body: (await bodyOf(request)).toString() };
      arrived.push(one);
      reply(response, one, arrived.length);
    })();
  });
  const attempts: AttemptEvent[] = [];
  const retries: RetryEvent[] = [];
  const runtime: Runtime = {
    ...systemRuntime,
    onAttempt: (event) => attempts.push(event),
    onRetry: (event) => retries.push(event),
    ...about.runtime,
  };
  const connections = openConnections({ baseUrl });
  const surface = defineSurface(
    {
      provider: 'test',
      baseUrl: baseUrl + basePath,
      connections,
      envelope,
      headers: (_, { idempotencyKey }) => ({ 'Idempotency-Key': idempotencyKey }),
      policies: { retry: { attempts: 3, baseDelayMs: 1 } },
    },
    runtime,
  );
  const made = defineProvider({
    provider: 'test',
    accountKey: 'test',
    runtime,
    operations: [],
    surfaces: {
      api: vendorSurface(
        { agent, isKeyed },
        {
          ask: ({ call, request }, context) => surface.ask(call, request, { context, auth: noAuth }),
          probe: { notChecked: 'the test sends its own requests' },
        },
      ),
      other: vendorSurface({ agent: 'none', setting: 'other.baseUrl' }, undefined),
    },
  });
  if (E.isLeft(made)) throw made.left;
  return { center: made.right, arrived, attempts, retries };
};
