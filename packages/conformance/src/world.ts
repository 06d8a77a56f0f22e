import { QueueId, type AgentRef, type CampaignRef, type ContactCenter } from '@cordboard/core/provider';

/** What the suite must know of a fresh center before it has asked anything. */
export interface Known {
  /** An agent who is there. */
  readonly agent: AgentRef;
  /** Another agent who is there. */
  readonly otherAgent: AgentRef;
  /** An agent who is not. */
  readonly noAgent: AgentRef;
  /** A queue that is there. */
  readonly queue: QueueId;
  /** A queue that is not. */
  readonly noQueue: QueueId;
  /** A campaign that is there. */
  readonly campaign: CampaignRef;
  /** An extension number nobody has. */
  readonly freeExtension: string;
}

/** What a vendor can be made to do to its replies, again and again, once they have taken effect. */
export type Misbehavior = 'counters-too-low' | 'counters-too-high' | 'unknown-codes' | 'hang';

/** A simulated vendor, as far as the suite makes use of it; one of `@cordboard/sandbox` will do. */
export interface SimulatedVendor {
  /** The truth behind the protocol, which can be changed while nobody looks. */
  readonly center: ContactCenter;
  /** Makes replies go wrong from now on. Left out: the cases that take it are left out, too. */
  readonly faults?:
    | {
        readonly add: (rule: {
          readonly fault: Misbehavior;
          readonly when: 'after';
          readonly times: number;
        }) => void;
        readonly clear: () => void;
      }
    | undefined;
}

/** A fresh center for one case. */
export interface World<K extends Partial<Known> = Known> {
  readonly center: ContactCenter;
  readonly known: K;
  /** How many requests have left for the vendor so far; 0 for a provider that sends none. */
  readonly requests: () => number;
  /** What stands behind the provider; left out: the cases that look there are left out, too. */
  readonly sandbox?: SimulatedVendor | undefined;
  /** Frees everything, the center included. */
  readonly close: () => Promise<void>;
}

/** A provider under test. */
export interface Subject {
  readonly name: string;
  /**
   * Makes a fresh center: nothing one case does may be seen by another. What no served operation deals with
   * need not be known: a vendor without queues has none to name.
   */
  readonly create: () => Promise<World<Partial<Known>>>;
}

/** Stands in for what is not known, and names nothing anywhere. */
export const unknowns: Known = {
  agent: { number: 'not-known' },
  otherAgent: { number: 'not-known' },
  noAgent: { number: 'not-known' },
  queue: QueueId('not-known'),
  noQueue: QueueId('not-known'),
  campaign: { code: 'not-known' },
  freeExtension: 'not-known',
};
