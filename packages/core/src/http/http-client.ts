import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { ContactCenterError } from '../errors/contact-center-error.js';
import { effectOfWrite } from '../errors/kinds.js';
import { abortedError } from '../provider/aborted.js';
import type { CallContext } from '../provider/call-context.js';
import type { Runtime } from '../runtime.js';
import { addressOf, type Endpoint } from './endpoint.js';
import { retryAfterMs, type HttpReply } from './reply.js';
import { defaultRetry, withRetry, type RetrySettings } from './retry.js';
import { kyTransport, type Transport } from './transport.js';

type Result<A> = E.Either<ContactCenterError, A>;

/** Where and how patiently requests go. */
export interface HttpSettings {
  readonly provider: string;
  readonly baseUrl: string;
  /** For one attempt. Default 30 s. */
  readonly timeoutMs?: number | undefined;
  /** Default 16 MiB. */
  readonly maxReplyBytes?: number | undefined;
  readonly retry?: Partial<RetrySettings> | undefined;
  /** Default 64. */
  readonly maxConnections?: number | undefined;
  /** Certificates to trust instead of the system's, PEM. */
  readonly ca?: string | undefined;
}

/** A request of an adapter, and how to understand its reply. */
export interface Exchange<A> {
  readonly endpoint: Endpoint;
  readonly params?: Readonly<Record<string, string | number>> | undefined;
  readonly query?: Readonly<Record<string, string | number | undefined>> | undefined;
  /** Sent as JSON. */
  readonly json?: unknown;
  readonly context: CallContext;
  /** Headers for one attempt: called again for each, so that every try is signed afresh. */
  readonly headers: TaskEither<ContactCenterError, Readonly<Record<string, string>>>;
  /** What the reply means: the one place where a vendor's failure, also with HTTP 200, becomes ours. */
  readonly read: (reply: HttpReply) => Result<A>;
  /**
   * Puts right what made the vendor refuse (a stale token, a clock); then the request is sent once more.
   * `undefined` when nothing can be done.
   */
  readonly recover?:
    ((error: ContactCenterError) => TaskEither<ContactCenterError, void> | undefined) | undefined;
}

export interface HttpClient {
  readonly exchange: <A>(exchange: Exchange<A>) => TaskEither<ContactCenterError, A>;
}

const defaultTimeoutMs = 30_000;
const defaultMaxReplyBytes = 16 * 1024 * 1024;

/** Settles what a failure did: a read changes nothing; a write may have, unless it was refused outright. */
const settled = (error: ContactCenterError, { access }: Endpoint): ContactCenterError =>
  error.with({ effect: access === 'read' ? 'none' : (error.details.effect ?? effectOfWrite(error.kind)) });

/** What several calls wait for (a token, a session) goes on when one of them gives up waiting. */
const orAborted = <A>(shared: TaskEither<ContactCenterError, A>, signal: AbortSignal): Promise<Result<A>> =>
  new Promise((resolve, reject) => {
    const giveUp = (): void => {
      resolve(E.left(abortedError(signal, 'none')));
    };
    signal.addEventListener('abort', giveUp);
    const forget = (): void => {
      signal.removeEventListener('abort', giveUp);
    };
    void shared().finally(forget).then(resolve, reject);
  });

class Client implements HttpClient {
  private readonly transport: Transport;
  private readonly retry: RetrySettings;

  constructor(
    private readonly settings: HttpSettings,
    private readonly runtime: Runtime,
  ) {
    const { baseUrl, maxReplyBytes = defaultMaxReplyBytes, maxConnections, ca } = settings;
    this.transport = kyTransport({ baseUrl, maxReplyBytes, maxConnections, ca });
    this.retry = {
      attempts: settings.retry?.attempts ?? defaultRetry.attempts,
      baseDelayMs: settings.retry?.baseDelayMs ?? defaultRetry.baseDelayMs,
      maxDelayMs: settings.retry?.maxDelayMs ?? defaultRetry.maxDelayMs,
    };
  }

  exchange<A>(exchange: Exchange<A>): TaskEither<ContactCenterError, A> {
    return async () => {
      const { endpoint, params, query, context } = exchange;
      const url = addressOf(this.settings.baseUrl, endpoint, params, query);
      if (E.isLeft(url)) return url;
      return withRetry(this.retry, endpoint.repeat, context.signal, (attempt) =>
        this.attemptAndRecover(exchange, url.right, attempt),
      );
    };
  }

  private async attemptAndRecover<A>(
    exchange: Exchange<A>,
    url: string,
    attempt: number,
  ): Promise<Result<A>> {
    const first = await this.attempt(exchange, url, attempt);
    const remedy =
      E.isLeft(first) && first.left.effect === 'none' ? exchange.recover?.(first.left) : undefined;
    if (remedy === undefined) return first;
    const recovered = await orAborted(remedy, exchange.context.signal);
    return E.isLeft(recovered) ? recovered : this.attempt(exchange, url, attempt);
  }

  private async attempt<A>(exchange: Exchange<A>, url: string, attempt: number): Promise<Result<A>> {
    const { context } = exchange;
    if (context.signal.aborted) return E.left(abortedError(context.signal, 'none'));
    const headers = await orAborted(exchange.headers, context.signal);
    if (E.isLeft(headers)) return headers;
    const startedAt = performance.now();
    const reply = await this.send(exchange, url, headers.right);
    const result = E.isLeft(reply) ? reply : this.understand(exchange, reply.right);
    this.runtime.onAttempt({
      provider: this.settings.provider,
      operation: context.operation,
      correlationId: context.correlationId,
      method: exchange.endpoint.method,
      path: exchange.endpoint.path,
      attempt,
      durationMs: performance.now() - startedAt,
      httpStatus: E.isRight(reply) ? reply.right.status : undefined,
      errorKind: E.isLeft(result) ? result.left.kind : undefined,
    });
    return result;
  }

  private async send<A>(
    { endpoint, json, context }: Exchange<A>,
    url: string,
    headers: Readonly<Record<string, string>>,
  ): Promise<Result<HttpReply>> {
    const reply = await this.transport({
      method: endpoint.method,
      url,
      headers,
      body: json === undefined ? undefined : JSON.stringify(json),
      timeoutMs: endpoint.timeoutMs ?? this.settings.timeoutMs ?? defaultTimeoutMs,
      signal: context.signal,
    });
    return E.mapLeft((error: ContactCenterError) => settled(error, endpoint))(reply);
  }

  private understand<A>({ endpoint, read }: Exchange<A>, reply: HttpReply): Result<A> {
    const result = read(reply);
    if (E.isRight(result)) return result;
    const error = result.left.with({
      retryAfterMs: result.left.retryAfterMs ?? retryAfterMs(reply, this.runtime.now()),
      native: { httpStatus: reply.status, ...result.left.native },
    });
    return E.left(settled(error, endpoint));
  }
}

/** Makes the client an adapter sends its requests with. */
export const createHttpClient = (settings: HttpSettings, runtime: Runtime): HttpClient =>
  new Client(settings, runtime);
