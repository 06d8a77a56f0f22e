import * as E from 'fp-ts/lib/Either.js';
import ky from 'ky';
import { abortedError } from '../errors/aborted.js';
import { failure, type ContactCenterError } from '../errors/contact-center-error.js';
import type { Effect, ErrorKind } from '../errors/kinds.js';
import { proxyStatusIn } from './route.js';
import {
  limitsOf,
  openConnections,
  type ConnectionSettings,
  type Limits,
  type WireFailure,
  type WireRequest,
  type WireResult,
} from './connections.js';
import type { HttpReply } from './reply.js';

export type Transport = (request: WireRequest) => Promise<E.Either<ContactCenterError, HttpReply>>;

const codeOf = (u: unknown): string => {
  if (typeof u !== 'object' || u === null) return '';
  if ('code' in u && typeof u.code === 'string') return u.code;
  return 'cause' in u ? codeOf(u.cause) : '';
};

/** Troubles with the line that show before the vendor has read a byte of the request, by their codes. */
const troubles: readonly (readonly [code: RegExp, kind: ErrorKind, message: string])[] = [
  [
    /^ERR_SSL_\w*ALERT\w*(CERTIFICATE|UNKNOWN_CA|HANDSHAKE)/,
    'Misconfigured',
    'the vendor broke off the handshake: it may want another clientCertificate',
  ],
  [/^ERR_OSSL_/, 'Misconfigured', 'ca or clientCertificate cannot be used: its parts do not fit together'],
  [
    /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|.*CERT.*|ERR_TLS.*|.*SELF_SIGNED.*|UNABLE_TO_VERIFY.*)$/,
    'Unavailable',
    'the vendor cannot be reached',
  ],
];

const brokenLine = ({ sent, cause }: WireFailure): ContactCenterError => {
  const proxyStatus = proxyStatusIn(cause);
  if (proxyStatus !== undefined) {
    const kind = proxyStatus === 407 ? 'Misconfigured' : 'Unavailable';
    return failure(kind, `the proxy does not lead to the vendor (HTTP ${String(proxyStatus)})`, {
      effect: 'none',
    });
  }
  const code = codeOf(cause);
  const said = /^\w{1,60}$/.test(code) ? ` (${code})` : '';
  const known = troubles.find(([codes]) => codes.test(code));
  if (known !== undefined) return failure(known[1], `${known[2]}${said}`, { effect: 'none' });
  return sent
    ? failure('Unavailable', `the connection broke before the reply was complete${said}`, { effect: 'maybe' })
    : failure('Unavailable', `the vendor cannot be reached${said}`, { effect: 'none' });
};

const explain = (failed: WireFailure, request: WireRequest, limits: Limits): ContactCenterError => {
  const effect: Effect = failed.sent ? 'maybe' : 'none';
  const overdue = (what: string, limitMs: number | undefined) => () =>
    failure('Timeout', `${what} within ${String(limitMs)} ms`, { effect });
  const explanations: Readonly<Record<WireFailure['reason'], () => ContactCenterError>> = {
    aborted: () => abortedError(request.signal, effect),
    connecting: overdue('no connection', limits.connectTimeoutMs),
    headers: overdue('no reply began', request.headersTimeoutMs),
    whole: overdue('no complete reply', request.timeoutMs),
    'too-large': () =>
      failure('MalformedReply', 'the reply is larger than the limit set for replies', { effect }),
    network: () => brokenLine(failed),
  };
  return explanations[failed.reason]();
};

const noResult: WireResult = E.left({ reason: 'network', sent: false });

const beside = new Response(null);

/** A request on its way past ky, which is taken out once, and then its result. */
interface Passing {
  request: WireRequest | undefined;
  result: WireResult;
}

/**
 * Sends requests with ky over a pool of connections. ky's own retry, timeout and status errors are off: a
 * vendor's failure often arrives as HTTP 200 and is known only after decoding, so those decisions are made
 * further up. A hook answers in place of ky's fetch, and body and reply travel beside its Request and
 * Response, whose copies and streams cost more than the rest.
 */
export const kyTransport = (settings: ConnectionSettings): Transport => {
  const limits = limitsOf(settings);
  const connections = openConnections(settings, limits);
  const { origin } = new URL(settings.baseUrl);
  return async (request) => {
    const passing: Passing = { request, result: noResult };
    const send = async (): Promise<Response> => {
      const { request: taken } = passing;
      passing.request = undefined;
      if (taken !== undefined) passing.result = await connections(taken);
      return beside;
    };
    await ky(origin + request.path, {
      method: request.method,
      retry: 0,
      timeout: false,
      throwHttpErrors: false,
      hooks: { beforeRequest: [send] },
    });
    const { result } = passing;
    // What ky made of a call can stay until a full collection, and would keep the reply with it (decision 0018).
    passing.result = noResult;
    return E.isRight(result) ? result : E.left(explain(result.left, request, limits));
  };
};
