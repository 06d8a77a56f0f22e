import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { orThrow } from '@cordboard/core/fp';
import type { WriteOutcome } from '@cordboard/core';
import { startSandbox, type Sandbox, type SandboxOptions } from '@cordboard/sandbox';
import { ask, enter, guidIn, knock, poll, signInBody, type Pass } from './huawei-client.js';

let sandbox: Sandbox;
let nowMs: number;

const restart = async (options: SandboxOptions): Promise<void> => {
  await sandbox.close();
  sandbox = await startSandbox({ pollHoldMs: 30, now: () => nowMs, ...options });
};

beforeEach(async () => {
  nowMs = Date.parse('2026-01-05T09:00:00Z');
  sandbox = await startSandbox({ pollHoldMs: 30, now: () => nowMs });
});

afterEach(async () => {
  await sandbox.close();
});

const success = { retcode: '0' };
const refused = (retcode: string): object => ({ retcode, message: expect.stringMatching(/\w/) });

describe('signing in', () => {
  const signIn = (body: unknown, agentId = '1001') => ask(sandbox, 'PUT', `onlineagent/${agentId}`, { body });

  test('brings a Guid and a sticky cookie in headers', async () => {
    const { http, headers, reply } = await signIn(signInBody('1001'));
    expect(http).toBe(200);
    expect(headers.get('set-guid')).toMatch(/^JSESSIONID=[0-9a-f-]{36}\.AgentGateway0$/);
    expect(headers.get('set-cookie')).toMatch(/^huaweielbsession=[^;]+; Path=\/; HttpOnly$/);
    expect(reply).toEqual({
      message: '',
      retcode: '0',
      result: {
        vdnid: 1,
        workno: '1001',
        mediatype: 'TTF',
        loginTime: String(nowMs),
        isForceChange: 'false',
        serverName: 'AgentGateway',
        timeRemaining: '',
      },
    });
  });

  test('takes the options as values or in quotes', async () => {
    const options = { autoanswer: false, releasephone: 'false', agenttype: '4', status: 3, ip: '10.0.0.1' };
    expect((await signIn({ ...signInBody('1001'), ...options })).reply).toMatchObject(success);
  });

  test.each([
    ['100-004', 'a wrong password', { password: 'sandbox-password-1002' }],
    ['100-001', 'a password that is no text', { password: 5 }],
    ['100-001', 'a password of more than 32 characters', { password: 'x'.repeat(33) }],
    ['100-013', 'a phone that is no digits', { phonenum: 'desk' }],
    ['100-013', 'a phone as a number', { phonenum: 8001 }],
    ['100-012', 'an unknown agent type', { agenttype: 5 }],
    ['100-011', 'an unknown state', { status: 6 }],
    ['100-011', 'a switch that is neither true nor false', { autoanswer: 'yes' }],
    ['100-016', 'a long address', { ip: '0000:0000:0000:0000' }],
    ['100-001', 'a field nobody documented', { phoneNum: '8001' }],
    ['100-001', 'push mode, which is not simulated', { callBackUri: 'http://127.0.0.1', serviceToken: 't' }],
  ])('answers %s to %s', async (code, _what, wrong) => {
    expect((await signIn({ ...signInBody('1001'), ...wrong })).reply).toEqual(refused(code));
  });

  test.each([
    ['no body', undefined],
    ['a list', []],
    ['no password', { phonenum: '8001' }],
    ['no phone', { password: 'sandbox-password-1001' }],
  ])('answers 100-001 to %s', async (_what, body) => {
    expect((await signIn(body)).reply).toEqual(refused('100-001'));
  });

  test('does not tell an unknown agent from a wrong password', async () => {
    expect((await signIn(signInBody('4711'), '4711')).reply).toEqual(refused('100-004'));
  });

  test.each(['100', '60000', '01001', 'abc', '1001%20'])('answers 000-002 to the agent id %s', async (id) => {
    expect((await signIn(signInBody('1001'), id)).reply).toEqual(refused('000-002'));
  });

  test('answers 100-002 while the agent is signed in elsewhere, and lets others in', async () => {
    await enter(sandbox);
    expect((await signIn(signInBody('1001'))).reply).toEqual(refused('100-002'));
    expect((await signIn(signInBody('1002'), '1002')).reply).toMatchObject(success);
  });

  test('by force takes the agent over: the other client has lost its right', async () => {
    const before = await enter(sandbox);
    const after = await enter(sandbox, '1001', { path: '/forcelogin' });
    expect(await knock(sandbox, after)).toMatchObject(success);
    expect(await knock(sandbox, { ...after, guid: before.guid })).toEqual(refused('000-003'));
    expect(await knock(sandbox, before)).toEqual(refused('100-006'));
  });

  test('by force still needs the password', async () => {
    const { reply } = await ask(sandbox, 'PUT', 'onlineagent/1001/forcelogin', {
      body: { password: 'no', phonenum: '8001' },
    });
    expect(reply).toEqual(refused('100-004'));
  });
});

describe('a session', () => {
  test('needs the Guid and the cookie', async () => {
    const pass = await enter(sandbox);
    expect(await knock(sandbox, pass)).toMatchObject(success);
    expect(await knock(sandbox, { cookie: pass.cookie })).toEqual(refused('000-003'));
    expect(await knock(sandbox, { ...pass, guid: 'x.AgentGateway0' })).toEqual(refused('000-003'));
    expect(await knock(sandbox, { guid: pass.guid })).toEqual(refused('100-006'));
    expect(await knock(sandbox, { ...pass, cookie: 'huaweielbsession=other' })).toEqual(refused('100-006'));
  });

  test('finds its cookie among others', async () => {
    const pass = await enter(sandbox);
    expect(await knock(sandbox, { ...pass, cookie: `a=b; ${pass.cookie}; c=d` })).toMatchObject(success);
  });

  test('opens nothing for another agent', async () => {
    const pass = await enter(sandbox);
    await enter(sandbox, '1002');
    const { reply } = await ask(sandbox, 'POST', 'onlineagent/1002/settalkright?flag=1', {
      headers: { ...pass },
    });
    expect(reply).toEqual(refused('100-006'));
  });

  test.each(['logout', 'forcelogout'])('ends with %s', async (way) => {
    const pass = await enter(sandbox);
    const leave = (headers: Partial<Pass>) =>
      ask(sandbox, 'DELETE', `onlineagent/1001/${way}`, { headers: { ...headers } });
    expect((await leave({ cookie: pass.cookie })).reply).toEqual(refused('000-003'));
    expect((await leave(pass)).reply).toEqual({ message: 'success', retcode: '0', result: {} });
    expect((await leave(pass)).reply).toEqual(refused('100-008'));
    expect(await knock(sandbox, pass)).toEqual(refused('100-006'));
    expect(await knock(sandbox, await enter(sandbox))).toMatchObject(success);
  });

  test('ends after two minutes without a poll, whatever else was asked', async () => {
    const pass = await enter(sandbox);
    nowMs += 119_000;
    expect(await knock(sandbox, pass)).toMatchObject(success);
    nowMs += 2000;
    expect(await knock(sandbox, pass)).toEqual(refused('100-006'));
    expect(await knock(sandbox, await enter(sandbox))).toMatchObject(success);
  });

  test('stays alive by polling', async () => {
    let pass = await enter(sandbox);
    for (let i = 0; i < 3; i += 1) {
      nowMs += 100_000;
      pass = { ...pass, guid: guidIn(await poll(sandbox, pass)) ?? pass.guid };
    }
    expect(await knock(sandbox, pass)).toMatchObject(success);
  });
});

describe('the Guid', () => {
  test('changes on a poll once it is a minute old, and the old one is good for another', async () => {
    const pass = await enter(sandbox);
    nowMs += 59_000;
    expect(guidIn(await poll(sandbox, pass))).toBeUndefined();
    nowMs += 1000;
    const fresh = { ...pass, guid: guidIn(await poll(sandbox, pass)) ?? '' };
    expect(fresh.guid).not.toBe(pass.guid);
    expect(await knock(sandbox, fresh)).toMatchObject(success);
    nowMs += 59_000;
    expect(await knock(sandbox, pass)).toMatchObject(success);
    nowMs += 1000;
    expect(await knock(sandbox, pass)).toEqual(refused('000-003'));
    expect(await knock(sandbox, fresh)).toMatchObject(success);
  });

  test('stays the same in static mode', async () => {
    await restart({ guidMode: 'static' });
    const pass = await enter(sandbox);
    nowMs += 110_000;
    expect(guidIn(await poll(sandbox, pass))).toBeUndefined();
    nowMs += 110_000;
    expect(await knock(sandbox, pass)).toMatchObject(success);
  });

  test('changes as fast as the options say', async () => {
    await restart({ guidIntervalMs: 50, guidTimeoutMs: 60 });
    const pass = await enter(sandbox);
    nowMs += 50;
    expect(guidIn(await poll(sandbox, pass))).toBeDefined();
    nowMs += 10;
    expect(await knock(sandbox, pass)).toEqual(refused('000-003'));
  });

  test('comes in the body, without prefix, when asked for', async () => {
    const pass = await enter(sandbox);
    const { headers, reply } = await ask(sandbox, 'PUT', 'onlineagent/1001/updateGuid', {
      headers: { ...pass },
    });
    expect(reply).toEqual({
      message: 'success',
      retcode: '0',
      result: { guid: expect.stringMatching(/^[0-9a-f-]{36}\.AgentGateway0$/) },
    });
    expect(headers.has('set-guid')).toBe(false);
    const guid = /"guid":"([^"]+)"/.exec(JSON.stringify(reply))?.[1] ?? '';
    expect(await knock(sandbox, { ...pass, guid })).toMatchObject(success);
    expect(await knock(sandbox, pass)).toMatchObject(success);
  });
});

describe('the event poll', () => {
  const eventsUntilNone = async (pass: Pass): Promise<unknown[]> => {
    const { reply } = await poll(sandbox, pass);
    expect(reply).toMatchObject({ message: '', retcode: '0' });
    const event = typeof reply === 'object' && reply !== null && 'event' in reply ? reply.event : undefined;
    return event === null ? [] : [event, ...(await eventsUntilNone(pass))];
  };
  const told = (...eventTypes: string[]): object[] =>
    eventTypes.map((eventType) => expect.objectContaining({ eventType, workNo: '1001' }));

  test.each([
    ['3', ['AgentOther_InService', 'AgentState_Ready', 'AgentState_SetNotReady_Success']],
    ['4', ['AgentOther_InService', 'AgentState_Ready']],
    ['5', ['AgentOther_InService', 'AgentState_Ready', 'AgentState_Work']],
  ])('after signing in with status %s tells, one by one, of %j', async (status, types) => {
    const pass = await enter(sandbox, '1001', { body: { status } });
    expect(await eventsUntilNone(pass)).toEqual(told(...types));
  });

  test('without an event holds the request, then answers null', async () => {
    await restart({ pollHoldMs: 120 });
    const pass = await enter(sandbox);
    await eventsUntilNone(pass);
    const start = performance.now();
    expect((await poll(sandbox, pass)).reply).toEqual({ message: '', retcode: '0', event: null });
    expect(performance.now() - start).toBeGreaterThan(110);
  });

  test('needs a session', async () => {
    expect((await poll(sandbox, { guid: 'x', cookie: 'y' })).reply).toEqual(refused('100-006'));
  });

  /** Takes the events of the sign-in, then polls once more and comes back while that is held. */
  const heldPoll = async (pass: Pass, signal?: AbortSignal) => {
    await poll(sandbox, pass);
    await poll(sandbox, pass);
    const before = sandbox.ledger.requests('huawei-cc');
    const held = poll(sandbox, pass, signal);
    while (sandbox.ledger.requests('huawei-cc') === before) await new Promise(setImmediate);
    return { held };
  };

  test('ends at once when the agent is taken over', async () => {
    await restart({ pollHoldMs: 4000 });
    const { held } = await heldPoll(await enter(sandbox));
    await enter(sandbox, '1001', { path: '/forcelogin' });
    expect((await held).reply).toEqual(refused('100-006'));
  }, 3000);

  test('answers 000-007 to a second one at the same time', async () => {
    await restart({ pollHoldMs: 300 });
    const pass = await enter(sandbox);
    const { held } = await heldPoll(pass);
    expect((await poll(sandbox, pass)).reply).toEqual(refused('000-007'));
    expect((await held).reply).toMatchObject(success);
  });

  test('makes room for the next one when its client goes away', async () => {
    await restart({ pollHoldMs: 4000 });
    const pass = await enter(sandbox);
    const leaving = new AbortController();
    const { held } = await heldPoll(pass, leaving.signal);
    leaving.abort();
    await expect(held).rejects.toThrow();
    const isHeld = () =>
      poll(sandbox, pass, AbortSignal.timeout(60)).then(
        () => false,
        () => true,
      );
    while (!(await isHeld()));
  }, 3000);

  test('loses no event to a client that went away', async () => {
    const pass = await enter(sandbox);
    sandbox.faults.add({ fault: 'delay', when: 'before', delayMs: 200 });
    await expect(poll(sandbox, pass, AbortSignal.timeout(60))).rejects.toThrow();
    expect(await eventsUntilNone(pass)).toEqual(told('AgentOther_InService', 'AgentState_Ready'));
  });
});

describe('whether inbound calls reach an agent', () => {
  const set = async (query: string, pass: Pass) =>
    (await ask(sandbox, 'POST', `onlineagent/1001/settalkright${query}`, { headers: { ...pass } })).reply;
  const outcomeOf = async (enabled: boolean): Promise<WriteOutcome> =>
    (await orThrow(sandbox.center.routing.setInboundEnabled({ agent: { number: '1001' }, enabled }))).outcome;

  test('is set in the center', async () => {
    expect(await set('?flag=0', await enter(sandbox))).toEqual({
      message: 'success',
      retcode: '0',
      result: {},
    });
    expect(await outcomeOf(false)).toBe('unchanged');
    expect(sandbox.ledger.entries()).toMatchObject([
      {
        vendor: 'huawei-cc',
        path: '/agentgateway/resource/onlineagent/1001/settalkright',
        at: nowMs,
        effect: 'inbound calls off',
      },
    ]);
  });

  test('is set back', async () => {
    const pass = await enter(sandbox);
    await set('?flag=0', pass);
    await set('?flag=1', pass);
    expect(await outcomeOf(true)).toBe('unchanged');
  });

  test.each(['', '?flag=', '?flag=2', '?flag=true', '?Flag=1'])('answers 000-002 to "%s"', async (query) => {
    expect(await set(query, await enter(sandbox))).toEqual(refused('000-002'));
    expect(sandbox.ledger.entries()).toEqual([]);
  });
});

describe('how many sessions an agent may hold', () => {
  const set = async (body: unknown) =>
    (
      await ask(sandbox, 'POST', 'mediacall/1001/setcallnums', {
        body,
        headers: { ...(await enter(sandbox, '1001', { path: '/forcelogin' })) },
      })
    ).reply;

  test("takes the page's own sample and answers without a result", async () => {
    expect(await set({ mediaType: '53', callnums: '1' })).toEqual({ message: 'success', retcode: '0' });
    const { outcome } = await orThrow(
      sandbox.center.routing.setConcurrency({ agent: { number: '1001' }, channel: 'social', max: 1 }),
    );
    expect(outcome).toBe('unchanged');
  });

  test.each(['1', '2', '4', '5', '15', '16', '17', '19', '51', '53'])(
    'takes media type %s',
    async (mediaType) => {
      expect(await set({ mediaType, callnums: '60' })).toMatchObject(success);
      expect(sandbox.ledger.entries()).toHaveLength(1);
    },
  );

  test.each([
    ['106-003', { mediaType: '5', callnums: '61' }],
    ['000-002', { mediaType: '5', callnums: '0' }],
    ['000-002', { mediaType: '5', callnums: '-1' }],
    ['000-002', { mediaType: '5', callnums: '1.5' }],
    ['000-002', { mediaType: '5', callnums: '' }],
    ['000-002', { mediaType: '5', callnums: 5 }],
    ['000-002', { mediaType: 5, callnums: '5' }],
    ['000-002', { mediaType: '3', callnums: '5' }],
    ['000-002', { mediaType: 'constructor', callnums: '5' }],
    ['000-002', { mediaType: '5' }],
    ['000-002', { callnums: '5' }],
    ['000-002', []],
  ])('answers %s to %j', async (code, body) => {
    expect(await set(body)).toEqual(refused(code));
    expect(sandbox.ledger.entries()).toEqual([]);
  });
});

describe('what the web server in front refuses', () => {
  test.each([
    [404, 'GET', 'onlineagent/1001/agentskill'],
    [404, 'PUT', 'onlineagent'],
    [404, 'GET', 'agentevent/1001/more'],
    [405, 'PUT', 'onlineagent/1001/settalkright?flag=1'],
    [405, 'GET', 'onlineagent/1001'],
    [405, 'POST', 'onlineagent/1001/logout'],
  ])('is answered %i with no code of the gateway: %s %s', async (http, method, path) => {
    const answer = await ask(sandbox, method, path);
    expect(answer.http).toBe(http);
    expect(answer.reply).toMatchObject({ status: http, error: expect.any(String) });
    expect(answer.reply).not.toHaveProperty('retcode');
  });

  test.each(['text/plain', 'application/json; charset=GBK', 'application/x-www-form-urlencoded'])(
    'is answered 415 for the content type %s, also without a body',
    async (type) => {
      const { http } = await ask(sandbox, 'GET', 'agentevent/1001', { headers: { 'content-type': type } });
      expect(http).toBe(415);
    },
  );
});
