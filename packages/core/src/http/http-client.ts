import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { ContactCenterError } from '../errors/contact-center-error.js';
import { effectOfWrite } from '../errors/kinds.js';
import { breaking, type BreakerSettings } from '../layers/breaking.js';
import { layered, type Ask, type Layer, type Result } from '../layers/layer.js';
import { paced } from '../layers/paced.js';
import { retrying, type RetrySettings } from '../layers/retrying.js';
import { orAborted } from '../layers/waiting.js';
import { abortedError } from '../errors/aborted.js';
import type { CallContext } from '../provider/call-context.js';
import type { Runtime } from '../runtime.js';
import { accountKey } from '../store/account-key.js';
import type { Rate } from '../store/store.js';
import { limitsOf, type ConnectionSettings } from './connections.js';
import { addressOf, type Endpoint } from './endpoint.js';
import { retryAfterMs, type HttpReply } from './reply.js';
import { kyTransport, type Transport } from './transport.js';

/** Where and how patiently requests go. */
export interface HttpSettings extends ConnectionSettings {
  readonly provider: string;
  /** What tells the account from others at that address; kept as a hash only, so it may be a secret. */
  readonly account?: string | undefined;
  /** For one attempt. Default 30 s. */
  readonly timeoutMs?: number | undefined;
  /** From a request's leaving to the first of its reply; holds for endpoints without a time of their own. */
  readonly headersTimeoutMs?: number | undefined;
  readonly retry?: RetrySettings | undefined;
  readonly breaker?: BreakerSettings | undefined;
  /** How often the account may ask. Default: as often as it likes. */
  readonly rate?: Rate | undefined;
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

// What a write answers is short. A list may be long, but several imports at once are not to hold as much each.
const mostBytesOfWrite = 1024 * 1024;

/** Settles what a failure did: a read changes nothing; a write may have, unless it was refused outright. */
const settled = (error: ContactCenterError, { access }: Endpoint): ContactCenterError =>
  error.with({ effect: access === 'read' ? 'none' : (error.details.effect ?? effectOfWrite(error.kind)) });

/** Lets an adapter put right what made the vendor refuse; then the request is sent once more. */
const recovering =
  <A>({ recover }: Exchange<A>): Layer =>
  ({ signal }, work) =>
  async (attempt) => {
    const first = await work(attempt);
    const remedy = E.isLeft(first) && first.left.effect === 'none' ? recover?.(first.left) : undefined;
    if (remedy === undefined) return first;
    const recovered = await orAborted(remedy, signal);
    return E.isLeft(recovered) ? recovered : work(attempt);
  };

class Client implements HttpClient {
  private readonly transport: Transport;
  private readonly basePath: string;
  private readonly account: string;
  private readonly breaking: Layer;
  private readonly retrying: Layer;
  private readonly paced: Layer;

  constructor(
    private readonly settings: HttpSettings,
    private readonly runtime: Runtime,
  ) {
    const { provider, baseUrl } = settings;
    this.transport = kyTransport(settings);
    this.basePath = new URL(baseUrl).pathname.replace(/\/+$/, '');
    this.account = accountKey(provider, baseUrl, settings.account ?? '');
    const account = { provider, key: this.account, runtime };
    this.breaking = breaking(settings.breaker, runtime);
    this.retrying = retrying(settings.retry, account);
    this.paced = paced(settings.rate, account, limitsOf(settings).maxConnections);
  }

  exchange<A>(exchange: Exchange<A>): TaskEither<ContactCenterError, A> {
    return async () => {
      const { endpoint, params, query } = exchange;
      const path = addressOf(this.basePath, endpoint, params, query);
      if (E.isLeft(path)) return path;
      const layers = layered(this.breaking, this.retrying, recovering(exchange), this.paced);
      return layers(this.askOf(exchange), (attempt) => this.attempt(exchange, path.right, attempt))(1);
    };
  }

  private askOf<A>({ endpoint, params = {}, headers, context }: Exchange<A>): Ask {
    const { operation, correlationId, signal } = context;
    const { repeat, pace } = endpoint;
    return {
      operation,
      correlationId,
      signal,
      repeat,
      ready: headers,
      pace: pace && {
        key: accountKey(this.account, endpoint.path, String(params[pace.by] ?? '')),
        rate: pace,
      },
    };
  }

  private async attempt<A>(exchange: Exchange<A>, path: string, attempt: number): Promise<Result<A>> {
    const { context } = exchange;
    if (context.signal.aborted) return E.left(abortedError(context.signal, 'none'));
    const headers = await orAborted(exchange.headers, context.signal);
    if (E.isLeft(headers)) return headers;
    const startedAt = performance.now();
    const reply = await this.send(exchange, path, headers.right);
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
    path: string,
    headers: Readonly<Record<string, string>>,
  ): Promise<Result<HttpReply>> {
    const reply = await this.transport({
      method: endpoint.method,
      path,
      headers,
      body: json === undefined ? undefined : JSON.stringify(json),
      timeoutMs: endpoint.timeoutMs ?? this.settings.timeoutMs ?? defaultTimeoutMs,
      headersTimeoutMs: endpoint.timeoutMs === undefined ? this.settings.headersTimeoutMs : undefined,
      maxReplyBytes: endpoint.access === 'write' ? mostBytesOfWrite : undefined,
      signal: context.signal,
    });
    return E.isRight(reply) ? reply : E.left(settled(reply.left, endpoint));
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
