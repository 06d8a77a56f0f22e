import { pipe } from 'fp-ts/lib/function.js';
import * as E from 'fp-ts/lib/Either.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Adapter, AdapterOf } from '../connect/adapter.js';
import type { CommonOptions } from '../connect/connect-account.js';
import {
  connectAll as fpConnectAll,
  isOfAll,
  lost,
  type ConnectAllOptions as FpConnectAllOptions,
} from '../connect/connect-all.js';
import { connect as fpConnect, type ConnectOptions as FpConnectOptions } from '../connect/connect.js';
import type { FindAdapter as FpFindAdapter } from '../connect/find-adapter.js';
import type { Runtime } from '../context/runtime.js';
import type { ContactCenterError } from '../errors/contact-center-error.js';
import { orThrow } from '../errors/or-throw.js';
import type { OperationName } from '../ports/registry.js';
import type { ContactCenter } from '../provider/define-provider.js';
import type { VendorRequest } from '../provider/vendor-request.js';
import { toPromises, type Center, type CenterWith } from './center.js';
import { fromPromise } from './from-promise.js';

/** Finds the adapter of a provider. What it rejects with, `connect` rejects with. */
export type FindAdapter = (provider: string) => Adapter | Promise<Adapter>;

interface Finding {
  /**
   * The adapters to choose from, or how to find one by its provider's name. Left out, the package
   * `@cordboard/<provider>` is imported.
   */
  readonly adapters?: readonly Adapter[] | FindAdapter | undefined;
}

/** How to connect. */
export interface ConnectOptions extends Omit<FpConnectOptions, 'adapters'>, Finding {}

/** How to connect to several accounts. */
export interface ConnectAllOptions<A extends string = string>
  extends Omit<FpConnectAllOptions<A>, 'adapters'>, Finding {}

/** Centers by the names of their accounts. */
export type Centers<A extends string> = Readonly<Record<A, Center>>;

const finding =
  (find: FindAdapter): FpFindAdapter =>
  (provider) =>
    fromPromise(() => find(provider));

const adaptersIn = ({ adapters }: Finding): CommonOptions['adapters'] =>
  typeof adapters === 'function' ? finding(adapters) : adapters;

/**
 * Connects to the provider that the configuration names. `config` is an object or the path of a JSON file:
 * `{ "provider": …, "providers": { … } }`. Nothing is sent to the vendor yet. Rejects with `Misconfigured`, which lists every
 * mistake at once, or with `Unsupported`, which lists what of `requires` the provider lacks.
 */
export const connect = async (config: unknown, options: ConnectOptions = {}): Promise<Center> =>
  orThrow(
    pipe(fpConnect(config, { ...options, adapters: adaptersIn(options) }), TE.chainEitherK(toPromises)),
  );

const promisedAll =
  <A extends string>(accounts: readonly A[]) =>
  (centers: Readonly<Record<string, ContactCenter>>): E.Either<ContactCenterError, Centers<A>> =>
    pipe(
      Object.entries(centers),
      E.traverseArray(([account, center]) =>
        E.map((promised: Center): readonly [string, Center] => [account, promised])(toPromises(center)),
      ),
      E.map((entries) => Object.fromEntries<Center>(entries)),
      E.filterOrElse(
        (byAccount) => isOfAll(byAccount, accounts),
        () => lost,
      ),
    );

/**
 * Connects to several accounts of a configuration, an object or the path of a JSON file: those of `options.accounts`, or
 * every entry of `providers`. All or none: the mistakes of all accounts are one error, `Misconfigured` where one of them
 * is. Nothing is sent to the vendors yet.
 */
export const connectAll = async <A extends string = string>(
  config: unknown,
  options: ConnectAllOptions<A> = {},
): Promise<Centers<NoInfer<A>>> =>
  orThrow(
    pipe(
      fpConnectAll(config, { ...options, adapters: adaptersIn(options) }),
      TE.chainEitherK(promisedAll(options.accounts ?? [])),
    ),
  );

/** The center of an adapter: what {@link connectTo} resolves with. */
export type CenterOf<A> = A extends AdapterOf<infer N, unknown, infer R> ? CenterWith<N, R> : never;

/**
 * Connects to one provider, whose adapter is given, with settings written in code:
 * `connectTo(adapter, { key, secret })`. The type of the center has the operations that the provider serves and no
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
