import { afterEach, describe, expect, test } from '@jest/globals';
import { AgentId, QueueId, Secret } from '@cordboard/core';
import { ok, refused, type Answer, type Script } from './gateway.js';
import {
  agent,
  done,
  failed,
  password,
  phoneNumber,
  printed,
  startGateway,
  stopAll,
  type StartedGateway,
} from './support.js';

afterEach(stopAll);

const status = (agentState: number): Answer => ok({ result: { agentState, isWorking: false } });

describe('presence.setAutoAnswer', () => {
  test.each([true, false])('sends %s in the path', async (enabled) => {
    const { gateway, center } = await startGateway({ agentStatus: () => status(3), setState: () => ok() });
    await done(center.presence.signIn({ agent }));
    expect(await done(center.presence.setAutoAnswer({ agent, enabled }))).toMatchObject({
      outcome: 'applied',
    });
    expect(gateway.of('setState')[0]?.url).toMatch(new RegExp(`/autoanswer/${enabled}$`));
  });

  test('signs no one in', async () => {
    const { gateway, center } = await startGateway();
    expect((await failed(center.presence.setAutoAnswer({ agent, enabled: true }))).kind).toBe('Conflict');
    expect(gateway.seen).toEqual([]);
  });
});

describe('presence.setAfterCall', () => {
  test.each([
    ['ready', 'true'],
    ['wrap-up', 'false'],
  ] as const)('sends for %s: %s in the path', async (state, flag) => {
    const { gateway, center } = await startGateway({ agentStatus: () => status(3), setState: () => ok() });
    await done(center.presence.signIn({ agent }));
    expect(await done(center.presence.setAfterCall({ agent, state }))).toMatchObject({
      outcome: 'applied',
      value: { agent, state },
    });
    expect(gateway.of('setState').map(({ url }) => url)).toEqual([
      `/agentgateway/resource/onlineagent/291/autoenteridle/${flag}`,
    ]);
  });

  test('signs no one in', async () => {
    const { gateway, center } = await startGateway();
    expect((await failed(center.presence.setAfterCall({ agent, state: 'ready' }))).kind).toBe('Conflict');
    expect(gateway.seen).toEqual([]);
  });
});

/** As the page prints them. */
const skills = ok({
  result: [
    { name: 'voice', id: 6, mediatype: 5 },
    { name: 'callback', id: 2, mediatype: 4 },
  ],
});

const supervisor = { id: AgentId('292') };

const signedIn = async (script: Script): Promise<StartedGateway> => {
  const started = await startGateway({ agentStatus: () => status(3), ...script });
  await done(started.center.presence.signIn({ agent }));
  return started;
};

const [six, two, nine] = [QueueId('6'), QueueId('2'), QueueId('9')];

describe('presence.setQueues', () => {
  test.each([
    ['all', 'true?skillid=&phonelinkage=0'],
    ['none', 'false?skillid=&phonelinkage=0'],
  ] as const)('sends for %s: %s', async (queues, sent) => {
    const { gateway, center } = await signedIn({ resetSkill: () => ok({ result: {} }) });
    expect(await done(center.presence.setQueues({ agent, queues }))).toEqual({
      outcome: 'applied',
      value: { agent, queues },
      warnings: [],
    });
    expect(gateway.of('agentSkills')).toEqual([]);
    expect(gateway.of('resetSkill').map(({ url }) => url)).toEqual([
      `/agentgateway/resource/onlineagent/291/resetskill/${sent}`,
    ]);
  });

  test('sends those of the listed ones that are configured for the agent, each once', async () => {
    const { gateway, center } = await signedIn({ agentSkills: () => skills, resetSkill: () => ok() });
    expect(await done(center.presence.setQueues({ agent, queues: [two, nine, six, two] }))).toMatchObject({
      outcome: 'applied',
      value: { agent, queues: ['2', '6'] },
      warnings: [{ field: 'queues.1' }],
    });
    const [sent] = gateway.of('resetSkill');
    expect(new URL(sent?.url ?? '', 'http://gateway').searchParams.get('skillid')).toBe('2;6');
  });

  test.each([ok({ result: null }), ok({ result: [] }), ok(), ok({ result: [{ id: '9 ' }] })])(
    'takes no agent out of every queue where none of the listed ones is configured: %j',
    async (configured) => {
      const { gateway, center } = await signedIn({ agentSkills: () => configured, resetSkill: () => ok() });
      expect(await failed(center.presence.setQueues({ agent, queues: [six] }))).toMatchObject({
        kind: 'Conflict',
        effect: 'none',
      });
      expect(gateway.of('resetSkill')).toEqual([]);
    },
  );

  test('signs no one in', async () => {
    const { gateway, center } = await startGateway();
    for (const queues of ['all', [six]] as const) {
      expect((await failed(center.presence.setQueues({ agent, queues }))).kind).toBe('Conflict');
    }
    expect(gateway.seen).toEqual([]);
  });

  test.each([
    ['100-006', 'Conflict', 'none'],
    ['100-007', 'Internal', 'maybe'],
  ])('answers the code %s of the page with %s', async (code, kind, effect) => {
    const { center } = await signedIn({ resetSkill: () => refused(code) });
    expect(await failed(center.presence.setQueues({ agent, queues: 'all' }))).toMatchObject({ kind, effect });
  });

  test.each([
    ['100-006', 'Conflict', 'none'],
    ['600-001', 'NotFound', 'none'],
  ])('answers the code %s of the page that lists queues with %s', async (code, kind, effect) => {
    const { center } = await signedIn({ agentSkills: () => refused(code) });
    expect(await failed(center.presence.setQueues({ agent, queues: [six] }))).toMatchObject({ kind, effect });
  });
});

describe('presence.setQueues by a supervisor', () => {
  const supervised = async (script: Script): Promise<StartedGateway> => {
    const started = await startGateway({
      agentStatus: () => status(4),
      agentSkills: () => skills,
      adjustSkill: () => ok({ result: {} }),
      ...script,
    });
    await done(started.center.presence.signIn({ agent: supervisor }));
    return started;
  };

  test("is sent in the supervisor's name, as the page prints it", async () => {
    const { gateway, center } = await supervised({});
    const wanted = { agent, queues: [six, nine], by: supervisor };
    expect(await done(center.presence.setQueues(wanted))).toMatchObject({
      outcome: 'applied',
      value: { agent, queues: ['6'] },
      warnings: [{ field: 'queues.1' }],
    });
    const base = '/agentgateway/resource';
    expect(gateway.of('agentSkills').map(({ url }) => url)).toEqual([
      `${base}/onlineagent/292/agentskillsbyworkno/291`,
    ]);
    expect(gateway.of('adjustSkill').map(({ url, body }) => [url, JSON.parse(body) as unknown])).toEqual([
      [`${base}/qualitycontrol/292/adjustskill`, { workNo: '291', skills: [6] }],
    ]);
  });

  test.each(['all', 'none'] as const)('takes listed queues only: %s', async (queues) => {
    const { gateway, center } = await startGateway();
    expect(await failed(center.presence.setQueues({ agent, queues, by: supervisor }))).toMatchObject({
      kind: 'Unsupported',
      effect: 'none',
      problems: [{ path: 'queues' }],
    });
    expect(gateway.seen).toEqual([]);
  });

  test('needs somebody else as the supervisor, who is signed in through this center', async () => {
    const { gateway, center } = await startGateway();
    const queues = [six];
    expect(await failed(center.presence.setQueues({ agent, queues, by: { number: '291' } }))).toMatchObject({
      kind: 'InvalidInput',
      problems: [{ path: 'by' }],
    });
    const error = await failed(center.presence.setQueues({ agent, queues, by: supervisor }));
    expect(error).toMatchObject({ kind: 'Conflict', effect: 'none' });
    expect(error.message).toContain('the supervisor');
    expect(gateway.seen).toEqual([]);
  });

  test.each([
    ['000-003', 'Conflict'],
    ['000-005', 'InvalidInput'],
    ['100-001', 'InvalidInput'],
    ['100-006', 'Conflict'],
    ['900-001', 'Unavailable'],
    ['900-002', 'PermissionDenied'],
    ['900-003', 'Unavailable'],
    ['900-004', 'NotFound'],
    ['900-005', 'Conflict'],
  ])('answers the code %s with %s, and nothing was done', async (code, kind) => {
    const { center } = await supervised({
      adjustSkill: () => refused(code),
      updateGuid: () => refused('000-003'),
    });
    const error = await failed(center.presence.setQueues({ agent, queues: [six], by: supervisor }));
    expect(error).toMatchObject({ kind, effect: 'none' });
  });
});

describe('presence.signIn', () => {
  const given = { station: { phoneNumber: '60001' }, password: new Secret('0ther-pass') };

  test('sends phone and password of the call in the place of those configured', async () => {
    const { gateway, center } = await startGateway({ agentStatus: () => status(3) });
    const { value } = await done(center.presence.signIn({ agent, ...given }));
    expect(value.station).toEqual({ phoneNumber: '60001' });
    expect(JSON.parse(gateway.of('signIn')[0]?.body ?? '{}')).toMatchObject({
      phonenum: '60001',
      password: '0ther-pass',
    });
    await done(center.presence.signOut({ agent }));
    await done(center.presence.signIn({ agent }));
    expect(JSON.parse(gateway.of('signIn')[1]?.body ?? '{}')).toMatchObject({
      phonenum: phoneNumber,
      password,
    });
  });

  test('sends them by force, too, where it takes over', async () => {
    const { gateway, center } = await startGateway({
      signIn: () => refused('100-002'),
      agentStatus: () => status(3),
    });
    await done(center.presence.signIn({ agent, ...given, takeOver: true }));
    expect(JSON.parse(gateway.of('forceLogin')[0]?.body ?? '{}')).toMatchObject({ phonenum: '60001' });
  });

  test.each([
    ['100-001', 'InvalidInput'],
    ['100-004', 'Unauthenticated'],
    ['100-013', 'InvalidInput'],
    ['100-014', 'InvalidInput'],
    ['100-020', 'Unauthenticated'],
  ])('answers the code %s with %s, and shows neither', async (code, kind) => {
    const { center } = await startGateway({
      signIn: () => refused(code, 'phone 60001 with 0ther-pass is wrong'),
    });
    const error = await failed(center.presence.signIn({ agent, ...given }));
    expect(error).toMatchObject({ kind, effect: 'none' });
    expect(printed(error)).not.toMatch(/60001|0ther-pass/);
  });

  test('knows no phone by an extension', async () => {
    const { gateway, center } = await startGateway();
    expect(await failed(center.presence.signIn({ agent, station: { extension: '8001' } }))).toMatchObject({
      kind: 'Unsupported',
      problems: [{ path: 'station.extension' }],
    });
    expect(gateway.seen).toEqual([]);
  });

  test('sets the queues once the agent is signed in, and asks for the state then', async () => {
    const { gateway, center } = await startGateway({
      agentStatus: () => status(3),
      agentSkills: () => skills,
      resetSkill: () => ok(),
    });
    const queues = [six, nine];
    expect(await done(center.presence.signIn({ agent, queues }))).toMatchObject({
      outcome: 'applied',
      value: { queues: ['6'] },
      warnings: [{ field: 'queues.1' }],
    });
    expect(gateway.routesSeen().filter((route) => route !== 'poll')).toEqual([
      'signIn',
      'agentSkills',
      'resetSkill',
      'agentStatus',
    ]);
  });

  test('leaves the agent signed in where the queues could not be set', async () => {
    const { gateway, center } = await startGateway({
      agentStatus: () => status(3),
      resetSkill: () => refused('100-007'),
    });
    const { outcome, value, warnings } = await done(center.presence.signIn({ agent, queues: 'all' }));
    expect([outcome, value.queues]).toEqual(['applied', undefined]);
    expect(warnings).toMatchObject([{ field: 'queues' }]);
    expect(gateway.of('signIn')).toHaveLength(1);
  });

  test('is done, and tells that the session is over, where setting the queues ended it', async () => {
    const { gateway, center } = await startGateway({ resetSkill: () => refused('100-006') });
    expect(await failed(center.presence.signIn({ agent, queues: 'all' }))).toMatchObject({
      kind: 'Conflict',
      effect: 'done',
    });
    expect(gateway.of('signIn')).toHaveLength(1);
  });

  test('sets no queues of an agent who is signed in already', async () => {
    const { gateway, center } = await signedIn({ resetSkill: () => ok() });
    expect(await done(center.presence.signIn({ agent, queues: 'none' }))).toMatchObject({
      outcome: 'unchanged',
    });
    expect(gateway.of('resetSkill')).toEqual([]);
  });
});
