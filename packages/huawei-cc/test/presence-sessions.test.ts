import { afterEach, describe, expect, test } from '@jest/globals';
import { memoryStore } from '@cordboard/core';
import { ok, refused, withGuid, type Answer } from './gateway.js';
import {
  agent,
  centerFor,
  done,
  failed,
  password,
  printed,
  settingsFor,
  startGateway,
  stopAll,
  until,
} from './support.js';

afterEach(stopAll);

const status = (agentState: unknown, isWorking: unknown = false): Answer =>
  ok({ result: { agentState, isWorking } });

const bodyOf = (seen: { readonly body: string } | undefined): unknown => JSON.parse(seen?.body ?? '{}');

describe('presence.signIn', () => {
  test('signs the agent in as not ready, and asks what became of it', async () => {
    const { gateway, center, attempts } = await startGateway({ agentStatus: () => status(3) });
    expect(await done(center.presence.signIn({ agent }))).toEqual({
      outcome: 'applied',
      value: {
        agent: { id: '291' },
        presence: { state: 'not-ready', reason: 'busy', native: { code: 'T1/3' } },
      },
      warnings: [],
    });
    expect(bodyOf(gateway.of('signIn')[0])).toMatchObject({ status: 3 });
    const [first] = attempts;
    expect(first).toMatchObject({ operation: 'presence.signIn', method: 'PUT' });
  });

  test('is accepted while the gateway still tells another state', async () => {
    const { center } = await startGateway({ agentStatus: () => status('4') });
    expect(await done(center.presence.signIn({ agent }))).toMatchObject({
      outcome: 'accepted',
      value: { presence: { state: 'ready', pending: 'not-ready' } },
    });
  });

  test('has a state of its own, whatever the settings say of other sign-ins', async () => {
    const { gateway, center } = await startGateway(
      { agentStatus: () => status(5) },
      { signIn: { state: 'ready' } },
    );
    await done(center.presence.signIn({ agent, state: 'wrap-up' }));
    expect(bodyOf(gateway.of('signIn')[0])).toMatchObject({ status: 5 });
  });

  test('finds an agent signed in whom a setting has signed in', async () => {
    const { gateway, center, enable } = await startGateway({ agentStatus: () => status(3) });
    await enable();
    expect(bodyOf(gateway.of('signIn')[0])).toMatchObject({ status: 3 });
    expect(await done(center.presence.signIn({ agent, state: 'ready' }))).toMatchObject({
      outcome: 'unchanged',
      value: { presence: { state: 'not-ready' } },
    });
    expect(gateway.of('signIn')).toHaveLength(1);
  });

  test.each([undefined, false])(
    'throws out no one who is signed in elsewhere: takeOver %s',
    async (takeOver) => {
      const { gateway, center } = await startGateway({ signIn: () => refused('100-002') });
      const error = await failed(center.presence.signIn({ agent, takeOver }));
      expect(error).toMatchObject({ kind: 'Conflict', effect: 'none' });
      expect(gateway.of('forceLogin')).toEqual([]);
    },
  );

  test('may be asked not to take over where the settings allow it', async () => {
    const { gateway, center } = await startGateway({ signIn: () => refused('100-002') }, { takeOver: true });
    expect((await failed(center.presence.signIn({ agent, takeOver: false }))).kind).toBe('Conflict');
    expect(gateway.of('forceLogin')).toEqual([]);
  });

  test('takes over where it is asked to', async () => {
    const { gateway, center } = await startGateway({
      signIn: () => refused('100-002'),
      agentStatus: () => status(3),
    });
    expect(await done(center.presence.signIn({ agent, takeOver: true }))).toMatchObject({
      outcome: 'applied',
    });
    expect(gateway.of('forceLogin')).toHaveLength(1);
  });

  test('is sent once when it is not answered, and may have happened', async () => {
    const { gateway, center } = await startGateway({ signIn: () => 'drop' });
    const error = await failed(center.presence.signIn({ agent }));
    expect(error).toMatchObject({ kind: 'Unavailable', effect: 'maybe' });
    expect(gateway.of('signIn')).toHaveLength(1);
    expect(printed(error)).not.toContain(password);
  });

  test('that brings no Guid may have happened', async () => {
    const { center } = await startGateway({ signIn: () => ok() });
    expect(await failed(center.presence.signIn({ agent }))).toMatchObject({
      kind: 'MalformedReply',
      effect: 'maybe',
    });
  });

  test('is done when only the question what became of it fails', async () => {
    const { gateway, center } = await startGateway({ agentStatus: () => refused('100-007') });
    expect(await failed(center.presence.signIn({ agent }))).toMatchObject({
      kind: 'Internal',
      effect: 'done',
    });
    expect(gateway.of('signIn')).toHaveLength(1);
  });

  test('begins another session once one is over', async () => {
    const { gateway, center } = await startGateway({
      agentStatus: (_, count) => (count === 2 ? refused('100-006') : status(3)),
    });
    await done(center.presence.signIn({ agent }));
    expect(await done(center.presence.signIn({ agent }))).toMatchObject({ outcome: 'applied' });
    expect(gateway.of('signIn')).toHaveLength(2);
  });

  test('finds the session of another process', async () => {
    const store = memoryStore(() => performance.now());
    const { gateway, center } = await startGateway({ agentStatus: () => status(3) }, {}, { store });
    const other = centerFor(settingsFor(gateway.url), { store });
    await done(center.presence.signIn({ agent }));
    expect(await done(other.presence.signIn({ agent }))).toMatchObject({ outcome: 'unchanged' });
    await done(other.close());
  });
});

describe('presence.signOut', () => {
  test('signs out, and sends nothing more for the agent', async () => {
    const { gateway, center } = await startGateway({ agentStatus: () => status(4), logout: () => ok() });
    await done(center.presence.signIn({ agent, state: 'ready' }));
    expect(await done(center.presence.signOut({ agent }))).toMatchObject({
      outcome: 'applied',
      value: { state: 'logged-out' },
    });
    expect(gateway.routesSeen().at(-1)).toBe('logout');
    expect(gateway.pollsUnderWay()).toBe(0);
    expect(await done(center.presence.signOut({ agent }))).toMatchObject({ outcome: 'unchanged' });
    await done(center.close());
    expect(gateway.of('logout')).toHaveLength(1);
  });

  test.each([[7, false] as const, [3, true] as const, ['3', 'true'] as const])(
    'leaves an agent in a call alone: state %s, working %s',
    async (agentState, isWorking) => {
      const { gateway, center } = await startGateway({
        agentStatus: () => status(agentState, isWorking),
        forceLogout: () => ok(),
      });
      await done(center.presence.signIn({ agent }));
      expect(await failed(center.presence.signOut({ agent }))).toMatchObject({
        kind: 'Conflict',
        effect: 'none',
      });
      expect(gateway.of('logout')).toEqual([]);
      expect(await done(center.presence.signOut({ agent, force: true }))).toMatchObject({
        outcome: 'applied',
      });
      expect(gateway.of('forceLogout')).toHaveLength(1);
    },
  );

  test('goes on polling where the gateway refuses', async () => {
    const { gateway, center } = await startGateway({
      agentStatus: () => status(3),
      logout: (_, count) => (count === 1 ? refused('100-010') : ok()),
    });
    await done(center.presence.signIn({ agent }));
    expect((await failed(center.presence.signOut({ agent }))).kind).toBe('Conflict');
    await until(() => gateway.pollsUnderWay() === 1);
    expect(await done(center.presence.set({ agent, state: 'not-ready' }))).toMatchObject({
      outcome: 'accepted',
    });
  });

  test('of one whom this center has not signed in sends nothing', async () => {
    const { gateway, center } = await startGateway();
    expect(await done(center.presence.signOut({ agent }))).toMatchObject({ outcome: 'unchanged' });
    expect(gateway.seen).toEqual([]);
  });
});

describe('presence.signOut with a reason', () => {
  test('is by force, and drops the call', async () => {
    const { gateway, center } = await startGateway({
      agentStatus: () => status(7, true),
      forceLogoutWithReason: () => ok(),
    });
    await done(center.presence.signIn({ agent }));
    expect(
      await done(center.presence.signOut({ agent, force: true, reason: { native: '255' } })),
    ).toMatchObject({ outcome: 'applied' });
    expect(gateway.routesSeen().at(-1)).toBe('forceLogoutWithReason');
    expect(gateway.of('forceLogoutWithReason')[0]?.url).toMatch(/\/forcelogoutwithreason\/255$/);
  });

  test.each([
    [{ force: true, reason: { native: '256' } }, 'reason.native'],
    [{ force: true, reason: { native: '0' } }, 'reason.native'],
    [{ force: true, reason: 'break' }, 'reason'],
    [{ reason: { native: '1' } }, 'reason'],
    [{ force: true, reason: { native: '1' }, by: { number: '292' } }, 'reason'],
  ] as const)('is refused before any request: %j', async (wanted, path) => {
    const { gateway, center } = await startGateway();
    expect(await failed(center.presence.signOut({ agent, ...wanted }))).toMatchObject({
      kind: 'Unsupported',
      effect: 'none',
      problems: [{ path }],
    });
    expect(gateway.seen).toEqual([]);
  });

  test('answers the code 100-005 of the page with InvalidInput, and the agent stays signed in', async () => {
    const { gateway, center } = await startGateway({
      agentStatus: () => status(3),
      forceLogoutWithReason: () => refused('100-005'),
    });
    await done(center.presence.signIn({ agent }));
    const wanted = { agent, force: true, reason: { native: '7' } } as const;
    expect((await failed(center.presence.signOut(wanted))).kind).toBe('InvalidInput');
    await until(() => gateway.pollsUnderWay() === 1);
  });
});

describe('presence.set', () => {
  test.each([
    [3, { state: 'ready' }, '/sayfree'],
    [8, { state: 'ready' }, '/cancelrest'],
    [5, { state: 'ready' }, '/cancelwork'],
    [4, { state: 'not-ready' }, '/saybusy?reason=0&prolong=false'],
    [4, { state: 'not-ready', reason: 'busy' }, '/saybusy?reason=0&prolong=false'],
    [3, { state: 'not-ready' }, '/saybusy?reason=0&prolong=false'],
    [3, { state: 'not-ready', reason: 'break', durationSec: 600 }, '/rest/600/0?prolong=false'],
    [8, { state: 'not-ready', reason: 'break', durationSec: 60 }, '/rest/60/0?prolong=true'],
    [4, { state: 'not-ready', reason: { native: '200' } }, '/saybusy?reason=200&prolong=false'],
    [4, { state: 'not-ready', reason: { native: '250' } }, '/saybusy?reason=250&prolong=false'],
    [
      4,
      { state: 'not-ready', reason: { native: 'rest/255' }, durationSec: 60 },
      '/rest/60/255?prolong=false',
    ],
    [4, { state: 'wrap-up' }, '/work'],
  ] as const)('from state %i to %j sends %s', async (now, wanted, sent) => {
    const { gateway, center } = await startGateway({
      agentStatus: () => status(now),
      setState: () => ok(),
    });
    await done(center.presence.signIn({ agent }));
    const { outcome, value } = await done(center.presence.set({ agent, ...wanted }));
    expect([outcome, value.pending]).toEqual(['accepted', wanted.state]);
    expect(gateway.of('setState').map(({ url }) => url)).toEqual([
      `/agentgateway/resource/onlineagent/291${sent}`,
    ]);
  });

  test.each([
    ['busy', undefined, '/saybusy?reason=210&prolong=false'],
    ['meeting', undefined, '/saybusy?reason=211&prolong=false'],
    ['break', 60, '/rest/60/7?prolong=false'],
    ['meal', 60, '/rest/60/8?prolong=false'],
  ] as const)('sends for the reason %s the number of the settings', async (reason, durationSec, sent) => {
    const { gateway, center } = await startGateway(
      { agentStatus: () => status(4), setState: () => ok() },
      { reasons: { busy: 210, meeting: 211, break: 7, meal: 8 } },
    );
    await done(center.presence.signIn({ agent }));
    await done(center.presence.set({ agent, state: 'not-ready', reason, durationSec }));
    expect(gateway.of('setState')[0]?.url).toBe(`/agentgateway/resource/onlineagent/291${sent}`);
  });

  test('sends nothing for an agent who is in wrap-up already', async () => {
    const { gateway, center } = await startGateway({ agentStatus: () => status(5) });
    await done(center.presence.signIn({ agent }));
    expect(await done(center.presence.set({ agent, state: 'wrap-up' }))).toMatchObject({
      outcome: 'unchanged',
    });
    expect(gateway.of('setState')).toEqual([]);
  });

  test('sends nothing for an agent who is ready already', async () => {
    const { gateway, center } = await startGateway({ agentStatus: () => status(6) });
    await done(center.presence.signIn({ agent }));
    expect(await done(center.presence.set({ agent, state: 'ready' }))).toMatchObject({
      outcome: 'unchanged',
    });
    expect(gateway.of('setState')).toEqual([]);
  });

  test.each([
    [{ state: 'not-ready', reason: 'meal' }, 'Unsupported', 'reason'],
    [{ state: 'not-ready', reason: 'meeting' }, 'Unsupported', 'reason'],
    [{ state: 'not-ready', reason: 'system' }, 'Unsupported', 'reason'],
    [{ state: 'not-ready', reason: { native: '199' } }, 'Unsupported', 'reason.native'],
    [{ state: 'not-ready', reason: { native: '251' } }, 'Unsupported', 'reason.native'],
    [{ state: 'not-ready', reason: { native: 'rest/256' }, durationSec: 1 }, 'Unsupported', 'reason.native'],
    [{ state: 'not-ready', reason: { native: 'rest/1' } }, 'Unsupported', 'durationSec'],
    [{ state: 'not-ready', reason: 'break' }, 'Unsupported', 'durationSec'],
    [{ state: 'not-ready', durationSec: 60 }, 'Unsupported', 'durationSec'],
    [{ state: 'not-ready', reason: 'break', durationSec: 86_400 }, 'InvalidInput', 'durationSec'],
    [{ state: 'ready', reason: 'busy' }, 'InvalidInput', 'reason'],
  ] as const)('refuses %j before any request: %s', async (wanted, kind, path) => {
    const { gateway, center } = await startGateway();
    const error = await failed(center.presence.set({ agent, ...wanted }));
    expect(error).toMatchObject({ kind, effect: 'none', problems: [{ path }] });
    expect(gateway.seen).toEqual([]);
  });

  test('signs no one in', async () => {
    const { gateway, center } = await startGateway();
    expect(await failed(center.presence.set({ agent, state: 'ready' }))).toMatchObject({
      kind: 'Conflict',
      effect: 'none',
    });
    expect(gateway.seen).toEqual([]);
  });

  test('signs no one in again whose session is over', async () => {
    const { gateway, center } = await startGateway({
      agentStatus: (_, count) => (count === 1 ? status(3) : refused('100-006')),
    });
    await done(center.presence.signIn({ agent }));
    expect((await failed(center.presence.set({ agent, state: 'ready' }))).kind).toBe('Conflict');
    expect(gateway.of('signIn')).toHaveLength(1);
  });

  test('gets a new Guid for the session where one is refused', async () => {
    const { gateway, center } = await startGateway({
      agentStatus: (_, count) => (count === 2 ? refused('000-003') : status(3)),
      updateGuid: () => ok({ result: { guid: 'renewed' } }),
      setState: () => ok(),
    });
    await done(center.presence.signIn({ agent }));
    await done(center.presence.set({ agent, state: 'ready' }));
    expect(gateway.of('setState').map(({ headers }) => headers.guid)).toEqual(['renewed']);
  });

  test('is a conflict where the gateway says so', async () => {
    const { center } = await startGateway({
      agentStatus: () => status(7, true),
      setState: () => refused('100-009'),
    });
    await done(center.presence.signIn({ agent }));
    expect(await failed(center.presence.set({ agent, state: 'ready' }))).toMatchObject({
      kind: 'Conflict',
      effect: 'none',
    });
  });

  test('reads the state where the reply has it in a list', async () => {
    const { center } = await startGateway({
      agentStatus: () => ok({ result: [{ agentState: '9', isWorking: null }] }),
    });
    expect(await done(center.presence.signIn({ agent }))).toMatchObject({
      value: { presence: { state: 'not-ready', reason: 'break' } },
    });
  });

  test('needs credentials for the agent', async () => {
    const { center } = await startGateway();
    const error = await failed(center.presence.set({ agent: { number: '999' }, state: 'ready' }));
    expect(error).toMatchObject({ kind: 'Misconfigured', effect: 'none' });
  });
});

test('a Guid that was refused twice ends the session for what needs one', async () => {
  const { center } = await startGateway({
    signIn: () => withGuid('one'),
    agentStatus: (_, count) => (count === 1 ? status(3) : refused('000-003')),
    updateGuid: () => refused('000-003'),
  });
  await done(center.presence.signIn({ agent }));
  expect((await failed(center.presence.set({ agent, state: 'ready' }))).kind).toBe('Conflict');
});
