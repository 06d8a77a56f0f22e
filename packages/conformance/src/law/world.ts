import type { ContactCenter, ErrorKind, NotReadyReason } from '@cordboard/core/provider';
import type { Seed } from '@cordboard/memory';

/** How a world begins. */
export interface LawStart {
  /** Who and what is there. */
  readonly seed: Seed;
  /** What every clock shows, epoch milliseconds. */
  readonly now: () => number;
}

/** An adapter, and what stands behind the protocol it speaks. */
export interface LawWorld {
  /** The adapter's center. */
  readonly center: ContactCenter;
  /** The vendor, simulated over a center in memory that began with the seed. */
  readonly sandbox: { readonly center: ContactCenter };
  readonly close: () => Promise<void>;
}

/** What holds at a vendor and is more than its capabilities can say. Left out: as in memory. */
export interface VendorRules {
  /** An agent's id and number are one and the same. */
  readonly oneAgentName?: boolean;
  /** The most queues an agent can serve. */
  readonly queuesPerAgent?: number;
  /** The reasons for not being ready that it has a word for. */
  readonly reasons?: readonly NotReadyReason[];
  /** The kind of failure it answers with where memory answers with another. */
  readonly saysInstead?: Readonly<Partial<Record<ErrorKind, ErrorKind>>>;
}

/** A provider under the law. */
export interface LawSubject {
  readonly name: string;
  /** Makes a fresh world: nothing one sequence does may be seen by another. */
  readonly connect: (start: LawStart) => Promise<LawWorld>;
  readonly rules?: VendorRules;
  /** How many sequences; default 1000. */
  readonly runs?: number;
  /** Which sequences: the same ones for the same number. Default: the same number in every run. */
  readonly seed?: number;
  /** Where among the sequences of a seed to begin, as a finding names it. Default: at the first. */
  readonly path?: string;
}
