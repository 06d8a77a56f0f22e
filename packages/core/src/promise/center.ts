import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type { CallOptions } from '../context/call-options.js';
import type { ContactCenterError } from '../errors/contact-center-error.js';
import { orThrow } from '../errors/or-throw.js';
import type { OperationName } from '../ports/registry.js';
import type {
  CenterBase as FpCenterBase,
  CenterWith as FpCenterWith,
  ContactCenter,
} from '../provider/define-provider.js';
import { incompleteProvider } from '../provider/incomplete-provider.js';
import { keyOfName, portOfName } from '../operation/names.js';
import { isWatching, memberIn, taskIn, watchIn } from '../provider/calls-in.js';
import type { SurfaceCheck } from '../provider/check.js';
import type { VendorRequest } from '../provider/vendor-request.js';
import type { VendorRequests as FpVendorRequests } from '../provider/vendor.js';
import type { Ports, PortsWith } from './ports.js';
import { walksOf } from './walks.js';

/** The vendor's own endpoints: for what no operation of the ports covers. */
export interface VendorRequests<R = VendorRequest> extends Pick<FpVendorRequests, 'surfaces'> {
  /**
   * Sends a request to one of the vendor's endpoints, with the authentication, session, rate, retries and masking that
   * the operations have. Resolves with the data of the reply as the vendor wrote it (an integer that a number cannot hold
   * as text), `undefined` where there is none. A refusal is an error of the usual kinds. A path that the vendor does not
   * know is `NotFound`; a reply that is not JSON is `MalformedReply`.
   */
  readonly request: (input: R, options?: CallOptions) => Promise<unknown>;
}

/** What a center is beside its ports. `R` are the requests that the vendor's own endpoints are sent. */
export interface CenterBase<R = VendorRequest> extends Omit<FpCenterBase, 'vendor' | 'check' | 'close'> {
  /** The vendor's own endpoints. */
  readonly vendor: VendorRequests<R>;
  /**
   * Asks each of the vendor's surfaces, by one documented read, whether it answers, and how its clock stands to this
   * machine's. Changes nothing, signs no agent in or out, is not retried, and goes past the circuit breaker, which it
   * leaves as it is. A surface that fails is part of the answer; where the time of the call is over, so is a surface that
   * did not answer in it. `[]` for a provider without surfaces (memory).
   */
  readonly check: (options?: CallOptions) => Promise<readonly SurfaceCheck[]>;
  /**
   * Ends sessions and frees connections. Every call afterwards rejects with `Conflict`; closing twice is no error. Calls
   * under way are not waited for: a request on the wire is answered still, and a call that waits for anything else ends
   * as `Conflict`, with the effect that is known so far. A bulk write stops after the requests under way and reports them.
   */
  readonly close: () => Promise<void>;
}

/**
 * A contact center behind the ports. A call is sent when it is made and answers a Promise, which rejects with a
 * `ContactCenterError` and nothing else; {@link attempt} gives the error a type. An operation that the provider lacks
 * rejects with `Unsupported`.
 *
 * A bulk write resolves with its report even where rows failed: look at `failed` and `unknown`. It rejects only where
 * nothing was done at all.
 */
export interface Center extends CenterBase, Ports {
  /** The same center with `TaskEither` instead of Promises. */
  readonly fp: ContactCenter;
}

/** A contact center of a known provider, with the operations it serves and no others. */
export type CenterWith<N extends OperationName, R = VendorRequest> = CenterBase<R> &
  PortsWith<N> & {
    /** The same center with `TaskEither` instead of Promises. */
    readonly fp: FpCenterWith<N, R>;
  };

type Port = Readonly<Record<string, unknown>>;

/** An operation of a center, in Promises. A watch is an async iterable in both faces. */
export const promisedCall = (center: object, operation: { readonly name: string }) => {
  const member = memberIn(center, operation);
  if (typeof member === 'function' && isWatching in member) return watchIn(center, operation);
  const call = taskIn(center, operation);
  return async (input: unknown, options?: object): Promise<unknown> => orThrow(call(input, options));
};

/** A port of a center, by the names of its operations. */
const portIn = (center: object, names: readonly string[]): Port => {
  const port = Object.fromEntries(names.map((name) => [keyOfName(name), promisedCall(center, { name })]));
  return Object.assign(port, { all: walksOf(center, names, port) });
};

/** The ports of a center whose operations have these names. */
const portsIn = (center: object, names: readonly string[]): Port => {
  const byPort = new Map<string, string[]>();
  for (const name of names) byPort.set(portOfName(name), [...(byPort.get(portOfName(name)) ?? []), name]);
  return Object.fromEntries([...byPort].map(([port, own]) => [port, portIn(center, own)]));
};

/** Capabilities name every operation, so this is what justifies the types of what is built by them. */
const arePorts =
  (names: readonly string[]) =>
  (built: Port): built is Port & Ports =>
    names.every((name) => typeof memberIn(built, { name }) === 'function');

/**
 * The Promise face of a center, such as one that layers were put around: `pipe(withLayers(center.fp, …), E.chain(toPromises))`.
 * It is made of what the center itself tells, because the tables of the operations are large and this is part of what
 * applications bundle.
 */
export const toPromises = (center: ContactCenter): E.Either<ContactCenterError, Center> => {
  const names = Object.keys(center.capabilities);
  return pipe(
    portsIn(center, names),
    E.fromPredicate(arePorts(names), () => incompleteProvider(center.provider)),
    E.map((promised) => ({
      ...center,
      ...promised,
      vendor: {
        ...center.vendor,
        request: (input, options) => orThrow(center.vendor.request(input, options)),
      },
      check: (options) => orThrow(center.check(options)),
      close: () => orThrow(center.close()),
      fp: center,
    })),
  );
};
