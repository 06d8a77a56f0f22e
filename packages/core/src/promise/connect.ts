import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Adapter, AdapterOf } from '../connect/adapter.js';
import {
  connect as fpConnect,
  type ConnectOptions as FpConnectOptions,
  type FindAdapter as FpFindAdapter,
} from '../connect/connect.js';
import type { Runtime } from '../context/runtime.js';
import { orThrow } from '../errors/or-throw.js';
import type { OperationName } from '../ports/registry.js';
import type { VendorRequest } from '../provider/vendor-request.js';
import { toPromises, type Center, type CenterWith } from './center.js';
import { fromPromise } from './from-promise.js';

/** Finds the adapter of a provider. What it rejects with, `connect` rejects with. */
export type FindAdapter = (provider: string) => Adapter | Promise<Adapter>;

/** How to connect. */
export interface ConnectOptions extends Omit<FpConnectOptions, 'adapters'> {
  /**
   * The adapters to choose from, or how to find one by its provider's name. Left out, the package
   * `@cordboard/<provider>` is imported.
   */
  readonly adapters?: readonly Adapter[] | FindAdapter | undefined;
}

const finding =
  (find: FindAdapter): FpFindAdapter =>
  (provider) =>
    fromPromise(() => find(provider));

/**
 * Connects to the provider that the configuration names. `config` is an object or the path of a JSON file:
 * `{ "provider": …, "providers": { … } }`. Nothing is sent to the vendor yet. Rejects with `Misconfigured`, which lists every
 * mistake at once, or with `Unsupported`, which lists what of `requires` the provider lacks.
 */
export const connect = async (config: unknown, options: ConnectOptions = {}): Promise<Center> => {
  const { adapters } = options;
  const found = typeof adapters === 'function' ? finding(adapters) : adapters;
  return orThrow(pipe(fpConnect(config, { ...options, adapters: found }), TE.chainEitherK(toPromises)));
};

/** The center of an adapter: what {@link connectTo} resolves with. */
export type CenterOf<A> = A extends AdapterOf<infer N, unknown, infer R> ? CenterWith<N, R> : never;

/**
 * Connects to one provider, whose adapter is given, with settings written in code:
 * `connectTo(sobot, { appId, appSecret })`. The type of the center has the operations that the provider serves and no
 * others. Nothing is sent to the vendor yet. Rejects with `Misconfigured`, which lists every mistake.
 */
export const connectTo = <N extends OperationName, S, R extends VendorRequest>(
  adapter: AdapterOf<N, S, R>,
  settings: NoInfer<S>,
  runtime: Partial<Runtime> = {},
): Promise<CenterWith<N, R>> =>
  orThrow(
    pipe(
      TE.fromIOEither(() => adapter.create(settings, runtime)),
      TE.chainEitherK(toPromises),
    ),
  );
