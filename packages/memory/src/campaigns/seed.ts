import {
  AgentId,
  arrayOf,
  CampaignAttempt,
  Campaign,
  CampaignContact,
  CampaignId,
  fields,
  type FieldsOf,
  type Named,
  strictObject,
  text,
} from '@cordboard/core/provider';
import { agentIds, type AgentsSeed } from '../agents/seed.js';
import { queueIds, type QueuesSeed } from '../queues/seed.js';
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
    /** In which hours of a day it may dial. */
    hours: Campaign.fields.hours,
    /** What it is for. */
    description: Campaign.fields.description,
    /** When it was made. */
    createdAt: Campaign.fields.createdAt,
    /** How it dials. */
    dialing: Campaign.fields.dialing,
    /** Who takes its calls, by id. */
    queues: Campaign.fields.queues,
    /** The numbers under which its calls go out. */
    callerIds: Campaign.fields.callerIds,
    /** How urgent it is among others. */
    priority: Campaign.fields.priority,
    /** How it goes at the beginning, without the contacts and attempts that are listed. */
    progress: Campaign.fields.progress,
    /** Which agent made it, by id. */
    createdBy: AgentId.codec,
  },
);
/** A campaign, without contacts. */
export interface SeedCampaign extends FieldsOf<typeof seedCampaignFields>, Named {}
export const SeedCampaign = strictObject<SeedCampaign>('SeedCampaign', seedCampaignFields);

const seedContactFields = fields(
  {
    /** On whose list it is, by the id of the campaign. */
    campaign: CampaignId.codec,
    /** What the campaign knows of it; no other contact has its id. */
    contact: CampaignContact,
  },
  {},
);
/** A contact on a campaign's list. */
export interface SeedContact extends FieldsOf<typeof seedContactFields>, Named {}
export const SeedContact = strictObject<SeedContact>('SeedContact', seedContactFields);

const seedAttemptFields = fields(
  {
    /** Who made it, by the id of the campaign. */
    campaign: CampaignId.codec,
    /** What became of it. */
    attempt: CampaignAttempt,
  },
  {},
);
/** A call that a campaign made. */
export interface SeedAttempt extends FieldsOf<typeof seedAttemptFields>, Named {}
export const SeedAttempt = strictObject<SeedAttempt>('SeedAttempt', seedAttemptFields);

const campaignsSeedFields = fields(
  {},
  {
    /** Outbound work; ids and codes are unique. */
    campaigns: arrayOf(SeedCampaign),
    /** Whom the campaigns call; ids are unique. */
    contacts: arrayOf(SeedContact),
    /** The calls that campaigns made, in their order; their contacts count them, too. */
    attempts: arrayOf(SeedAttempt),
  },
);
/** The port's part of a seed. */
export interface CampaignsSeed extends FieldsOf<typeof campaignsSeedFields>, Named {}
export const CampaignsSeed = strictObject<CampaignsSeed>('CampaignsSeed', campaignsSeedFields);

/** What must hold beyond the form of each entry. */
export const campaignRules: readonly Rule<CampaignsSeed & AgentsSeed & QueuesSeed>[] = [
  { path: 'campaigns.*.id', keys: ({ campaigns = [] }) => campaigns.map(({ id }) => id), unique: true },
  { path: 'campaigns.*.code', keys: ({ campaigns = [] }) => campaigns.map(({ code }) => code), unique: true },
  {
    path: 'contacts.*.campaign',
    keys: ({ contacts = [] }) => contacts.map(({ campaign }) => campaign),
    among: ({ campaigns = [] }) => campaigns.map(({ id }) => id),
  },
  {
    path: 'attempts.*.campaign',
    keys: ({ attempts = [] }) => attempts.map(({ campaign }) => campaign),
    among: ({ campaigns = [] }) => campaigns.map(({ id }) => id),
  },
  {
    path: 'attempts.*.attempt.contact',
    keys: ({ attempts = [] }) => attempts.map(({ attempt }) => attempt.contact),
    among: ({ contacts = [] }) => contacts.map(({ contact }) => contact.id),
  },
  {
    path: 'contacts.*.contact.id',
    keys: ({ contacts = [] }) => contacts.map(({ contact }) => contact.id),
    unique: true,
  },
  {
    path: 'campaigns.*.createdBy',
    keys: ({ campaigns = [] }) => campaigns.map(({ createdBy }) => createdBy),
    among: agentIds,
  },
  {
    path: 'campaigns.*.queues',
    keys: (seed) => {
      const known = new Set(queueIds(seed));
      return (seed.campaigns ?? []).map(({ queues = [] }) => queues.find((id) => !known.has(id)));
    },
    among: queueIds,
  },
];
