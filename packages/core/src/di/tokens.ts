import { ports, type PortName, type Ports as FpPorts } from '../ports/registry.js';
import type { Center } from '../promise/center.js';
import type { Ports } from '../promise/ports.js';
import type { ContactCenter } from '../provider/define-provider.js';

/** A symbol that a container resolves to a `T`, which its type says: `container.resolve(token)` is a `T`. */
export type Token<T> = symbol & (new (...args: never[]) => T);

/** The tokens of the ports of one face, by their names on a center. */
export type PortTokens<P> = { readonly [N in PortName & keyof P]: Token<P[N]> };

/** Tokens in the form of a center: of itself, of its ports, and under `fp` of the same with `TaskEither`. */
export interface CenterTokens extends PortTokens<Ports> {
  /** Resolves to the whole {@link Center}. */
  readonly center: Token<Center>;
  /** The same for the face that gives `TaskEither`. */
  readonly fp: PortTokens<FpPorts> & {
    /** Resolves to the whole {@link ContactCenter}. */
    readonly center: Token<ContactCenter>;
  };
}

/**
 * The tokens of an account's center, those under which `registerCenters` binds it; without an account, those of the one
 * center that `registerCenter` binds. They are the same in every copy of this package.
 */
export function tokensOf(account?: string): CenterTokens;
// What a symbol resolves to is known to the compiler alone: it is said above, and the symbols below do not have it.
export function tokensOf(account?: string): object {
  const owner = account === undefined ? '' : ` of ${account}`;
  const faceOf = (face: string): object =>
    Object.fromEntries([
      ['center', Symbol.for(face + owner)] as const,
      ...Object.keys(ports).map((port) => [port, Symbol.for(`${face}.${port}${owner}`)] as const),
    ]);
  return { ...faceOf('@cordboard/center'), fp: faceOf('@cordboard/center.fp') };
}

/** The token of an account's center: `centerToken('eu')`. Those of its ports are {@link tokensOf}`('eu').agents` and so on. */
export const centerToken = (account: string): Token<Center> => tokensOf(account).center;

const tokens = tokensOf();

/** Resolves to the {@link Center} of the container. */
export const CenterToken = tokens.center;
/** Resolves to the `AgentDirectory` of the container's center. */
export const AgentDirectoryToken = tokens.agents;
/** Resolves to the `Presence` of the container's center. */
export const PresenceToken = tokens.presence;
/** Resolves to the `QueueAdmin` of the container's center. */
export const QueueAdminToken = tokens.queues;
/** Resolves to the `CallRouting` of the container's center. */
export const CallRoutingToken = tokens.routing;
/** Resolves to the `Campaigns` of the container's center. */
export const CampaignsToken = tokens.campaigns;
/** Resolves to the `CallControl` of the container's center. */
export const CallControlToken = tokens.calls;
/** Resolves to the `Records` of the container's center. */
export const RecordsToken = tokens.records;
