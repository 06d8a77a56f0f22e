import * as E from 'fp-ts/lib/Either.js';
import * as O from 'fp-ts/lib/Option.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import * as t from 'io-ts';
import { failure, type ContactCenterError } from '../errors/contact-center-error.js';
import { operations, type OperationName, type Ports, type PortsWith } from '../ports/registry.js';
import { Capability, type Capabilities } from './capability.js';
import { guarded } from './guarded.js';
import type { Host } from './host.js';
import type { Offer, Refusal, Run } from './offer.js';
import { portsOf, type PortCall } from './ports-of.js';

/** What a center is beside its ports. */
export interface CenterBase {
  /** The provider behind it, as in the configuration. */
  readonly provider: string;
  readonly capabilities: Capabilities;
  /** Ends sessions and frees what is held. The center must not be used afterwards; closing twice is no error. */
  readonly close: () => TE.TaskEither<ContactCenterError, void>;
}

/** A contact center behind the four ports. An operation that the provider lacks answers `Unsupported`. */
export interface ContactCenter extends CenterBase, Ports {}

/** A contact center of a known provider, with the operations it serves and no others. */
export type CenterWith<N extends OperationName> = CenterBase & PortsWith<N>;

/** What an adapter brings together to become a provider. */
export interface ProviderParts extends Host {
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

const callOf = (parts: ProviderParts, operation: OperationName, entry: Entry): PortCall => {
  const nameError = E.mapLeft(named(parts.provider, operation));
  const run: Run = entry.served ? entry.run : () => TE.left(unsupported(entry.capability));
  return (input, options = {}) =>
    async () =>
      nameError(await guarded(() => run(input, options, parts)())());
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
  const complete = portsOf(({ name }) => callOf(parts, name, entryOf(name)));
  const capabilities: unknown = Object.fromEntries(
    operations.map(({ name }) => [name, entryOf(name).capability]),
  );
  return O.isSome(complete) && isCapabilities(capabilities)
    ? E.right({
        ...complete.value,
        provider: parts.provider,
        capabilities,
        close: parts.close ?? (() => TE.right(undefined)),
      })
    : E.left(putTogetherWrongly(parts.provider));
};
