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
  {
    /** The long id that calls name the campaign by; unique. */
    id: CampaignId.codec,
    /** The short code that lists show; unique, at most 64 characters. */
    code: text(64),
    /** What people know it by; at most 64 characters. */
    name: text(64),
  },
  {
    /** How far it is at the beginning. */
    state: Campaign.fields.state,
    /** When it may dial. */
    schedule: Campaign.fields.schedule,
    /** What it is for. */
    description: Campaign.fields.description,
    /** When it was made. */
    createdAt: Campaign.fields.createdAt,
    /** How it goes at the beginning. */
    progress: Campaign.fields.progress,
    /** Which agent made it, by id. */
    createdBy: AgentId.codec,
  },
);
/** A campaign, without contacts. */
export interface SeedCampaign extends FieldsOf<typeof seedCampaignFields>, Named {}
export const SeedCampaign = strictObject<SeedCampaign>('SeedCampaign', seedCampaignFields);

const campaignsSeedFields = fields(
  {},
  {
    /** Outbound work; ids and codes are unique. */
    campaigns: arrayOf(SeedCampaign),
  },
);
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
