import { afterEach, describe, expect, test } from '@jest/globals';
import { memoryStore, QueueId, RouteId } from '@cordboard/core';

import { huaweiCc } from '@cordboard/huawei-cc';
import { startServer, type Answer, type Seen } from './gateway.js';
import { centerFor, done, errorOf, failed, printed } from './support.js';

const secret = 'EXAMPLE-configuration-password';
const base = '/agentgateway/resource/config/';

const fine = (body: object = {}) => ({ body: { message: 'success', retcode: 0, ...body } });
const refused = (retcode: string, message = 'no'): Answer => ({ body: { message, retcode } });

/** As the table of the page has it, made up, with a transfer that the adapter has no name for. */
const queue = {
  skillId: 5,
  Data: {
    name: 'Sales',
    mediaTypeId: 5,
    description: 'Quotes',
    serviceId: 0,
    skillParameter: {
      maxAgentWrapupTime: 5,
      calcOfMaxCallNum: 1,
      maxCallNum: 3,
      maxWaitTime: '60',
      supportVideo: null,
      timeOutTransferDevice: { deviceType: 3, deviceId: 9 },
    },
  },
};

type Answers = Readonly<Record<string, (seen: Seen, count: number) => Answer>>;

const endings: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const end of endings.splice(0)) await end();
});

/** A center at a private site of its own; answers by method and path below `config/`. */
const startSite = async (answers: Answers = {}, runtime: Parameters<typeof centerFor>[1] = {}) => {
  const all: Answers = {
    'POST login': (_, count) => fine({ result: { guid: `guid-${String(count)}.AgentGateway1` } }),
    'GET vdn/skill': () => fine({ result: [queue] }),
    ...answers,
  };
  const keyOf = ({ method, url }: Seen): string =>
    `${method} ${url.slice(base.length).replace(/\?.*$/u, '')}`;
  const arrived = (key: string): readonly Seen[] => server.seen.filter((seen) => keyOf(seen) === key);
  const server = await startServer({
    unknown: (seen) =>
      all[keyOf(seen)]?.(seen, arrived(keyOf(seen)).length) ?? { status: 404, body: '<html></html>' },
  });
  const settings = {
    gatewayUrl: server.url,
    configuration: { user: 1_000_001, password: secret },
    retry: { baseDelayMs: 0, maxDelayMs: 1 },
  };
  const center = centerFor(settings, runtime);
  endings.push(async () => {
    await center.close()();
    await server.close();
  });
  return { settings, center, arrived };
};

const guidOf = ({ headers }: Seen): unknown => headers.guid;

describe('the login', () => {
  test('is made once, and its key is sent with each request', async () => {
    const { center, arrived } = await startSite();
    await done(center.queues.list({}));
    await done(center.queues.list({}));
    expect(arrived('POST login').map(({ body }) => JSON.parse(body) as unknown)).toEqual([
      { agentId: 1_000_001, password: secret },
    ]);
    expect(arrived('GET vdn/skill').map(guidOf)).toEqual(['guid-1.AgentGateway1', 'guid-1.AgentGateway1']);
  });

  test.each(['107-000', '107-007', '000-003', '100-006'])('is made anew after %s, once', async (code) => {
    const { center, arrived } = await startSite({
      'GET vdn/skill': (_, count) => (count === 1 ? refused(code) : fine({ result: [queue] })),
    });
    expect((await done(center.queues.list({}))).items).toHaveLength(1);
    expect(arrived('GET vdn/skill').map(guidOf)).toEqual(['guid-1.AgentGateway1', 'guid-2.AgentGateway1']);
  });

  test('takes the key from the header where the body lacks it', async () => {
    const { center, arrived } = await startSite({
      'POST login': () => ({ ...fine(), headers: { Guid: 'in-header.AgentGateway1' } }),
    });
    await done(center.queues.list({}));
    expect(arrived('GET vdn/skill').map(guidOf)).toEqual(['in-header.AgentGateway1']);
  });

  test('that is refused is told by its settings, without the password', async () => {
    const { center } = await startSite({
      'POST login': () => refused('107-003', `wrong password ${secret}`),
    });
    const error = await failed(center.queues.list({}));
    expect(error).toMatchObject({ kind: 'Unauthenticated', effect: 'none' });
    expect(error.message).toContain('configuration.user');
    expect(printed(error)).not.toContain(secret);
  });

  test('is shared by the processes that share a store', async () => {
    const store = memoryStore();
    const { settings, center, arrived } = await startSite({}, { store });
    const other = centerFor(settings, { store });
    await done(center.queues.list({}));
    await done(other.queues.list({}));
    await other.close()();
    expect(arrived('POST login')).toHaveLength(1);
  });
});

describe('a queue', () => {
  test('is sent back whole when it is changed', async () => {
    const { center, arrived } = await startSite({ 'PUT vdn/skill': () => fine() });
    const set = { maxWaitSec: 90 };
    const { value } = await done(center.queues.configure({ queue: QueueId('5'), set }));
    // The most that wait is a share of the agents here, and no count.
    expect(value).toMatchObject({ maxWaitSec: 90, wrapUpSec: 5, maxWaiting: undefined });
    const [put] = arrived('PUT vdn/skill');
    expect(put?.url).toMatch(/\?skillId=5$/u);
    expect(JSON.parse(put?.body ?? '')).toEqual({
      name: 'Sales',
      mediaTypeId: 5,
      description: 'Quotes',
      skillParameter: {
        maxAgentWrapupTime: 5,
        calcOfMaxCallNum: 1,
        maxCallNum: 3,
        maxWaitTime: 90,
        timeOutTransferDevice: { deviceType: 3, deviceId: 9 },
      },
    });
  });

  test.each([
    ['an object', { skillId: 9 }],
    ['an array', [{ skillId: '9' }]],
  ])('has the id of its reply, which may be %s', async (_, result) => {
    const { center, arrived } = await startSite({ 'POST vdn/skill': () => fine({ result }) });
    expect((await done(center.queues.create({ name: 'New' }))).value.id).toBe('9');
    expect(arrived('GET vdn/skill')).toHaveLength(1);
  });

  test('is found by its name where the reply lacks the id', async () => {
    const made = { skillId: 9, name: 'New', mediaTypeId: '5' };
    const { center } = await startSite({
      'GET vdn/skill': (_, count) => fine({ result: count === 1 ? [queue] : [queue, made] }),
      'POST vdn/skill': () => fine(),
    });
    expect((await done(center.queues.create({ name: 'New' }))).value.id).toBe('9');
  });
});

test('a route is read as the table has it, and as the sample does', async () => {
  const { center, arrived } = await startSite({
    'GET vdn/calledroute': () =>
      fine({
        retcode: '0',
        result: [
          { dnid: 1, accesscode: '640789', subcode: '', devicetype: '1', deviceId: 1 },
          { dnId: 2, accesscode: 640790, subcode: '7', devicetype: 3, deviceId: '4' },
        ],
      }),
  });
  expect((await done(center.routing.listRoutes({}))).items).toEqual([
    { id: RouteId('1'), entry: '640789', target: { kind: 'queue', queue: '1' } },
    { id: RouteId('2'), entry: '640790', extension: '7', target: { kind: 'flow', flow: '4' } },
  ]);
  expect(arrived('GET vdn/calledroute')[0]?.url).toMatch(/\?dnId=$/u);
});

const login = { user: 101, password: secret };
const apiFabric = { baseUrl: 'https://api.example', appKey: 'key', appSecret: 'secret' };

test.each([
  [{ gatewayUrl: 'https://gateway.example', configuration: login, apiFabric }, /configuration.*give one/u],
  [{ configuration: login }, /gatewayUrl.*missing/u],
])('settings that make no site are refused', (settings, message) => {
  const error = errorOf(huaweiCc.create(settings));
  expect(error.kind).toBe('Misconfigured');
  expect(error.message).toMatch(message);
  expect(printed(error)).not.toContain(secret);
});
