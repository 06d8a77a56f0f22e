import type { ContactCenter } from '@cordboard/core/fp';
import type {
  AgentPatch,
  AgentState,
  CallerIdStatus,
  CampaignState,
  DialingMode,
  ErrorKind,
  NewQueue,
  OperationName,
  NotReadyReason,
} from '@cordboard/core/provider';
import type { Seed } from '@cordboard/memory';

/** The initial state of a world. */
export interface LawStart {
  /** The initial center. */
  readonly seed: Seed;
  /** What every clock shows, epoch milliseconds. */
  readonly now: () => number;
}

/** An adapter, and the center behind its vendor's protocol. */
export interface LawWorld {
  /** The adapter's center. */
  readonly center: ContactCenter;
  /** The vendor, simulated over a center in memory that began with the seed. */
  readonly sandbox: { readonly center: ContactCenter };
  readonly close: () => Promise<void>;
}

/** Rules of a vendor that its capabilities cannot express. Default: as in memory. */
export interface VendorRules {
  /** An agent's id and number are one and the same. */
  readonly oneAgentName?: boolean;
  /** The states in which an agent cannot be changed or moved to another queue. */
  readonly fixedIn?: readonly AgentState[];
  /** The ids of queues, call flows and routes are numbers: none begins with a zero. */
  readonly numericIds?: boolean;
  /** What a new queue has that was not given when it was made, and each of the seed; the channel goes for routes, too. */
  readonly newQueues?: Pick<NewQueue, 'channel' | 'description' | 'settings'>;
  /** Inputs that the vendor refuses by rules that no capability can express. */
  readonly refuses?: (operation: OperationName, input: object) => boolean;
  /** What signs an agent in, as not ready, where this center has not yet: its vendor does it in the agent's session only. */
  readonly signsInFor?: readonly OperationName[];
  /** Its extensions are desk phones, which belong to no agent. */
  readonly deskPhones?: boolean;
  /** What of an agent cannot be changed in a role. */
  readonly rolesWithout?: Readonly<Partial<Record<'agent' | 'supervisor', readonly (keyof AgentPatch)[]>>>;
  /** The not-ready reasons that it supports. */
  readonly reasons?: readonly NotReadyReason[];
  /** The statuses that its caller ids can have. */
  readonly callerIdStatuses?: readonly CallerIdStatus[];
  /** The states that its campaigns can have, for each way in which they dial: every one of them dials in one of these. */
  readonly campaignStates?: Readonly<Record<'preview' | 'power', readonly CampaignState[]>>;
  /** How a campaign dials that can be changed and stopped. */
  readonly changeableModes?: readonly DialingMode[];
  /** Unsafe writes that it does once for each idempotency key all the same. */
  readonly onceByKey?: readonly OperationName[];
  /** The kind of error where it differs from memory's. */
  readonly saysInstead?: Readonly<Partial<Record<ErrorKind, ErrorKind | readonly ErrorKind[]>>>;
}

/** A provider whose law is checked. */
export interface LawSubject {
  readonly name: string;
  /** Makes a fresh world: sequences must not affect each other. */
  readonly connect: (start: LawStart) => Promise<LawWorld>;
  readonly rules?: VendorRules;
  /** How many sequences; default 1000. */
  readonly runs?: number;
  /** Which sequences: the same ones for the same number. Default: the same number in every run. */
  readonly seed?: number;
  /** Where among the sequences of a seed to begin, as a finding names it. Default: at the first. */
  readonly path?: string;
}
