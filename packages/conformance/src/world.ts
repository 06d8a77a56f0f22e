import {
  QueueId,
  RecordId,
  RecordingId,
  RouteId,
  type AgentRef,
  type CampaignRef,
  type OneRecord,
  type RecordingRef,
} from '@cordboard/core/provider';
import type { ContactCenter } from '@cordboard/core/fp';

/** What the suite must know about a fresh center. */
export interface Known {
  /** An agent who is there. */
  readonly agent: AgentRef;
  /** Another agent who is there. */
  readonly otherAgent: AgentRef;
  /** An agent who is not. */
  readonly noAgent: AgentRef;
  /** A supervisor who is there. */
  readonly supervisor: AgentRef;
  /** A queue that is there. */
  readonly queue: QueueId;
  /** A queue that is there, without members. */
  readonly emptyQueue: QueueId;
  /** A queue that is not. */
  readonly noQueue: QueueId;
  /** A campaign that is there. */
  readonly campaign: CampaignRef;
  /** Another campaign that is there, and has not begun. The first one runs. */
  readonly draft: CampaignRef;
  /** One that is over: of its contacts some were reached, some called in vain, and some not called. */
  readonly finished: CampaignRef;
  /** A route that is there. */
  readonly route: RouteId;
  /** The record of a call that is there, with the time when the call began. */
  readonly record: OneRecord;
  /** A recording that is there: of a desk phone, whose recordings have addresses. */
  readonly recording: RecordingRef;
  /** A recording that is there: of a call of the center. */
  readonly centerRecording: RecordingRef;
  /** An extension that is there, and belongs to no agent. */
  readonly extension: string;
  /** An unused extension number. */
  readonly freeExtension: string;
}

/** A fault of the vendor's replies, after the request has taken effect. */
export type Misbehavior = 'counters-too-low' | 'counters-too-high' | 'unknown-codes' | 'hang';

/** A simulated vendor, as far as the suite makes use of it; one of `@cordboard/sandbox` will do. */
export interface SimulatedVendor {
  /** The center behind the protocol, which can be changed directly. */
  readonly center: ContactCenter;
  /** Makes replies faulty from now on. Without it, the cases that need it are skipped. */
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
  /** The vendor behind the provider. Without it, the cases that need it are skipped. */
  readonly sandbox?: SimulatedVendor | undefined;
  /** Frees everything, the center included. */
  readonly close: () => Promise<void>;
}

/** A provider under test. */
export interface Subject {
  readonly name: string;
  /**
   * Makes a fresh center: cases must not affect each other. What the served operations do not use need not be
   * known, such as queues.
   */
  readonly create: () => Promise<World<Partial<Known>>>;
}

/** Placeholders for what is not known; they name nothing. */
export const unknowns: Known = {
  agent: { number: 'not-known' },
  otherAgent: { number: 'not-known' },
  noAgent: { number: 'not-known' },
  supervisor: { number: 'not-known' },
  queue: QueueId('not-known'),
  emptyQueue: QueueId('not-known'),
  noQueue: QueueId('not-known'),
  campaign: { code: 'not-known' },
  draft: { code: 'not-known' },
  finished: { code: 'not-known' },
  route: RouteId('not-known'),
  record: { id: RecordId('not-known'), at: '2026-01-05T08:41:00Z' },
  recording: { id: RecordingId('not-known'), set: 'phone' },
  centerRecording: { id: RecordingId('not-known') },
  extension: 'not-known',
  freeExtension: 'not-known',
};
