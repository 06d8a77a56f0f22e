import { afterEach, describe, expect, test } from '@jest/globals';
import { connect, orThrow } from '@cordboard/core/fp';
import { Secret, type Runtime } from '@cordboard/core';
import { huaweiCc } from '@cordboard/huawei-cc';
import { connectToSandbox, startSandbox, type SandboxOptions } from '@cordboard/sandbox';
import * as E from 'fp-ts/lib/Either.js';
import { authorization } from '../src/surfaces/cms/auth.js';
import { startServer } from './gateway.js';
import { centerFor, failed, printed } from './support.js';

const endings: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(endings.splice(0).map((end) => end()));
});

const connected = async (options: SandboxOptions = {}, runtime: Partial<Runtime> = {}) => {
  const center = await connectToSandbox(huaweiCc, options, runtime);
  endings.push(center.close);
  return center;
};

describe('the signature auth-v2', () => {
  const body = Buffer.from('{"ccId":1,"vdn":170,"offset":0,"limit":4}');
  const request = {
    method: 'POST',
    path: '/rest/cmsapp/v1/openapi/vdn/totalagentdynamicinfo',
    host: 'cc.example.test:28080',
    headers: {
      host: 'cc.example.test:28080',
      'content-type': 'application/json;charset=UTF-8',
      'content-length': String(body.length),
    },
    body,
  };
  const prefix = 'auth-v2/EXAMPLEAK/2025-01-02T03:04:05.678Z/content-length;content-type;host';
  const keys = { accessKey: 'EXAMPLEAK', secretKey: new Secret('EXAMPLESK') };
  const at = Date.parse('2025-01-02T03:04:05.678Z');

  test.each([
    ['hex', 'c43a51f6c1c1ed186828586db98abaae5c4527ff10090d904dd86b043bc74741'],
    ['base64', 'hw4mfiBGNJ5J7dHyUVmyDzqsMax3Ru26+2uob44ji6Q='],
  ] as const)('is that of the test vector in %s', (encoding, signature) => {
    expect(authorization({ ...keys, encoding }, request, at)).toBe(`${prefix}/${signature}`);
  });

  test('covers the query, in any order', () => {
    const signed = (query: string): string =>
      authorization(keys, { ...request, path: `${request.path}${query}` }, at);
    expect(signed('?b=2&a=1')).toBe(signed('?a=1&b=2'));
    expect(signed('?a=1')).not.toBe(signed(''));
    expect(signed('?')).toBe(signed(''));
  });
});

/** A center at a CC-CMS that answers every request alike. */
const answered = async (body: object) => {
  const server = await startServer({ unknown: () => ({ body }) });
  const keys = { accessKey: 'EXAMPLEAK', secretKey: 'EXAMPLESK' };
  const center = centerFor({ cms: { baseUrl: server.url, ...keys, ccId: 1, vdn: 170 } });
  endings.push(async () => {
    await center.close()();
    await server.close();
  });
  return center;
};

describe('an agent at CC-CMS', () => {
  test.each(['hex', 'base64'] as const)('is found by number, signed in %s', async (encoding) => {
    const { center, known } = await connected({ huaweiCms: { encoding } });
    const agent = await orThrow(center.agents.get({ agent: known.agent }));
    expect(agent).toMatchObject({ id: '1001', number: '1001', name: 'Mara Lindqvist' });
    const { omits = {}, support, settings, refs } = center.capabilities['agents.get'];
    expect({ support, settings, refs }).toEqual({
      support: 'native',
      settings: ['cms'],
      refs: { agent: ['id', 'number', 'username'] },
    });
    expect(Object.keys(omits).every((path) => path.startsWith('presence.'))).toBe(true);
  });

  test('is not there', async () => {
    const { center } = await connected();
    const error = await failed(center.agents.get({ agent: { number: '29999' } }));
    expect(error).toMatchObject({ kind: 'NotFound', effect: 'none', native: { code: '0101002' } });
  });

  test('is not told where the vendor quotes the key: it is masked', async () => {
    const center = await answered({ resultCode: '0100002', resultDesc: 'no use for EXAMPLEAK, EXAMPLESK' });
    const error = await failed(center.agents.get({ agent: { number: '1001' } }));
    expect(error).toMatchObject({
      kind: 'InvalidInput',
      native: { message: 'no use for [redacted], [redacted]' },
    });
    expect(printed(error)).not.toContain('EXAMPLESK');
  });

  test('is asked for with a key that is wrong: once, because the vendor locks addresses', async () => {
    const sandbox = await startSandbox();
    endings.push(sandbox.close);
    const { cms } = sandbox.config.providers['huawei-cc'];
    const settings = { cms: { ...Object(cms), secretKey: 'another-secret-key' } };
    const config = { provider: 'huawei-cc', providers: { 'huawei-cc': settings } };
    const center = await orThrow(connect(config, { adapters: [huaweiCc] }));
    const error = await failed(center.agents.get({ agent: { number: '1001' } }));
    expect(error).toMatchObject({ kind: 'Unauthenticated', native: { httpStatus: 401 } });
    expect(error.message).toContain('cms.secretKey');
    expect(printed(error)).not.toContain('another-secret-key');
    expect(sandbox.ledger.requests('huawei-cc')).toBe(1);
    await orThrow(center.close());
  });

  test('from an address that the vendor has locked: the error says so, and nothing is tried again', async () => {
    const { center, known, sandbox } = await connected({ huaweiCms: { lockAfter: 0 } });
    const error = await failed(center.agents.get({ agent: known.agent }));
    expect(error).toMatchObject({ kind: 'PermissionDenied', native: { httpStatus: 403 } });
    expect(error.message).toContain('locked');
    expect(sandbox.ledger.requests('huawei-cc')).toBe(1);
  });
});

describe('a reply of CC-CMS', () => {
  const agent = { workNo: 1001, citStatus: 1 };
  const get = async (body: object) => (await answered(body)).agents.get({ agent: { number: '1001' } });

  test.each([
    ['resultDesc alone', { resultCode: '0100000', resultDesc: agent }],
    ['resultDatas alone, by the older code', { result: 0, resultDatas: agent }],
    ['both', { resultCode: '0100000', result: '0', resultDesc: agent, resultDatas: agent }],
  ])('has its data in %s', async (_, body) => {
    expect(await orThrow(await get(body))).toMatchObject({ number: '1001', presence: { state: 'ready' } });
  });

  test.each([{}, { resultDesc: agent }, { resultCode: null }])('needs a code: %j', async (body) => {
    const error = await failed(await get(body));
    expect(error).toMatchObject({ kind: 'MalformedReply', native: { code: undefined } });
    expect(error.message).toContain('expected reply with a result code');
  });

  test.each([
    ['0100001', 'Internal'],
    ['0100002', 'InvalidInput'],
    ['0100003', 'Unsupported'],
    ['0100999', 'Internal'],
    ['0101001', 'PermissionDenied'],
    ['0101002', 'NotFound'],
    ['0101003', 'PermissionDenied'],
    ['0109999', 'Internal'],
  ])('means by %s: %s', async (code, kind) => {
    for (const field of ['resultCode', 'result']) {
      const error = await failed(await get({ [field]: code, resultDesc: 'so it is' }));
      expect(error).toMatchObject({ kind, native: { code, message: 'so it is' } });
    }
  });
});

describe('a configuration', () => {
  test('needs no gateway: what needs it names the setting', async () => {
    const { sandbox } = await connected();
    const { cms } = sandbox.config.providers['huawei-cc'];
    const config = { provider: 'huawei-cc', providers: { 'huawei-cc': { cms } } };
    const center = await orThrow(connect(config, { adapters: [huaweiCc] }));
    expect(center.capabilities['routing.setInboundEnabled']).toMatchObject({
      support: 'unconfigured',
      note: 'the configuration lacks the setting gatewayUrl',
    });
    const error = await failed(
      center.routing.setInboundEnabled({ agent: { number: '1001' }, enabled: true }),
    );
    expect(error).toMatchObject({ kind: 'Unsupported', effect: 'none' });
    expect(error.message).toContain('gatewayUrl');
    expect((await orThrow(center.agents.get({ agent: { number: '1001' } }))).number).toBe('1001');
    await orThrow(center.close());
  });

  test('without CC-CMS lacks what needs it, for `requires` too', async () => {
    const config = {
      provider: 'huawei-cc',
      providers: { 'huawei-cc': { gatewayUrl: 'https://gateway.example' } },
    };
    const refused = await connect(config, { adapters: [huaweiCc], requires: ['agents.get'] })();
    expect(refused).toMatchObject(
      E.left({
        kind: 'Unsupported',
        problems: [
          { path: 'agents.get', message: 'is not configured: the configuration lacks the setting cms' },
        ],
      }),
    );
  });
});
