import type * as E from 'fp-ts/lib/Either.js';
import type * as t from 'io-ts';
import type { Problem } from '../codec/report.js';
import type { ContactCenterError } from '../errors/contact-center-error.js';
import type { Capabilities } from '../provider/capability.js';
import type { OperationName } from '../ports/registry.js';
import type { ContactCenter } from '../provider/define-provider.js';
import type { VendorRequest } from '../provider/vendor-request.js';
import type { Runtime } from '../context/runtime.js';
import type { Descriptions } from '../schema/description-of.js';

/** What every adapter carries, whichever copy of this package made it. */
export const brand = Symbol.for('@cordboard/Adapter');

/** A vendor's adapter, for `connect`. */
export interface Adapter {
  readonly [brand]: true;
  /** The provider's name in a configuration. */
  readonly provider: string;
  /** The codec of its settings. */
  readonly settings: t.Mixed;
  /** What its settings mean, for help texts and schemas; empty when the adapter has no table. */
  readonly descriptions: Descriptions;
  /**
   * What it serves with everything configured, and which settings each operation needs beside those that all need. Takes
   * no settings and sends nothing.
   */
  readonly capabilities: () => E.Either<ContactCenterError, Capabilities>;
  /** Every mistake in the settings, by path. */
  readonly problemsIn: (settings: unknown, runtime?: Partial<Runtime>) => readonly Problem[];
  /** Makes a center for these settings. Sends nothing yet. `Misconfigured` lists every mistake. */
  readonly create: (
    settings: unknown,
    runtime?: Partial<Runtime>,
  ) => E.Either<ContactCenterError, ContactCenter>;
}

declare const types: unique symbol;

/**
 * An adapter, and in its type what its provider serves: the operations `N`, with the settings `S` as they are written in
 * code, and requests `R` to the vendor's own endpoints.
 */
export interface AdapterOf<
  N extends OperationName,
  S,
  R extends VendorRequest = VendorRequest,
> extends Adapter {
  /** For the compiler only: no adapter has it. */
  readonly [types]?: { readonly names: N; readonly settings: S; readonly requests: R };
}

/** True for an adapter made by any installed copy of this package. */
export const isAdapter = (u: unknown): u is Adapter => typeof u === 'object' && u !== null && brand in u;
