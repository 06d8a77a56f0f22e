import * as E from 'fp-ts/lib/Either.js';
import { flow, pipe } from 'fp-ts/lib/function.js';
import { isEmpty } from 'fp-ts/lib/ReadonlyRecord.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import * as t from 'io-ts';
import type { ContactCenterError } from '../errors/contact-center-error.js';
import type { EveryOption } from '../context/call-options.js';
import { isWatch, type Repeat } from '../operation/operation.js';
import type { AnyOperation } from '../ports/registry.js';
import { inContext, openContext, type CallContext } from '../context/call-context.js';
import { isServed } from './is-served.js';
import { closeOf, withKnownEffect, type CenterBase } from './define-provider.js';
import { incompleteProvider } from './incomplete-provider.js';
import { guarded, scopeOf } from '../context/guarded.js';
import type { Host } from '../context/host.js';
import { withGuardedCallbacks } from '../context/guarded-callbacks.js';
import { named } from './named.js';
import { isDownload, tellingEnd } from './read-once.js';
import { taskIn, watchIn, type TaskCall } from './calls-in.js';
import { portsOf } from './ports-of.js';
import { runtimeOfAccount, type Runtime } from '../context/runtime.js';
import { accountKey } from '../store/account-key.js';
import type { Rate } from '../store/store.js';
import { circuitBreaking, type BreakerSettings } from '../policies/circuit-breaking.js';
import { layered, type Ask, type Layer } from '../policies/layer.js';
import { rateLimiting } from '../policies/rate-limiting.js';
import { retrying, type RetrySettings } from '../policies/retrying.js';

/** The layers to put around a center's operations; one that is left out is not there, `{}` takes its defaults. */
export interface LayerSettings {
  /** When calls stop being sent to a vendor that fails; the defaults when left out. */
  readonly breaker?: BreakerSettings | undefined;
  /** What is sent again, and how often; the defaults when left out. */
  readonly retry?: RetrySettings | undefined;
  /** How many requests may be sent in a period; no limit when left out. */
  readonly rate?: Rate | undefined;
  /** Identifies the account when processes share a rate. Only a hash is kept. */
  readonly accountId?: string | undefined;
}

const layersOf = (provider: string, settings: LayerSettings, runtime: Runtime): Layer => {
  const { breaker, retry, rate, accountId = '' } = settings;
  const policyContext = { provider, key: accountKey(provider, accountId), runtime };
  return layered(
    ...(breaker === undefined ? [] : [circuitBreaking(breaker, runtime)]),
    ...(retry === undefined ? [] : [retrying(retry, policyContext)]),
    ...(rate === undefined ? [] : [rateLimiting(rate, policyContext)]),
  );
};

/** What the layers have to know of what they are put around. */
type Layered = Pick<AnyOperation, 'kind' | 'repeat'> & { readonly name: string };

const vendorRequest = { name: 'vendor.request', kind: 'write' } as const;

const repeatIn = (input: unknown): Repeat =>
  t.UnknownRecord.is(input) && (input.repeat === 'safe' || input.repeat === 'keyed')
    ? input.repeat
    : 'unsafe';

const askOf = ({ kind, repeat }: Layered, context: CallContext): Ask => ({
  operation: context.operation,
  correlationId: context.correlationId,
  signal: context.waitSignal,
  onDefect: context.onDefect,
  repeat,
  // Its rows may be a stream, which is read once, and its outcomes have been handed on.
  once: kind === 'bulk',
});

/** The caller's options, with what all attempts share filled in, above all the idempotency key. */
const optionsOf = (options: EveryOption, context: CallContext): EveryOption => ({
  ...withGuardedCallbacks(options, context),
  signal: context.signal,
  timeoutMs: undefined,
  correlationId: context.correlationId,
  // A journal brings the key of the run it was begun with.
  idempotencyKey: options.journal === undefined ? context.idempotencyKey : options.idempotencyKey,
});

/** Like {@link inContext}, but the context lasts until the file that is answered is over; its time until the answer. */
const untilRead = async (
  operation: string,
  options: EveryOption,
  host: Pick<Host, 'runtime' | 'closing'>,
  work: (context: CallContext) => Promise<E.Either<ContactCenterError, unknown>>,
): Promise<E.Either<ContactCenterError, unknown>> => {
  const opened = openContext(operation, options, host);
  if (E.isLeft(opened)) return opened;
  const { context, lift, end } = opened.right;
  const answer = await work(context);
  if (E.isLeft(answer) || !isDownload(answer.right)) {
    end();
    return answer;
  }
  lift();
  return E.right(tellingEnd(answer.right, end));
};

const openFor = ({ kind }: Layered) => (kind === 'download' ? untilRead : inContext<unknown>);

/** The requests to a vendor's own endpoints, repeated as each says of itself; none where the provider takes none. */
const layeredRequests = (
  center: CenterBase<never>,
  host: Pick<Host, 'runtime'>,
  around: (operation: Layered, call: TaskCall) => TaskCall,
): { readonly request?: TaskCall } => {
  if (isEmpty(center.vendor.surfaces)) return {};
  const call = taskIn(center, vendorRequest);
  const request: TaskCall = (input, options) =>
    guarded(scopeOf(vendorRequest.name, host), () =>
      around({ ...vendorRequest, repeat: repeatIn(input) }, call)(input, options)(),
    );
  return { request };
};

/**
 * Puts layers around every operation that a center serves, and `vendor.request`, of any provider: a rate to
 * keep, retries where that is safe, a breaker. The adapters for vendors have them around each request
 * already. Bulk writes are not repeated. The capabilities are unchanged; `close` closes the center and ends
 * what waits in the policies.
 */
export const withLayers = <C extends CenterBase<never>>(
  center: C,
  settings: LayerSettings,
  runtime: Partial<Runtime> = {},
): E.Either<ContactCenterError, C> => {
  const { provider, account, capabilities } = center;
  const closing = new AbortController();
  const host = { runtime: runtimeOfAccount(provider, { ...runtime, account }), closing: closing.signal };
  const layers = layersOf(provider, settings, host.runtime);

  const around = (operation: Layered, call: TaskCall): TaskCall => {
    const scope = scopeOf(operation.name, host);
    const nameError = (error: ContactCenterError): ContactCenterError =>
      error.provider === undefined ? named(center, operation.name)(error) : error;
    return (input, options = {}) => {
      const within = (context: CallContext) => {
        const own = guarded(context, () => call(input, optionsOf(options, context))());
        return layers(askOf(operation, context), TE.mapLeft(withKnownEffect(operation))(own))(1);
      };
      const run = () => openFor(operation)(operation.name, options, host, within);
      return pipe(guarded(scope, run), TE.mapLeft(flow(withKnownEffect(operation), nameError)));
    };
  };

  return pipe(
    portsOf((operation) => {
      // A watch is one long call: it keeps no permit and is not repeated from outside.
      if (isWatch(operation)) return watchIn(center, operation);
      const call = taskIn(center, operation);
      return isServed(capabilities[operation.name]) ? around(operation, call) : call;
    }),
    E.fromOption(() => incompleteProvider(provider)),
    E.map((ports) => ({
      ...center,
      ...ports,
      vendor: { ...center.vendor, ...layeredRequests(center, host, around) },
      close: closeOf(host, closing, () => center.close()),
    })),
  );
};
