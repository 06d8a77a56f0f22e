import { afterEach, describe, expect, test } from '@jest/globals';
import { QueueId } from '@cordboard/core';
import { data, sent, startCms, stopAll } from './cms.js';
import { done, failed } from './support.js';

afterEach(stopAll);

const center = { ccId: 1, vdn: 170 };
const queue = QueueId('1');

const configured = () => data([{ id: 1, mediaType: 5, name: 'Sales' }, { id: '2', mediaType: 53 }, null]);

/** As the page of the older call prints it, with other numbers. */
const counts = {
  agentLoginNums: 21,
  agentTalkingNums: 1,
  agentIdleNums: 2,
  agentAvailableNums: 3,
  agentSetbusyNums: 4,
  agentRestNums: 5,
  agentMaxIdleTimeIn5: 0,
  agentWorkNums: 6,
  agentStudyNums: 1,
  agentOccupyNums: 1,
  agentPreOccupyNums: 1,
  totalCallNums: 8,
  processingCallNums: 9,
  maxCallWaitTimesIn5: 10,
  callWaitNums: 11,
  evenCallTimeIn5: 0,
  evenWaitTimeIn5: 0,
};

describe('what goes on in the queues', () => {
  test('is asked for the queues that there are, and told as counted', async () => {
    const server = await startCms({
      'configures/skills': configured,
      'skill/stateinfo': () => data([{ skillId: '1', ...counts }]),
    });
    const { items } = await done(server.center.queues.listStatus({}));
    expect(items).toEqual([
      {
        queue: '1',
        at: expect.any(String),
        waiting: 11,
        handling: 9,
        agents: {
          signedIn: 21,
          ready: 2,
          reserved: 2,
          busy: 1,
          wrapUp: 6,
          notReady: 10,
          onBreak: 5,
          training: 1,
        },
      },
    ]);
    expect(server.arrived('configures/skills').map(sent)).toEqual([center]);
    expect(server.arrived('skill/stateinfo').map(sent)).toEqual([{ ...center, skillIds: [1, 2] }]);
  });

  test.each(['agentSetBusyNums', 'agentSetbusyNums'])('is told by %s', async (name) => {
    const row = { skillId: 1, agentRestNums: 1, agentStudyNums: 1, [name]: '2' };
    const server = await startCms({
      'configures/skills': configured,
      'skill/stateinfo': () => data([row]),
    });
    const { items } = await done(server.center.queues.listStatus({}));
    expect(items[0]?.agents).toMatchObject({ notReady: 4 });
  });

  test('is absent where it is not told, and never 0', async () => {
    const server = await startCms({
      'configures/skills': configured,
      'skill/stateinfo': () =>
        data([{ skillId: 1, agentRestNums: 2, agentOccupyNums: 1, callWaitNums: null }]),
    });
    const { items } = await done(server.center.queues.listStatus({}));
    expect(items[0]?.agents).toEqual({ onBreak: 2 });
    expect(items[0]).toMatchObject({ queue: '1', waiting: undefined });
  });

  test('is asked for no queue that is not there', async () => {
    const server = await startCms({
      'configures/skills': configured,
      'skill/stateinfo': () => data([{ skillId: 2 }, { skillId: 9 }]),
    });
    const { items } = await done(server.center.queues.listStatus({ queues: [QueueId('9'), QueueId('2')] }));
    expect(items.map((item) => item.queue)).toEqual(['2']);
    expect(server.arrived('skill/stateinfo').map(sent)).toEqual([{ ...center, skillIds: [2] }]);
  });

  test.each([[], {}, null, ''])('is asked of nobody where there is no queue: %j', async (none) => {
    const server = await startCms({ 'configures/skills': () => data(none) });
    expect((await done(server.center.queues.listStatus({}))).items).toEqual([]);
  });

  test('comes page by page, each asking for its own queues', async () => {
    const server = await startCms({
      'configures/skills': configured,
      'skill/stateinfo': () => data([{ skillId: 1 }, { skillId: 2 }]),
    });
    const first = await done(server.center.queues.listStatus({ limit: 1 }));
    const second = await done(server.center.queues.listStatus({ limit: 1, cursor: first.next }));
    expect([first, second].flatMap(({ items }) => items.map((item) => item.queue))).toEqual(['1', '2']);
    expect([second.next, second.total]).toEqual([undefined, 2]);
    expect(server.arrived('skill/stateinfo').map(sent)).toEqual([
      { ...center, skillIds: [1] },
      { ...center, skillIds: [2] },
    ]);
  });
});

describe('the settings of a queue', () => {
  const row = {
    skillId: 1,
    maxCallNum: 100,
    maxHoldCallNum: 7,
    maxWaitTime: '60',
    maxAnswerWaitTime: 20,
    maxTalkTime: 3600,
    maxRestAgentNum: 0,
    maxAgentWrapupTime: null,
  };

  test('are told in seconds and counts', async () => {
    const server = await startCms({
      'configures/skills': configured,
      'skill/skillcfginfo': () => data([row]),
    });
    expect(await done(server.center.queues.getSettings({ queue }))).toEqual({
      queue: '1',
      maxWaiting: 100,
      maxWaitSec: 60,
      ringTimeoutSec: 20,
      maxTalkSec: 3600,
      maxOnBreak: 0,
    });
    expect(server.arrived('skill/skillcfginfo').map(sent)).toEqual([{ ...center, skillIds: [1] }]);
  });

  test('of a queue that is not there are asked of nobody', async () => {
    const server = await startCms({
      'configures/skills': configured,
      'skill/skillcfginfo': () => data([row]),
    });
    const error = await failed(server.center.queues.getSettings({ queue: QueueId('9') }));
    expect(error).toMatchObject({ kind: 'NotFound', effect: 'none' });
    expect(server.arrived('skill/skillcfginfo')).toEqual([]);
  });

  test('of another queue are not taken for these', async () => {
    const server = await startCms({
      'configures/skills': configured,
      'skill/skillcfginfo': () => data([{ ...row, skillId: 2 }]),
    });
    expect(await failed(server.center.queues.getSettings({ queue }))).toMatchObject({ kind: 'NotFound' });
  });
});

test('a row without a queue is refused by field', async () => {
  const server = await startCms({ 'configures/skills': () => data([{ name: 'Sales' }]) });
  expect(await failed(server.center.queues.listStatus({}))).toMatchObject({
    kind: 'MalformedReply',
    problems: [{ path: expect.stringMatching(/id$/) }],
  });
});
