import { expect, test } from '@jest/globals';
import { agentDirectory, callRouting, QueueId, QueueSettings, type Page } from '@cordboard/core/provider';
import fc from 'fast-check';
import { toAgentPage } from '../src/mapping/agents.js';
import { toQueueSettings } from '../src/mapping/queues.js';
import { toCallerIdPage } from '../src/mapping/routing.js';

const loose = fc.oneof(
  fc.constantFrom(null, undefined, '', ' ', '0', 0, 1, '__proto__', 'constructor'),
  fc.integer(),
  fc.string({ maxLength: 20 }),
);
const seat = fc.record({
  keyId: fc.oneof(fc.nat(), fc.stringMatching(/^\d{1,19}$/)),
  empNo: loose,
  name: loose,
  petName: loose,
  enable: loose,
  deleteFlag: loose,
  status: loose,
  voiceGroupId: loose,
  groupName: loose,
  displayNum: loose,
  priority: loose,
  createTime: loose,
  updateTime: loose,
});

const settings = fc.record({
  callinStrategy: loose,
  timeoutTransferSec: loose,
  wrapUpTime: loose,
  turnSeatRing: loose,
  labelName: fc.constantFrom(['vip'], [], '' as const, null, undefined),
  displaySwitch: loose,
  encryptNumber: loose,
  fsNode: loose,
});

test('whatever a page of agents holds, what comes out keeps the promise of agents.list', () => {
  fc.assert(
    fc.property(fc.array(seat, { maxLength: 5 }), loose, loose, (records, total, pages) => {
      const { items, claims, rows } = toAgentPage('+08:00')({ records, total, pages });
      const page: Page<unknown> = { items, total: claims.total };
      expect(agentDirectory.list.output.is(page)).toBe(true);
      expect(rows).toHaveLength(records.length);
    }),
    { seed: 1 },
  );
});

test('whatever the settings of a queue hold, what comes out keeps the promise of queues.configure', () => {
  fc.assert(
    fc.property(settings, (reply) => {
      const known = toQueueSettings(QueueId('1'))(reply);
      expect(QueueSettings.is(known)).toBe(true);
      expect(known.strategy === undefined).toBe(known.native?.strategy === undefined);
      expect(known.mediaRegion === undefined).toBe(known.native?.mediaRegion === undefined);
    }),
    { seed: 1 },
  );
});

const number = fc.record({
  number: fc.oneof(fc.nat(), fc.stringMatching(/^\d{1,19}$/)),
  state: loose,
  country: loose,
  dueDate: loose,
  type: loose,
  inboundPrefix: loose,
  enableVoicemail: loose,
  remark: loose,
});

test('whatever a page of numbers holds, what comes out keeps the promise of routing.listCallerIds', () => {
  fc.assert(
    fc.property(fc.array(number, { maxLength: 5 }), loose, (records, pages) => {
      const { items, rows } = toCallerIdPage({})({ records, pages });
      expect(callRouting.listCallerIds.output.is({ items })).toBe(true);
      expect(rows).toHaveLength(records.length);
    }),
    { seed: 1 },
  );
});
