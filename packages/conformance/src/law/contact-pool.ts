import { ContactId, type CampaignContact, type CampaignId } from '@cordboard/core/provider';
import type { Part } from './fitted.js';
import { campaignPool, queuePool } from './pools.js';

/** One in each state that every vendor knows, and one that was reached. */
const contacts: readonly Omit<CampaignContact, 'id'>[] = [
  { phoneNumber: '12025550171', state: 'pending', attempts: 0 },
  { phoneNumber: '12025550172', state: 'done', outcome: 'failed', attempts: 2, failure: 'no answer' },
  {
    phoneNumber: '447700900999',
    state: 'done',
    outcome: 'connected',
    attempts: 1,
    agentName: 'Mara Lindqvist',
    queueName: queuePool[0].name,
    labels: ['quote'],
    note: 'Contracts that end 🌻',
    fields: { var01: '是' },
  },
  { phoneNumber: '447700900998', state: 'in-progress', attempts: 1 },
];

const listOf = (campaign: CampaignId, firstId: number): readonly Part<'contacts'>[] =>
  contacts.map((contact, place) => ({
    campaign,
    contact: { id: ContactId(String(firstId + place)), ...contact },
  }));

/** The contacts that may be on the lists of campaigns. */
export const contactPool: readonly Part<'contacts'>[] = [
  ...listOf(campaignPool.always.id, 7101),
  ...listOf(campaignPool.sometimes.id, 7201),
];
