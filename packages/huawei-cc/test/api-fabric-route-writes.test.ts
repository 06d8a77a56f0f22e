import { afterEach, describe, expect, test } from '@jest/globals';
import { FlowId, QueueId, RouteId } from '@cordboard/core';
import { answer, sent, startApiFabric, stopAll, type Answers } from './api-fabric.js';
import { done, failed } from './support.js';

afterEach(stopAll);

const id = '1803096731904991234';
const route = RouteId(id);
const toQueue = { kind: 'queue', queue: QueueId('5') } as const;
const toFlow = { kind: 'flow', flow: FlowId('12') } as const;

const row = {
  id,
  dnid: '17',
  accessCode: '8000100',
  extCode: '',
  devicetype: 1,
  deviceId: 5,
  mediatypeId: 53,
  editable: null,
};

const success = () => answer({ returnCode: '0', description: 'Success' });
const listed = (...rows: readonly object[]) =>
  answer({ returnCode: '0', data: { total: rows.length, calledRouteList: rows } });

const targets: Answers = {
  querySkills: () => answer({ returnCode: '0', data: [{ skillId: 5, name: 'Sales', mediaTypeId: 53 }] }),
  queryIVRFlowList: () => answer({ retCode: '0', result: [{ id: 12, description: 'Welcome' }] }),
};

const withRoutes = (...rows: readonly object[]) =>
  startApiFabric({
    ...targets,
    queryCalledRoute: () => listed(...rows),
    modifyCalledRoute: success,
    deleteCalledRoute: success,
  });

/** An API Fabric that has a route once it was created. */
const creating = (before: readonly object[], after: readonly object[]) => {
  let isCreated = false;
  return startApiFabric({
    ...targets,
    queryCalledRoute: () => listed(...(isCreated ? after : before)),
    createCalledRoute: () => {
      isCreated = true;
      return success();
    },
  });
};

describe('a new route', () => {
  test.each([
    [
      'a queue, for its kind of contact',
      { target: toQueue },
      { devicetype: 1, deviceId: 5, mediaTypeId: 53 },
    ],
    ['a flow, for what the vendor takes', { target: toFlow }, { devicetype: 3, deviceId: 12 }],
    [
      'a flow, for video',
      { target: toFlow, channel: 'video' },
      { devicetype: 3, deviceId: 12, mediaTypeId: 19 },
    ],
  ] as const)('leads to %s', async (_, more, json) => {
    const { center, arrived } = await creating([], [row]);
    const { value } = await done(center.routing.createRoute({ route: { entry: '8000100', ...more } }));
    expect(value.id).toBe(id);
    expect(arrived('createCalledRoute').map(sent)).toEqual([{ accessCode: '8000100', ...json }]);
  });

  test('is found by entry and extension, because its id is on no page', async () => {
    const { center, arrived } = await creating([row], [row, { ...row, id: '2', extCode: '7' }]);
    const asked = { entry: '8000100', extension: '7', target: toQueue };
    const { value } = await done(center.routing.createRoute({ route: asked }));
    expect(value).toMatchObject({ id: '2', extension: '7' });
    expect(arrived('queryCalledRoute').map(sent)[0]).toMatchObject({ accessCode: '8000100', extCode: '7' });
  });

  test('is not made where the entry has one for the extension', async () => {
    const { center, arrived } = await creating([row], []);
    const asked = { entry: '8000100', target: toQueue };
    expect(await failed(center.routing.createRoute({ route: asked }))).toMatchObject({
      kind: 'AlreadyExists',
      effect: 'none',
    });
    expect(arrived('createCalledRoute')).toEqual([]);
  });

  test.each([
    { kind: 'queue', queue: QueueId('6') },
    { kind: 'flow', flow: FlowId('6') },
  ] as const)('does not lead to what is not there: %j', async (target) => {
    const { center, arrived } = await creating([], [row]);
    const task = center.routing.createRoute({ route: { entry: '8000100', target } });
    expect(await failed(task)).toMatchObject({ kind: 'NotFound', effect: 'none' });
    expect(arrived('createCalledRoute')).toEqual([]);
  });

  test('that cannot be found afterwards was made nevertheless', async () => {
    const { center } = await creating([], []);
    const task = center.routing.createRoute({ route: { entry: '8000100', target: toQueue } });
    expect(await failed(task)).toMatchObject({ kind: 'Internal', effect: 'done' });
  });
});

describe('changing a route', () => {
  test('names it by its id, as text, and keeps its entry', async () => {
    const { center, arrived } = await withRoutes({ ...row, id: 1 }, row);
    const { outcome, value } = await done(center.routing.updateRoute({ route, target: toFlow }));
    expect([outcome, value.id, value.entry, value.target]).toEqual(['applied', id, '8000100', toFlow]);
    expect(arrived('modifyCalledRoute').map(sent)).toEqual([{ id, devicetype: 3, deviceId: 12 }]);
  });

  test('to where it leads already sends nothing', async () => {
    const { center, arrived } = await withRoutes(row);
    expect((await done(center.routing.updateRoute({ route, target: toQueue }))).outcome).toBe('unchanged');
    expect(arrived('modifyCalledRoute')).toEqual([]);
  });

  test.each([
    [1, 'Conflict'],
    [3, 'Conflict'],
    [2, undefined],
  ])('that the vendor calls editable %j: %s', async (editable, kind) => {
    const { center } = await withRoutes({ ...row, editable });
    const answered = await center.routing.updateRoute({ route, target: toFlow })();
    expect(answered).toMatchObject(
      kind === undefined ? { _tag: 'Right' } : { left: { kind, effect: 'none' } },
    );
  });

  test('that is not there is NotFound', async () => {
    const { center } = await withRoutes({ ...row, id: '2' });
    expect(await failed(center.routing.updateRoute({ route, target: toFlow }))).toMatchObject({
      kind: 'NotFound',
    });
  });
});

describe('removing a route', () => {
  test('names it by another number than its id', async () => {
    const { center, arrived } = await withRoutes(row, { ...row, id: '2', dnid: '18' });
    await done(center.routing.removeRoute({ route }));
    expect(arrived('deleteCalledRoute').map(sent)).toEqual([{ dnids: '17' }]);
  });

  test.each([
    [1, undefined],
    [2, 'Conflict'],
    [3, 'Conflict'],
  ])('that the vendor calls editable %j: %s', async (editable, kind) => {
    const { center } = await withRoutes({ ...row, editable });
    const answered = await center.routing.removeRoute({ route })();
    expect(answered).toMatchObject(
      kind === undefined ? { _tag: 'Right' } : { left: { kind, effect: 'none' } },
    );
  });

  test('that is not there is NotFound', async () => {
    const { center, arrived } = await withRoutes();
    expect(await failed(center.routing.removeRoute({ route }))).toMatchObject({ kind: 'NotFound' });
    expect(arrived('deleteCalledRoute')).toEqual([]);
  });
});
