import { BlockListId, FlowId, QueueId, RouteId } from '@cordboard/core/provider';
import type { RoutingSeed } from './seed.js';

/** The caller IDs, call flows and blocked numbers of the built-in center. */
export const builtInRouting: RoutingSeed = {
  callerIds: [
    {
      number: '442079460101',
      status: 'enabled',
      alias: 'Sales line',
      note: 'Shown on quotes',
      country: 'United Kingdom',
      type: 'fixed',
      expiresOn: '2030-12-31',
      voicemail: true,
    },
    { number: '442079460102', status: 'enabled', alias: 'Support line', type: 'mobile' },
    { number: '442079460103', status: 'disabled', alias: 'Winter campaign', note: 'Until next winter' },
    { number: '442079460104', status: 'canceled', note: 'Given back in 2025' },
    { number: '442079460105', status: 'expired', expiresOn: '2025-11-30' },
  ],
  flows: [
    { id: FlowId('7001'), name: 'Welcome and menu', note: 'Day and night' },
    { id: FlowId('7002'), name: 'After hours' },
  ],
  routes: [
    {
      id: RouteId('8101'),
      entry: '8000100',
      target: { kind: 'flow', flow: FlowId('7001') },
      channel: 'voice',
    },
    {
      id: RouteId('8102'),
      entry: '8000100',
      extension: '2',
      target: { kind: 'queue', queue: QueueId('5002') },
      channel: 'voice',
    },
    { id: RouteId('8103'), entry: '8000200', target: { kind: 'queue', queue: QueueId('5001') } },
  ],
  blockLists: [BlockListId('8001')],
  blocked: [{ number: '447700900999', direction: 'outbound', enabled: true, note: 'Asked not to be called' }],
};
