import * as E from 'fp-ts/lib/Either.js';
import { flow } from 'fp-ts/lib/function.js';
import * as O from 'fp-ts/lib/Option.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import * as t from 'io-ts';
import { closedError } from '../errors/aborted.js';
import { failure, type ContactCenterError } from '../errors/contact-center-error.js';
import {
  operations,
  type AnyOperation,
  type OperationName,
  type Ports,
  type PortsWith,
} from '../ports/registry.js';
import { Capability, type Capabilities } from './capability.js';
import { guarded, scopeOf } from '../context/guarded.js';
import type { Host } from '../context/host.js';
import type { Offer, Refusal, Run } from './offer.js';
import { portsOf, type PortCall } from './ports-of.js';

/** What a center is beside its ports. */
export interface CenterBase {
  /** The provider behind it, as in the configuration. */
  readonly provider: string;
  readonly capabilities: Capabilities;
  /**
   * Ends sessions and frees connections. Every call afterwards answers `Conflict`; closing twice is no error. Calls under
   * way are not waited for: a request on the wire is answered still, and a call that waits for anything else ends as
   * `Conflict`, with the effect that is known so far. A bulk write stops after the requests under way and reports them.
   */
  readonly close: () => TE.TaskEither<ContactCenterError, void>;
}

/** A contact center behind the four ports. An operation that the provider lacks answers `Unsupported`. */
export interface ContactCenter extends CenterBase, Ports {}

/** A contact center of a known provider, with the operations it serves and no others. */
export type CenterWith<N extends OperationName> = CenterBase & PortsWith<N>;

/** What an adapter brings together to become a provider. */
export interface ProviderParts extends Omit<Host, 'closing'> {
  /** What it serves, and for what it does not, why. An operation left out is `absent`. */
  readonly offers: readonly (Offer<OperationName> | Refusal)[];
  readonly close?: () => TE.TaskEither<ContactCenterError, void>;
}

const notOffered: Capability = { support: 'absent', note: 'the vendor offers nothing like it' };

const unsupported = ({ support, note }: Capability): ContactCenterError =>
  failure('Unsupported', support === 'planned' ? `not built yet: ${note ?? ''}` : (note ?? 'not offered'));

type Entry = Offer<OperationName> | Refusal;

/** Says where an error is from. */
export const named =
  (provider: string, operation: OperationName) =>
  (error: ContactCenterError): ContactCenterError =>
    error.with({ provider, operation, message: `${provider} ${operation}: ${error.message}` });

/** A read changes nothing, so its failure has no effect, whatever an adapter says of it. */
export const withKnownEffect =
  ({ kind }: AnyOperation) =>
  (error: ContactCenterError): ContactCenterError =>
    (kind === 'read' || kind === 'list') && error.effect !== 'none' ? error.with({ effect: 'none' }) : error;

const callOf = (host: Host, operation: AnyOperation, entry: Entry): PortCall => {
  const { provider, closing } = host;
  const settleError = E.mapLeft(flow(withKnownEffect(operation), named(provider, operation.name)));
  const scope = scopeOf(operation.name, host);
  const run: Run = entry.served ? entry.run : () => TE.left(unsupported(entry.capability));
  return (input, options = {}) =>
    async () => {
      if (closing.aborted) return settleError(E.left(closedError));
      // What runs the adapter guards it: what is thrown beside that is thrown before anything was sent.
      const work = guarded(scope, () => run(input, options, host)(), 'none');
      return settleError(await work());
    };
};

/** Ends what waits first, so that nothing begins with what is being closed. */
export const closeOf =
  (host: Pick<Host, 'runtime'>, closing: AbortController, close: CenterBase['close']): CenterBase['close'] =>
  () =>
  () => {
    closing.abort(closedError);
    return guarded(scopeOf('close', host), () => close()())();
  };

const isCapabilities = (u: unknown): u is Capabilities =>
  t.UnknownRecord.is(u) && operations.every(({ name }) => Capability.is(u[name]));

export const putTogetherWrongly = (provider: string): ContactCenterError =>
  failure('Internal', `the provider ${provider} is put together wrongly`);

/** Makes a contact center of what an adapter serves: fills the gaps, proves inputs, names errors. */
export const defineProvider = (parts: ProviderParts): E.Either<ContactCenterError, ContactCenter> => {
  const entryOf = (name: OperationName): Entry =>
    parts.offers.find(({ operation }) => operation === name) ?? {
      served: false,
      operation: name,
      capability: notOffered,
    };
  const closing = new AbortController();
  const host = { ...parts, closing: closing.signal };
  const complete = portsOf((operation) => callOf(host, operation, entryOf(operation.name)));
  const capabilities: unknown = Object.fromEntries(
    operations.map(({ name }) => [name, entryOf(name).capability]),
  );
  return O.isSome(complete) && isCapabilities(capabilities)
    ? E.right({
        ...complete.value,
        provider: parts.provider,
        capabilities,
        close: closeOf(parts, closing, parts.close ?? (() => TE.right(undefined))),
      })
    : E.left(putTogetherWrongly(parts.provider));
};
