import { describe, expect, test } from '@jest/globals';
import { QueueId, type QueueSettingsPatch } from '@cordboard/core';
import { answer, center, failed, guardNetwork, paths, seen, succeed, success } from './support.js';

guardNetwork();

const queue = QueueId('5000047');
const switches = { showRecordings: true, maskNumbers: false };
const configure = (set: QueueSettingsPatch) => center().queues.configure({ queue, set });

describe('a change is refused', () => {
  test.each<[QueueSettingsPatch, string]>([
    [{ maxWaitSec: null }, 'set.maxWaitSec'],
    [{ ringTone: null }, 'set.ringTone'],
    [{ strategy: 'ring-all' }, 'set.strategy'],
    [{ strategy: 'least-talk-time' }, 'set.strategy'],
    [{ strategy: 'top-down' }, 'set.strategy'],
    [{ strategy: 'random' }, 'set.strategy'],
    [{ strategy: 'weighted-random' }, 'set.strategy'],
    [{ strategy: 'skills-best' }, 'set.strategy'],
    [{ strategy: 'skills-all' }, 'set.strategy'],
    [{ strategy: 'unknown' }, 'set.strategy'],
    [{ mediaRegion: 'unknown' }, 'set.mediaRegion'],
  ])('as Unsupported when the vendor has no way to carry it: %j', async (set, path) => {
    const error = await failed(configure({ ...switches, ...set }));
    expect(error).toMatchObject({ kind: 'Unsupported', effect: 'none', problems: [{ path }] });
    expect(seen).toEqual([]);
  });

  test.each<[string, readonly string[], readonly string[]]>([
    ['more than ten labels', Array.from({ length: 11 }, (_, i) => `label ${i}`), ['set.labels']],
    ['a label twice', ['vip', 'refund', 'vip'], ['set.labels']],
    [
      'labels of more than 20 characters',
      ['vip', '☎'.repeat(21), 'x'.repeat(21)],
      ['set.labels.1', 'set.labels.2'],
    ],
    [
      'all of that',
      Array.from({ length: 11 }, () => 'x'.repeat(64)),
      ['set.labels', 'set.labels', 'set.labels.0'],
    ],
  ])('as InvalidInput for %s', async (_, labels, paths) => {
    const error = await failed(configure({ ...switches, labels }));
    expect(error).toMatchObject({ kind: 'InvalidInput', effect: 'none' });
    expect(error.problems.map(({ path }) => path).slice(0, 3)).toEqual(paths);
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
      expect(error).toMatchObject({ kind: 'InvalidInput', effect: 'none', problems: [{ path: 'queue' }] });
      expect(seen).toEqual([]);
    },
  );

  test('when neither caller nor vendor says how a required switch is set: masking is not guessed', async () => {
    answer(paths.readSettings, success({ displaySwitch: 2, encryptNumber: null }));
    const error = await failed(configure({ wrapUpSec: 5 }));
    expect(error).toMatchObject({
      kind: 'InvalidInput',
      effect: 'none',
      problems: [{ path: 'set.showRecordings' }, { path: 'set.maskNumbers' }],
    });
    expect(seen).toHaveLength(1);
  });
});
