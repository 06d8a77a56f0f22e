import { QueueId, type AgentRef, type CampaignRef, type ContactCenter } from '@cordboard/core';

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

/** A fresh center for one case. */
export interface World<K extends Partial<Known> = Known> {
  readonly center: ContactCenter;
  readonly known: K;
  /** How many requests have left for the vendor so far; 0 for a provider that sends none. */
  readonly requests: () => number;
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
