import { describe, expect, test } from '@jest/globals';
import * as E from 'fp-ts/lib/Either.js';
import { AgentId, Secret } from '@cordboard/core';
import { huaweiCc, HuaweiCcConfig } from '@cordboard/huawei-cc';
import { credentialsOf } from '../src/surfaces/gateway/credentials.js';
import { agent, errorOf, failed, password, phoneNumber, printed, settingsFor, valueOf } from './support.js';

const gatewayUrl = 'https://gateway.example:8043';
const minimal = { gatewayUrl };

const decoded = (settings: unknown): HuaweiCcConfig => {
  const result = HuaweiCcConfig.decode(settings);
  if (E.isLeft(result)) throw new Error('the settings are not right');
  return result.right;
};

describe('settings', () => {
  test('need no more than an address', () => {
    expect(E.isRight(huaweiCc.create(minimal))).toBe(true);
  });

  test('report every mistake at once, by path and without a value', () => {
    const error = errorOf(
      huaweiCc.create({
        gatewayUrl: 'http://gateway.example:8043',
        agents: { 'ada@example': { password }, '291': { password: 12, phoneNumber: '' } },
        credentials: 'vault',
        takeOver: 'yes',
        signIn: { state: 'busy' },
        pollPauseMs: 100,
        takeover: true,
      }),
    );
    expect(error.kind).toBe('Misconfigured');
    const paths = error.problems.map(({ path }) => path);
    for (const path of [
      'gatewayUrl',
      'agents.[key]',
      'agents.291.password',
      'agents.291.phoneNumber',
      'credentials',
      'takeOver',
      'signIn.state',
      'pollPauseMs',
      'takeover',
    ]) {
      expect(paths).toContain(path);
    }
    expect(printed(error)).not.toMatch(/ada@example|Pa55word|vault/);
  });

  test.each(['/agentgateway', '/agentgateway/', '/cc/AgentGateway', '/agentgateway/resource'])(
    'take no address that has %s, which is added to it, already',
    (path) => {
      const error = errorOf(huaweiCc.create({ gatewayUrl: gatewayUrl + path }));
      expect(error.problems).toMatchObject([
        {
          path: 'gatewayUrl',
          message: expect.stringMatching(/^must end before \/agentgateway, which is added to it/),
        },
      ]);
    },
  );

  test('take secrets as they take text, an empty password included', () => {
    const secret = { password: new Secret(''), phoneNumber: new Secret(phoneNumber) };
    const settings = decoded({ ...minimal, agents: { '291': secret } });
    expect(settings.agents?.['291']?.password.reveal()).toBe('');
    const empty = { ...minimal, agents: { '291': { ...secret, phoneNumber: new Secret('') } } };
    expect(errorOf(huaweiCc.create(empty)).problems).toMatchObject([{ path: 'agents.291.phoneNumber' }]);
  });

  test.each(['hunter', 'hunter2'])('print no key that is not an agent id: %s', (key) => {
    const error = errorOf(huaweiCc.create({ ...minimal, agents: { [key]: { password } } }));
    expect(error.problems.map(({ path }) => path)).toContain('agents.[key]');
    expect(printed(error)).not.toContain('hunter');
  });

  test('allow an empty password, and no empty phone number', () => {
    const settings = decoded({ ...minimal, agents: { '291': { password: '', phoneNumber } } });
    expect(settings.agents?.['291']?.password.reveal()).toBe('');
    expect(settings.agents?.['291']?.phoneNumber.reveal()).toBe(phoneNumber);
    const empty = HuaweiCcConfig.decode({
      ...minimal,
      agents: { '291': { password: '', phoneNumber: '' } },
    });
    expect(E.isLeft(empty)).toBe(true);
  });

  test.each(['ada', '0291', '12/3 4'])('do not take %j for an agent id, however right the rest is', (id) => {
    const error = errorOf(huaweiCc.create({ ...minimal, agents: { [id]: { password, phoneNumber } } }));
    expect(error.problems).toHaveLength(1);
    expect(error.message).toContain('agent id (digits');
  });

  test('print neither password nor phone number, nor does the center made of them', () => {
    const settings = decoded(settingsFor(gatewayUrl));
    expect(printed(settings)).not.toMatch(/Pa55word|40038/);
    expect(JSON.stringify(HuaweiCcConfig.encode(settings))).not.toMatch(/Pa55word|40038/);
    expect(printed(valueOf(huaweiCc.create(settingsFor(gatewayUrl))))).not.toMatch(/Pa55word|40038/);
  });

  test.each([200, 500])('let polls pause %d ms', (pollPauseMs) => {
    expect(E.isRight(huaweiCc.create({ ...minimal, pollPauseMs }))).toBe(true);
  });

  test.each([199, 501])('do not let polls pause %d ms', (pollPauseMs) => {
    expect(errorOf(huaweiCc.create({ ...minimal, pollPauseMs })).kind).toBe('Misconfigured');
  });
});

describe('credentials', () => {
  const lookUp = (settings: unknown, agentId = '291') => credentialsOf(decoded(settings), agentId)();

  test('come from `agents` first', async () => {
    const credentials = (): Promise<never> => Promise.reject(new Error('not asked'));
    const found = valueOf(await lookUp({ ...settingsFor(gatewayUrl), credentials }));
    expect(found.password.reveal()).toBe(password);
  });

  test('come from the function for everybody else, as text or as secrets', async () => {
    const asked: string[] = [];
    const credentials = (agentId: string) => {
      asked.push(agentId);
      return Promise.resolve({ password: new Secret('x'), phoneNumber: '40039' });
    };
    const found = valueOf(await lookUp({ ...settingsFor(gatewayUrl), credentials }, '777'));
    expect(found.password.reveal()).toBe('x');
    expect(found.phoneNumber.reveal()).toBe('40039');
    expect(asked).toEqual(['777']);
  });

  test.each([undefined, null])('are missing when the function finds %s', async (found) => {
    const error = errorOf(await lookUp({ ...minimal, credentials: () => Promise.resolve(found) }));
    expect(error.kind).toBe('Misconfigured');
    expect(error.message).toContain('agents');
  });

  test.each<[string, () => unknown]>([
    ['rejects', () => Promise.reject(new Error('wrong key s3cret for 40038'))],
    ['throws', (): unknown => JSON.parse('{s3cret 40038')],
    ['gives something else', () => Promise.resolve({ password: 's3cret', phone: '40038' })],
    ['gives nothing that could be read', () => Promise.resolve('s3cret 40038')],
  ])(
    'that cannot be had because the function %s are Misconfigured, without a secret',
    async (_, credentials) => {
      const center = valueOf(huaweiCc.create({ ...minimal, credentials }));
      const error = await failed(center.routing.setInboundEnabled({ agent, enabled: true }));
      expect(error).toMatchObject({ kind: 'Misconfigured', effect: 'none', provider: 'huawei-cc' });
      expect(error.message).toContain('credentials');
      expect(printed(error)).not.toMatch(/s3cret|40038/);
    },
  );

  test('that do not come in time are Misconfigured', async () => {
    const credentials = (): Promise<never> => new Promise(() => undefined);
    const error = errorOf(await lookUp({ ...minimal, credentials, timeoutMs: 20 }));
    expect(error.kind).toBe('Misconfigured');
  });

  test('that nobody configured are Misconfigured; the message says where to add them', async () => {
    const center = valueOf(huaweiCc.create(settingsFor(gatewayUrl)));
    const unknown = { agent: { id: AgentId('777') }, enabled: true };
    const error = await failed(center.routing.setInboundEnabled(unknown));
    expect(error).toMatchObject({ kind: 'Misconfigured', effect: 'none', problems: [{ path: 'agents' }] });
    expect(error.message).toContain('credentials');
    expect(printed(error)).not.toMatch(/Pa55word|40038/);
  });
});
