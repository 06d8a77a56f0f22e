import { describe, expect, test } from '@jest/globals';
import { QueueId, type QueueSettings, type QueueSettingsPatch } from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import fc from 'fast-check';
import {
  fromNewQueue,
  fromQueuePage,
  fromQueueQuery,
  fromSettingsPatch,
  fromSwitches,
  switchesMissing,
  toQueuePage,
  toQueueSettings,
  withChanges,
} from '../src/mapping/queues.js';

const queue = QueueId('7');
const told = toQueueSettings(queue);
const sent = (set: QueueSettingsPatch) => {
  const request = fromSettingsPatch(set, 'set');
  if (E.isLeft(request)) throw request.left;
  return request.right;
};

const strategies = [
  [1, 'longest-idle'],
  [2, 'fewest-calls'],
  [3, 'priority-tiers'],
  [4, 'round-robin'],
] as const;
const regions = [
  ['SG_FS', 'singapore'],
  ['USA_FS', 'united-states'],
  ['UAE_FS', 'united-arab-emirates'],
  ['EU_FS', 'EU_FS'],
] as const;

const seconds = fc.nat({ max: 600 });
const some = fc.record(
  {
    strategy: fc.constantFrom(...strategies.map(([, word]) => word)),
    ringTimeoutSec: seconds,
    autoAnswerSec: seconds,
    wrapUpSec: seconds,
    breakAfterMisses: seconds,
    maxWaitSec: seconds,
    ringTone: fc.constantFrom('bell.wav', '7'),
    labels: fc.uniqueArray(fc.constantFrom('vip', 'refund', 'new'), { minLength: 1 }),
    showRecordings: fc.boolean(),
    maskNumbers: fc.boolean(),
    mediaRegion: fc.constantFrom(...regions.map(([, word]) => word)),
  },
  { requiredKeys: ['showRecordings', 'maskNumbers'] },
);

describe('the settings of a queue', () => {
  test('are told as they were sent', () => {
    fc.assert(
      fc.property(some, (set) => {
        const reply = { ...sent(set), ...fromSwitches(set) };
        expect([told(reply), withChanges({ queue }, set)]).toMatchObject([set, set]);
        expect(told(reply)).toEqual(withChanges({ queue }, set));
      }),
      { seed: 1, numRuns: 20 },
    );
  });

  test('are after two changes as after both at once', () => {
    fc.assert(
      fc.property(some, some, (first, second) => {
        expect(withChanges(withChanges({ queue }, first), second)).toEqual(
          withChanges({ queue }, { ...first, ...second }),
        );
      }),
      { seed: 1, numRuns: 20 },
    );
  });

  test.each(strategies)('have the strategy %j for %s', (code, strategy) => {
    expect(sent({ strategy }).callinStrategy).toBe(code);
    expect(told({ callinStrategy: code })).toEqual({
      queue,
      strategy,
      native: { strategy: { code: String(code) } },
    });
  });

  test.each(regions)('have the region %j for %s', (code, mediaRegion) => {
    expect(sent({ mediaRegion }).fsNode).toBe(code);
    expect(told({ fsNode: code })).toEqual({ queue, mediaRegion, native: { mediaRegion: { code } } });
  });

  test('say nothing where nothing is told', () => {
    expect([told({}), told({ labelName: '', wrapUpTime: '' }), told({ labelName: [] })]).toEqual([
      { queue },
      { queue },
      { queue, labels: [] },
    ]);
    expect(told({ callinStrategy: 9 })).toMatchObject({ strategy: 'unknown' });
  });

  const cleared = {
    ringTimeoutSec: null,
    autoAnswerSec: null,
    wrapUpSec: null,
    breakAfterMisses: null,
    labels: null,
  } as const;

  test('are cleared by an empty value, and keep what is not named', () => {
    expect([sent({}), sent(cleared)]).toEqual([
      {},
      { timeoutTransferSec: '', callinAutoAnswerSec: '', wrapUpTime: '', timeoutIdle: '', labelName: [] },
    ]);
    const before: QueueSettings = {
      queue,
      ringTimeoutSec: 1,
      labels: ['vip'],
      strategy: 'round-robin',
      native: { strategy: { code: '4' } },
    };
    expect(withChanges(before, {})).toEqual(before);
    expect(withChanges(before, cleared)).toEqual({
      queue,
      strategy: 'round-robin',
      native: { strategy: { code: '4' } },
    });
    expect(withChanges({ queue, native: {} }, {})).toEqual({ queue });
  });

  test('have no label twice', () => {
    const labels = ['vip', 'new', 'vip'];
    for (const path of ['set', 'settings'] as const)
      expect(fromSettingsPatch({ labels }, path)).toMatchObject({
        left: {
          kind: 'InvalidInput',
          problems: [{ path: `${path}.labels`, message: 'expected no label twice' }],
        },
      });
  });

  test('are not written without both switches', () => {
    const message = 'must be given: the vendor wants it in every change and does not say how it is set now';
    const missing = ({ showRecordings, maskNumbers }: Partial<QueueSettings>) => {
      const switches = { showRecordings, maskNumbers };
      return [fromSwitches(switches), switchesMissing(switches, 'set').problems];
    };
    const [recordings, numbers] = ['set.showRecordings', 'set.maskNumbers'].map((path) => ({
      path,
      message,
    }));
    expect([{}, { maskNumbers: false }, { showRecordings: true }].map(missing)).toEqual([
      [undefined, [recordings, numbers]],
      [undefined, [recordings]],
      [undefined, [numbers]],
    ]);
    expect(fromSwitches({ showRecordings: true, maskNumbers: false })).toEqual({
      displaySwitch: 0,
      encryptNumber: 1,
    });
  });
});

test('a queue is a group, which is made and listed by name', () => {
  expect(toQueuePage({ records: [{ voiceGroupId: 7, groupName: ' Sales ', countSeat: '3' }] }).items).toEqual(
    [{ id: '7', name: 'Sales', members: 3 }],
  );
  expect(fromNewQueue({ name: 'Sales' }, 'app')).toEqual({ appId: 'app', groupName: 'Sales' });
  expect(fromQueuePage({ page: 2, size: 100 }, fromQueueQuery({ name: 'Sales' }))).toEqual({
    current: 2,
    size: 100,
    params: { groupName: 'Sales' },
  });
});
