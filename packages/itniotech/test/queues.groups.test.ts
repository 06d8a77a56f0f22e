import { createServer } from 'node:http';
import { once } from 'node:events';
import { describe, expect, test } from '@jest/globals';
import { paginate } from '@cordboard/core/fp';
import { QueueId, type ErrorKind, type Queue, type QueueSettingsPatch } from '@cordboard/core';
import nock from 'nock';
import {
  answer,
  answerWith,
  center as centerWith,
  expectSent,
  failed,
  fixture,
  guardNetwork,
  phoneNumber,
  refusal,
  seen,
  succeed,
  success,
} from './support.js';

guardNetwork();

const query = ['POST', '/v3/cc/seatGroup/query'] as const;
const addGroup = ['POST', '/v3/cc/seatGroup/addGroup'] as const;
const deleteGroup = ['GET', '/v3/cc/seatGroup/deleteGroup'] as const;

const center = (more: object = {}) => centerWith({ appId: '4luaKsL2', ...more });

/** The counters contradict the rows, as those of the sample do. */
const answerGroups = (records: readonly object[], more: object = {}): void => {
  answer(query, success({ total: 1, size: 20, current: 1, pages: 1, records, ...more }));
};

const group = { voiceGroupId: 1000037, groupName: 'sipGroup' };

describe('queues.list', () => {
  test('sends the documented request and understands the documented reply', async () => {
    const documented = fixture('queues.list.documented');
    answerWith(documented);
    const page = await succeed(center().queues.list({ limit: 10 }));
    expectSent(documented);
    expect(page.items).toEqual([{ id: '1000037', name: 'groupName12', members: 4 }]);
  });

  test('passes on the name that is asked for, and refuses a kind of contact', async () => {
    answerGroups([group]);
    await succeed(center().queues.list({ name: 'Group' }));
    expect(seen.map(({ body }) => body)).toEqual([{ current: 1, size: 100, params: { groupName: 'Group' } }]);
    expect(await failed(center().queues.list({ channel: 'voice' }))).toMatchObject({
      kind: 'Unsupported',
      problems: [{ path: 'channel' }],
    });
    expect(seen).toHaveLength(1);
  });

  test('reads page after page, whatever the counters claim', async () => {
    const rows = Array.from({ length: 100 }, (_, i) => ({ voiceGroupId: i + 1, groupName: `group ${i}` }));
    answerGroups(rows, { pages: 0 });
    answerGroups([{ voiceGroupId: '1000001', groupName: ' last ' }]);
    const all: Queue[] = [];
    for await (const queue of paginate(center().queues.list)({})) all.push(queue);
    expect(all).toHaveLength(101);
    expect(all[100]).toEqual({ id: '1000001', name: 'last' });
    expect(seen.map(({ body }) => body)).toEqual([
      { current: 1, size: 100, params: {} },
      { current: 2, size: 100, params: {} },
    ]);
  });

  test.each([null, undefined, {}, [], '', ' '])('takes %j for no queues', async (data) => {
    answer(query, success(data));
    expect(await succeed(center().queues.list({}))).toEqual({ items: [] });
  });

  test('takes a page without rows, null rows and blank names as they come', async () => {
    answerGroups([
      null!,
      { voiceGroupId: 7, groupName: '' },
      { voiceGroupId: 8, groupName: null, countSeat: -1, unheard: 1 },
      { voiceGroupId: 9, countSeat: '0' },
    ]);
    expect((await succeed(center().queues.list({}))).items).toEqual([
      { id: '7' },
      { id: '8' },
      { id: '9', members: 0 },
    ]);
  });

  test('keeps an id that is too long for a number', async () => {
    const records = '[{"voiceGroupId":1234567890123456789,"groupName":"x"}]';
    answer(query, { body: `{"status":"0","data":{"records":${records}}}` });
    expect((await succeed(center().queues.list({}))).items).toEqual([
      { id: '1234567890123456789', name: 'x' },
    ]);
  });
});

describe('queues.create', () => {
  test('sends the documented request, and finds the id by exactly the name', async () => {
    const documented = fixture('queues.create.documented');
    answerWith(documented);
    // The page does not say that the filter is exact.
    answerGroups([{ voiceGroupId: 1000036, groupName: 'sipGroup 2' }, group]);
    const written = await succeed(center().queues.create({ name: 'sipGroup' }));
    expectSent(documented);
    expect(seen[1]?.body).toEqual({ current: 1, size: 100, params: { groupName: 'sipGroup' } });
    expect(written).toEqual({
      value: { id: '1000037', name: 'sipGroup' },
      outcome: 'applied',
      warnings: [],
    });
  });

  test.each([
    ['nowhere', []],
    ['twice, as two applications may have it', [group, { ...group, voiceGroupId: 1000038 }]],
  ])('guesses no id when the name is found %s: the queue is there all the same', async (_, records) => {
    answer(addGroup, success(null));
    answerGroups(records);
    expect(await failed(center().queues.create({ name: 'sipGroup' }))).toMatchObject({
      kind: 'Internal',
      effect: 'done',
      retryable: false,
    });
    expect(seen.map(({ path }) => path)).toEqual([addGroup[1], query[1]]);
  });

  test('says that the queue is there when the look-up fails', async () => {
    answer(addGroup, success(null));
    answer(query, refusal('-2'));
    expect(await failed(center().queues.create({ name: 'sipGroup' }))).toMatchObject({
      kind: 'PermissionDenied',
      effect: 'done',
      message: expect.stringContaining('the queue was created'),
    });
  });

  describe('with settings', () => {
    const settingsOf = ['GET', '/v3/cc/seatGroup/basicSettingResp'] as const;
    const setSettings = ['POST', '/v3/cc/seatGroup/basicSetting'] as const;
    const create = (settings: QueueSettingsPatch) => center().queues.create({ name: 'sipGroup', settings });
    const value = { id: '1000037', name: 'sipGroup' };

    const answerMade = (): void => {
      answer(addGroup, success(null));
      answerGroups([group]);
    };

    test('sets them once the id is known, after the switches that every change must state were read', async () => {
      answerMade();
      answer(settingsOf, success({ displaySwitch: 1, encryptNumber: 0 }));
      answer(setSettings, success(null));
      expect(await succeed(create({ wrapUpSec: 20 }))).toEqual({ value, outcome: 'applied', warnings: [] });
      expect(seen.map(({ path }) => path.split('?')[0])).toEqual([
        addGroup[1],
        query[1],
        settingsOf[1],
        setSettings[1],
      ]);
      expect(seen[3]?.body).toEqual({
        voiceGroupId: 1000037,
        wrapUpTime: 20,
        displaySwitch: 1,
        encryptNumber: 0,
      });
    });

    test('reads nothing when both switches are given', async () => {
      answerMade();
      answer(setSettings, success(null));
      await succeed(create({ showRecordings: true, maskNumbers: false }));
      expect(seen[2]?.body).toEqual({ voiceGroupId: 1000037, displaySwitch: 0, encryptNumber: 1 });
    });

    test('sends nothing more for none', async () => {
      answerMade();
      await succeed(create({ wrapUpSec: undefined }));
      expect(seen).toHaveLength(2);
    });

    test('tells the queue all the same when they are refused, and warns of each', async () => {
      answerMade();
      answer(setSettings, refusal('-72'));
      const written = await succeed(create({ labels: ['a'], showRecordings: true, maskNumbers: false }));
      expect(written).toMatchObject({ value, outcome: 'applied' });
      expect(written.warnings).toEqual(
        ['labels', 'showRecordings', 'maskNumbers'].map((field) => ({
          field: `settings.${field}`,
          message: expect.stringMatching(/^was not set: /),
        })),
      );
    });

    test('warns that they may not have been set when it is not known', async () => {
      answerMade();
      answer(setSettings, refusal('-99'));
      const { warnings } = await succeed(create({ showRecordings: true, maskNumbers: false }));
      expect(warnings[0]?.message).toMatch(/^may not have been set: /);
    });

    test('warns of a switch that the vendor does not tell', async () => {
      answerMade();
      answer(settingsOf, success({ displaySwitch: 1 }));
      const { warnings } = await succeed(create({ wrapUpSec: 20 }));
      expect(warnings).toEqual([
        { field: 'settings.wrapUpSec', message: expect.stringContaining('settings.maskNumbers') },
      ]);
      expect(seen).toHaveLength(3);
    });

    test.each<[QueueSettingsPatch, ErrorKind, string]>([
      [{ labels: ['a', 'a'] }, 'InvalidInput', 'settings.labels'],
      [{ labels: Array.from({ length: 11 }, (_, i) => `${i}`) }, 'InvalidInput', 'settings.labels'],
      [{ maxWaiting: 3 }, 'Unsupported', 'settings.maxWaiting'],
      [{ strategy: 'random' }, 'Unsupported', 'settings.strategy'],
    ])('makes no queue with %j', async (settings, kind, path) => {
      expect(await failed(create(settings))).toMatchObject({ kind, effect: 'none', problems: [{ path }] });
      expect(seen).toEqual([]);
    });
  });

  test.each(['abc', 'x'.repeat(33)])('refuses a name of %j before anything is sent', async (name) => {
    expect(await failed(center().queues.create({ name }))).toMatchObject({
      kind: 'InvalidInput',
      problems: [{ path: 'name' }],
    });
    expect(seen).toEqual([]);
  });

  test('counts characters, and not the halves of them', async () => {
    answer(addGroup, refusal('-20'));
    expect(await failed(center().queues.create({ name: '☎️🌙🎧'.repeat(8) }))).toMatchObject({
      kind: 'AlreadyExists',
    });
  });

  test.each([{ id: QueueId('7') }, { weight: 1 }, { description: 'd' }, { channel: 'voice' as const }])(
    'has no place for %j',
    async (more) => {
      expect(await failed(center().queues.create({ name: 'sipGroup', ...more }))).toMatchObject({
        kind: 'Unsupported',
        problems: [{ path: Object.keys(more)[0] }],
      });
      expect(seen).toEqual([]);
    },
  );

  test('needs the application in the settings', async () => {
    const { queues, capabilities } = centerWith();
    expect(await failed(queues.create({ name: 'sipGroup' }))).toMatchObject({
      kind: 'Unsupported',
      message: expect.stringContaining('appId'),
    });
    expect(capabilities['queues.create']).toMatchObject({ support: 'unconfigured', settings: ['appId'] });
    expect(seen).toEqual([]);
  });

  test.each<[string, ErrorKind]>([
    ['-1', 'Unauthenticated'],
    ['-2', 'PermissionDenied'],
    ['-18', 'Internal'],
    ['-20', 'AlreadyExists'],
    ['-22', 'InvalidInput'],
    ['-23', 'QuotaExceeded'],
    ['-63', 'Conflict'],
    ['-75', 'PermissionDenied'],
    ['-99', 'Internal'],
  ])('%s is %s', async (code, kind) => {
    answer(addGroup, refusal(code, `about ${phoneNumber}`));
    const effect = kind === 'Internal' ? 'maybe' : 'none';
    const error = await failed(center().queues.create({ name: 'sipGroup' }));
    expect(error).toMatchObject({ kind, effect, native: { code } });
    expect(seen).toHaveLength(1);
  });

  test('signs once more when the time was refused', async () => {
    answer(addGroup, refusal('-16'));
    answer(addGroup, refusal('-16'));
    expect(await failed(center().queues.create({ name: 'sipGroup' }))).toMatchObject({ kind: 'ClockSkew' });
  });
});

describe('queues.remove', () => {
  const queue = QueueId('1123');

  test('sends the documented request, a GET that deletes', async () => {
    const documented = fixture('queues.remove.documented');
    answerWith(documented);
    expect(await succeed(center().queues.remove({ queue }))).toEqual({
      value: { queue },
      outcome: 'applied',
      warnings: [],
    });
    expectSent(documented);
  });

  test.each(['0', '-1', '007', '1.5', '1e3', 'abc', String(2 ** 53)])(
    'refuses the id %j, which no queue of the vendor has, before anything is sent',
    async (id) => {
      expect(await failed(center().queues.remove({ queue: QueueId(id) }))).toMatchObject({
        kind: 'InvalidInput',
      });
      expect(seen).toEqual([]);
    },
  );

  test.each<[string, ErrorKind]>([
    ['-1', 'Unauthenticated'],
    ['-2', 'PermissionDenied'],
    ['-18', 'Internal'],
    ['-22', 'InvalidInput'],
    ['-24', 'NotFound'],
    ['-63', 'Conflict'],
    ['-64', 'Conflict'],
    ['-69', 'Conflict'],
    ['-70', 'Conflict'],
    ['-99', 'Internal'],
  ])('%s is %s, and is not asked twice', async (code, kind) => {
    answer(deleteGroup, refusal(code));
    const effect = kind === 'Internal' ? 'maybe' : 'none';
    const retrying = center({ retry: { attempts: 3, baseDelayMs: 0 } });
    expect(await failed(retrying.queues.remove({ queue }))).toMatchObject({ kind, effect });
    expect(seen).toHaveLength(1);
  });

  test.each([500, 502, 503])('is never repeated after HTTP %d: it may have been done', async (status) => {
    answer(deleteGroup, { status, body: 'out of order' });
    const retrying = center({ retry: { attempts: 3, baseDelayMs: 0 } });
    expect(await failed(retrying.queues.remove({ queue }))).toMatchObject({
      kind: 'Unavailable',
      effect: 'maybe',
      retryable: false,
    });
    expect(seen).toHaveLength(1);
  });

  test('is never repeated when the connection ends without a reply', async () => {
    nock.enableNetConnect('127.0.0.1');
    let requests = 0;
    const server = createServer(({ socket }) => {
      requests += 1;
      socket.destroy();
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const bound = server.address();
    const port = typeof bound === 'object' && bound !== null ? bound.port : 0;
    const retrying = center({
      baseUrl: `http://127.0.0.1:${String(port)}`,
      retry: { attempts: 3, baseDelayMs: 0 },
    });
    expect(await failed(retrying.queues.remove({ queue }))).toMatchObject({ effect: 'maybe' });
    expect(requests).toBe(1);
    await once(server.close(), 'close');
  });
});
