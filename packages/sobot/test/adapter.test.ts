import { describe, expect, test } from '@jest/globals';
import * as E from 'fp-ts/lib/Either.js';
import { connect, orThrow, type ContactCenter, type CenterOf } from '@cordboard/core/fp';
import { isServed, operations, QueueId } from '@cordboard/core/provider';
import { sobot, SobotConfig } from '@cordboard/sobot';
import { failed, good, onlyLoopback, printed, secrets, serve, settings, sobotWith } from './support.js';

type Sobot = CenterOf<typeof sobot>;

onlyLoopback();

const wide = (): ContactCenter => {
  const center = sobot.create(settings);
  if (E.isLeft(center)) throw center.left;
  return center.right;
};

describe('settings', () => {
  test('are complete with an app id and a secret', () => {
    expect(E.isRight(sobot.create({ appId: 'app', appSecret: 'secret' }))).toBe(true);
  });

  test.each([
    ['', { appId: undefined }, 'appId'],
    ['', { appSecret: '' }, 'appSecret'],
    ['', { baseUrl: 'http://sg.sobot.io' }, 'baseUrl'],
    ['', { edition: 'chat' }, 'edition'],
    ['', { operator: { username: 'a' } }, 'operator'],
    ['', { timeZone: 'Mars/Olympus' }, 'timeZone'],
    ['', { language: 'en\r\nX-Header: 1' }, 'language'],
    ['', { authorizationScheme: 'Bearer ' }, 'authorizationScheme'],
    ['', { tokens: 'agent' }, 'tokens'],
    ['', { campaigns: { template: 'x' } }, 'campaigns.template'],
    ['', { importBatchSize: 0 }, 'importBatchSize'],
    ['', { retry: { attempts: 0 } }, 'retry.attempts'],
    ['', { appKey: 'x' }, 'appKey'],
  ])('are refused by path%s: %j', (_, changes, path) => {
    const result = sobot.create({ ...settings, ...changes });
    expect(E.isLeft(result) && result.left).toMatchObject({ kind: 'Misconfigured', problems: [{ path }] });
    expect(printed(result)).not.toContain(secrets.appSecret);
  });

  test.each([
    ['appId', 'app\n', /line break/],
    ['appSecret', 'secret\n', /line break/],
    ['authorizationScheme', 'Bearer\n', /authorization scheme/],
    ['timeZone', 'asia/singapore', /Asia\/Singapore/],
    ['proxy', 'http://user:100%@127.0.0.1:3128', /%25/],
    ['baseUrl', 'https://sg.sobot.io/callservice', /\/callservice/],
  ])('that could not go on the wire are refused on connect: %s', async (name, value, message) => {
    const config = { provider: 'sobot', providers: { sobot: { ...settings, [name]: '${VALUE}' } } };
    const connecting = connect(config, { adapters: [sobot], environment: { VALUE: value } });
    const error = await failed(connecting);
    expect(error.kind).toBe('Misconfigured');
    expect(error.problems).toMatchObject([{ path: `providers.sobot.${name}`, message }]);
    expect(error.message).not.toContain(value);
  });

  test('never show their secret', () => {
    expect(printed(SobotConfig.decode(settings))).not.toContain(secrets.appSecret);
    expect(printed(sobotWith())).not.toContain(secrets.appSecret);
  });

  test('choose the paths of the edition', async () => {
    const arrived = serve('POST', '/callservice/tm/tm-config/api/queues/_search', [200, good()]);
    await orThrow(sobotWith({ edition: 'telemarketing' }).queues.list({}));
    expect(arrived).toHaveLength(1);
  });

  test('choose the zone and the language of the calls that know them, and of no others', async () => {
    const queues = serve('POST', '/callservice/v6/cc-config/api/queues/_search', [200, good()]);
    const members = serve('POST', '/callservice/v6/cc-config/api/queue/agents/search', [200, good()]);
    const flows = serve('POST', '/callservice/v6/cc-ivr/api/ivr/published/_search', [200, good()]);
    const center = sobotWith({ timeZone: 'Europe/Berlin', language: 'zh' });
    await orThrow(center.queues.list({}));
    await orThrow(center.queues.listMembers({}));
    await orThrow(center.routing.listFlows({}));
    expect(
      [...queues, ...members, ...flows].map(({ headers }) => [headers.timezoneid, headers.language]),
    ).toEqual([
      ['Europe/Berlin', undefined],
      ['Europe/Berlin', 'zh'],
      [undefined, undefined],
    ]);
  });

  test('leave the language to the vendor where they name none', async () => {
    const arrived = serve('POST', '/callservice/v6/cc-config/api/queue/agents/search', [200, good()]);
    await orThrow(sobotWith({ language: undefined }).queues.listMembers({}));
    expect(arrived[0]?.headers).not.toHaveProperty('language');
  });
});

describe('the center', () => {
  test('is reached by configuration', async () => {
    serve('POST', '/callservice/v6/cc-config/api/queues/_search', [200, good()]);
    const center = await orThrow(
      connect({ provider: 'sobot', providers: { sobot: settings } }, { adapters: [sobot] }),
    );
    expect(await orThrow(center.queues.list({}))).toEqual({ items: [] });
  });

  test('closes without a word to the vendor', async () => {
    expect(E.isRight(await sobotWith().close()())).toBe(true);
  });
});

describe('what is offered', () => {
  test('is everything but these operations, and each says how or why', () => {
    const { capabilities } = wide();
    const absent = operations.map(({ name }) => name).filter((name) => !isServed(capabilities[name]));
    expect(absent).toEqual([
      'agents.create',
      'agents.remove',
      'agents.setEnabled',
      'agents.setPassword',
      'presence.signIn',
      'presence.signOut',
      'presence.set',
      'presence.setAutoAnswer',
      'presence.setAfterCall',
      'presence.setQueues',
      'queues.configure',
      'queues.getSettings',
      'routing.setInboundEnabled',
      'routing.setConcurrency',
      'routing.listEntryPoints',
      'routing.listRoutes',
      'routing.createRoute',
      'routing.updateRoute',
      'routing.removeRoute',
      'routing.unblockNumbers',
      'routing.listBlockedNumbers',
      'campaigns.update',
      'campaigns.start',
      'campaigns.pause',
      'campaigns.resume',
      'campaigns.stop',
      'campaigns.remove',
      'campaigns.recall',
      'campaigns.listContacts',
      'campaigns.removeContacts',
      'campaigns.listAttempts',
      'calls.place',
      'records.getRecordingUrl',
    ]);
    for (const name of absent)
      expect(capabilities[name].note).toMatch(/^(the vendor has no such call: |POST )/);
    expect(capabilities['agents.list']).toMatchObject({ support: 'emulated', limits: { pageSize: 1000 } });
    expect(capabilities['campaigns.addContacts']).toMatchObject({ limits: { batchSize: 500 } });
  });

  test('is refused without a request where it is not', async () => {
    const center = wide();
    const queue = QueueId('1');
    const agent = { number: '1' };
    const errors = await Promise.all([
      failed(center.queues.configure({ queue, set: { wrapUpSec: 10 } })),
      failed(center.routing.setInboundEnabled({ agent, enabled: true })),
      failed(center.routing.setConcurrency({ agent, channel: 'voice', max: 1 })),
    ]);
    expect(errors.map(({ kind, effect }) => [kind, effect])).toEqual(Array(3).fill(['Unsupported', 'none']));
    expect(errors[0].message).toMatch(/queues\.update,.*agents\.update/);
  });

  test('is all that the type has', () => {
    type Has<T, K extends string> = K extends keyof T ? true : false;
    const has: [
      Has<Sobot['queues'], 'configure'>,
      Has<Sobot['routing'], 'setConcurrency'>,
      Has<Sobot['queues'], 'create'>,
      Has<Sobot['campaigns'], 'addContacts'>,
    ] = [false, false, true, true];
    const narrowed: Sobot = wide();
    expect([has.length, narrowed.provider]).toEqual([4, 'sobot']);
  });
});
