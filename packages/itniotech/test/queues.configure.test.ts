import { describe, expect, test } from '@jest/globals';
import { QueueId, type QueueSettingsPatch } from '@cordboard/core';
import {
  answer,
  answerWith,
  center,
  expectSent,
  failed,
  fixture,
  guardNetwork,
  paths,
  refusal,
  seen,
  succeed,
  success,
} from './support.js';

guardNetwork();

const queue = QueueId('5000047');
const configure = (set: QueueSettingsPatch) => center().queues.configure({ queue, set });

/** Both required switches, so that nothing has to be read. */
const switches = { showRecordings: true, maskNumbers: false };
const current = { callinStrategy: 2, wrapUpTime: '20', displaySwitch: 1, encryptNumber: '0' };

describe('queues.configure', () => {
  test('sends the documented request and understands the documented reply', async () => {
    const documented = fixture('queues.configure.documented');
    answerWith(documented);
    const ringTone = 'turnseatring-template/120250106d88d71eb084746fcb7c77a4922d82ed1.mp3';
    const written = await succeed(
      configure({
        strategy: 'round-robin',
        autoAnswerSec: 5,
        ringTimeoutSec: 45,
        wrapUpSec: 20,
        breakAfterMisses: null,
        maxWaitSec: 60,
        ringTone,
        labels: null,
        showRecordings: true,
        maskNumbers: false,
        mediaRegion: 'singapore',
      }),
    );
    expectSent(documented);
    expect(written).toEqual({
      outcome: 'applied',
      warnings: [],
      value: {
        queue: '5000047',
        strategy: 'round-robin',
        autoAnswerSec: 5,
        ringTimeoutSec: 45,
        wrapUpSec: 20,
        maxWaitSec: 60,
        ringTone,
        showRecordings: true,
        maskNumbers: false,
        mediaRegion: 'singapore',
        native: { strategy: { code: '4' }, mediaRegion: { code: 'SG_FS' } },
      },
    });
  });

  test('reads the settings first, as documented, when a required switch is not named', async () => {
    const documented = fixture('queues.getSettings.documented');
    answerWith(documented);
    answer(paths.writeSettings, success(null));
    const written = await succeed(
      center().queues.configure({ queue: QueueId('1123'), set: { wrapUpSec: 30, autoAnswerSec: 5 } }),
    );
    expectSent(documented);
    expect(written).toEqual({
      outcome: 'applied',
      warnings: [],
      value: {
        queue: '1123',
        strategy: 'round-robin',
        ringTimeoutSec: 45,
        autoAnswerSec: 5,
        wrapUpSec: 30,
        maxWaitSec: 60,
        ringTone: 'turnseatring-template/120250106d88d71eb084746fcb7c77a4922d82ed1.mp3',
        labels: ['vip', 'refund'],
        showRecordings: true,
        maskNumbers: false,
        mediaRegion: 'singapore',
        native: { strategy: { code: '4' }, mediaRegion: { code: 'SG_FS' } },
      },
    });
  });

  test('writes what the patch names and the two required switches, and nothing it only read', async () => {
    answer(paths.readSettings, success(current));
    answer(paths.writeSettings, success(null));
    await succeed(configure({ maskNumbers: false }));
    expect(seen[1]?.body).toStrictEqual({ voiceGroupId: 5000047, displaySwitch: 1, encryptNumber: 1 });
  });

  test('reads nothing when both switches are named, and then knows only what was set: the write answers with null', async () => {
    answer(paths.writeSettings, success(null));
    const { value } = await succeed(configure({ ...switches, wrapUpSec: 0 }));
    expect(seen.map(({ body }) => body)).toStrictEqual([
      { voiceGroupId: 5000047, wrapUpTime: 0, displaySwitch: 0, encryptNumber: 1 },
    ]);
    expect(value).toEqual({ queue, wrapUpSec: 0, ...switches });
  });

  test('clears numbers with an empty text and labels with an empty list; leaving out clears nothing', async () => {
    answer(paths.writeSettings, success(null));
    const cleared = {
      ringTimeoutSec: null,
      autoAnswerSec: null,
      wrapUpSec: null,
      breakAfterMisses: null,
      labels: null,
    };
    const { value } = await succeed(configure({ ...switches, ...cleared }));
    expect(seen[0]?.body).toStrictEqual({
      voiceGroupId: 5000047,
      timeoutTransferSec: '',
      callinAutoAnswerSec: '',
      wrapUpTime: '',
      timeoutIdle: '',
      labelName: [],
      displaySwitch: 0,
      encryptNumber: 1,
    });
    expect(value).toEqual({ queue, ...switches });
  });

  test('forgets what was read of a setting that is cleared, and keeps the others', async () => {
    answer(paths.readSettings, success({ ...current, timeoutTransferSec: 45, labelName: ['vip'] }));
    answer(paths.writeSettings, success(null));
    const { value } = await succeed(configure({ wrapUpSec: null, labels: ['a', 'b'] }));
    expect(value).toEqual({
      queue,
      strategy: 'fewest-calls',
      ringTimeoutSec: 45,
      labels: ['a', 'b'],
      showRecordings: false,
      maskNumbers: true,
      native: { strategy: { code: '2' } },
    });
  });

  test.each([
    [true, true, 0, 0],
    [true, false, 0, 1],
    [false, true, 1, 0],
    [false, false, 1, 1],
  ])(
    'says both required switches upside down, for 0 is on: %j and %j are %d and %d',
    async (showRecordings, maskNumbers, displaySwitch, encryptNumber) => {
      answer(paths.writeSettings, success(null));
      await succeed(configure({ showRecordings, maskNumbers }));
      expect(seen[0]?.body).toStrictEqual({ voiceGroupId: 5000047, displaySwitch, encryptNumber });
    },
  );

  test.each([
    ['singapore', 'SG_FS'],
    ['united-states', 'USA_FS'],
    ['united-arab-emirates', 'UAE_FS'],
    ['MARS_FS', 'MARS_FS'],
  ])('moves the media to %s by the name %s', async (mediaRegion, fsNode) => {
    answer(paths.writeSettings, success(null));
    await succeed(configure({ ...switches, mediaRegion }));
    expect(seen[0]?.body).toMatchObject({ fsNode });
  });

  test.each([null, undefined, {}, [], 'text', 123, '2203031113381000002'])(
    'takes a write that answers data: null for done, and whatever else comes with success: %j',
    async (data) => {
      answer(paths.writeSettings, success(data));
      expect(await succeed(configure({ ...switches }))).toMatchObject({ outcome: 'applied' });
    },
  );
});

describe('an empty patch', () => {
  test('reads the settings, writes nothing, and is unchanged', async () => {
    answer(paths.readSettings, success(current));
    expect(await succeed(configure({ wrapUpSec: undefined }))).toMatchObject({
      outcome: 'unchanged',
      value: { queue, wrapUpSec: 20, showRecordings: false, maskNumbers: true },
    });
    expect(seen).toHaveLength(1);
  });

  test('does not need the required switches', async () => {
    answer(paths.readSettings, success({}));
    expect(await succeed(configure({}))).toEqual({ outcome: 'unchanged', value: { queue }, warnings: [] });
  });
});

describe('a queue that is not there', () => {
  test.each([
    ['a code', refusal('-24')],
    ['success and nothing', success(null)],
    ['success without data', { body: { status: 0, reason: 'success' } }],
  ])('is NotFound when the vendor answers with %s', async (_, reply) => {
    answer(paths.readSettings, reply);
    const error = await failed(configure({ wrapUpSec: 5 }));
    expect(error).toMatchObject({ kind: 'NotFound', effect: 'none', operation: 'queues.configure' });
    expect(seen).toHaveLength(1);
  });
});

describe('a write that fails', () => {
  test.each([
    ['-20', 'AlreadyExists'],
    ['-22', 'InvalidInput'],
    ['-23', 'QuotaExceeded'],
    ['-63', 'Conflict'],
    ['-71', 'QuotaExceeded'],
    ['-72', 'InvalidInput'],
  ])('with the code %s did nothing and is %s', async (code, kind) => {
    answer(paths.writeSettings, refusal(code));
    expect(await failed(configure(switches))).toMatchObject({ kind, effect: 'none', native: { code } });
  });

  test('while the settings are read has done nothing yet', async () => {
    answer(paths.readSettings, { status: 502, body: '<html>Bad Gateway</html>' });
    expect(await failed(configure({ wrapUpSec: 5 }))).toMatchObject({ kind: 'Unavailable', effect: 'none' });
  });
});
