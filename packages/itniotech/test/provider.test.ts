import { inspect } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import * as E from 'fp-ts/lib/Either.js';
import { connect, orThrow, type ContactCenter, type CenterOf } from '@cordboard/core/fp';
import { isAdapter, isServed, operations, QueueId } from '@cordboard/core/provider';
import * as door from '@cordboard/itniotech';
import { itniotech } from '@cordboard/itniotech';
import { center, guardNetwork, seen, settings, succeed } from './support.js';

type Itniotech = CenterOf<typeof itniotech>;

guardNetwork();

const config = { provider: 'itniotech', providers: { itniotech: settings } };

describe('the door', () => {
  test('has two names', () => {
    expect(Object.keys(door).sort()).toEqual(['ItniotechConfig', 'itniotech']);
    expect(isAdapter(itniotech)).toBe(true);
  });

  test('connects by name', async () => {
    const connected = await orThrow(connect(config, { requires: ['agents.list', 'queues.configure'] }));
    expect(connected.provider).toBe('itniotech');
    await succeed(connected.close());
    expect(seen).toEqual([]);
  });

  test('tells a program at start-up what it would miss', async () => {
    const refused = await connect(config, { requires: ['campaigns.create', 'queues.create'] })();
    expect(E.isLeft(refused) && refused.left).toMatchObject({
      kind: 'Unsupported',
      problems: [{ path: 'campaigns.create' }, { path: 'queues.create' }],
    });
  });

  test('shows in its type only what is served, and is narrower than a contact center', () => {
    const wide = (whole: ContactCenter): Itniotech => whole;
    const narrow = center();
    // @ts-expect-error -- the type of the center has no operation that the vendor does not serve
    expect(narrow.agents.unbindStation).toBeInstanceOf(Function);
    // @ts-expect-error -- the same for a port of which nothing is served
    expect(narrow.routing.listFlows).toBeInstanceOf(Function);
    expect(wide).toBeInstanceOf(Function);
  });
});

describe('the settings', () => {
  test('are reported with every mistake at once, and never with a value', () => {
    const mistaken = {
      apiKey: '',
      apiSecret: { nested: settings.apiSecret },
      baseUrl: `http://api.example/${settings.apiKey}`,
      utcOffset: settings.apiKey,
      apiPwd: settings.apiSecret,
    };
    const made = itniotech.create(mistaken);
    expect(E.isLeft(made) && made.left).toMatchObject({ kind: 'Misconfigured', effect: 'none' });
    const error = E.isLeft(made) ? made.left : undefined;
    const paths = error?.problems.map(({ path }) => path) ?? [];
    expect([...paths].sort()).toEqual(['apiKey', 'apiPwd', 'apiSecret', 'baseUrl', 'utcOffset']);
    for (const printed of [String(error), JSON.stringify(error), inspect(error, { showHidden: true })]) {
      expect(printed).not.toContain(settings.apiKey);
      expect(printed).not.toContain(settings.apiSecret);
    }
  });

  test.each([
    ['apiKey', 'bDqJFiq9\n', /ends with a line break/],
    ['apiKey', '\uFEFFbDqJFiq9', /byte order mark/],
    ['apiKey', 'bDqJ\r\nFiq9', /control character/],
    ['apiKey', 'ключ', /ASCII/],
    ['apiSecret', '7bz1lzh9\n', /ends with a line break/],
    ['baseUrl', 'https://api.itniotech.com/v3', /must end before \/v3/],
  ])('that could not go on the wire are refused on connect: %s %j', async (name, value, message) => {
    const mistaken = { ...config, providers: { itniotech: { ...settings, [name]: '${VALUE}' } } };
    const connected = await connect(mistaken, { environment: { VALUE: value } })();
    const error = E.isLeft(connected) ? connected.left : undefined;
    expect(error?.problems).toMatchObject([{ path: `providers.itniotech.${name}`, message }]);
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(value.trim());
    expect(seen).toEqual([]);
  });

  test('are not to be seen in the center', () => {
    const printed = `${JSON.stringify(center())} ${inspect(center(), { depth: 10, showHidden: true })}`;
    expect(printed).not.toContain(settings.apiSecret);
  });

  test.each(['+8:00', '08:00', '+15:00', '+08:60', 'Asia/Singapore'])(
    'have no such UTC offset: %s',
    (utcOffset) => {
      expect(itniotech.problemsIn({ ...settings, utcOffset })).toMatchObject([{ path: 'utcOffset' }]);
    },
  );
});

describe('the capabilities', () => {
  const { capabilities } = center();

  test('name what is served', () => {
    const served = operations.map(({ name }) => name).filter((name) => isServed(capabilities[name]));
    expect(served).toEqual([
      'agents.list',
      'agents.get',
      'agents.create',
      'agents.update',
      'agents.remove',
      'agents.setEnabled',
      'agents.setPassword',
      'presence.get',
      'presence.list',
      'presence.watch',
      'presence.listStates',
      'presence.createClientToken',
      'queues.list',
      'queues.get',
      'queues.remove',
      'queues.listMembers',
      'queues.updateMembers',
      'queues.configure',
      'queues.getSettings',
      'queues.listStatus',
      'routing.listCallerIds',
      'campaigns.launch',
      'campaigns.list',
      'campaigns.get',
      'campaigns.getProgress',
      'campaigns.update',
      'campaigns.stop',
      'campaigns.recall',
      'campaigns.listContacts',
      'records.list',
      'records.get',
      'records.getRecordingUrl',
      'records.downloadRecording',
    ]);
    expect(capabilities['agents.get']).toMatchObject({ support: 'emulated', limits: { pageSize: 100 } });
  });

  test('say of the others why not, or by which call to come', () => {
    const rest = operations
      .map(({ name }) => capabilities[name])
      .filter((capability) => !isServed(capability));
    expect(rest).toHaveLength(operations.length - 33);
    for (const { note } of rest) expect(note?.length).toBeGreaterThan(20);
    const planned = rest.filter(({ support }) => support === 'notImplemented');
    expect(planned).toHaveLength(0);
    for (const { note } of planned) expect(note).toMatch(/^(GET|POST) \/(v3\/cc|voice)\/\w+/);
  });

  test('are proven before anything is sent', async () => {
    const whole = await orThrow(connect(config));
    const created = await whole.queues.create({ name: 'Billing' })();
    expect(E.isLeft(created) && created.left).toMatchObject({ kind: 'Unsupported', effect: 'none' });
    const blocked = await whole.routing.blockNumbers({ rows: [] })();
    expect(E.isLeft(blocked) && blocked.left).toMatchObject({ kind: 'Unsupported', effect: 'none' });
    const canceled = { signal: AbortSignal.abort() };
    const stopped = await whole.queues.configure({ queue: QueueId('1'), set: {} }, canceled)();
    expect(E.isLeft(stopped) && stopped.left.kind).toBe('Canceled');
    expect(seen).toEqual([]);
  });
});
