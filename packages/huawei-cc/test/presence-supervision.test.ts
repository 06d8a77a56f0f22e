import { afterEach, describe, expect, test } from '@jest/globals';
import { AgentId } from '@cordboard/core';
import { ok, refused, type Answer, type Script } from './gateway.js';
import { agent, done, failed, startGateway, stopAll, type StartedGateway } from './support.js';

afterEach(stopAll);

const by = { id: AgentId('292') };

/** As the page prints it, where both states are text. */
const told = (ctiStatus: unknown): Answer =>
  ok({ result: { workno: '291', name: '291', status: '4', ctiStatus, callids: [], vdnid: 6 } });

/** The supervisor is signed in through this center, the agent somewhere. */
const supervised = async (script: Script, settings = {}): Promise<StartedGateway> => {
  const started = await startGateway(
    {
      agentStatus: () => ok({ result: { agentState: 4, isWorking: false } }),
      agentByWorkNo: () => told('1'),
      force: () => ok({ result: {} }),
      ...script,
    },
    settings,
  );
  await done(started.center.presence.signIn({ agent: by }));
  return started;
};

const base = '/agentgateway/resource';

describe('presence.set by a supervisor', () => {
  test.each([
    ['7', { state: 'ready' }, 'forceidle/291'],
    [8, { state: 'ready' }, 'forceidle/291'],
    ['1', { state: 'not-ready' }, 'forcebusy/291'],
    ['7', { state: 'not-ready', reason: 'busy' }, 'forcebusy/291'],
    ['1', { state: 'not-ready', reason: 'break', durationSec: 600 }, 'forcerest/291/600/9'],
    [
      '1',
      { state: 'not-ready', reason: { native: 'rest/255' }, durationSec: 86_399 },
      'forcerest/291/86399/255',
    ],
    [undefined, { state: 'ready' }, 'forceidle/291'],
  ] as const)('of an agent in state %s, %j, sends %s', async (now, wanted, sent) => {
    const { gateway, center } = await supervised(
      { agentByWorkNo: () => told(now) },
      { reasons: { break: 9 } },
    );
    const { outcome, value } = await done(center.presence.set({ agent, ...wanted, by }));
    expect([outcome, value.pending]).toEqual(['accepted', wanted.state]);
    expect(gateway.of('agentByWorkNo').map(({ url }) => url)).toEqual([
      `${base}/agentgroup/292/agentbyworkno/291`,
    ]);
    expect(gateway.of('force').map(({ url }) => url)).toEqual([`${base}/qualitycontrol/292/${sent}`]);
  });

  test('tells the state on the scale of the platform', async () => {
    const { center } = await supervised({ agentByWorkNo: () => told('9') });
    expect((await done(center.presence.set({ agent, state: 'ready', by }))).value).toEqual({
      state: 'not-ready',
      reason: 'training',
      pending: 'ready',
      native: { code: 'T2/9' },
    });
  });

  test('sends nothing for an agent who is ready already, nor for one who is signed out', async () => {
    const { gateway, center } = await supervised({
      agentByWorkNo: (_, count) => told(count === 1 ? '1' : '0'),
    });
    expect(await done(center.presence.set({ agent, state: 'ready', by }))).toMatchObject({
      outcome: 'unchanged',
    });
    expect(await failed(center.presence.set({ agent, state: 'ready', by }))).toMatchObject({
      kind: 'Conflict',
      effect: 'none',
    });
    expect(gateway.of('force')).toEqual([]);
  });

  test.each([
    [{ state: 'wrap-up' }, 'state'],
    [{ state: 'not-ready', reason: 'meeting' }, 'reason'],
    [{ state: 'not-ready', reason: { native: '200' } }, 'reason'],
    [{ state: 'not-ready', reason: 'break', durationSec: 60 }, 'reason'],
    [{ state: 'not-ready', reason: { native: 'rest/0' }, durationSec: 60 }, 'reason'],
  ] as const)('refuses %j before any request', async (wanted, path) => {
    const { gateway, center } = await startGateway({}, { reasons: { meeting: 211 } });
    expect(await failed(center.presence.set({ agent, ...wanted, by }))).toMatchObject({
      kind: 'Unsupported',
      effect: 'none',
      problems: [{ path }],
    });
    expect(gateway.seen).toEqual([]);
  });

  test('needs somebody else as the supervisor, who is signed in through this center', async () => {
    const { gateway, center } = await startGateway();
    expect(await failed(center.presence.set({ agent, state: 'ready', by: { number: '291' } }))).toMatchObject(
      { kind: 'InvalidInput', problems: [{ path: 'by' }] },
    );
    const error = await failed(center.presence.set({ agent, state: 'ready', by }));
    expect(error).toMatchObject({ kind: 'Conflict', effect: 'none' });
    expect(error.message).toContain('the supervisor');
    expect(gateway.seen).toEqual([]);
  });

  test.each([
    ['000-005', 'InvalidInput', 'none'],
    ['100-006', 'Conflict', 'none'],
    ['100-007', 'Internal', 'maybe'],
    ['900-001', 'Unavailable', 'none'],
    ['900-002', 'PermissionDenied', 'none'],
    ['900-003', 'Unavailable', 'none'],
    ['900-004', 'NotFound', 'none'],
    ['900-005', 'Conflict', 'none'],
  ])('answers the code %s with %s, effect %s', async (code, kind, effect) => {
    const { center } = await supervised({ force: () => refused(code) });
    expect(await failed(center.presence.set({ agent, state: 'not-ready', by }))).toMatchObject({
      kind,
      effect,
    });
  });

  test('without the right to it is PermissionDenied, after a new Guid', async () => {
    const { gateway, center } = await supervised({
      force: () => refused('000-003'),
      updateGuid: (_, count) => ok({ result: { guid: `renewed-${String(count)}` } }),
    });
    expect((await failed(center.presence.set({ agent, state: 'not-ready', by }))).kind).toBe(
      'PermissionDenied',
    );
    expect(gateway.of('signIn')).toHaveLength(1);
  });

  test.each([
    ['300-001', 'PermissionDenied'],
    ['300-002', 'NotFound'],
    ['300-003', 'NotFound'],
    ['100-006', 'Conflict'],
  ])('answers the code %s of looking the agent up with %s', async (code, kind) => {
    const { gateway, center } = await supervised({ agentByWorkNo: () => refused(code) });
    expect(await failed(center.presence.set({ agent, state: 'ready', by }))).toMatchObject({
      kind,
      effect: 'none',
    });
    expect(gateway.of('force')).toEqual([]);
  });
});

describe('presence.signOut by a supervisor', () => {
  test('is taken, and what the agent is doing now is told', async () => {
    const { gateway, center } = await supervised({});
    expect(await done(center.presence.signOut({ agent, by }))).toMatchObject({
      outcome: 'accepted',
      value: { state: 'ready', pending: 'logged-out' },
    });
    expect(gateway.of('force').map(({ url }) => url)).toEqual([`${base}/qualitycontrol/292/forcelogout/291`]);
  });

  test('ends the session that this center has of the agent', async () => {
    let isOut = false;
    const { gateway, center } = await supervised({
      poll: ({ url }) => (isOut && url.includes('/291') ? refused('100-006') : 'hold'),
      force: () => {
        isOut = true;
        return ok();
      },
      agentStatus: ({ url }) =>
        isOut && url.includes('/291') ? refused('100-006') : ok({ result: { agentState: 3 } }),
    });
    await done(center.presence.signIn({ agent }));
    await done(center.presence.signOut({ agent, by }));
    expect((await failed(center.presence.set({ agent, state: 'ready' }))).kind).toBe('Conflict');
    expect(gateway.of('signIn')).toHaveLength(2);
  });

  test.each(['2', '3', '4', '5'])('leaves an agent in a contact alone: state %s', async (now) => {
    const { gateway, center } = await supervised({ agentByWorkNo: () => told(now) });
    expect(await failed(center.presence.signOut({ agent, by }))).toMatchObject({
      kind: 'Conflict',
      effect: 'none',
    });
    expect(gateway.of('force')).toEqual([]);
    expect((await done(center.presence.signOut({ agent, by, force: true }))).outcome).toBe('accepted');
  });

  test('of an agent who is signed out sends nothing more', async () => {
    const { gateway, center } = await supervised({ agentByWorkNo: () => told(0) });
    expect(await done(center.presence.signOut({ agent, by }))).toMatchObject({
      outcome: 'unchanged',
      value: { state: 'logged-out' },
    });
    expect(gateway.of('force')).toEqual([]);
  });

  test.each([
    ['900-002', 'PermissionDenied'],
    ['900-005', 'Conflict'],
  ])('answers the code %s with %s', async (code, kind) => {
    const { center } = await supervised({ force: () => refused(code) });
    expect(await failed(center.presence.signOut({ agent, by }))).toMatchObject({ kind, effect: 'none' });
  });
});

test('the states that can be set are listed with the reasons of the settings', async () => {
  const { center } = await startGateway({}, { reasons: { meeting: 211, meal: 8 } });
  const { items } = await done(center.presence.listStates({ settable: true }));
  expect(items.map(({ state, reason, native }) => [state, reason, native.code])).toEqual([
    ['ready', undefined, 'T2/1'],
    ['wrap-up', undefined, 'T2/6'],
    ['not-ready', 'busy', 'T2/7'],
    ['not-ready', 'break', 'T2/8'],
    ['not-ready', 'meal', 'rest/8'],
    ['not-ready', 'meeting', '211'],
  ]);
});
