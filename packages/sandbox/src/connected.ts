import { connect, orThrow, type ContactCenter } from '@cordboard/core/fp';
import {
  AgentId,
  CampaignId,
  QueueId,
  RecordId,
  RecordingId,
  RouteId,
  type Adapter,
  type AgentRef,
  type CampaignRef,
  type OneRecord,
  type RecordingRef,
  type Runtime,
} from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { SandboxOptions } from './options.js';
import { startSandbox, type Sandbox } from './sandbox.js';
import { vendors } from './vendors.js';

/** What certainly exists, and what does not, in a sandbox with the built-in seed. */
export interface KnownInSandbox {
  readonly agent: AgentRef;
  readonly otherAgent: AgentRef;
  readonly noAgent: AgentRef;
  readonly supervisor: AgentRef;
  readonly queue: QueueId;
  readonly emptyQueue: QueueId;
  readonly noQueue: QueueId;
  readonly campaign: CampaignRef;
  readonly draft: CampaignRef;
  readonly finished: CampaignRef;
  readonly route: RouteId;
  readonly record: OneRecord;
  readonly recording: RecordingRef;
  readonly centerRecording: RecordingRef;
  readonly extension: string;
  readonly freeExtension: string;
}

/** A sandbox and a center connected to it through an adapter. */
export interface ConnectedSandbox {
  readonly sandbox: Sandbox;
  readonly center: ContactCenter;
  readonly known: KnownInSandbox;
  /** How many requests have come in so far. */
  readonly requests: () => number;
  /** Closes the center, then the sandbox. */
  readonly close: () => Promise<void>;
}

export const known: KnownInSandbox = {
  agent: { number: '1001' },
  otherAgent: { number: '1004' },
  noAgent: { id: AgentId('29999') },
  supervisor: { number: '2001' },
  queue: QueueId('5001'),
  emptyQueue: QueueId('5003'),
  noQueue: QueueId('5999'),
  campaign: { id: CampaignId('task-9001'), code: 'spring2026' },
  draft: { id: CampaignId('task-9002'), code: 'welcome01' },
  finished: { id: CampaignId('task-9003'), code: 'winback01' },
  route: RouteId('8101'),
  record: { id: RecordId('26010516410000004'), at: '2026-01-05T08:41:00Z' },
  recording: { id: RecordingId('2601051430001000005.wav'), set: 'phone' },
  centerRecording: { id: RecordingId('26010516410000004.mp3') },
  extension: '8004',
  freeExtension: '8765',
};

/** Starts a fresh sandbox and connects an adapter to it: a whole vendor for one test. */
export const connectToSandbox = async (
  adapter: Adapter,
  options: SandboxOptions = {},
  runtime: Partial<Runtime> = {},
): Promise<ConnectedSandbox> => {
  const sandbox = await startSandbox(options);
  const config = { ...sandbox.config, provider: adapter.provider };
  const connected = await connect(config, { adapters: [adapter], runtime })();
  if (E.isLeft(connected)) await sandbox.close();
  const center = await orThrow(TE.fromEither(connected));
  return {
    sandbox,
    center,
    known,
    requests: () => vendors.reduce((sum, vendor) => sum + sandbox.ledger.requests(vendor), 0),
    close: async () => {
      await orThrow(center.close());
      await sandbox.close();
    },
  };
};
