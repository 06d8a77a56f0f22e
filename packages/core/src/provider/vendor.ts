import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { AgentName, type AgentRef } from '../domain/agent-ref.js';
import { closedError } from '../errors/aborted.js';
import { failure, type ContactCenterError } from '../errors/contact-center-error.js';
import { ownValue } from '../foundation/own-value.js';
import { isRead, vendorRequestOf, type VendorRequest } from './vendor-request.js';
import type { CallOptions } from '../context/call-options.js';
import { inContext, type CallContext } from '../context/call-context.js';
import { guarded, scopeOf } from '../context/guarded.js';
import type { Host } from '../context/host.js';
import { checkSupported } from '../context/supported.js';
import { named } from './named.js';
import type { SurfaceProbe, MissingSetting } from './probe.js';
import { understandingOf } from './understanding.js';

/** What `agent` is in the requests to a surface, by how the surface stands to agents. */
export interface AgentByUse {
  readonly required: AgentRef;
  readonly optional: AgentRef | undefined;
  readonly none: undefined;
}

/** Whether a surface works in the name of an agent. */
export type AgentUse = keyof AgentByUse;

/** What is to be known of a surface before it is sent requests. */
export interface SurfaceInfo<U extends AgentUse = AgentUse> {
  /** Whether requests name an agent. */
  readonly agent: U;
  /** Whether requests carry an idempotency key, so that they can be `keyed`. Default false. */
  readonly isKeyed?: boolean | undefined;
  /** The setting that the configuration lacks for it. */
  readonly missingSetting?: string | undefined;
}

/** A surface of a vendor that is open to requests of the caller's. */
export interface VendorSurface<U extends AgentUse = AgentUse> {
  /** What applications see of it. */
  readonly info: SurfaceInfo<U>;
  /** Sends one request as it is, and returns the reply as it is. */
  readonly ask: (asked: VendorRequest, context: CallContext) => TE.TaskEither<ContactCenterError, unknown>;
  /** How `check` finds out whether it answers. */
  readonly probe: SurfaceProbe | MissingSetting;
}

/** The surfaces of a vendor that are open to requests, by their names. */
export type VendorSurfaces = Readonly<Record<string, VendorSurface>>;

/** The vendor's own endpoints: for what no operation of the ports covers. */
export interface VendorRequests<R = VendorRequest> {
  /**
   * Sends a request to one of the vendor's endpoints, with the authentication, session, rate, retries and masking that
   * the operations have. Answers the data of the reply as the vendor wrote it (an integer that a number cannot hold as
   * text), `undefined` where there is none. A refusal is an error of the usual kinds. A path that the vendor does not
   * know is `NotFound`; a reply that is not JSON is `MalformedReply`.
   */
  readonly request: (input: R, options?: CallOptions) => TE.TaskEither<ContactCenterError, unknown>;
  /** The APIs that can be asked, by their names. None: every request is `Unsupported`. */
  readonly surfaces: Readonly<Record<string, SurfaceInfo>>;
}

type AgentField<A> = undefined extends A ? { readonly agent?: A | undefined } : { readonly agent: A };

/** The requests that a provider with these surfaces takes. */
export type RequestsTo<S extends VendorSurfaces> = {
  [N in keyof S & string]: Omit<VendorRequest, 'surface' | 'agent'> & {
    readonly surface: N;
  } & AgentField<AgentByUse[S[N]['info']['agent']]>;
}[keyof S & string];

const operation = 'vendor.request';

const noSurface = failure('Unsupported', 'the provider has no API that a request could be sent to');

/** At an address of the caller's, the path is more likely wrong than the base URL. */
const aboutPath = (error: ContactCenterError): ContactCenterError => {
  if (error.kind !== 'Misconfigured') return error;
  const { httpStatus } = error.native ?? {};
  if (httpStatus === 404)
    return error.with({ kind: 'NotFound', message: 'the vendor serves nothing at that path' });
  return httpStatus === 405
    ? error.with({ kind: 'InvalidInput', message: 'the vendor does not take that method at that path' })
    : error;
};

const send = (surface: VendorSurface, asked: VendorRequest, context: CallContext) => {
  const effect = isRead(asked) ? 'none' : 'maybe';
  return pipe(
    guarded(context, () => surface.ask(asked, context)(), effect),
    TE.mapLeft(aboutPath),
  );
};

/** Sends requests to the surfaces of a provider, as its operations are called: decoded, guarded, ended by `close`. */
export const vendorRequests = (
  host: Host,
  surfaces: VendorSurfaces,
  agentNames: readonly AgentName[] = AgentName.values,
): VendorRequests => {
  const names = Object.keys(surfaces);
  const codec = vendorRequestOf(names);
  const understanding = understandingOf(() => ({ refs: { agent: agentNames } }));
  const run = async (
    input: unknown,
    options: CallOptions,
  ): Promise<E.Either<ContactCenterError, unknown>> => {
    if (host.closing.aborted) return E.left(closedError);
    if (names.length === 0) return E.left(noSurface);
    const decoded = checkSupported(codec, understanding, input);
    if (E.isLeft(decoded)) return decoded;
    const surface = ownValue(surfaces, decoded.right.surface);
    if (surface === undefined) return E.left(noSurface);
    return inContext(operation, options, host, (context) => send(surface, decoded.right, context)());
  };
  return {
    request: (input, options = {}) =>
      pipe(
        guarded(scopeOf(operation, host), () => run(input, options), 'none'),
        TE.mapLeft(named(host, operation)),
      ),
    surfaces: Object.fromEntries(Object.entries(surfaces).map(([name, { info }]) => [name, info])),
  };
};
