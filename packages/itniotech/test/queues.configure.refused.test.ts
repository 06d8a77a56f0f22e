import { describe, expect, test } from '@jest/globals';
import { QueueId, type QueueSettingsPatch } from '@cordboard/core';
import { answer, center, failed, guardNetwork, paths, seen, succeed, success } from './support.js';

guardNetwork();

const queue = QueueId('5000047');
const switches = { showRecordings: true, maskNumbers: false };
const configure = (set: QueueSettingsPatch) => center().queues.configure({ queue, set });

describe('a change is refused', () => {
  const strategies = 'the vendor offers longest-idle, fewest-calls, priority-tiers, round-robin';

  test.each<[QueueSettingsPatch, string, string]>([
    [{ maxWaitSec: null }, 'set.maxWaitSec', 'the vendor can set it but not clear it'],
    [{ ringTone: null }, 'set.ringTone', 'the vendor can set it but not clear it'],
    [{ strategy: 'ring-all' }, 'set.strategy', strategies],
    [{ strategy: 'least-talk-time' }, 'set.strategy', strategies],
    [{ strategy: 'top-down' }, 'set.strategy', strategies],
    [{ strategy: 'random' }, 'set.strategy', strategies],
    [{ strategy: 'weighted-random' }, 'set.strategy', strategies],
    [{ strategy: 'skills-best' }, 'set.strategy', strategies],
    [{ strategy: 'skills-all' }, 'set.strategy', strategies],
    [{ strategy: 'unknown' }, 'set.strategy', strategies],
    [
      { maxWaiting: 4 },
      'set.maxWaiting',
      'the vendor limits how long a caller waits, not how many do: set.maxWaitSec',
    ],
    [{ maxTalkSec: null }, 'set.maxTalkSec', 'the vendor does not limit how long a call lasts'],
    [{ maxOnBreak: 1 }, 'set.maxOnBreak', 'the vendor does not limit how many agents are on a break'],
    [{ announceAgent: true }, 'set.announceAgent', 'the vendor does not announce agents'],
    [
      { waitingTone: 'waltz.wav' },
      'set.waitingTone',
      'the vendor has one tone, which is heard while an agent is called: set.ringTone',
    ],
  ])('as Unsupported when the vendor has no way to carry it: %j', async (set, path, message) => {
    const error = await failed(configure({ ...switches, ...set }));
    expect(error).toMatchObject({ kind: 'Unsupported', effect: 'none', problems: [{ path, message }] });
    expect(seen).toEqual([]);
  });

  test.each<[string, readonly string[], readonly string[]]>([
    [
      'more than ten labels',
      Array.from({ length: 11 }, (_, i) => `label ${i}`),
      ['set.labels expected at most 10 items here'],
    ],
    ['a label twice', ['vip', 'refund', 'vip'], ['set.labels expected no label twice']],
    [
      'labels of more than 20 characters',
      ['vip', '☎'.repeat(21), 'x'.repeat(21)],
      [
        'set.labels.1 expected at most 20 characters here',
        'set.labels.2 expected at most 20 characters here',
      ],
    ],
    [
      'both',
      Array.from({ length: 11 }, (_, i) => `${'x'.repeat(60)}${String(i)}`),
      ['set.labels expected at most 10 items here', 'set.labels.0 expected at most 20 characters here'],
    ],
  ])('as InvalidInput for %s', async (_, labels, said) => {
    const error = await failed(configure({ ...switches, labels }));
    expect(error).toMatchObject({ kind: 'InvalidInput', effect: 'none' });
    expect(error.problems.map(({ path, message }) => `${path} ${message}`).slice(0, said.length)).toEqual(
      said,
    );
    expect(error.message).toContain(`invalid input: ${said.join('; ')}`);
    expect(seen).toEqual([]);
  });

  test('never for ten labels of twenty characters, counted as a reader counts', async () => {
    answer(paths.writeSettings, success(null));
    const labels = Array.from({ length: 10 }, (_, i) => `${'📞'.repeat(19)}${i}`);
    await succeed(configure({ ...switches, labels }));
    expect(seen[0]?.body).toMatchObject({ labelName: labels });
  });

  test.each(['a/b', '1 2', '05000047', '5000047.0'])(
    'for a queue that no group can be named by: %j',
    async (id) => {
      const error = await failed(center().queues.configure({ queue: QueueId(id), set: switches }));
      expect(error).toMatchObject({
        kind: 'InvalidInput',
        effect: 'none',
        problems: [{ path: 'queue', message: expect.stringContaining('expected a whole number') }],
      });
      expect(seen).toEqual([]);
    },
  );

  test.each([
    [{ displaySwitch: 2, encryptNumber: null }, ['set.showRecordings', 'set.maskNumbers']],
    [{ displaySwitch: null, encryptNumber: 0 }, ['set.showRecordings']],
    [{ displaySwitch: 1, encryptNumber: 2 }, ['set.maskNumbers']],
  ])(
    'when neither caller nor vendor says how a required switch is set, for masking is not guessed: %j',
    async (read, missing) => {
      answer(paths.readSettings, success(read));
      const error = await failed(configure({ wrapUpSec: 5 }));
      const message = expect.stringContaining('must be given');
      expect(error).toMatchObject({ kind: 'InvalidInput', effect: 'none' });
      expect(error.problems).toEqual(missing.map((path) => ({ path, message })));
      expect(seen).toHaveLength(1);
    },
  );
});
