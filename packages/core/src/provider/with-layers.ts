import * as E from 'fp-ts/lib/Either.js';
import { flow, pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { ContactCenterError } from '../errors/contact-center-error.js';
import type { BulkOptions } from '../context/call-options.js';
import type { AnyOperation } from '../ports/registry.js';
import { inContext, type CallContext } from '../context/call-context.js';
import { isServed } from './capability.js';
import { closeOf, named, putTogetherWrongly, withKnownEffect, type CenterBase } from './define-provider.js';
import { guarded, scopeOf } from '../context/guarded.js';
import { withGuardedCallbacks } from '../context/guarded-callbacks.js';
import { callIn, portsOf, type PortCall } from './ports-of.js';
import { systemRuntime, type Runtime } from '../context/runtime.js';
import { accountKey } from '../store/account-key.js';
import type { Rate } from '../store/store.js';
import { breaking, type BreakerSettings } from '../policies/breaking.js';
import { layered, type Ask, type Layer } from '../policies/layer.js';
import { paced } from '../policies/paced.js';
import { retrying, type RetrySettings } from '../policies/retrying.js';

/** The layers to put around a center's operations; one that is left out is not there, `{}` takes its defaults. */
export interface LayerSettings {
  readonly breaker?: BreakerSettings | undefined;
  readonly retry?: RetrySettings | undefined;
  readonly rate?: Rate | undefined;
  /** What tells the account from others of the provider when processes share a rate; kept as a hash only. */
  readonly account?: string | undefined;
}

const layersOf = (provider: string, settings: LayerSettings, runtime: Runtime): Layer => {
  const { breaker, retry, rate, account = '' } = settings;
  const owner = { provider, key: accountKey(provider, account), runtime };
  return layered(
    ...(breaker === undefined ? [] : [breaking(breaker, runtime)]),
    ...(retry === undefined ? [] : [retrying(retry, owner)]),
    ...(rate === undefined ? [] : [paced(rate, owner)]),
  );
};

const askOf = ({ kind, repeat }: AnyOperation, context: CallContext): Ask => ({
  operation: context.operation,
  correlationId: context.correlationId,
  signal: context.waitSignal,
  onDefect: context.onDefect,
  repeat,
  // Its rows may be a stream, which is read once, and its outcomes have been handed on.
  once: kind === 'bulk',
});

/** The caller's options, with what all tries have in common filled in: the key of the intent above all. */
const optionsOf = (options: BulkOptions<unknown>, context: CallContext): BulkOptions<unknown> => ({
  ...withGuardedCallbacks(options, context),
  signal: context.signal,
  timeoutMs: undefined,
  correlationId: context.correlationId,
  // A journal brings the key of the run it was begun with.
  idempotencyKey: options.journal === undefined ? context.idempotencyKey : options.idempotencyKey,
});

/**
 * Puts layers around every operation that a center serves, whoever made it: a rate to keep, retries where
 * that is safe, a breaker. The adapters for vendors have them around each request already. Bulk writes are
 * not repeated. Capabilities stay the center's own; `close` closes it and ends what waits in the layers.
 */
export const withLayers = <C extends CenterBase>(
  center: C,
  settings: LayerSettings,
  runtime: Partial<Runtime> = {},
): E.Either<ContactCenterError, C> => {
  const { provider, capabilities } = center;
  const closing = new AbortController();
  const host = { runtime: { ...systemRuntime, ...runtime }, closing: closing.signal };
  const layers = layersOf(provider, settings, host.runtime);

  const around = (operation: AnyOperation, call: PortCall): PortCall => {
    const scope = scopeOf(operation.name, host);
    const nameError = (error: ContactCenterError): ContactCenterError =>
      error.provider === undefined ? named(provider, operation.name)(error) : error;
    return (input, options = {}) => {
      const run = () =>
        inContext(operation.name, options, host, (context) => {
          const own = guarded(context, () => call(input, optionsOf(options, context))());
          return layers(askOf(operation, context), TE.mapLeft(withKnownEffect(operation))(own))(1);
        });
      return pipe(guarded(scope, run), TE.mapLeft(flow(withKnownEffect(operation), nameError)));
    };
  };

  return pipe(
    portsOf((operation) => {
      const call = callIn(center, operation);
      return isServed(capabilities[operation.name]) ? around(operation, call) : call;
    }),
    E.fromOption(() => putTogetherWrongly(provider)),
    E.map((ports) => ({ ...center, ...ports, close: closeOf(host, closing, () => center.close()) })),
  );
};
