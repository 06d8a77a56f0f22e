import { describe, expect, test } from '@jest/globals';
import { QueueId } from '@cordboard/core';
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
const getSettings = () => center().queues.getSettings({ queue });

test('sends the documented request and understands the documented reply', async () => {
  const documented = fixture('queues.getSettings.documented');
  answerWith(documented);
  expect(await succeed(center().queues.getSettings({ queue: QueueId('1123') }))).toEqual({
    queue: '1123',
    strategy: 'round-robin',
    ringTimeoutSec: 45,
    wrapUpSec: 20,
    maxWaitSec: 60,
    ringTone: 'turnseatring-template/120250106d88d71eb084746fcb7c77a4922d82ed1.mp3',
    labels: ['vip', 'refund'],
    showRecordings: true,
    maskNumbers: false,
    mediaRegion: 'singapore',
    native: { strategy: { code: '4' }, mediaRegion: { code: 'SG_FS' } },
  });
  expectSent(documented);
});

describe('the settings that are read', () => {
  const readBack = (data: unknown) => {
    answer(paths.readSettings, success(data));
    return succeed(getSettings());
  };

  test.each([{ voiceGroupId: 5000047 }, { seatGroupId: '5000048' }, {}])(
    'belong to the queue that was asked for, whatever names it: %j',
    async (id) => {
      expect(await readBack({ ...id, wrapUpTime: 7 })).toEqual({ queue, wrapUpSec: 7 });
    },
  );

  test.each([null, '', undefined])('may be unset, every one of them: %j', async (nothing) => {
    const numbers = [
      'timeoutTransferSec',
      'callinAutoAnswerSec',
      'wrapUpTime',
      'timeoutIdle',
      'timeoutWaitSec',
    ];
    const others = [
      'callinStrategy',
      'turnSeatRing',
      'labelName',
      'displaySwitch',
      'encryptNumber',
      'fsNode',
    ];
    const unset = Object.fromEntries([...numbers, ...others].map((field) => [field, nothing]));
    expect(await readBack(unset)).toEqual({ queue });
  });

  test.each([
    [1, 'longest-idle'],
    ['2', 'fewest-calls'],
    [3, 'priority-tiers'],
    [' 4 ', 'round-robin'],
    [7, 'unknown'],
    ['toString', 'unknown'],
  ])('have the strategy %j, which we call %s, and its code', async (callinStrategy, strategy) => {
    const code = String(callinStrategy).trim();
    expect(await readBack({ callinStrategy })).toEqual({ queue, strategy, native: { strategy: { code } } });
  });

  test.each([
    ['SG_FS', 'singapore'],
    ['USA_FS', 'united-states'],
    ['UAE_FS', 'united-arab-emirates'],
    ['MARS_FS', 'MARS_FS'],
  ])('have their media at %s, which we call %s', async (fsNode, mediaRegion) => {
    expect(await readBack({ fsNode })).toEqual({
      queue,
      mediaRegion,
      native: { mediaRegion: { code: fsNode } },
    });
  });

  test('keep the empty list of labels apart from none said', async () => {
    expect(await readBack({ labelName: [] })).toEqual({ queue, labels: [] });
  });
});

describe('a queue that is not there', () => {
  test.each([
    ['a code', refusal('-24')],
    ['success and nothing', success(null)],
    ['success without data', { body: { status: 0, reason: 'success' } }],
  ])('is NotFound when the vendor answers with %s', async (_, reply) => {
    answer(paths.readSettings, reply);
    expect(await failed(getSettings())).toMatchObject({ kind: 'NotFound', operation: 'queues.getSettings' });
  });

  test('is InvalidInput without a request when its id cannot be one of this vendor', async () => {
    const error = await failed(center().queues.getSettings({ queue: QueueId('5e3') }));
    expect(error).toMatchObject({ kind: 'InvalidInput', problems: [{ path: 'queue' }] });
    expect(seen).toEqual([]);
  });
});

describe('a reply that says no', () => {
  test.each([
    ['-1', 'Unauthenticated'],
    ['-2', 'PermissionDenied'],
    ['-18', 'Unavailable'],
    ['-22', 'InvalidInput'],
    ['-99', 'Internal'],
  ])('with the code %s is %s', async (code, kind) => {
    answer(paths.readSettings, refusal(code));
    expect(await failed(getSettings())).toMatchObject({ kind, effect: 'none', native: { code } });
  });

  test.each([
    ['a web page', { status: 502, body: '<html>Bad Gateway</html>' }, 'Unavailable'],
    ['a web page that claims success', { body: '<html>Sign in</html>' }, 'MalformedReply'],
    ['half of a reply', { body: '{"status":0,"data":{"callinStra' }, 'MalformedReply'],
    ['a list of settings', success([{ wrapUpTime: 7 }]), 'MalformedReply'],
    ['a number that is an object', success({ wrapUpTime: {} }), 'MalformedReply'],
  ])('with %s is %s', async (_, reply, kind) => {
    answer(paths.readSettings, reply);
    expect(await failed(getSettings())).toMatchObject({ kind, effect: 'none' });
  });
});
