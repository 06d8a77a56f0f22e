import * as E from 'fp-ts/lib/Either.js';
import ky, { type KyInstance } from 'ky';
import { abortedError } from '../provider/aborted.js';
import { failure, type ContactCenterError } from '../errors/contact-center-error.js';
import type { Runtime } from '../runtime.js';
import type { HttpReply } from './reply.js';

/** One HTTP request, complete. */
export interface WireRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

export type Transport = (request: WireRequest) => Promise<E.Either<ContactCenterError, HttpReply>>;

const tooLarge = failure('MalformedReply', 'the reply is larger than the limit set for replies', {
  effect: 'maybe',
});

const readWhole = async (
  response: Response,
  maxBytes: number,
): Promise<E.Either<ContactCenterError, string>> => {
  if (response.body === null) return E.right('');
  const chunks: AsyncIterable<Uint8Array> = response.body;
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) return E.left(tooLarge);
    text += decoder.decode(chunk, { stream: true });
  }
  return E.right(text + decoder.decode());
};

const codeOf = (u: unknown): string | undefined => {
  if (typeof u !== 'object' || u === null) return undefined;
  if ('code' in u && typeof u.code === 'string') return u.code;
  return 'cause' in u ? codeOf(u.cause) : undefined;
};

// Failures that come before a byte of the request has left.
const beforeSending =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|UND_ERR_CONNECT_TIMEOUT|.*CERT.*|ERR_TLS.*|.*SELF_SIGNED.*|UNABLE_TO_VERIFY.*)$/;

const networkError = (cause: unknown): ContactCenterError => {
  const code = codeOf(cause);
  const said = code === undefined || !/^\w{1,40}$/.test(code) ? '' : ` (${code})`;
  return code !== undefined && beforeSending.test(code)
    ? failure('Unavailable', `the vendor cannot be reached${said}`, { effect: 'none' })
    : failure('Unavailable', `the connection broke before the reply was complete${said}`, {
        effect: 'maybe',
      });
};

const exchange = async (
  client: KyInstance,
  request: WireRequest,
  maxReplyBytes: number,
): Promise<E.Either<ContactCenterError, HttpReply>> => {
  const overdue = AbortSignal.timeout(request.timeoutMs);
  try {
    const response = await client(request.url, {
      method: request.method,
      headers: { ...request.headers },
      body: request.body,
      signal: AbortSignal.any([request.signal, overdue]),
    });
    const text = await readWhole(response, maxReplyBytes);
    return E.map((body: string): HttpReply => ({
      status: response.status,
      header: (name) => response.headers.get(name),
      text: body,
    }))(text);
  } catch (cause) {
    if (request.signal.aborted) return E.left(abortedError(request.signal, 'maybe'));
    if (!overdue.aborted) return E.left(networkError(cause));
    return E.left(
      failure('Timeout', `no complete reply within ${String(request.timeoutMs)} ms`, { effect: 'maybe' }),
    );
  }
};

/**
 * Sends requests with ky. Its own retry, timeout, redirects and status errors are off: a vendor's failure
 * often arrives as HTTP 200 and is known only after decoding, so those decisions are made further up.
 */
export const kyTransport = (runtime: Runtime, maxReplyBytes: number): Transport => {
  const client = ky.create({
    fetch: (input, init) => runtime.fetch(input, init),
    retry: 0,
    timeout: false,
    throwHttpErrors: false,
    redirect: 'manual',
  });
  return (request) => exchange(client, request, maxReplyBytes);
};
