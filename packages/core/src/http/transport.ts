import * as E from 'fp-ts/lib/Either.js';
import ky from 'ky';
import { abortedError } from '../provider/aborted.js';
import { failure, type ContactCenterError } from '../errors/contact-center-error.js';
import {
  openConnections,
  Overdue,
  TooLarge,
  type ConnectionSettings,
  type WireReply,
  type WireRequest,
} from './connections.js';
import type { HttpReply } from './reply.js';

export type Transport = (request: WireRequest) => Promise<E.Either<ContactCenterError, HttpReply>>;

const tooLarge = failure('MalformedReply', 'the reply is larger than the limit set for replies');

const codeOf = (u: unknown): string | undefined => {
  if (typeof u !== 'object' || u === null) return undefined;
  if ('code' in u && typeof u.code === 'string') return u.code;
  return 'cause' in u ? codeOf(u.cause) : undefined;
};

// Failures that come before a byte of the request has left.
const beforeSending =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|.*CERT.*|ERR_TLS.*|.*SELF_SIGNED.*|UNABLE_TO_VERIFY.*)$/;

const networkError = (cause: unknown): ContactCenterError => {
  const code = codeOf(cause);
  const said = code === undefined || !/^\w{1,40}$/.test(code) ? '' : ` (${code})`;
  return code !== undefined && beforeSending.test(code)
    ? failure('Unavailable', `the vendor cannot be reached${said}`, { effect: 'none' })
    : failure('Unavailable', `the connection broke before the reply was complete${said}`, {
        effect: 'maybe',
      });
};

const explain = (cause: unknown, { signal, timeoutMs }: WireRequest): ContactCenterError => {
  if (signal.aborted) return abortedError(signal, 'maybe');
  if (cause instanceof TooLarge) return tooLarge.with({ effect: 'maybe' });
  return cause instanceof Overdue
    ? failure('Timeout', `no complete reply within ${String(timeoutMs)} ms`, { effect: 'maybe' })
    : networkError(cause);
};

const headerIn =
  ({ headers }: WireReply) =>
  (name: string): string | null => {
    const value = headers[name.toLowerCase()];
    return value === undefined ? null : Array.isArray(value) ? value.join(', ') : value;
  };

/**
 * Sends requests with ky over a pool of connections. ky's own retry, timeout and status errors are off: a
 * vendor's failure often arrives as HTTP 200 and is known only after decoding, so those decisions are made
 * further up. Body and reply travel beside ky's Request and Response, whose streams cost more than the rest.
 */
export const kyTransport = (settings: ConnectionSettings): Transport => {
  const connections = openConnections(settings);
  const client = ky.create({ retry: 0, timeout: false, throwHttpErrors: false });
  return async (request) => {
    let reply: WireReply | undefined;
    const fetch = async (): Promise<Response> => {
      reply = await connections(request);
      return new Response(null, { status: reply.status });
    };
    try {
      await client(request.url, { method: request.method, fetch });
      return reply === undefined
        ? E.left(networkError(undefined))
        : E.right({ status: reply.status, header: headerIn(reply), text: reply.text });
    } catch (cause) {
      return E.left(explain(cause, request));
    }
  };
};
