import type { OperationName } from '@cordboard/core/provider';
import type { Known } from './world.js';

/** Numbers that belong to nobody. */
const fictional = (n: number): string => `1202555${String(100 + n).padStart(4, '0')}`;

const schedule = { start: '2026-02-02T09:00:00+08:00', end: '2026-02-06T18:00:00+08:00' };

/** One input for each operation that every provider serving it can carry out. */
export const sampleInputs = (known: Known): Readonly<Record<OperationName, unknown>> => ({
  'agents.list': { limit: 2 },
  'agents.get': { agent: known.agent },
  'agents.update': { agent: known.agent, set: { wrapUpSec: 45 } },
  'agents.unbindStation': { agent: known.agent, station: 'both' },
  'agents.listExtensions': { limit: 2 },
  'agents.createExtension': { extension: { number: known.freeExtension, password: '482915' } },
  'queues.list': { limit: 2 },
  'queues.create': { name: 'Conformance' },
  'queues.remove': { queue: known.queue },
  'queues.listMembers': { queue: known.queue },
  'queues.updateMembers': { rows: [{ queue: known.queue, add: [{ agent: known.agent, level: 1 }] }] },
  'queues.configure': { queue: known.queue, set: { wrapUpSec: 20 } },
  'routing.setInboundEnabled': { agent: known.agent, enabled: false },
  'routing.setConcurrency': { agent: known.agent, channel: 'voice', max: 2 },
  'routing.listCallerIds': {},
  'routing.listFlows': { limit: 2 },
  'routing.blockNumbers': { rows: [{ number: fictional(1), direction: 'outbound' }] },
  'campaigns.create': { name: 'Conformance', schedule },
  'campaigns.list': { limit: 2 },
  'campaigns.addContacts': { campaign: known.campaign, rows: [{ phoneNumber: fictional(2) }] },
  'campaigns.importResult': { campaign: known.campaign },
  'campaigns.scheduleCallbacks': {
    name: 'Conformance',
    ...schedule,
    agent: known.agent,
    rows: [{ phoneNumber: fictional(3) }],
  },
});
