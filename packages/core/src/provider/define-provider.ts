import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import * as t from 'io-ts';
import { failure, type ContactCenterError } from '../errors/contact-center-error.js';
import type { BulkOptions } from '../operation/call-options.js';
import {
  keyOf,
  operations,
  ports,
  type AnyOperation,
  type OperationName,
  type Ports,
  type PortsWith,
} from '../ports/registry.js';
import { itemIdentity } from '../paging/paginate.js';
import type { Runtime } from '../runtime.js';
import { Capability, type Capabilities } from './capability.js';
import { guarded } from './guarded.js';
import type { Offer, Refusal } from './offer.js';

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
export interface ProviderParts {
  readonly provider: string;
  readonly runtime: Runtime;
  /** What it serves, and for what it does not, why. An operation left out is `absent`. */
  readonly offers: readonly (Offer<OperationName> | Refusal)[];
  readonly close?: () => TE.TaskEither<ContactCenterError, void>;
}

const notOffered: Capability = { support: 'absent', note: 'the vendor offers nothing like it' };

const unsupported = ({ support, note }: Capability): ContactCenterError =>
  failure('Unsupported', support === 'planned' ? `not built yet: ${note ?? ''}` : (note ?? 'not offered'));

const callOf =
  (parts: ProviderParts, operation: OperationName, entry: Offer<OperationName> | Refusal) =>
  (input: unknown, options: BulkOptions<unknown> = {}): TE.TaskEither<ContactCenterError, unknown> =>
    pipe(
      entry.served ? entry.run(input, options, parts.runtime) : TE.left(unsupported(entry.capability)),
      guarded,
      TE.mapLeft((error) =>
        error.with({
          provider: parts.provider,
          operation,
          message: `${parts.provider} ${operation}: ${error.message}`,
        }),
      ),
    );

type Entry = Offer<OperationName> | Refusal;

const identityOf = (operation: AnyOperation): object =>
  operation.kind === 'list' ? { [itemIdentity]: operation.identity } : {};

const buildPorts = (parts: ProviderParts, entryOf: (name: OperationName) => Entry): unknown =>
  Object.fromEntries(
    Object.entries(ports).map(([port, table]) => [
      port,
      Object.fromEntries(
        Object.values(table).map((operation: AnyOperation) => [
          keyOf(operation),
          Object.assign(callOf(parts, operation.name, entryOf(operation.name)), identityOf(operation)),
        ]),
      ),
    ]),
  );

// Built from the tables at run time, so proven against them: this is what lets the types be believed.
const isPorts = (u: unknown): u is Ports =>
  t.UnknownRecord.is(u) &&
  Object.entries(ports).every(([port, table]) => {
    const built = u[port];
    return t.UnknownRecord.is(built) && Object.keys(table).every((key) => typeof built[key] === 'function');
  });

const isCapabilities = (u: unknown): u is Capabilities =>
  t.UnknownRecord.is(u) && operations.every(({ name }) => Capability.is(u[name]));

/** Makes a contact center of what an adapter serves: fills the gaps, proves inputs, names errors. */
export const defineProvider = (parts: ProviderParts): E.Either<ContactCenterError, ContactCenter> => {
  const entryOf = (name: OperationName): Entry =>
    parts.offers.find(({ operation }) => operation === name) ?? {
      served: false,
      operation: name,
      capability: notOffered,
    };
  const complete: unknown = buildPorts(parts, entryOf);
  const capabilities: unknown = Object.fromEntries(
    operations.map(({ name }) => [name, entryOf(name).capability]),
  );
  return isPorts(complete) && isCapabilities(capabilities)
    ? E.right({
        ...complete,
        provider: parts.provider,
        capabilities,
        close: parts.close ?? (() => TE.right(undefined)),
      })
    : E.left(failure('Internal', `the provider ${parts.provider} is put together wrongly`));
};
