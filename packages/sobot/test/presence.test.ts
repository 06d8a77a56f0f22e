import { describe, expect, test } from '@jest/globals';
import { AgentId, QueueId } from '@cordboard/core';
import { orThrow } from '@cordboard/core/fp';
import { callService, failed, good, onlyLoopback, serve, sobotWith } from './support.js';

onlyLoopback();

const searchPath = `${callService}config/api/agents/call/_search`;

describe('presence.get', () => {
  test.each<[status: unknown, reason: unknown, presence: object]>([
    [0, 0, { state: 'logged-out', native: { code: '0' } }],
    [1, 0, { state: 'ready', native: { code: '1' } }],
    ['1', '0', { state: 'ready', native: { code: '1' } }],
    [2, 0, { state: 'not-ready', native: { code: '2' } }],
    [2, 2, { state: 'not-ready', reason: 'other', native: { code: '2/2' } }],
    [2, 11, { state: 'not-ready', reason: 'break', native: { code: '2/11' } }],
    ['2', '12', { state: 'not-ready', reason: 'training', native: { code: '2/12' } }],
    [2, 13, { state: 'not-ready', reason: 'meeting', native: { code: '2/13' } }],
    [2, 14, { state: 'not-ready', reason: 'meal', native: { code: '2/14' } }],
    [2, 15, { state: 'not-ready', reason: 'other', native: { code: '2/15' } }],
    [2, 16, { state: 'not-ready', reason: 'other', native: { code: '2/16' } }],
    [2, 17, { state: 'not-ready', reason: 'other', native: { code: '2/17' } }],
    [2, 18, { state: 'not-ready', reason: 'other', native: { code: '2/18' } }],
    [2, 77, { state: 'not-ready', reason: 'other', native: { code: '2/77' } }],
    [1, 11, { state: 'ready', native: { code: '1/11' } }],
    // States of the old edition, where 0 and 2 mean something else.
    ...[-1, 3, 12, 13, 31, 32, 34, 98, 114, 119, 301].map((code): [number, number, object] => [
      code,
      0,
      { state: 'unknown', native: { code: String(code) } },
    ]),
    [null, 0, { state: 'unknown' }],
  ])('knows the status %j with the reason %j as %j', async (loginStatus, notReadyReasonCode, presence) => {
    serve('POST', searchPath, [200, good([{ agentUUID: 'a', loginStatus, notReadyReasonCode }])]);
    expect(await orThrow(sobotWith().presence.get({ agent: { id: AgentId('a') } }))).toEqual(presence);
  });

  test('takes from what has the number in it the agent whose number it is', async () => {
    const arrived = serve('POST', searchPath, [
      200,
      good([
        { agentUUID: 'a', agentID: '11', loginStatus: 1 },
        { agentUUID: 'b', agentID: '1', loginStatus: 0 },
      ]),
    ]);
    expect(await orThrow(sobotWith().presence.get({ agent: { number: '1' } }))).toMatchObject({
      state: 'logged-out',
    });
    expect(arrived.map(({ body }) => body)).toEqual([{ agentID: '1' }]);
  });

  test.each([good([]), good(null), good([{ agentUUID: 'a', agentID: '11', loginStatus: 1 }])])(
    'answers NotFound to %j',
    async (body) => {
      serve('POST', searchPath, [200, body]);
      const error = await failed(sobotWith().presence.get({ agent: { number: '1' } }));
      expect(error).toMatchObject({ kind: 'NotFound', effect: 'none', operation: 'presence.get' });
    },
  );
});

describe('presence.list', () => {
  const rows = [
    { agentUUID: 'a', agentID: '1', agentName: 'Ada', loginStatus: 1 },
    { agentUUID: 'b', agentID: '2', loginStatus: 2, notReadyReasonCode: 14 },
    { agentUUID: 'c', agentID: '3', loginStatus: 0 },
  ];

  test('asks for the queue and the state, and tells the name with each presence', async () => {
    const arrived = serve('POST', searchPath, [200, good(rows)]);
    const page = await orThrow(
      sobotWith().presence.list({ queue: QueueId('1234'), state: 'ready', limit: 1 }),
    );
    expect(page.items).toEqual([
      { agent: { id: 'a', number: '1' }, name: 'Ada', presence: { state: 'ready', native: { code: '1' } } },
    ]);
    expect(arrived.map(({ body }) => body)).toEqual([{ queue: '1234', agentStatus: 1 }]);
  });

  test('picks out those who are asked for, before it cuts pages', async () => {
    serve('POST', searchPath, [200, good(rows)]);
    const agents = [{ number: '3' }, { id: AgentId('b') }, { number: '30' }];
    const page = await orThrow(sobotWith().presence.list({ agents, limit: 2 }));
    expect(page.items.map(({ agent }) => agent)).toEqual([
      { id: 'b', number: '2' },
      { id: 'c', number: '3' },
    ]);
    expect([page.total, page.next]).toEqual([2, undefined]);
  });

  test.each(['reserved', 'busy', 'wrap-up', 'unknown'] as const)(
    'refuses to look for agents in the state %s',
    async (state) => {
      const error = await failed(sobotWith().presence.list({ state }));
      expect(error).toMatchObject({ kind: 'Unsupported', problems: [{ path: 'state' }] });
    },
  );
});

test('presence.listStates knows the states and reasons of the SDK, and sends nothing', async () => {
  const { items } = await orThrow(sobotWith().presence.listStates({}));
  expect(items.map(({ native, state, reason }) => [native.code, state, reason])).toEqual([
    ['0', 'logged-out', undefined],
    ['1', 'ready', undefined],
    ['2', 'not-ready', undefined],
    ['2/2', 'not-ready', 'other'],
    ['2/11', 'not-ready', 'break'],
    ['2/12', 'not-ready', 'training'],
    ['2/13', 'not-ready', 'meeting'],
    ['2/14', 'not-ready', 'meal'],
    ['2/15', 'not-ready', 'other'],
    ['2/16', 'not-ready', 'other'],
    ['2/17', 'not-ready', 'other'],
    ['2/18', 'not-ready', 'other'],
  ]);
  expect(items.find(({ native }) => native.code === '2/15')?.native.label).toBe('activity');
});
