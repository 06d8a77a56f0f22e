import * as E from 'fp-ts/lib/Either.js';
import { flow } from 'fp-ts/lib/function.js';
import * as O from 'fp-ts/lib/Option.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { closedError } from '../errors/aborted.js';
import { AgentName } from '../domain/agent-ref.js';
import { failure, type ContactCenterError } from '../errors/contact-center-error.js';
import { ownValue } from '../foundation/own-value.js';
import type { VendorRequest } from './vendor-request.js';
import { isWatch, kinds, type OperationFacts } from '../operation/operation.js';
import type { RunOperation } from '../operation/runners.js';
import {
  operations,
  type AnyOperation,
  type OperationName,
  type PortName,
  type Ports,
  type PortsWith,
} from '../ports/registry.js';
import type { Capabilities, Capability } from './capability.js';
import { surfaceChecks, type SurfaceCheck } from './check.js';
import type { CallOptions } from '../context/call-options.js';
import { guarded, scopeOf } from '../context/guarded.js';
import type { Host } from '../context/host.js';
import { runtimeOfAccount } from '../context/runtime.js';
import { problemsInEntries } from './coherence.js';
import { incompleteProvider } from './incomplete-provider.js';
import { named } from './named.js';
import { portOfName } from '../operation/names.js';
import { type PortCall, type TaskCall } from './calls-in.js';
import { portsOf } from './ports-of.js';
import type { Implementation, NamesOf, NotServed } from './serve.js';
import { vendorRequests, type RequestsTo, type VendorRequests, type VendorSurfaces } from './vendor.js';
import { watchCall } from './watched.js';

/** What a center is beside its ports. `R` are the requests that the vendor's own endpoints are sent. */
export interface CenterBase<R = VendorRequest> {
  /** The provider behind it: the name of its adapter. */
  readonly provider: string;
  /** The account's name in the configuration, which is the provider's where it has none of its own. */
  readonly account: string;
  /** What the provider says of every operation, with the settings in use. */
  readonly capabilities: Capabilities;
  /** The vendor's own endpoints. */
  readonly vendor: VendorRequests<R>;
  /**
   * Asks each of the vendor's surfaces, by one documented read, whether it answers, and how its clock stands to this
   * machine's. Changes nothing, signs no agent in or out, is not retried, and goes past the circuit breaker, which it
   * leaves as it is. A surface that fails is part of the answer; where the time of the call is over, so is a surface that
   * did not answer in it. `[]` for a provider without surfaces (memory).
   */
  readonly check: (options?: CallOptions) => TE.TaskEither<ContactCenterError, readonly SurfaceCheck[]>;
  /**
   * Ends sessions and frees connections. Every call afterwards answers `Conflict`; closing twice is no error. Calls under
   * way are not waited for: a request on the wire is answered still, and a call that waits for anything else ends as
   * `Conflict`, with the effect that is known so far. A bulk write stops after the requests under way and reports them.
   */
  readonly close: () => TE.TaskEither<ContactCenterError, void>;
}

/** A contact center behind the ports. An operation that the provider lacks answers `Unsupported`. */
export interface ContactCenter extends CenterBase, Ports {}

/** A contact center of a known provider, with the operations it serves and no others. */
export type CenterWith<N extends OperationName, R = VendorRequest> = CenterBase<R> & PortsWith<N>;

type Entry = Implementation<OperationName> | NotServed<OperationName>;

declare const served: unique symbol;

/** A center as a provider is made, and in its type what it serves: the operations `N`, and requests `R` to the vendor. */
export interface ProviderOf<N extends OperationName, R extends VendorRequest> extends ContactCenter {
  /** For the compiler only: no center has it. */
  readonly [served]?: { readonly names: N; readonly requests: R };
}

/** The requests that surfaces take; any, where they are not known. */
type RequestsOf<V extends VendorSurfaces> = string extends keyof V
  ? VendorRequest
  : Extract<RequestsTo<V>, VendorRequest>;

/** Why the operations of a port are not served. */
export type LeftOut = Pick<Capability, 'note'> & { readonly support: 'notOffered' | 'notImplemented' };

/** What an adapter brings together to become a provider. */
export interface ProviderParts<
  O extends Entry = Entry,
  V extends VendorSurfaces = VendorSurfaces,
> extends Omit<Host, 'account' | 'closing'> {
  /** What it serves; and of what it does not serve, where there is more to say than for its whole port. */
  readonly operations: readonly O[];
  /** What is said of the operations of a port that are left out. Default: `notOffered`. */
  readonly leftOut?: Readonly<Partial<Record<PortName, LeftOut>>> | undefined;
  /** The names by which the vendor knows agents; what an operation declares of its own references counts first. Left out: all. */
  readonly agentNames?: readonly AgentName[] | undefined;
  /** What is open to `vendor.request`, and checked by `check`. Left out: nothing. */
  readonly surfaces?: V | undefined;
  /** Gives back what the adapter holds, such as sessions and connections; nothing when left out. */
  readonly close?: () => TE.TaskEither<ContactCenterError, void>;
}

const nothingLikeIt: Capability = { support: 'notOffered', note: 'the vendor offers nothing like it' };

const unsupported = ({ support, note = 'not offered' }: Capability): ContactCenterError =>
  failure('Unsupported', support === 'notImplemented' ? `not implemented yet: ${note}` : note);

/** A read changes nothing, so its failure has no effect, whatever the adapter states. */
export const withKnownEffect =
  ({ kind }: Pick<OperationFacts<string>, 'kind'>) =>
  (error: ContactCenterError): ContactCenterError =>
    !kinds[kind].changes && error.effect !== 'none' ? error.with({ effect: 'none' }) : error;

/** An operation as callers see it: it names its errors, and answers `Conflict` once the center is closed. */
export const portCallOf = <N extends string>(
  host: Host,
  operation: OperationFacts<N>,
  entry: Implementation<N> | NotServed<N>,
): PortCall => {
  const { closing } = host;
  const settle = flow(withKnownEffect(operation), named(host, operation.name));
  const scope = scopeOf(operation.name, host);
  const run: RunOperation = (...args) =>
    entry.served ? entry.run(...args) : TE.left(unsupported(entry.capability));
  const call: TaskCall =
    (input, options = {}) =>
    async () => {
      if (closing.aborted) return E.left(settle(closedError));
      // The adapter's code is guarded inside `run`: what is thrown here is thrown before anything was sent.
      const work = guarded(scope, () => run(input, options, host)(), 'none');
      return E.mapLeft(settle)(await work());
    };
  return isWatch(operation) ? watchCall(call, settle) : call;
};

/** Ends waits first, so that nothing starts to use what is being closed. */
export const closeOf =
  (host: Pick<Host, 'runtime'>, closing: AbortController, close: CenterBase['close']): CenterBase['close'] =>
  () =>
  () => {
    closing.abort(closedError);
    return guarded(scopeOf('close', host), () => close()())();
  };

const areCapabilities = (u: object): u is Capabilities =>
  operations.every(({ name }) => Object.hasOwn(u, name));

/** What a provider says of every operation, each worked out when it is first looked at. */
const capabilitiesOf = (entryOf: (operation: AnyOperation) => Entry): O.Option<Capabilities> => {
  const getters = operations.map((operation) => {
    const get = (): Capability => entryOf(operation).capability;
    return [operation.name, { get, enumerable: true }] as const;
  });
  return O.fromPredicate(areCapabilities)(Object.defineProperties({}, Object.fromEntries(getters)));
};

/** What a provider says of each operation. */
const entriesOf = ({ operations: entries, leftOut = {}, agentNames = AgentName.values }: ProviderParts) => {
  const known = entries.map((entry): Entry => (entry.served ? entry.knowing(agentNames) : entry));
  const byName = new Map(known.map((entry) => [entry.operation, entry]));
  const entryOf = (operation: AnyOperation): Entry =>
    byName.get(operation.name) ?? {
      served: false,
      operation: operation.name,
      capability: ownValue<LeftOut>(leftOut, portOfName(operation.name)) ?? nothingLikeIt,
    };
  return { known, entryOf };
};

/**
 * Makes a contact center of what an adapter serves: fills the gaps, checks inputs, names errors; its type says what is
 * served. `Internal` when an operation is there twice. What is declared of each is proved by `defineAdapter`.
 */
export const defineProvider = <O extends Entry, V extends VendorSurfaces = VendorSurfaces>(
  parts: ProviderParts<O, V>,
): E.Either<ContactCenterError, ProviderOf<NamesOf<readonly O[]>, RequestsOf<V>>> => {
  const { known, entryOf } = entriesOf(parts);
  const problems = problemsInEntries(known);
  if (problems.length > 0) return E.left(incompleteProvider(parts.provider, problems));
  const closing = new AbortController();
  const runtime = runtimeOfAccount(parts.provider, parts.runtime);
  const { account } = runtime;
  const host = { ...parts, account, runtime, closing: closing.signal };
  const complete = portsOf((operation) => portCallOf(host, operation, entryOf(operation)));
  const capabilities = capabilitiesOf(entryOf);
  return O.isSome(complete) && O.isSome(capabilities)
    ? E.right({
        ...complete.value,
        provider: parts.provider,
        account,
        capabilities: capabilities.value,
        vendor: vendorRequests(host, parts.surfaces ?? {}, parts.agentNames),
        check: surfaceChecks(host, parts.surfaces ?? {}),
        close: closeOf(host, closing, parts.close ?? (() => TE.right(undefined))),
      })
    : E.left(incompleteProvider(parts.provider));
};
