import {
  CallbackId,
  CampaignId,
  type AgentId,
  type RequestOutcome,
  type Campaign,
  type CampaignRef,
  type ImportResult,
} from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import { notFound, type Answer } from '../shared/answers.js';
import { byKey } from '../shared/by-key.js';
import type { Ledger } from '../shared/once.js';
import { supply, uuidLike } from '../shared/supply.js';
import type { CampaignsSeed, SeedCampaign } from './seed.js';

/** What became of a batch, and the agent who imported it. */
export interface ImportEntry {
  readonly result: ImportResult;
  readonly importedBy: AgentId | undefined;
}

/** A campaign, and a summary of its contacts. */
export interface CampaignEntry {
  readonly id: CampaignId;
  readonly campaign: Campaign;
  readonly createdBy: AgentId | undefined;
  /** The numbers on its list, as `bare` writes them. */
  readonly numbers: Set<string>;
  /** The agents who were given contacts. */
  readonly agents: ReadonlySet<AgentId>;
  readonly imports: ImportEntry[];
}

/** The port's part of the state. */
export interface CampaignsState {
  readonly byId: Map<CampaignId, CampaignEntry>;
  readonly idByCode: Map<string, CampaignId>;
  /** The numbers on the lists of all campaigns. */
  readonly contacted: Set<string>;
  /** What `create` and `addContacts` did under each idempotency key. */
  readonly created: Ledger<CampaignId>;
  readonly imported: Ledger<RequestOutcome<Record<never, never>>>;
  readonly nextId: () => CampaignId;
  readonly nextCode: () => string;
  readonly nextBatchCode: () => string;
  readonly nextCallbackId: () => CallbackId;
}

/** A campaign whose list of contacts is empty. */
export const toEntry = ({ id, code, createdBy, ...campaign }: SeedCampaign): CampaignEntry => ({
  id,
  campaign: { ref: { id, code }, ...campaign },
  createdBy,
  numbers: new Set(),
  agents: new Set(),
  imports: [],
});

/** The campaigns that a seed describes; their lists of contacts are empty. */
export const createCampaigns = ({ campaigns = [] }: CampaignsSeed): CampaignsState => {
  const byId = byKey(campaigns.map(toEntry), ({ id }) => id);
  const idByCode = new Map(campaigns.map(({ id, code }) => [code, id]));
  const ids = supply(1, uuidLike(1), (id) => byId.has(CampaignId(id)));
  const callbackIds = supply(1, uuidLike(2), () => false);
  return {
    byId,
    idByCode,
    contacted: new Set(),
    created: new Map(),
    imported: new Map(),
    nextId: () => CampaignId(ids()),
    nextCode: supply(
      1,
      (n) => `campaign${String(n)}`,
      (code) => idByCode.has(code),
    ),
    nextBatchCode: supply(
      1,
      (n) => `batch${String(n)}`,
      () => false,
    ),
    nextCallbackId: () => CallbackId(callbackIds()),
  };
};

/** The campaign a reference means, where the id decides; `NotFound`. */
export const findCampaign = ({ byId, idByCode }: CampaignsState, ref: CampaignRef): Answer<CampaignEntry> => {
  const id = 'id' in ref ? ref.id : idByCode.get(ref.code);
  return E.fromNullable(notFound('campaign'))(id === undefined ? undefined : byId.get(id));
};
