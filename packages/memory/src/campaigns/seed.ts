import { AgentId, arrayOf, Campaign, CampaignId, strictObject, text } from '@cordboard/core/provider';
import type * as t from 'io-ts';
import { agentIds, type AgentsSeed } from '../agents/seed.js';
import type { Rule } from '../shared/coherence.js';

/** A campaign, without contacts. */
export const SeedCampaign = strictObject(
  'SeedCampaign',
  { id: CampaignId.codec, code: text(64), name: text(64) },
  {
    state: Campaign.optional.state,
    schedule: Campaign.optional.schedule,
    description: Campaign.optional.description,
    createdAt: Campaign.optional.createdAt,
    progress: Campaign.optional.progress,
    createdBy: AgentId.codec,
  },
);
export type SeedCampaign = t.TypeOf<typeof SeedCampaign>;

/** The port's part of a seed. */
export const CampaignsSeed = strictObject('CampaignsSeed', {}, { campaigns: arrayOf(SeedCampaign) });
export type CampaignsSeed = t.TypeOf<typeof CampaignsSeed>;

/** What must hold beyond the form of each entry. */
export const campaignRules: readonly Rule<CampaignsSeed & AgentsSeed>[] = [
  { path: 'campaigns.*.id', keys: ({ campaigns = [] }) => campaigns.map(({ id }) => id), unique: true },
  { path: 'campaigns.*.code', keys: ({ campaigns = [] }) => campaigns.map(({ code }) => code), unique: true },
  {
    path: 'campaigns.*.createdBy',
    keys: ({ campaigns = [] }) => campaigns.map(({ createdBy }) => createdBy),
    among: agentIds,
  },
];
