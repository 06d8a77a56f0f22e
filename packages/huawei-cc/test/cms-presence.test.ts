import { afterEach, describe, expect, test } from '@jest/globals';
import { AgentId, QueueId } from '@cordboard/core';
import { data, sent, startCms, stopAll } from './cms.js';
import { done, failed } from './support.js';

afterEach(stopAll);

const center = { ccId: 1, vdn: 170 };

const rows = [
  { agentId: 833, currentState: 1, currentStateTime: 12, locationId: 0 },
  { agentId: 55_002, currentState: '7', currentStateTime: 5 },
  { agentId: '834', currentState: 9 },
  { agentId: 835, currentState: 977 },
  { agentId: 836 },
];

const everybody = () => data(rows, rows.length);

describe('what agents are doing', () => {
  test('is told of all of them, on the scale of the platform', async () => {
    const server = await startCms({ 'vdn/totalagentabstractex3': everybody });
    const { items, next } = await done(server.center.presence.list({}));
    const native = (state: number) => ({ code: `T2/${state}` });
    expect(items).toEqual([
      { agent: { id: '833', number: '833' }, presence: { state: 'ready', native: native(1) } },
      {
        agent: { id: '55002', number: '55002' },
        presence: { state: 'not-ready', reason: 'busy', native: native(7) },
      },
      {
        agent: { id: '834', number: '834' },
        presence: { state: 'not-ready', reason: 'training', native: native(9) },
      },
      { agent: { id: '835', number: '835' }, presence: { state: 'unknown', native: native(977) } },
      { agent: { id: '836', number: '836' }, presence: { state: 'unknown' } },
    ]);
    expect(next).toBeUndefined();
    expect(server.arrived('vdn/totalagentabstractex3').map(sent)).toEqual([
      { ...center, offset: 0, limit: 1000 },
    ]);
  });

  test('is filtered here, because the vendor has no filters', async () => {
    const server = await startCms({ 'vdn/totalagentabstractex3': everybody });
    const { items } = await done(
      server.center.presence.list({
        state: 'not-ready',
        agents: [{ id: AgentId('834') }, { number: '833' }],
      }),
    );
    expect(items.map(({ agent }) => agent)).toEqual([{ id: '834', number: '834' }]);
  });

  test('in a queue takes another request, for the agents of the page', async () => {
    const server = await startCms({
      'vdn/totalagentabstractex3': () => data(rows.slice(0, 2)),
      'agentgroup/siteagentcallandskillinfobyagentids': () =>
        data([
          { agentId: 833, skills: [{ skillId: 2, isLogin: 0 }] },
          { agentId: 55_002, skills: [{ skillId: 22, isLogin: 1 }] },
          { agentId: 999, skills: [{ skillId: 2, isLogin: 1 }] },
        ]),
    });
    const { items } = await done(server.center.presence.list({ queue: QueueId('2') }));
    expect(items.map(({ agent }) => agent)).toEqual([{ id: '833', number: '833' }]);
    expect(server.arrived('agentgroup/siteagentcallandskillinfobyagentids').map(sent)).toEqual([
      { ...center, agentIds: [833, 55_002] },
    ]);
  });

  test('in a queue of nobody takes no second request', async () => {
    const server = await startCms({ 'vdn/totalagentabstractex3': () => data([]) });
    expect((await done(server.center.presence.list({ queue: QueueId('2') }))).items).toEqual([]);
  });

  test('comes page by page, also where a page shows nobody who is asked for', async () => {
    const server = await startCms({
      'vdn/totalagentabstractex3': (seen) => {
        const { offset, limit } = Object(sent(seen)) as { offset: number; limit: number };
        return data(rows.slice(offset, offset + limit));
      },
    });
    const found: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await done(server.center.presence.list({ state: 'not-ready', limit: 2, cursor }));
      found.push(...page.items.map(({ agent }) => ('id' in agent ? agent.id : '')));
      cursor = page.next;
    } while (cursor !== undefined);
    expect(found).toEqual(['55002', '834']);
  });

  test('is not told of an agent without a number', async () => {
    const server = await startCms({ 'vdn/totalagentabstractex3': () => data([{ currentState: 1 }]) });
    expect(await failed(server.center.presence.list({}))).toMatchObject({
      kind: 'MalformedReply',
      problems: [{ path: expect.stringMatching(/agentId$/) }],
    });
  });
});
