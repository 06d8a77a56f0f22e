import { afterEach, describe, expect, test } from '@jest/globals';
import { memoryStore } from '@cordboard/core/provider';
import { answer, appSecret, startApiFabric, stopAll, tokenReply } from './api-fabric.js';
import { centerFor, done, failed, printed } from './support.js';

afterEach(stopAll);

const flows = 'queryIVRFlowList';
const routes = 'queryCalledRoute';
const noFlows = () => answer({ retCode: '0', message: 'success', result: [] });

describe('a token', () => {
  test('is asked for as the page prints it, and sent as a bearer', async () => {
    const { center, server, arrived } = await startApiFabric({ [flows]: noFlows });
    await done(center.routing.listFlows({}));
    const [asked] = arrived('token');
    expect([asked?.method, asked?.headers['x-token-expire'], asked?.headers['content-type']]).toEqual([
      'POST',
      '600',
      'application/json',
    ]);
    expect(JSON.parse(asked?.body ?? '')).toEqual({ app_key: 'EXAMPLE-app-key', app_secret: appSecret });
    const [, call] = server.seen;
    expect([call?.url, call?.headers.authorization, call?.body]).toEqual([
      '/apiaccess/rest/cc-management/v1/ivrFlow/queryIVRFlowList',
      'Bearer token-1',
      '{}',
    ]);
  });

  test.each([
    ['as text, in seconds', { Expires: '1000' }, 500_000],
    ['as a number', { Expires: 1000 }, 500_000],
    ['under the name of a public client', { Expires: undefined, expiresIn: 1000 }, 500_000],
    ['nowhere: then it is the documented default', { Expires: undefined }, 300_000],
    ['as no time', { Expires: 'soon' }, 300_000],
    ['as none at all', { Expires: '0' }, 300_000],
  ])('tells its lifetime %s; it is renewed at half of that', async (_, told, renewedAt) => {
    let now = 0;
    const { center, arrived } = await startApiFabric(
      { [flows]: noFlows, token: (__, count) => tokenReply(`token-${String(count)}`, told) },
      { runtime: { monotonicNow: () => now } },
    );
    await Promise.all([1, 2, 3].map(() => done(center.routing.listFlows({}))));
    now = renewedAt - 1;
    await done(center.routing.listFlows({}));
    expect(arrived('token')).toHaveLength(1);
    now = renewedAt;
    await done(center.routing.listFlows({}));
    expect(arrived('token')).toHaveLength(2);
    expect(arrived(flows).at(-1)?.headers.authorization).toBe('Bearer token-2');
  });

  test('is shared by processes that share a store', async () => {
    const store = memoryStore();
    const { center, server, arrived } = await startApiFabric({ [flows]: noFlows }, { runtime: { store } });
    await done(center.routing.listFlows({}));
    const apiFabric = { baseUrl: server.url, appKey: 'EXAMPLE-app-key', appSecret };
    const other = centerFor({ apiFabric }, { store });
    await done(other.routing.listFlows({}));
    await done(other.close());
    expect(arrived('token')).toHaveLength(1);
    expect(arrived(flows)).toHaveLength(2);
  });

  test.each([401, 403])('that HTTP %i refuses is replaced once', async (status) => {
    const { center, arrived } = await startApiFabric({
      [flows]: (_, count) => (count === 1 ? answer({ status }, status) : noFlows()),
    });
    await done(center.routing.listFlows({}));
    expect(arrived(flows).map(({ headers }) => headers.authorization)).toEqual([
      'Bearer token-1',
      'Bearer token-2',
    ]);
  });

  test.each([401, 403])('that HTTP %i refuses again is a matter of the key', async (status) => {
    const { center, arrived } = await startApiFabric({ [flows]: () => answer({ status }, status) });
    const error = await failed(center.routing.listFlows({}));
    expect(error).toMatchObject({ kind: 'Unauthenticated', effect: 'none', native: { httpStatus: status } });
    expect(error.message).toContain('apiFabric.appKey');
    expect(arrived(flows)).toHaveLength(2);
  });

  test.each([
    ['HTTP 400', 400, { error_msg: `no use for EXAMPLE-app-key, ${appSecret}` }],
    ['HTTP 401', 401, {}],
    ['HTTP 403', 403, {}],
    ['a reply without a token', 200, { AccessToken: '' }],
  ])('is not given, by %s: the error names the settings and no secret', async (_, status, body) => {
    const { center, arrived } = await startApiFabric({ token: () => answer(body, status) });
    const error = await failed(center.routing.listFlows({}));
    expect(error).toMatchObject({ kind: 'Unauthenticated', effect: 'none' });
    expect(error.message).toContain('apiFabric.appSecret');
    expect(printed(error)).not.toContain(appSecret);
    expect(arrived(flows)).toEqual([]);
  });

  test('that no header can carry is malformed', async () => {
    const { center } = await startApiFabric({ token: () => tokenReply('two\nlines') });
    expect(await failed(center.routing.listFlows({}))).toMatchObject({ kind: 'MalformedReply' });
  });

  test('lives as long as the settings ask for', async () => {
    const { server, arrived } = await startApiFabric({ [flows]: noFlows });
    const apiFabric = { baseUrl: server.url, appKey: 'EXAMPLE-app-key', appSecret, tokenSec: 3600 };
    const center = centerFor({ apiFabric });
    await done(center.routing.listFlows({}));
    await done(center.close());
    expect(arrived('token')[0]?.headers['x-token-expire']).toBe('3600');
  });
});

describe('a reply of API Fabric', () => {
  test.each(['resultCode', 'returnCode', 'retCode'])(
    'has its code in %s, as text or number',
    async (name) => {
      for (const code of ['0', 0, ' 0 ']) {
        const { center } = await startApiFabric({
          [flows]: () => answer({ [name]: code, result: [{ id: 7 }] }),
        });
        expect((await done(center.routing.listFlows({}))).items).toEqual([{ id: '7', name: '7' }]);
      }
    },
  );

  test.each([{}, { result: [] }, { retCode: null }, { retCode: ' ' }, { code: '0' }])(
    'needs a code: %j',
    async (body) => {
      const { center } = await startApiFabric({ [flows]: () => answer(body) });
      const error = await failed(center.routing.listFlows({}));
      expect(error).toMatchObject({ kind: 'MalformedReply' });
      expect(error.message).toContain('result code (resultCode, returnCode or retCode)');
    },
  );

  test.each([
    [200, 'Internal'],
    [400, 'InvalidInput'],
    [401, 'Unauthenticated'],
    [403, 'Unauthenticated'],
    [404, 'Misconfigured'],
    [429, 'RateLimited'],
    // Its page says nothing of it, so it is the server's.
    [500, 'Unavailable'],
  ])('means by its only other code, 1, with HTTP %i: %s', async (status, kind) => {
    for (const code of ['1', 1]) {
      const body = { retCode: code, message: 'so it is' };
      const { center } = await startApiFabric({ [flows]: () => answer(body, status) });
      expect(await failed(center.routing.listFlows({}))).toMatchObject({
        kind,
        effect: 'none',
        native: { httpStatus: status },
      });
    }
  });

  test('of routes means by HTTP 500 that the parameters are to be checked: it is not sent again', async () => {
    const { center, arrived } = await startApiFabric({
      [routes]: () => answer({ returnCode: '1', description: 'extCode is wrong' }, 500),
    });
    const error = await failed(center.routing.listRoutes({}));
    expect(error).toMatchObject({ kind: 'InvalidInput', native: { code: '1', message: 'extCode is wrong' } });
    expect(error.message).toContain('extCode is wrong');
    expect(arrived(routes)).toHaveLength(1);
  });

  test('with HTTP 500 and no code is that of a server which failed', async () => {
    const body = { timestamp: 1_532_142_010_247, status: 500, error: 'Internal Server Error' };
    const { center, arrived } = await startApiFabric({ [routes]: () => answer(body, 500) });
    expect(await failed(center.routing.listRoutes({}))).toMatchObject({ kind: 'Unavailable' });
    expect(arrived(routes)).toHaveLength(3);
  });
});

describe('without API Fabric', () => {
  test.each(['routing.listFlows', 'routing.listEntryPoints', 'routing.listRoutes'] as const)(
    '%s names the setting that is missing, and sends nothing',
    async (name) => {
      const center = centerFor({});
      expect(center.capabilities[name]).toMatchObject({
        support: 'unconfigured',
        note: 'the configuration lacks the setting apiFabric',
      });
      await done(center.close());
    },
  );
});
