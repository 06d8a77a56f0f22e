import { afterEach, describe, expect, test } from '@jest/globals';
import type { ContactCenterError } from '@cordboard/core';
import { ok, refused, withGuid, withHeaders, type Answer, type Script } from './gateway.js';
import {
  agent,
  centerFor,
  done,
  failed,
  printed,
  startGateway,
  settingsFor,
  stopAll,
  type StartedGateway,
} from './support.js';

afterEach(stopAll);

const guid = 'f00d1234-guid.AgentGateway0';
const cookie = 'node-cafe';
const secrets = /Pa55word|40038|f00d1234|node-cafe/;

/** Signs in with a Guid and a cookie that must never be seen again. */
const signIn = (): Answer =>
  withHeaders(ok(), { 'Set-GUID': `JSESSIONID=${guid}`, 'Set-Cookie': `huaweielbsession=${cookie}; Path=/` });

const once = { retry: { attempts: 1 } };

const enableFails = async (
  script: Script,
  settings: Record<string, unknown> = {},
): Promise<{ readonly error: ContactCenterError; readonly at: StartedGateway }> => {
  const at = await startGateway({ signIn, ...script }, settings);
  const error = await failed(at.center.routing.setInboundEnabled({ agent, enabled: true }));
  expect(printed(error)).not.toMatch(secrets);
  expect(JSON.stringify(at.attempts)).not.toMatch(secrets);
  expect(error.provider).toBe('huawei-cc');
  return { error, at };
};

describe('an error tells kind and effect, and no secret', () => {
  test('a wrong password (100-004)', async () => {
    const { error, at } = await enableFails({
      signIn: () => refused('100-004', 'agent 291 phone 40038 password Pa55word! is wrong'),
    });
    expect(error).toMatchObject({ kind: 'Unauthenticated', effect: 'none', native: { code: '100-004' } });
    expect(error.native?.message).toContain('is wrong');
    expect(at.gateway.of('signIn')).toHaveLength(1);
    expect(at.gateway.of('setTalkRight')).toEqual([]);
  });

  test('a refusal that quotes Guid and cookie', async () => {
    const { error } = await enableFails({
      setTalkRight: () => refused('100-009', `agent on ${cookie} with ${guid}, phone 40038`),
    });
    expect(error).toMatchObject({ kind: 'Conflict', effect: 'none' });
    expect(error.native?.message).toContain('[redacted]');
  });

  test('a web page instead of JSON', async () => {
    const { error } = await enableFails({
      setTalkRight: () => ({ body: `<html>${guid} 40038</html>` }),
    });
    expect(error).toMatchObject({ kind: 'MalformedReply', effect: 'maybe', native: { httpStatus: 200 } });
    expect(error.message).toContain('HTML');
  });

  test('a web page of a load balancer that is out of order', async () => {
    const { error } = await enableFails(
      { setTalkRight: () => ({ status: 502, body: '<html>bad gateway</html>' }) },
      once,
    );
    expect(error).toMatchObject({ kind: 'Unavailable', effect: 'maybe', native: { httpStatus: 502 } });
  });

  test('JSON that is cut short', async () => {
    const { error } = await enableFails({
      setTalkRight: () => ({ body: `{"message":"${guid}","retcode":"0` }),
    });
    expect(error).toMatchObject({ kind: 'MalformedReply', effect: 'maybe' });
  });

  test('an envelope without a code', async () => {
    const { error } = await enableFails({ setTalkRight: () => ({ body: { message: `phone 40038` } }) });
    expect(error).toMatchObject({ kind: 'MalformedReply', effect: 'maybe' });
  });

  test('an HTTP-level error in its own words, without a code', async () => {
    const { error } = await enableFails({
      setTalkRight: () => ({
        status: 403,
        body: { timestamp: 1532142010247, status: 403, error: 'Forbidden', message: 'No message available' },
      }),
    });
    expect(error).toMatchObject({ kind: 'PermissionDenied', effect: 'none', native: { httpStatus: 403 } });
  });

  test('success in an HTTP error', async () => {
    const { error } = await enableFails(
      { setTalkRight: () => ({ status: 503, body: { retcode: '0', message: '' } }) },
      once,
    );
    expect(error).toMatchObject({ kind: 'Unavailable', effect: 'maybe' });
  });

  test('a connection that breaks', async () => {
    const { error, at } = await enableFails({ setTalkRight: () => 'drop' }, once);
    expect(error).toMatchObject({ kind: 'Unavailable', effect: 'maybe' });
    expect(at.gateway.of('setTalkRight')).toHaveLength(1);
  });

  test('a connection that is refused', async () => {
    const { gateway } = await startGateway();
    await gateway.close();
    const center = centerFor(settingsFor(gateway.url));
    const error = await failed(center.routing.setInboundEnabled({ agent, enabled: true }));
    expect(error).toMatchObject({ kind: 'Unavailable', effect: 'none', retryable: true });
    expect(printed(error)).not.toMatch(secrets);
    await done(center.close());
  });

  test('an answer that does not come in time', async () => {
    const { error } = await enableFails({ setTalkRight: () => 'hold' }, { ...once, timeoutMs: 500 });
    expect(error).toMatchObject({ kind: 'Timeout', effect: 'maybe' });
  });

  test('a number of contacts above what the gateway allows (106-003)', async () => {
    const { center } = await startGateway({ setCallNums: () => refused('106-003') });
    const error = await failed(center.routing.setConcurrency({ agent, channel: 'chat', max: 60 }));
    expect(error).toMatchObject({ kind: 'InvalidInput', effect: 'none', native: { code: '106-003' } });
  });
});

describe('input that is not right is refused before anything is sent', () => {
  test.each(['email', 'task'] as const)('contacts of a kind without a media type: %s', async (channel) => {
    const { gateway, center } = await startGateway();
    const error = await failed(center.routing.setConcurrency({ agent, channel, max: 1 }));
    expect(error).toMatchObject({ kind: 'Unsupported', effect: 'none', problems: [{ path: 'channel' }] });
    expect(gateway.seen).toEqual([]);
  });

  test('the talk right of one channel, which the gateway has for all of them', async () => {
    const { gateway, center } = await startGateway();
    const error = await failed(center.routing.setInboundEnabled({ agent, enabled: false, channel: 'chat' }));
    expect(error).toMatchObject({ kind: 'Unsupported', effect: 'none', problems: [{ path: 'channel' }] });
    expect(gateway.seen).toEqual([]);
  });

  test.each([0, 61, 1.5, Number.NaN])('%d contacts at once', async (max) => {
    const { gateway, center } = await startGateway();
    const error = await failed(center.routing.setConcurrency({ agent, channel: 'voice', max }));
    expect(error).toMatchObject({ kind: 'InvalidInput', effect: 'none', problems: [{ path: 'max' }] });
    expect(gateway.seen).toEqual([]);
  });

  test.each(['12/3 4', '0291', '../291', '２９１', '13800138000x'])('the agent %j', async (number) => {
    const { gateway, center } = await startGateway();
    const error = await failed(center.routing.setInboundEnabled({ agent: { number }, enabled: true }));
    expect(error).toMatchObject({
      kind: 'InvalidInput',
      effect: 'none',
      problems: [{ path: 'agent.number' }],
    });
    expect(printed(error)).not.toContain(number);
    expect(gateway.seen).toEqual([]);
  });
});

describe('success', () => {
  test.each([0, '0', ' 0 '])('is %j, a number or text', async (retcode) => {
    const { enable } = await startGateway({ setTalkRight: () => ({ body: { message: null, retcode } }) });
    await enable();
  });

  test.each(['00', '0100000', '', 'success', null])('is not %j', async (retcode) => {
    const { center } = await startGateway({ setTalkRight: () => ({ body: { message: '', retcode } }) });
    await failed(center.routing.setInboundEnabled({ agent, enabled: true }));
  });

  test.each(['', '  ', '\t\r\n'])(
    'is not told by a blank code (%j), and neither is a refusal',
    async (retcode) => {
      const { center } = await startGateway({ setTalkRight: () => ({ body: { message: 'fine', retcode } }) });
      expect(await failed(center.routing.setInboundEnabled({ agent, enabled: true }))).toMatchObject({
        kind: 'MalformedReply',
        effect: 'maybe',
        problems: [{ path: 'retcode' }],
      });
    },
  );

  test('a write that was answered with a broken reply is repeated: setting twice is setting once', async () => {
    const { gateway, enable } = await startGateway({
      setTalkRight: (_, count) => (count === 1 ? 'drop' : ok()),
    });
    await enable();
    expect(gateway.of('setTalkRight')).toHaveLength(2);
  });

  test('a call made again too soon (000-007) is repeated', async () => {
    const { gateway, enable } = await startGateway({
      setTalkRight: (_, count) => (count === 1 ? refused('000-007') : ok()),
    });
    await enable();
    expect(gateway.of('setTalkRight')).toHaveLength(2);
  });
});

test('the attempts told of name places and kinds, and no secret', async () => {
  const { center, enable, attempts } = await startGateway({
    signIn,
    poll: () => withGuid(guid, refused('100-006', guid)),
  });
  await enable();
  await done(center.close());
  expect(attempts.map(({ operation }) => operation)).toContain('session.signIn');
  expect(attempts.find(({ operation }) => operation === 'routing.setInboundEnabled')).toMatchObject({
    path: '/agentgateway/resource/onlineagent/{agentid}/settalkright',
    provider: 'huawei-cc',
  });
  expect(JSON.stringify(attempts)).not.toMatch(secrets);
});
