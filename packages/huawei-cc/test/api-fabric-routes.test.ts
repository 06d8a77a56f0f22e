import { afterEach, describe, expect, test } from '@jest/globals';
import { QueueId } from '@cordboard/core';
import { answer, sent, startApiFabric, stopAll } from './api-fabric.js';
import { done, failed } from './support.js';

afterEach(stopAll);

const routes = 'queryCalledRoute';
const codes = 'queryAccessCodeList';

/** The fields are those of the page, the values made up: it has no sample. */
const row = {
  id: '1803096731904991234',
  dnid: '17',
  accessCode: '8000100',
  extCode: '',
  devicetype: 1,
  deviceId: 5,
  deviceDesc: 'Voice Skill Queue',
  mediatypeId: 5,
  editable: null,
};

const listed = (rows: readonly object[], total: unknown = rows.length) =>
  answer({ returnCode: '0', description: 'Success', data: { total, calledRouteList: rows } });

const routesIn = async (...rows: readonly object[]) => {
  const { center } = await startApiFabric({ [routes]: () => listed(rows) });
  return (await done(center.routing.listRoutes({}))).items;
};

describe('a route', () => {
  test('keeps an id of 19 digits, also where it comes as a number', async () => {
    const { center } = await startApiFabric({
      [routes]: () => ({
        body: `{"returnCode":"0","data":{"total":1,"calledRouteList":[${JSON.stringify(row).replace('"1803096731904991234"', '1803096731904991234')}]}}`,
      }),
    });
    expect((await done(center.routing.listRoutes({}))).items).toEqual([
      {
        id: '1803096731904991234',
        entry: '8000100',
        target: { kind: 'queue', queue: QueueId('5') },
        channel: 'voice',
        targetName: 'Voice Skill Queue',
        editable: true,
        removable: true,
      },
    ]);
  });

  test.each([
    [1, { kind: 'queue', queue: '5' }],
    ['1', { kind: 'queue', queue: '5' }],
    [3, { kind: 'flow', flow: '5' }],
    ['3', { kind: 'flow', flow: '5' }],
    [7, { kind: 'unknown', native: { code: '7' } }],
  ])('leads by device type %j to %j', async (devicetype, target) => {
    expect(await routesIn({ ...row, devicetype })).toMatchObject([{ target }]);
  });

  test.each([
    [undefined, [true, true]],
    [null, [true, true]],
    [0, [true, true]],
    ['0', [true, true]],
    [1, [false, true]],
    [2, [true, false]],
    [3, [false, false]],
  ])('says by editable %j whether it can be changed and removed: %j', async (editable, told) => {
    const [route] = await routesIn({ ...row, editable });
    expect([route?.editable, route?.removable]).toEqual(told);
  });

  test.each([
    [2, 'click-to-call'],
    ['5', 'voice'],
    [18, 'video'],
    [19, 'video'],
    [53, 'social'],
    [55, 'video'],
    [77, 'unknown'],
    [null, undefined],
  ])('has by media type %j the channel %s', async (mediatypeId, channel) => {
    expect((await routesIn({ ...row, mediatypeId }))[0]?.channel).toBe(channel);
  });

  test('is asked for by the vendor in numbers, with offsets and not pages', async () => {
    const { center, arrived } = await startApiFabric({
      [routes]: (seen) => listed(sent(seen).offset === 0 ? [row] : [], 2),
    });
    const query = { entry: '8000100', extension: '22', channel: 'social', kind: 'flow', limit: 1 } as const;
    const { next } = await done(center.routing.listRoutes(query));
    await done(center.routing.listRoutes({ ...query, cursor: next }));
    const filters = { accessCode: '8000100', extCode: '22', devicetype: 3, mediaTypeId: 53 };
    expect(arrived(routes).map(sent)).toEqual([
      { ...filters, offset: 0, limit: 1 },
      { ...filters, offset: 1, limit: 1 },
    ]);
  });

  test.each(['video', 'email', 'task'] as const)('cannot be asked for by channel %s', async (channel) => {
    const { center, server } = await startApiFabric();
    expect(await failed(center.routing.listRoutes({ channel }))).toMatchObject({
      kind: 'Unsupported',
      problems: [{ path: 'channel' }],
    });
    expect(server.seen).toEqual([]);
  });
});

describe('the entry points', () => {
  const code = (place: number) => ({
    id: String(place),
    accessCode: String(8_000_000 + place),
    mediatypeId: place % 2 === 0 ? 5 : 53,
    description: ' ',
  });

  const withCodes = (count: number) =>
    startApiFabric({
      [codes]: (seen) => {
        const { offset = 0, limit = 0, accessCode = '' } = sent(seen);
        const all = Array.from({ length: count }, (_, i) => code(i)).filter((each) =>
          each.accessCode.includes(accessCode),
        );
        return listed(all.slice(offset, offset + limit), all.length);
      },
    });

  test('are read in parts of 100, though their list is called that of routes', async () => {
    const { center, arrived } = await withCodes(150);
    const { items } = await done(center.routing.listEntryPoints({ limit: 1000 }));
    expect(items).toHaveLength(150);
    expect(items[1]).toEqual({ address: '8000001', id: '1', channel: 'social' });
    expect(arrived(codes).map(sent)).toEqual([
      { offset: 0, limit: 100 },
      { offset: 100, limit: 100 },
    ]);
  });

  test('are all read where there are 200, the most that the vendor shows', async () => {
    const { center } = await withCodes(200);
    expect((await done(center.routing.listEntryPoints({ limit: 1000 }))).items).toHaveLength(200);
  });

  test('are not told in part: above 200 the call fails, and no request goes beyond the documented offset', async () => {
    const { center, arrived } = await withCodes(201);
    const error = await failed(center.routing.listEntryPoints({}));
    expect(error).toMatchObject({ kind: 'Unsupported', effect: 'none' });
    expect(error.message).toContain('ask for one address');
    expect(arrived(codes)).toHaveLength(2);
  });

  test('are found by the whole address, where the vendor finds parts of it', async () => {
    const { center, arrived } = await withCodes(101);
    const { items } = await done(center.routing.listEntryPoints({ address: '8000010' }));
    expect(items.map(({ address }) => address)).toEqual(['8000010']);
    expect(arrived(codes).map(sent)[0]).toEqual({
      accessCode: '8000010',
      offset: 0,
      limit: 100,
    });
    expect((await done(center.routing.listEntryPoints({ address: '80000' }))).items).toEqual([]);
  });

  test('are found by channel', async () => {
    const { center } = await withCodes(4);
    const { items } = await done(center.routing.listEntryPoints({ channel: 'voice' }));
    expect(items.map(({ id }) => id)).toEqual(['0', '2']);
  });
});

describe('a flow', () => {
  test.each([
    [
      { id: 12, description: 'Welcome', flowFileName: 'welcome.vxml' },
      { id: '12', name: 'Welcome' },
    ],
    [
      { id: '12', description: ' ', flowFileName: 'welcome.vxml' },
      { id: '12', name: 'welcome.vxml' },
    ],
    [
      { id: 12, description: null },
      { id: '12', name: '12' },
    ],
  ])('is called by its description, its file or its id: %j', async (flow, told) => {
    const { center } = await startApiFabric({
      queryIVRFlowList: () => answer({ retCode: '0', message: 'success', result: [flow] }),
    });
    expect((await done(center.routing.listFlows({}))).items).toEqual([told]);
  });
});
