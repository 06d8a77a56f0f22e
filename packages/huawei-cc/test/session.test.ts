import { setTimeout } from 'node:timers/promises';
import { afterEach, describe, expect, test } from '@jest/globals';
import { AgentId } from '@cordboard/core';
import { ok, refused, withGuid, withHeaders, type Seen } from './gateway.js';
import {
  agent,
  done,
  failed,
  password,
  phoneNumber,
  printed,
  startGateway,
  stopAll,
  until,
} from './support.js';

afterEach(stopAll);

const guidOf = (seen: Seen | undefined): unknown => seen?.headers.guid;
const cookieOf = (seen: Seen | undefined): unknown => seen?.headers.cookie;

describe('signing in', () => {
  test('nothing is sent before the first call', async () => {
    const { gateway } = await startGateway();
    expect(gateway.seen).toEqual([]);
  });

  test('ten calls at once sign the agent in once', async () => {
    const { gateway, center } = await startGateway();
    const calls = Array.from({ length: 10 }, (_, i) =>
      done(center.routing.setConcurrency({ agent, channel: 'chat', max: i + 1 })),
    );
    await Promise.all(calls);
    expect(gateway.of('signIn')).toHaveLength(1);
    expect(gateway.of('setCallNums')).toHaveLength(10);
  });

  test('each agent has a session of his own', async () => {
    const { gateway, center } = await startGateway();
    await done(center.routing.setInboundEnabled({ agent, enabled: true }));
    await done(center.routing.setInboundEnabled({ agent: { id: AgentId('292') }, enabled: true }));
    expect(gateway.of('signIn').map(({ url }) => url)).toEqual([
      '/agentgateway/resource/onlineagent/291',
      '/agentgateway/resource/onlineagent/292',
    ]);
    expect(gateway.of('setTalkRight').map(guidOf)).toEqual(['guid-1.AgentGateway0', 'guid-2.AgentGateway0']);
  });

  test('id and agent number name the same agent and share a session', async () => {
    const { gateway, center, enable } = await startGateway();
    await enable();
    await done(center.routing.setInboundEnabled({ agent: { number: '291' }, enabled: false }));
    expect(gateway.of('signIn')).toHaveLength(1);
  });

  test('the settings decide the state, phone and manners of a sign-in', async () => {
    const { gateway, enable } = await startGateway(
      {},
      {
        signIn: {
          state: 'not-ready',
          phone: 'video',
          autoAnswer: false,
          readyAfterCall: false,
          releasePhone: true,
          ip: '10.0.0.7',
        },
      },
    );
    await enable();
    expect(JSON.parse(gateway.of('signIn')[0]?.body ?? '')).toEqual({
      password,
      phonenum: phoneNumber,
      status: 3,
      agenttype: 11,
      autoanswer: false,
      autoenteridle: false,
      releasephone: true,
      ip: '10.0.0.7',
    });
  });

  test('a sign-in that brings no Guid is no sign-in', async () => {
    const { gateway, center } = await startGateway({ signIn: () => ok() });
    const error = await failed(center.routing.setInboundEnabled({ agent, enabled: true }));
    expect(error).toMatchObject({ kind: 'MalformedReply', effect: 'none' });
    expect(error.message).toContain('Set-GUID');
    expect(gateway.of('setTalkRight')).toEqual([]);
  });

  test('a sign-in that was not answered is not sent again: it may have happened', async () => {
    const { gateway, center } = await startGateway({ signIn: () => 'drop' });
    const error = await failed(center.routing.setInboundEnabled({ agent, enabled: true }));
    expect(error).toMatchObject({ kind: 'Unavailable', effect: 'none', retryAfterMs: 120_000 });
    expect(gateway.of('signIn')).toHaveLength(1);
  });

  test.each([
    ['60', 120_000],
    ['3600', 3_600_000],
  ])(
    'a sign-in that may have happened is waited for as long as the gateway asks (%s s), or longer',
    async (asked, ms) => {
      const { center } = await startGateway({
        signIn: () => ({ status: 503, headers: { 'retry-after': asked }, body: '' }),
      });
      const error = await failed(center.routing.setInboundEnabled({ agent, enabled: true }));
      expect(error).toMatchObject({ kind: 'Unavailable', effect: 'none', retryAfterMs: ms });
    },
  );

  test('a sign-in that the gateway could not serve for now is tried again', async () => {
    const { gateway, enable } = await startGateway({
      signIn: (_, count) => (count === 1 ? refused('100-003') : withGuid('second')),
    });
    await enable();
    expect(gateway.of('signIn')).toHaveLength(2);
    expect(guidOf(gateway.of('setTalkRight')[0])).toBe('second');
  });

  test('a gateway that cannot serve a sign-in at all is asked as often as the settings say', async () => {
    const { gateway, center } = await startGateway({ signIn: () => refused('100-003') });
    const error = await failed(center.routing.setInboundEnabled({ agent, enabled: true }));
    expect(error).toMatchObject({ kind: 'Unavailable', effect: 'none', native: { code: '100-003' } });
    expect(gateway.of('signIn')).toHaveLength(3);
  });

  test('a caller who gives up leaves at once, and the sign-in goes on for the others', async () => {
    let answer = (): void => undefined;
    const { gateway, center } = await startGateway({
      signIn: async () => {
        await new Promise<void>((resolve) => (answer = resolve));
        return withGuid('late');
      },
    });
    const impatient = failed(center.routing.setInboundEnabled({ agent, enabled: true }, { timeoutMs: 300 }));
    const patient = done(center.routing.setInboundEnabled({ agent, enabled: false }));
    expect(await impatient).toMatchObject({ kind: 'Timeout', effect: 'none' });
    await until(() => gateway.of('signIn').length === 1);
    answer();
    await patient;
    expect(gateway.of('signIn')).toHaveLength(1);
    expect(gateway.of('setTalkRight').map(({ url }) => url.slice(-6))).toEqual(['flag=0']);
  });
});

describe('an agent signed in elsewhere (100-002)', () => {
  const elsewhere = { signIn: () => refused('100-002') };

  test('is left alone unless takeOver says otherwise', async () => {
    const { gateway, center } = await startGateway(elsewhere);
    const error = await failed(center.routing.setInboundEnabled({ agent, enabled: true }));
    expect(error).toMatchObject({ kind: 'Conflict', effect: 'none', native: { code: '100-002' } });
    expect(error.message).toContain('takeOver');
    expect(gateway.of('forceLogin')).toEqual([]);
  });

  test('is taken over with takeOver, with the same body', async () => {
    const { gateway, enable } = await startGateway(elsewhere, { takeOver: true });
    await enable();
    expect(gateway.of('forceLogin')).toHaveLength(1);
    expect(gateway.of('forceLogin')[0]?.body).toBe(gateway.of('signIn')[0]?.body);
    expect(guidOf(gateway.of('setTalkRight')[0])).toBe('guid-forced.AgentGateway0');
  });

  test('may be protected against being taken over (100-015)', async () => {
    const { center } = await startGateway(
      { ...elsewhere, forceLogin: () => refused('100-015') },
      { takeOver: true },
    );
    const error = await failed(center.routing.setInboundEnabled({ agent, enabled: true }));
    expect(error).toMatchObject({ kind: 'Conflict', native: { code: '100-015' } });
  });

  test('is not thrown out for any other refusal', async () => {
    const { gateway, center } = await startGateway({ signIn: () => refused('100-021') }, { takeOver: true });
    const error = await failed(center.routing.setInboundEnabled({ agent, enabled: true }));
    expect(error.kind).toBe('Conflict');
    expect(gateway.of('forceLogin')).toEqual([]);
  });
});

describe('the Guid', () => {
  test('of a sign-in holds until sign-out in static mode', async () => {
    const { gateway, center, enable } = await startGateway();
    await enable();
    await enable();
    await until(() => gateway.of('poll').length === 1);
    await done(center.close());
    const later = gateway.seen.filter(({ route }) => route !== 'signIn');
    expect(later.map(({ route }) => route).sort()).toEqual([
      'logout',
      'poll',
      'setTalkRight',
      'setTalkRight',
    ]);
    expect(new Set(later.map(guidOf))).toEqual(new Set(['guid-1.AgentGateway0']));
    expect(guidOf(gateway.of('signIn')[0])).toBeUndefined();
  });

  test('that a poll brings replaces the one before in dynamic mode', async () => {
    const { gateway, enable } = await startGateway(
      { poll: (_, count) => (count === 1 ? withGuid('rotated', ok({ event: null })) : 'hold') },
      {},
      { sleep: () => Promise.resolve() },
    );
    await enable();
    await until(() => gateway.of('poll').length === 2);
    await enable();
    expect(gateway.of('poll').map(guidOf)).toEqual(['guid-1.AgentGateway0', 'rotated']);
    expect(guidOf(gateway.of('setTalkRight')[1])).toBe('rotated');
  });

  test('is looked for in every reply, also one that reports a failure', async () => {
    const { gateway, center, enable } = await startGateway({
      setTalkRight: (_, count) => (count === 1 ? withGuid('after-failure', refused('100-009')) : ok()),
    });
    await failed(center.routing.setInboundEnabled({ agent, enabled: true }));
    await enable();
    expect(guidOf(gateway.of('setTalkRight')[1])).toBe('after-failure');
  });

  test('that was rotated while a request was under way does not disturb that request', async () => {
    let answer = (): void => undefined;
    const { gateway, center, enable } = await startGateway({
      setCallNums: async () => {
        await new Promise<void>((resolve) => (answer = resolve));
        return ok();
      },
      setTalkRight: () => withGuid('newer'),
    });
    const slow = done(center.routing.setConcurrency({ agent, channel: 'voice', max: 1 }));
    await until(() => gateway.of('setCallNums').length === 1);
    await enable();
    answer();
    await slow;
    await enable();
    expect(gateway.of('setTalkRight').map(guidOf)).toEqual(['guid-1.AgentGateway0', 'newer']);
  });

  test('of a late reply to a lost session does not replace that of the new one', async () => {
    let answer = (): void => undefined;
    const { gateway, center, enable } = await startGateway({
      setCallNums: async () => {
        await new Promise<void>((resolve) => (answer = resolve));
        return withGuid('of-the-lost-session');
      },
      setTalkRight: (_, count) => (count === 1 ? refused('100-006') : ok()),
    });
    const slow = done(center.routing.setConcurrency({ agent, channel: 'voice', max: 1 }));
    await until(() => gateway.of('setCallNums').length === 1);
    await enable();
    answer();
    await slow;
    await enable();
    expect(guidOf(gateway.of('setTalkRight')[2])).toBe('guid-2.AgentGateway0');
  });

  test('is renewed once when it is refused (000-003), from the body of updateGuid', async () => {
    const { gateway, enable } = await startGateway({
      setTalkRight: ({ headers }) => (headers.guid === 'renewed' ? ok() : refused('000-003')),
      updateGuid: () => ok({ result: { guid: 'renewed' } }),
    });
    await enable();
    expect(gateway.of('updateGuid')).toHaveLength(1);
    expect(gateway.of('updateGuid')[0]?.body).toBe('');
    expect(guidOf(gateway.of('updateGuid')[0])).toBe('guid-1.AgentGateway0');
    expect(gateway.of('signIn')).toHaveLength(1);
  });

  test('is renewed once for all the calls that met its refusal', async () => {
    const { gateway, center } = await startGateway({
      setCallNums: ({ headers }) => (headers.guid === 'renewed' ? ok() : refused('000-003')),
      updateGuid: async () => {
        await setTimeout(20);
        return ok({ result: { guid: 'renewed' } });
      },
    });
    const calls = Array.from({ length: 5 }, () =>
      done(center.routing.setConcurrency({ agent, channel: 'chat', max: 1 })),
    );
    await Promise.all(calls);
    expect(gateway.of('updateGuid')).toHaveLength(1);
  });

  test('that cannot be renewed leads to a new sign-in', async () => {
    const { gateway, enable } = await startGateway({
      setTalkRight: ({ headers }) => (headers.guid === 'guid-2.AgentGateway0' ? ok() : refused('000-003')),
      updateGuid: () => refused('000-003'),
    });
    await enable();
    expect(gateway.of('signIn')).toHaveLength(2);
    expect(gateway.of('setTalkRight')).toHaveLength(2);
  });

  test('that is still refused after that means that the agent has no right', async () => {
    const { gateway, center } = await startGateway({
      setTalkRight: () => refused('000-003'),
      updateGuid: () => refused('100-006'),
    });
    const error = await failed(center.routing.setInboundEnabled({ agent, enabled: true }));
    expect(error).toMatchObject({ kind: 'PermissionDenied', effect: 'none', native: { code: '000-003' } });
    expect(gateway.of('setTalkRight')).toHaveLength(2);
    expect(gateway.of('updateGuid')).toHaveLength(1);
    expect(gateway.of('signIn')).toHaveLength(2);
  });
});

describe('the sticky cookie', () => {
  const cookie = 'huaweielbsession=node-a; Path=/; HttpOnly';

  test('goes back without its attributes on every later request, beside the Guid', async () => {
    const { gateway, center, enable } = await startGateway({
      signIn: () => withHeaders(ok(), { 'Set-Cookie': cookie, 'Set-GUID': 'JSESSIONID=g' }),
    });
    await enable();
    await until(() => gateway.of('poll').length === 1);
    await done(center.close());
    const later = gateway.seen.slice(1);
    expect(later).toHaveLength(3);
    expect(later.map(cookieOf)).toEqual(later.map(() => 'huaweielbsession=node-a'));
    expect(later.map(guidOf)).toEqual(later.map(() => 'g'));
    expect(cookieOf(gateway.seen[0])).toBeUndefined();
  });

  test('is found among other cookies and in either order of the headers', async () => {
    const { gateway, enable } = await startGateway({
      signIn: () =>
        withHeaders(ok(), {
          'Set-GUID': 'JSESSIONID=g',
          'Set-Cookie': ['other=1; Expires=Wed, 21 Oct 2026 07:28:00 GMT', cookie],
        }),
    });
    await enable();
    expect(cookieOf(gateway.of('setTalkRight')[0])).toBe('huaweielbsession=node-a');
  });

  test('of a refused sign-in is already sent with the forced one, and survives a lost session', async () => {
    const { gateway, enable } = await startGateway(
      {
        signIn: () => withHeaders(refused('100-002'), { 'Set-Cookie': cookie }),
        setTalkRight: (_, count) => (count === 1 ? refused('100-006') : ok()),
      },
      { takeOver: true },
    );
    await enable();
    expect(gateway.of('forceLogin').map(cookieOf)).toEqual([
      'huaweielbsession=node-a',
      'huaweielbsession=node-a',
    ]);
    expect(cookieOf(gateway.of('signIn')[1])).toBe('huaweielbsession=node-a');
    expect(guidOf(gateway.of('forceLogin')[1])).toBeUndefined();
  });
});

describe('a lost session', () => {
  test.each(['100-006', '105-001', '105-005', '105-006', '105-007'])(
    'is begun anew after %s and the call repeated once',
    async (code) => {
      const { gateway, enable } = await startGateway({
        setTalkRight: (_, count) => (count === 1 ? refused(code) : ok()),
      });
      await enable();
      expect(gateway.of('signIn')).toHaveLength(2);
      expect(gateway.of('setTalkRight').map(guidOf)).toEqual([
        'guid-1.AgentGateway0',
        'guid-2.AgentGateway0',
      ]);
    },
  );

  test('is not begun anew a second time for the same call', async () => {
    const { gateway, center } = await startGateway({ setTalkRight: () => refused('100-006') });
    const error = await failed(center.routing.setInboundEnabled({ agent, enabled: true }));
    expect(error).toMatchObject({ kind: 'Unauthenticated', effect: 'none' });
    expect(gateway.of('setTalkRight')).toHaveLength(2);
    expect(gateway.of('signIn')).toHaveLength(2);
  });

  test('is begun anew once for all the calls that met it', async () => {
    const { gateway, center } = await startGateway({
      setCallNums: ({ headers }) => (headers.guid === 'guid-1.AgentGateway0' ? refused('100-006') : ok()),
    });
    const calls = Array.from({ length: 5 }, () =>
      done(center.routing.setConcurrency({ agent, channel: 'chat', max: 1 })),
    );
    await Promise.all(calls);
    expect(gateway.of('signIn')).toHaveLength(2);
  });

  test('that a poll learns of is begun anew by the next call, not before', async () => {
    const { gateway, enable } = await startGateway({
      poll: (_, count) => (count === 1 ? refused('100-006') : 'hold'),
    });
    await enable();
    await until(() => gateway.of('poll').length === 1);
    await setTimeout(200);
    expect(gateway.of('signIn')).toHaveLength(1);
    await enable();
    expect(gateway.of('signIn')).toHaveLength(2);
    await until(() => gateway.of('poll').length === 2);
  });

  test('is not begun anew for a write that may have happened', async () => {
    const { gateway, center } = await startGateway({ setTalkRight: () => refused('100-007') });
    const error = await failed(center.routing.setInboundEnabled({ agent, enabled: true }));
    expect(error).toMatchObject({ kind: 'Internal', effect: 'maybe', retryable: false });
    expect(gateway.of('setTalkRight')).toHaveLength(1);
  });

  test.each(['000-004', '105-002', '105-004'])(
    'is none while the agent is switched over to another node (%s), which is waited for',
    async (code) => {
      const { gateway, enable } = await startGateway({
        setTalkRight: (_, count) => (count === 1 ? refused(code) : ok()),
      });
      await enable();
      expect(gateway.of('setTalkRight')).toHaveLength(2);
      expect(gateway.of('signIn')).toHaveLength(1);
    },
  );
});

describe('polling', () => {
  test('starts right after the sign-in, with exactly one request under way', async () => {
    const { gateway, center } = await startGateway();
    const calls = Array.from({ length: 10 }, () =>
      done(center.routing.setConcurrency({ agent, channel: 'chat', max: 1 })),
    );
    await Promise.all(calls);
    await until(() => gateway.of('poll').length === 1);
    await setTimeout(20);
    expect(gateway.of('poll')).toHaveLength(1);
    expect(gateway.of('poll')[0]).toMatchObject({ method: 'GET', body: '' });
  });

  test('never has two requests under way, also across a new sign-in', async () => {
    const { gateway, enable } = await startGateway(
      {
        setTalkRight: (_, count) => (count % 2 === 0 ? refused('100-006') : ok()),
        poll: async (_, count) => {
          await setTimeout(2);
          return count % 3 === 0 ? 'hold' : ok({ event: null });
        },
      },
      {},
      { sleep: () => Promise.resolve() },
    );
    for (let i = 0; i < 6; i += 1) await enable();
    expect(gateway.of('signIn').length).toBeGreaterThan(2);
    expect(gateway.mostPollsAtOnce()).toBe(1);
  });

  test('has the patience for the 10 s the gateway holds it, however little other calls have', async () => {
    const { gateway, enable } = await startGateway(
      {
        poll: () => setTimeout(1500, 'hold' as const),
      },
      { timeoutMs: 500 },
      { sleep: () => Promise.resolve() },
    );
    await enable();
    await setTimeout(1000);
    expect(gateway.of('poll')).toHaveLength(1);
  });

  test('of a lost session is broken off, and goes on with the Guid of the new one', async () => {
    const { gateway, enable } = await startGateway({
      setTalkRight: (_, count) => (count === 2 ? refused('100-006') : ok()),
    });
    await enable();
    await until(() => gateway.of('poll').length === 1);
    await enable();
    await until(() => gateway.of('poll').length === 2);
    expect(gateway.of('poll').map(guidOf)).toEqual(['guid-1.AgentGateway0', 'guid-2.AgentGateway0']);
    expect(gateway.mostPollsAtOnce()).toBe(1);
  });

  test('is taken up again by the next call after it was given up', async () => {
    const { gateway, enable } = await startGateway({
      poll: (_, count) => (count === 1 ? refused('000-001') : 'hold'),
    });
    await enable();
    await until(() => gateway.of('poll').length === 1);
    await setTimeout(20);
    await enable();
    await until(() => gateway.of('poll').length === 2);
    expect(gateway.of('signIn')).toHaveLength(1);
  });
});

describe('closing', () => {
  test('signs every agent out after the poll has ended, and sends nothing more', async () => {
    const { gateway, center, enable } = await startGateway();
    await enable();
    await done(center.routing.setInboundEnabled({ agent: { number: '292' }, enabled: true }));
    await until(() => gateway.of('poll').length === 2);
    await done(center.close());
    expect(gateway.of('logout').map(({ url }) => url)).toEqual([
      '/agentgateway/resource/onlineagent/291/logout',
      '/agentgateway/resource/onlineagent/292/logout',
    ]);
    const before = gateway.seen.length;
    const error = await failed(center.routing.setInboundEnabled({ agent, enabled: true }));
    expect(error).toMatchObject({ kind: 'Conflict', effect: 'none' });
    expect(error.message).toContain('closed');
    await setTimeout(20);
    expect(gateway.seen).toHaveLength(before);
    expect(gateway.routesSeen().slice(-2)).toEqual(['logout', 'logout']);
  });

  test('has no poll under way any more when it signs out', async () => {
    const underWay: number[] = [];
    const { gateway, center, enable } = await startGateway({
      logout: async () => {
        await setTimeout(20);
        underWay.push(gateway.pollsUnderWay());
        return ok();
      },
    });
    await enable();
    await until(() => gateway.pollsUnderWay() === 1);
    await done(center.close());
    expect(underWay).toEqual([0]);
  });

  test('sends nothing when nobody was signed in', async () => {
    const { gateway, center } = await startGateway();
    await done(center.close());
    expect(gateway.seen).toEqual([]);
  });

  test('ends it for agents, too, who were never signed in', async () => {
    const { gateway, center } = await startGateway();
    await done(center.close());
    const error = await failed(center.routing.setInboundEnabled({ agent, enabled: true }));
    expect(error.kind).toBe('Conflict');
    expect(gateway.seen).toEqual([]);
  });

  test('twice, or twice at once, signs out once', async () => {
    const { gateway, center, enable } = await startGateway();
    await enable();
    await Promise.all([done(center.close()), done(center.close())]);
    await done(center.close());
    expect(gateway.of('logout')).toHaveLength(1);
  });

  test.each(['100-008', '100-006'])(
    'counts an agent who is signed out already (%s) as signed out',
    async (code) => {
      const { center, enable } = await startGateway({ logout: () => refused(code) });
      await enable();
      await done(center.close());
    },
  );

  test('says for whom the sign-out failed, once all were tried', async () => {
    const { gateway, center, enable } = await startGateway({
      logout: ({ url }) => (url.includes('291') ? refused('100-010', `busy with ${phoneNumber}`) : ok()),
    });
    await enable();
    await done(center.routing.setInboundEnabled({ agent: { number: '292' }, enabled: true }));
    const error = await failed(center.close());
    expect(gateway.of('logout')).toHaveLength(2);
    expect(error).toMatchObject({ kind: 'Conflict', effect: 'maybe' });
    expect(error.message).toContain('1 of 2');
    expect(error.problems.map(({ path }) => path)).toEqual(['agents.291']);
    expect(printed(error)).not.toContain(phoneNumber);
    expect(await failed(center.close())).toBe(error);
    expect(gateway.of('logout')).toHaveLength(2);
  });

  test('never signs out a second time before the first was answered', async () => {
    const { gateway, center, enable } = await startGateway({ logout: () => 'drop' });
    await enable();
    expect((await failed(center.close())).kind).toBe('Unavailable');
    expect(gateway.of('logout')).toHaveLength(1);
  });

  test('while a sign-in is under way leaves no session behind', async () => {
    let answer = (): void => undefined;
    const { gateway, center } = await startGateway({
      signIn: async () => {
        await new Promise<void>((resolve) => (answer = resolve));
        return withGuid('late');
      },
    });
    const call = failed(center.routing.setInboundEnabled({ agent, enabled: true }));
    await until(() => gateway.of('signIn').length === 1);
    const closing = done(center.close());
    await setTimeout(20);
    expect(gateway.of('logout')).toEqual([]);
    answer();
    await closing;
    expect(await call).toMatchObject({ kind: 'Conflict', effect: 'none' });
    expect(gateway.routesSeen()).toEqual(['signIn', 'logout']);
    expect(guidOf(gateway.of('logout')[0])).toBe('late');
  });

  test('while a sign-in is under way whose caller has left leaves no session behind, too', async () => {
    let answer = (): void => undefined;
    const { gateway, center } = await startGateway({
      signIn: async () => {
        await new Promise<void>((resolve) => (answer = resolve));
        return withGuid('late');
      },
    });
    await failed(center.routing.setInboundEnabled({ agent, enabled: true }, { timeoutMs: 300 }));
    await until(() => gateway.of('signIn').length === 1);
    const closing = done(center.close());
    await setTimeout(20);
    answer();
    await closing;
    expect(gateway.routesSeen()).toEqual(['signIn', 'logout']);
  });

  test('while an agent is about to be taken over lets him be', async () => {
    let answer = (): void => undefined;
    const { gateway, center } = await startGateway(
      {
        signIn: async () => {
          await new Promise<void>((resolve) => (answer = resolve));
          return refused('100-002');
        },
      },
      { takeOver: true },
    );
    const call = failed(center.routing.setInboundEnabled({ agent, enabled: true }));
    await until(() => gateway.of('signIn').length === 1);
    const closing = done(center.close());
    answer();
    await closing;
    expect((await call).kind).toBe('Conflict');
    expect(gateway.routesSeen()).toEqual(['signIn']);
  });

  test('waits for the calls under way before it signs out', async () => {
    let answer = (): void => undefined;
    const { gateway, center } = await startGateway({
      setTalkRight: async () => {
        await new Promise<void>((resolve) => (answer = resolve));
        return ok();
      },
    });
    const call = done(center.routing.setInboundEnabled({ agent, enabled: true }));
    await until(() => gateway.of('setTalkRight').length === 1);
    const closing = done(center.close());
    await setTimeout(20);
    expect(gateway.of('logout')).toEqual([]);
    answer();
    await Promise.all([call, closing]);
    expect(gateway.routesSeen().at(-1)).toBe('logout');
  });

  test('while a call meets a lost session does not begin another', async () => {
    let answer = (): void => undefined;
    const { gateway, center } = await startGateway({
      setTalkRight: async () => {
        await new Promise<void>((resolve) => (answer = resolve));
        return refused('100-006');
      },
    });
    const call = failed(center.routing.setInboundEnabled({ agent, enabled: true }));
    await until(() => gateway.of('setTalkRight').length === 1);
    const closing = done(center.close());
    answer();
    await closing;
    expect((await call).kind).toBe('Conflict');
    expect(gateway.of('signIn')).toHaveLength(1);
    expect(gateway.of('logout')).toEqual([]);
  });
});
