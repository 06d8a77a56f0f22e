import {
  AgentId,
  arrayOf,
  Campaign,
  CampaignId,
  fields,
  type FieldsOf,
  type Named,
  strictObject,
  text,
} from '@cordboard/core/provider';
import { agentIds, type AgentsSeed } from '../agents/seed.js';
import type { Rule } from '../shared/coherence.js';

const seedCampaignFields = fields(
  { id: CampaignId.codec, code: text(64), name: text(64) },
  {
    state: Campaign.fields.state,
    schedule: Campaign.fields.schedule,
    description: Campaign.fields.description,
    createdAt: Campaign.fields.createdAt,
    progress: Campaign.fields.progress,
    createdBy: AgentId.codec,
  },
);
/** A campaign, without contacts. */
export interface SeedCampaign extends FieldsOf<typeof seedCampaignFields>, Named {}
export const SeedCampaign = strictObject<SeedCampaign>('SeedCampaign', seedCampaignFields);

const campaignsSeedFields = fields({}, { campaigns: arrayOf(SeedCampaign) });
/** The port's part of a seed. */
export interface CampaignsSeed extends FieldsOf<typeof campaignsSeedFields>, Named {}
export const CampaignsSeed = strictObject<CampaignsSeed>('CampaignsSeed', campaignsSeedFields);

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
