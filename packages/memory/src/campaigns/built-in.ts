import { AgentId, CampaignId, ContactId, QueueId } from '@cordboard/core/provider';
import type { CampaignsSeed, SeedAttempt } from './seed.js';

const winBack = CampaignId('task-9003');

const tried = (
  id: string,
  phoneNumber: string,
  at: string,
  outcome: 'connected' | 'busy' | 'no-answer',
): SeedAttempt => ({
  campaign: winBack,
  attempt: {
    contact: ContactId(id),
    phoneNumber,
    at,
    outcome,
    cause: outcome === 'connected' ? 'completed' : outcome,
  },
});

/** The campaigns of the built-in center; numbers reserved for fiction. */
export const builtInCampaigns: CampaignsSeed = {
  campaigns: [
    {
      id: CampaignId('task-9001'),
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
      dialing: { mode: 'power', linesPerAgent: 2 },
      queues: [QueueId('5001')],
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
        remaining: 120,
        finished: 80,
      },
    },
    {
      id: CampaignId('task-9002'),
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
      dialing: { mode: 'power', linesPerAgent: 2 },
      queues: [QueueId('5002')],
      progress: { contacts: 0, unassigned: 0, agents: 0, executed: 0, answered: 0 },
    },
    {
      id: winBack,
      code: 'winback01',
      name: 'Win-back calls',
      state: 'completed',
      schedule: {
        start: '2025-11-03T09:00:00+08:00',
        end: '2025-11-28T18:00:00+08:00',
        timeZone: 'Asia/Singapore',
      },
      createdAt: '2025-10-28T11:00:00+08:00',
      createdBy: AgentId('20001'),
      dialing: { mode: 'preview', ringTimeoutSec: 30 },
      queues: [QueueId('5001')],
      progress: { talkSec: 260 },
    },
  ],
  contacts: [
    {
      campaign: winBack,
      contact: {
        id: ContactId('7001'),
        phoneNumber: '447700900301',
        state: 'done',
        outcome: 'connected',
        attempts: 2,
        agentName: 'Mara Lindqvist',
        queueName: 'Sales',
        labels: ['quote'],
        note: 'Wants the quote by mail',
        fields: { var01: 'Gold' },
      },
    },
    {
      campaign: winBack,
      contact: {
        id: ContactId('7002'),
        phoneNumber: '447700900302',
        state: 'done',
        outcome: 'connected',
        attempts: 1,
        agentName: 'Mara Lindqvist',
        queueName: 'Sales',
      },
    },
    {
      campaign: winBack,
      contact: {
        id: ContactId('7003'),
        phoneNumber: '447700900303',
        state: 'done',
        outcome: 'busy',
        attempts: 1,
        failure: 'busy',
      },
    },
    {
      campaign: winBack,
      contact: {
        id: ContactId('7004'),
        phoneNumber: '447700900304',
        state: 'done',
        outcome: 'no-answer',
        attempts: 1,
        failure: 'no answer',
      },
    },
    {
      campaign: winBack,
      contact: { id: ContactId('7005'), phoneNumber: '447700900305', state: 'pending', attempts: 0 },
    },
  ],
  attempts: [
    tried('7001', '447700900301', '2025-11-04T10:00:00+08:00', 'busy'),
    tried('7001', '447700900301', '2025-11-04T15:00:00+08:00', 'connected'),
    tried('7002', '447700900302', '2025-11-05T10:00:00+08:00', 'connected'),
    tried('7003', '447700900303', '2025-11-05T10:05:00+08:00', 'busy'),
    tried('7004', '447700900304', '2025-11-06T10:00:00+08:00', 'no-answer'),
  ],
};
