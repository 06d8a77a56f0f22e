import { describe, expect, test } from '@jest/globals';
import * as E from 'fp-ts/lib/Either.js';
import { AgentId, KnownChannel, Secret } from '@cordboard/core/provider';
import type { ReplyHead } from '@cordboard/core/http';
import { fromAgentRef, toAgent } from '../src/mapping/agents.js';
import { fromConcurrency, fromInboundChoice } from '../src/mapping/routing.js';
import { fromSignIn, toGuid, toStickyCookie } from '../src/mapping/session.js';
import { errorOf } from './support.js';

const agent = { id: AgentId('291') };

const replyWith = (headers: Record<string, string>): ReplyHead => {
  const all = new Headers(headers);
  return { status: 200, header: (name) => all.get(name) };
};

test('every channel has the media type the vendor documents', () => {
  const mediaTypes = {
    voice: '5',
    video: '19',
    chat: '1',
    'web-chat': '51',
    social: '53',
    message: '17',
    callback: '4',
    'click-to-call': '2',
    'predictive-outbound': '15',
    'preview-outbound': '16',
  };
  expect(Object.keys(mediaTypes).every(KnownChannel.is)).toBe(true);
  for (const [channel, mediaType] of Object.entries(mediaTypes)) {
    if (!KnownChannel.is(channel)) throw new Error('no channel');
    expect(fromConcurrency({ agent, channel, max: 60 })).toEqual({ mediaType, callnums: '60' });
  }
});

test('the talk right travels as 1 and 0', () => {
  expect(fromInboundChoice({ agent, enabled: true })).toEqual({ flag: 1 });
  expect(fromInboundChoice({ agent, enabled: false })).toEqual({ flag: 0 });
});

describe('an agent', () => {
  test('is named by id or number alike', () => {
    expect(fromAgentRef(agent)).toEqual(E.right('291'));
    expect(fromAgentRef({ number: '999999' })).toEqual(E.right('999999'));
  });

  test.each(['12/3 4', '', '0', '0291', '29l', '２９１', '291\n', ' 291', '-1', '1e3'])(
    'is not named by %j',
    (name) => {
      for (const [ref, path] of [
        [{ number: name }, 'agent.number'],
        [{ id: AgentId(name) }, 'agent.id'],
      ] as const) {
        const error = errorOf(fromAgentRef(ref));
        const message = 'expected agent id (digits, the first not 0)';
        expect(error).toMatchObject({ kind: 'InvalidInput', problems: [{ path, message }] });
        expect(error.message).toBe(`invalid input: ${path} ${message}`);
      }
    },
  );
});

test.each([
  [0, { state: 'logged-out' }],
  [1, { state: 'ready' }],
  [2, { state: 'reserved' }],
  [3, { state: 'reserved' }],
  [4, { state: 'reserved' }],
  [5, { state: 'busy' }],
  [6, { state: 'wrap-up' }],
  [7, { state: 'not-ready', reason: 'busy' }],
  [8, { state: 'not-ready', reason: 'break' }],
  [9, { state: 'not-ready', reason: 'training' }],
  [10, { state: 'wrap-up' }],
  [11, { state: 'unknown' }],
])('the state %d of the CTI platform is %j', (citStatus, presence) => {
  expect(toAgent({ workNo: 291, name: null, citStatus })).toEqual({
    id: '291',
    number: '291',
    presence: { ...presence, native: { code: `T2/${String(citStatus)}` } },
  });
});

describe('the Guid of a reply', () => {
  test.each(['Set-GUID', 'set-guid', 'SET-Guid'])('is found in the header %s, in any case', (name) => {
    const guid = '27a3.AgentGateway0';
    expect(toGuid(replyWith({ [name]: `JSESSIONID=${guid}` }))?.reveal()).toBe(guid);
  });

  test('is all that follows JSESSIONID=, whatever its shape', () => {
    expect(toGuid(replyWith({ 'Set-GUID': 'JSESSIONID=a=b;c' }))?.reveal()).toBe('a=b;c');
    expect(toGuid(replyWith({ 'Set-GUID': 'bare' }))?.reveal()).toBe('bare');
  });

  test('is none when the header is missing or empty', () => {
    expect(toGuid(replyWith({}))).toBeUndefined();
    expect(toGuid(replyWith({ 'Set-GUID': 'JSESSIONID=' }))).toBeUndefined();
    expect(toGuid(replyWith({ 'Set-Cookie': 'JSESSIONID=x' }))).toBeUndefined();
  });
});

describe('the sticky cookie of a reply', () => {
  test.each([
    'huaweielbsession=a1; Path=/',
    'huaweielbsession=a1',
    'x=1; Expires=Wed, 21 Oct 2026 07:28:00 GMT, huaweielbsession=a1; Path=/',
    'huaweielbsession=a1; Path=/, x=1',
    'x=1,huaweielbsession=a1;Path=/',
  ])('is what stands before the attributes in %j', (value) => {
    expect(toStickyCookie(replyWith({ 'Set-Cookie': value }))?.reveal()).toBe('a1');
  });

  test.each<Record<string, string>>([
    { 'Set-Cookie': 'xhuaweielbsession=a1; Path=/' },
    { 'Set-Cookie': 'HuaweiElbSession=a1; Path=/' },
    { 'Set-Cookie': 'x=1; huaweielbsession=a1' },
    { 'Set-Cookie': 'huaweielbsession=; Path=/' },
    {},
  ])('is none where there are only others: %j', (headers) => {
    expect(toStickyCookie(replyWith(headers))).toBeUndefined();
  });
});

describe('a sign-in', () => {
  const credentials = { password: new Secret(''), phoneNumber: new Secret('40038') };
  const sent = (options: Parameters<typeof fromSignIn>[1]): unknown =>
    JSON.parse(JSON.stringify(fromSignIn(credentials, options)));

  test('sends only what is set, and not ready, with its secrets as they are, an empty one too', () => {
    expect(sent({})).toEqual({ password: '[redacted]', phonenum: '[redacted]', status: 3 });
    const { password, phonenum } = fromSignIn(credentials, {});
    expect([password.reveal(), phonenum.reveal()]).toEqual(['', '40038']);
  });

  test.each([
    ['not-ready', 3],
    ['ready', 4],
    ['wrap-up', 5],
  ] as const)('says %s as %d', (state, status) => {
    expect(sent({ state })).toMatchObject({ status });
  });

  test('says what the agent calls with', () => {
    expect(sent({ phone: 'voice' })).toMatchObject({ agenttype: 4 });
    expect(sent({ phone: 'video' })).toMatchObject({ agenttype: 11 });
  });
});
