import { describe, expect, test } from '@jest/globals';
import { AgentId, RouteId, QueueId, RecordId, RecordingId } from '@cordboard/core';
import { connect, orThrow } from '@cordboard/core/fp';
import { describeProvider } from '@cordboard/conformance';
import { memory } from '@cordboard/memory';

await describeProvider(
  { describe, it: test, expect },
  {
    name: 'memory',
    create: async () => {
      const center = await orThrow(connect({ provider: 'memory' }, { adapters: [memory] }));
      return {
        center,
        known: {
          agent: { number: '1001' },
          otherAgent: { number: '1004' },
          noAgent: { id: AgentId('29999') },
          supervisor: { number: '2001' },
          queue: QueueId('5001'),
          emptyQueue: QueueId('5003'),
          noQueue: QueueId('5999'),
          campaign: { code: 'spring2026' },
          draft: { code: 'welcome01' },
          finished: { code: 'winback01' },
          route: RouteId('8101'),
          record: { id: RecordId('26010516410000004'), at: '2026-01-05T08:41:00Z' },
          recording: { id: RecordingId('2601051430001000005.wav'), set: 'phone' },
          centerRecording: { id: RecordingId('26010516410000004.mp3') },
          extension: '8004',
          freeExtension: '8765',
        },
        sandbox: { center },
        requests: () => 0,
        close: () => orThrow(center.close()),
      };
    },
  },
);
