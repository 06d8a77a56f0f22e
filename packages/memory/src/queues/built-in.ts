import { AgentId, QueueId } from '@cordboard/core/provider';
import type { QueuesSeed } from './seed.js';

/** The queues of the built-in center, their members and settings. */
export const builtInQueues: QueuesSeed = {
  queues: [
    { id: QueueId('5001'), name: 'Sales', weight: 5 },
    { id: QueueId('5002'), name: 'Support', weight: 8 },
    { id: QueueId('5003'), name: 'Renewals', weight: 3 },
  ],
  members: [
    { queue: QueueId('5001'), agent: AgentId('20001'), level: 3, autoSignIn: true },
    { queue: QueueId('5001'), agent: AgentId('20002'), level: 1, autoSignIn: true },
    { queue: QueueId('5002'), agent: AgentId('20002'), level: 2, autoSignIn: true },
    { queue: QueueId('5002'), agent: AgentId('20003'), level: 1, autoSignIn: false },
    { queue: QueueId('5002'), agent: AgentId('20004'), level: 5, autoSignIn: true },
  ],
  settings: [
    {
      queue: QueueId('5001'),
      strategy: 'longest-idle',
      ringTimeoutSec: 20,
      wrapUpSec: 15,
      maxWaitSec: 120,
      labels: ['new customer', 'quote'],
      showRecordings: true,
      maskNumbers: false,
      mediaRegion: 'singapore',
    },
    {
      queue: QueueId('5002'),
      strategy: 'round-robin',
      ringTimeoutSec: 25,
      breakAfterMisses: 3,
      showRecordings: true,
      maskNumbers: true,
      mediaRegion: 'singapore',
    },
  ],
};
