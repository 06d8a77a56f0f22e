import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { ContactCenterError } from '../errors/contact-center-error.js';
import { circuitBreaking, type BreakerSettings } from '../policies/circuit-breaking.js';
import { layered, type Ask, type Attempt, type Layer } from '../policies/layer.js';
import { rateLimiting } from '../policies/rate-limiting.js';
import { retrying, type RetrySettings } from '../policies/retrying.js';
import { orAborted } from '../policies/waiting.js';
import type { CallContext } from '../context/call-context.js';
import { ownValue } from '../foundation/own-value.js';
import type { Runtime } from '../context/runtime.js';
import { accountKey } from '../store/account-key.js';
import type { SurfaceProbe } from '../provider/probe.js';
import type { Rate } from '../store/store.js';
import { attemptOf, type Attempted } from './attempt.js';
import type { Auth } from './auth.js';
import type { Envelope, SurfaceCall } from './envelope.js';
import { prepare, type SurfaceRequest, type Target } from './prepare.js';
import { probed } from './probed.js';
import type { Connections } from './transport/connections.js';

/** Timeouts, retries, circuit breaker and rate limit of a surface. */
export interface Policies {
  /** For one attempt, in milliseconds. Default 30 000. */
  readonly timeoutMs?: number | undefined;
  /** From sending the request to the first byte of the reply; for endpoints without their own timeout. In milliseconds. */
  readonly headersTimeoutMs?: number | undefined;
  /** What is sent again, and how often. */
  readonly retry?: RetrySettings | undefined;
  /** When calls stop being sent to a vendor that fails. */
  readonly breaker?: BreakerSettings | undefined;
  /** The rate limit of the account. Default: none. */
  readonly rate?: Rate | undefined;
}

/** One HTTP API of a vendor. `X` is what the vendor's calls declare in addition to endpoint and answer. */
export interface SurfaceDefinition<W, X> {
  /** The adapter's name, for messages and events. */
  readonly provider: string;
  /** Where the API is; paths are added to it. */
  readonly baseUrl: string;
  /** Identifies the account at that address. Only a hash is kept, so it may be a secret. */
  readonly accountId?: string | undefined;
  /** Surfaces that are served by one host share them. */
  readonly connections: Connections;
  /** What every reply looks like around its data. */
  readonly envelope: Envelope<W, X>;
  /** The headers that calls have in common, and those that a call documents. */
  readonly headers?: ((call: X, context: CallContext) => Readonly<Record<string, string>>) | undefined;
  /** How the surface names JSON. Default `application/json`. */
  readonly jsonType?: string | undefined;
  /** Rate limit, retries and circuit breaker. */
  readonly policies: Policies;
  /** How far apart the vendor lets the clocks be, in milliseconds, where a page of its tells it. */
  readonly clockToleranceMs?: number | undefined;
}

/** The call that a request is part of, and its authentication. */
export interface Asking<C> {
  /** The call that it belongs to. */
  readonly context: CallContext;
  /** How it is signed. */
  readonly auth: Auth<C>;
  /**
   * Whether the request is part of another call: one for a token, a sign-in, a poll. The rate limit applies
   * to it; retries and the circuit breaker apply to the outer call.
   */
  readonly inner?: boolean | undefined;
}

/** One HTTP API of a vendor's, ready to be asked. */
export interface Surface<X> {
  /** Sends a request, signed and retried as the surface says, and reads the reply. */
  readonly ask: <A, C>(
    call: SurfaceCall<A> & X,
    request: SurfaceRequest,
    asking: Asking<C>,
  ) => TaskEither<ContactCenterError, A>;
  /**
   * Makes a call the health check of the surface; it must be a read, or it is never sent. It is sent as any other, except that it is neither
   * retried nor seen by the circuit breaker: it shows how the surface is now, and changes nothing of what other calls meet.
   */
  readonly probe: <A, C>(call: SurfaceCall<A> & X, request: SurfaceRequest, auth: Auth<C>) => SurfaceProbe;
}

/** Lets the authentication recover from a refusal, then sends the request once more. */
const recovering =
  <A, C>({ auth, context }: Asking<C>, work: Attempt<Attempted<A, C>>): Attempt<A> =>
  async (attempt) => {
    const first = await work(attempt);
    if (E.isLeft(first)) return first;
    const { result, credential } = first.right;
    const isRefused = E.isLeft(result) && result.left.effect === 'none';
    const remedy = isRefused ? auth.onRefused?.(result.left, credential) : undefined;
    if (remedy === undefined) return result;
    const recovered = await orAborted(remedy, context.waitSignal);
    if (E.isLeft(recovered)) return recovered;
    const second = await work(attempt);
    return E.isLeft(second) ? second : second.right.result;
  };

const targetOf = <W, X>({ baseUrl, jsonType = 'application/json' }: SurfaceDefinition<W, X>): Target => {
  const { host, pathname } = new URL(baseUrl);
  return { host, basePath: pathname.replace(/\/+$/, ''), jsonType };
};

const askOf = <C>(
  { endpoint }: SurfaceCall<unknown>,
  { params = {} }: SurfaceRequest,
  { context, auth, inner }: Asking<C>,
  account: string,
): Ask => {
  const { operation, correlationId, waitSignal: signal, onDefect } = context;
  const { repeat, rateLimit } = endpoint;
  const own = rateLimit && {
    key: accountKey(account, endpoint.path, String(ownValue(params, rateLimit.by) ?? '')),
    rate: rateLimit,
  };
  return {
    operation,
    correlationId,
    signal,
    onDefect,
    repeat,
    inner,
    ready: auth.obtain(context),
    rateLimit: own,
  };
};

const notARead: SurfaceProbe = { notChecked: 'its probe is no read (a bug in the adapter)' };

const asIs: Layer = (_, work) => work;

/**
 * Defines a surface. Each call is prepared once; each of its attempts obtains a credential before it acquires a permit,
 * is signed by itself, and is understood by the envelope. Nothing is sent yet.
 */
export const defineSurface = <W, X>(definition: SurfaceDefinition<W, X>, runtime: Runtime): Surface<X> => {
  const { provider, baseUrl, accountId = '', connections, policies, headers } = definition;
  const key = accountKey(provider, baseUrl, accountId);
  const policyContext = { provider, key, runtime };
  const outer = layered(circuitBreaking(policies.breaker, runtime), retrying(policies.retry, policyContext));
  const limited = rateLimiting(policies.rate, policyContext, connections.max);
  const target = targetOf(definition);
  const attempt = attemptOf(definition, runtime);

  const askWithin =
    (around: Layer): Surface<X>['ask'] =>
    (call, request, asking) =>
    async () => {
      const own = headers?.(call, asking.context) ?? {};
      const prepared = await prepare(target, call.endpoint, own, request);
      if (E.isLeft(prepared)) return prepared;
      const ask = askOf(call, request, asking, key);
      const work = limited(ask, (number) => attempt(call, prepared.right, asking, number));
      return around(ask, recovering(asking, work))(1);
    };
  const askOnce = askWithin(asIs);
  const askRetrying = askWithin(outer);

  return {
    ask: (call, request, asking) => (asking.inner === true ? askOnce : askRetrying)(call, request, asking),
    probe: (call, request, auth) =>
      call.endpoint.access === 'read'
        ? {
            send: (context) =>
              probed(definition, { context, auth }, askOnce(call, request, { context, auth })),
          }
        : notARead,
  };
};
