import { AgentId, CampaignId } from '@cordboard/core/provider';
import type { CampaignsSeed } from './seed.js';

/** The campaigns of the built-in center. */
export const builtInCampaigns: CampaignsSeed = {
  campaigns: [
    {
      id: CampaignId('9f1c2d3e-0000-4000-8000-000000000001'),
      code: 'spring2026',
      name: 'Spring renewals',
      state: 'running',
      schedule: {
        start: '2026-01-02T09:00:00+08:00',
        end: '2026-03-31T18:00:00+08:00',
        timeZone: 'Asia/Singapore',
      },
      description: 'Contracts that end before summer',
      createdAt: '2025-12-20T10:00:00+08:00',
      createdBy: AgentId('20001'),
      progress: {
        contacts: 200,
        unassigned: 40,
        agents: 2,
        executed: 80,
        answered: 50,
        dialed: 100,
        callsAnswered: 60,
        executedRate: 0.4,
        answeredRate: 0.625,
        callAnswerRate: 0.6,
        talkSec: 5400,
        averageTalkSec: 90,
      },
    },
    {
      id: CampaignId('9f1c2d3e-0000-4000-8000-000000000002'),
      code: 'welcome01',
      name: 'Welcome calls',
      state: 'draft',
      schedule: {
        start: '2026-02-01T09:00:00+08:00',
        end: '2026-02-28T18:00:00+08:00',
        timeZone: 'Asia/Singapore',
      },
      createdAt: '2026-01-03T15:30:00+08:00',
      createdBy: AgentId('20002'),
      progress: { contacts: 0, unassigned: 0, agents: 0, executed: 0, answered: 0 },
    },
  ],
};
