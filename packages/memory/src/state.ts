import {
  CallbackId,
  CampaignId,
  QueueId,
  type AgentId,
  type RequestOutcome,
  type BlockedNumber,
  type CallerId,
  type CallFlow,
  type Campaign,
  type Extension,
  type ImportResult,
  type QueueSettings,
} from '@cordboard/core/provider';
import type { Clock } from './clock.js';
import { blockKey } from './do-not-call.js';
import { Memberships } from './memberships.js';
import type { Ledger } from './once.js';
import { patched } from './patch.js';
import type { Seed, SeedAgent, SeedCampaign, SeedExtension, SeedQueue } from './seed-codec.js';
import { supply, uuidLike } from './supply.js';

/** What became of a batch, and whose it was. */
export interface ImportEntry {
  readonly result: ImportResult;
  readonly importedBy: AgentId | undefined;
}

/** A campaign, and what its list of contacts amounts to. */
export interface CampaignEntry {
  readonly id: CampaignId;
  readonly campaign: Campaign;
  readonly createdBy: AgentId | undefined;
  /** The numbers on its list, as `bare` writes them. */
  readonly numbers: Set<string>;
  /** Who was given contacts. */
  readonly agents: ReadonlySet<AgentId>;
  readonly imports: ImportEntry[];
}

/** Everything a center in memory knows. The values are immutable; a write replaces them. */
export interface State {
  readonly clock: Clock;
  readonly agents: Map<AgentId, SeedAgent>;
  readonly agentsByNumber: Map<string, AgentId>;
  readonly extensions: Map<string, Extension>;
  readonly queues: Map<QueueId, SeedQueue>;
  readonly memberships: Memberships;
  readonly settings: Map<QueueId, QueueSettings>;
  /** Who takes no inbound calls. */
  readonly inboundOff: Set<AgentId>;
  /** The most contacts at once, by `channel/agent id`. */
  readonly concurrency: Map<string, number>;
  readonly callerIds: readonly CallerId[];
  readonly flows: readonly CallFlow[];
  /** By `blockKey`. */
  readonly blocked: Map<string, BlockedNumber>;
  readonly campaigns: Map<CampaignId, CampaignEntry>;
  readonly campaignsByCode: Map<string, CampaignId>;
  /** The numbers on the lists of all campaigns. */
  readonly contacted: Set<string>;
  readonly created: Ledger<CampaignId>;
  readonly imported: Ledger<RequestOutcome<Record<never, never>>>;
  /** Ids yet to be given. */
  readonly next: {
    readonly queueId: () => QueueId;
    readonly campaignId: () => CampaignId;
    readonly campaignCode: () => string;
    readonly batchCode: () => string;
    readonly callbackId: () => CallbackId;
  };
}

const byKey = <K, V>(values: readonly V[], key: (value: V) => K): Map<K, V> =>
  new Map(values.map((value) => [key(value), value]));

const extensionsOf = (seed: Seed): Map<string, Extension> => {
  const holders = new Map((seed.agents ?? []).map((agent) => [agent.station?.extension, agent]));
  const toExtension = ({ number, codec, boundAt }: SeedExtension): Extension => {
    const holder = holders.get(number);
    return holder === undefined
      ? patched<Extension>({ number, bound: false }, { codec })
      : patched<Extension>(
          { number, bound: true, agent: { id: holder.id, name: holder.name } },
          { codec, boundAt },
        );
  };
  return byKey((seed.extensions ?? []).map(toExtension), ({ number }) => number);
};

/** An agent of whom nothing more is said. */
const newcomer = ({ id, number, name }: SeedAgent): SeedAgent => ({
  id,
  number,
  name,
  enabled: true,
  presence: { state: 'logged-out' },
  station: {},
});

/** A campaign with nobody on its list yet. */
export const toEntry = ({ id, code, createdBy, ...campaign }: SeedCampaign): CampaignEntry => ({
  id,
  campaign: { ref: { id, code }, ...campaign },
  createdBy,
  numbers: new Set(),
  agents: new Set(),
  imports: [],
});

const suppliesFor = (state: Pick<State, 'queues' | 'campaigns' | 'campaignsByCode'>): State['next'] => {
  const { queues, campaigns, campaignsByCode } = state;
  const queueIds = supply(5001, String, (id) => queues.has(QueueId(id)));
  const campaignIds = supply(1, uuidLike(1), (id) => campaigns.has(CampaignId(id)));
  const callbackIds = supply(1, uuidLike(2), () => false);
  return {
    queueId: () => QueueId(queueIds()),
    campaignId: () => CampaignId(campaignIds()),
    campaignCode: supply(
      1,
      (n) => `campaign${String(n)}`,
      (code) => campaignsByCode.has(code),
    ),
    batchCode: supply(
      1,
      (n) => `batch${String(n)}`,
      () => false,
    ),
    callbackId: () => CallbackId(callbackIds()),
  };
};

/** The state that a seed describes. */
export const createState = (seed: Seed, clock: Clock): State => {
  const agents = (seed.agents ?? []).map((agent) => patched(newcomer(agent), agent));
  const queues = byKey(seed.queues ?? [], ({ id }) => id);
  const campaigns = byKey((seed.campaigns ?? []).map(toEntry), ({ id }) => id);
  const campaignsByCode = new Map((seed.campaigns ?? []).map(({ id, code }) => [code, id]));
  return {
    clock,
    agents: byKey(agents, ({ id }) => id),
    agentsByNumber: new Map(agents.map(({ id, number }) => [number, id])),
    extensions: extensionsOf(seed),
    queues,
    memberships: new Memberships(seed.members ?? []),
    settings: byKey(seed.settings ?? [], ({ queue }) => queue),
    inboundOff: new Set(),
    concurrency: new Map(),
    callerIds: seed.callerIds ?? [],
    flows: seed.flows ?? [],
    blocked: byKey(seed.blocked ?? [], blockKey),
    campaigns,
    campaignsByCode,
    contacted: new Set(),
    created: new Map(),
    imported: new Map(),
    next: suppliesFor({ queues, campaigns, campaignsByCode }),
  };
};
