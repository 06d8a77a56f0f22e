import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { AgentId, QueueId, type AgentPresence } from '@cordboard/core';
import { startSandbox, type Sandbox, type SandboxOptions } from '@cordboard/sandbox';
import { requestTo, send, signed, type Answer } from './huawei-cms-client.js';

const time = '2026-01-05T09:00:00.000Z';

let sandbox: Sandbox;

const start = async (options: SandboxOptions = {}): Promise<void> => {
  sandbox = await startSandbox({ now: () => Date.parse(time), ...options });
};

beforeEach(() => start());

afterEach(async () => {
  await sandbox.close();
});

const ask = (path: string, body: object): Promise<Answer> => {
  const baseUrl = sandbox.urls['huawei-cc-cms'];
  const request = requestTo(baseUrl, JSON.stringify({ ccId: 1, vdn: 1, ...body }), {
    path: `/rest/cmsapp/v1/openapi/${path}`,
  });
  return send(baseUrl, signed(request, time));
};

const dataOf = async (path: string, body: object): Promise<unknown> => {
  const { reply } = await ask(path, body);
  const { resultDesc, resultDatas, resultCode, result } = Object(reply) as Record<string, unknown>;
  expect([resultCode, result, resultDatas]).toEqual(['0100000', '0', resultDesc]);
  return resultDesc;
};

const states: readonly AgentPresence[] = [
  { state: 'logged-out' },
  { state: 'ready' },
  { state: 'reserved' },
  { state: 'busy' },
  { state: 'wrap-up' },
  { state: 'not-ready', reason: 'busy' },
  { state: 'not-ready', reason: 'meal' },
  { state: 'not-ready', reason: 'training' },
  { state: 'unknown' },
];

/** One agent in each state, all in one queue; another queue is empty. */
const oneOfEach = (): SandboxOptions => {
  const agents = states.map((presence, i) => ({
    id: AgentId(String(i + 1)),
    number: String(1001 + i),
    name: `Agent ${i}`,
    presence: { ...presence, since: '2026-01-05T08:58:30Z' },
  }));
  const [full, empty] = [QueueId('5001'), QueueId('5002')];
  return {
    seed: {
      agents,
      queues: [
        { id: full, name: 'Full' },
        { id: empty, name: 'Empty', channel: 'social' },
      ],
      members: agents.map(({ id }) => ({ queue: full, agent: id })),
      settings: [{ queue: full, maxWaitSec: 45, maxWaiting: 0 }],
    },
  };
};

const restart = async (options: SandboxOptions): Promise<void> => {
  await sandbox.close();
  await start(options);
};

describe('the queues', () => {
  beforeEach(() => restart(oneOfEach()));

  test('are listed by id, name and media type', async () => {
    expect(await dataOf('configures/skills', {})).toEqual([
      { id: 5001, mediaType: 5, name: 'Full' },
      { id: 5002, mediaType: 53, name: 'Empty' },
    ]);
  });

  test('count their agents by the states of the platform', async () => {
    expect(await dataOf('skill/stateinfo', { skillIds: [5001, 5999] })).toEqual([
      {
        skillId: 5001,
        agentLoginNums: 7,
        agentTalkingNums: 1,
        agentIdleNums: 1,
        agentAvailableNums: 1,
        agentSetBusyNums: 1,
        agentRestNums: 1,
        agentMaxIdleTimeIn5: 0,
        agentWorkNums: 1,
        agentStudyNums: 1,
        agentOccupyNums: 1,
        agentPreOccupyNums: 0,
        totalCallNums: 1,
        processingCallNums: 1,
        maxCallWaitTimesIn5: 0,
        callWaitNums: 0,
        evenCallTimeIn5: 0,
        evenWaitTimeIn5: 0,
      },
    ]);
  });

  test('tell how they are set up, null for what was never set', async () => {
    expect(await dataOf('skill/skillcfginfo', { skillIds: [5002, 5001] })).toMatchObject([
      { skillId: 5001, maxWaitTime: 45, maxCallNum: 0, maxTalkTime: null },
      { skillId: 5002, maxWaitTime: null, maxCallNum: null, maxAgentWrapupTime: null },
    ]);
  });

  test.each([
    {},
    { skillIds: [] },
    { skillIds: '5001' },
    { skillIds: ['5001'] },
    { skillIds: [5001], more: 1 },
  ])('are not asked for by %j', async (body) => {
    expect(await ask('skill/stateinfo', body)).toMatchObject({ reply: { resultCode: '0100002' } });
    expect(await ask('skill/skillcfginfo', body)).toMatchObject({ reply: { resultCode: '0100002' } });
  });

  test('are not listed by the wrapping of older calls', async () => {
    expect(await ask('configures/skills', { queryParam: {} })).toMatchObject({
      reply: { resultCode: '0100002' },
    });
  });
});

describe('the agents', () => {
  beforeEach(() => restart(oneOfEach()));

  test('come in pages, with how long each state has lasted', async () => {
    const { reply } = await ask('vdn/totalagentabstractex3', { offset: 1, limit: 2 });
    expect(reply).toMatchObject({
      count: 9,
      resultDesc: [
        { agentId: 1002, currentState: 1, currentStateTime: 90 },
        { agentId: 1003, currentState: 4, currentStateTime: 90 },
      ],
    });
  });

  test('come with their queues; one who is not there does not come', async () => {
    const path = 'agentgroup/siteagentcallandskillinfobyagentids';
    expect(await dataOf(path, { agentIds: [1001, 4711] })).toEqual([
      { agentId: 1001, skills: [{ skillId: 5001, isLogin: 0 }] },
    ]);
    await sandbox.center.presence.signIn({ agent: { number: '1001' } })();
    expect(await dataOf(path, { agentIds: [1001] })).toEqual([
      { agentId: 1001, skills: [{ skillId: 5001, isLogin: 1 }] },
    ]);
    expect(await ask(path, { agentIds: [] })).toMatchObject({ reply: { resultCode: '0100002' } });
  });
});
