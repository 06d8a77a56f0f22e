import { describe, expect, test } from '@jest/globals';
import { AgentId, QueueId, Secret } from '@cordboard/core';
import { orThrow } from '@cordboard/core/fp';
import { callService, documented, failed, good, onlyLoopback, secrets, serve, sobotWith } from './support.js';

onlyLoopback();

const agentsPath = `${callService}config/api/agents`;
const unbindPath = `${agentsPath}/unbind`;
const searchPath = `${agentsPath}/call/_search`;
const id = AgentId('bd4630df3550552ba7c16f27ae9a39cb');
const setting = {
  agentUUID: id,
  agentID: '1111',
  agentName: 'test',
  phone: '13800138000',
  ext: '1000',
  wrapUpType: 2,
  wrapUpTime: 60,
};
const agent = {
  id,
  number: '1111',
  name: 'test',
  station: { extension: '1000', phoneNumber: '13800138000' },
  wrapUp: { durationSec: 60, scope: 'agent' },
};

describe('listing agents', () => {
  test('asks and understands as documented', async () => {
    const page = await documented('agents.list.documented', (center) =>
      center.agents.list({ name: 'test', queue: QueueId('1111'), extension: '100' }),
    );
    expect(page).toEqual({
      total: 2,
      items: [
        {
          id: 'bd4630df3550552ba7c16f27ae9a39cb',
          number: '1111',
          name: 'test01',
          presence: { state: 'ready', native: { code: '1' } },
          station: { extension: '1000', phoneNumber: '138xxxxxxxx' },
          createdAt: '2022-09-14T02:00:01.000Z',
          updatedAt: '2022-09-14T02:00:01.000Z',
        },
        {
          id: 'd2a6a9fb2ab2470cba9af6b6774ef858',
          number: '2222',
          name: 'test02',
          presence: { state: 'not-ready', reason: 'break', native: { code: '2/11' } },
          station: { extension: '1001', phoneNumber: '186xxxxxxxx' },
          createdAt: '2022-08-14T04:43:01.000Z',
          updatedAt: '2022-09-10T00:31:46.000Z',
        },
      ],
    });
  });

  test.each([
    ['logged-out', 0],
    ['ready', 1],
    ['not-ready', 2],
  ] as const)('asks for %s by the code of the state', async (state, agentStatus) => {
    const arrived = serve('POST', searchPath, [200, good([])]);
    await orThrow(sobotWith().agents.list({ state }));
    expect(arrived).toMatchObject([{ body: { agentStatus } }]);
  });

  test.each([
    { enabled: true },
    { enabled: false },
    { state: 'busy' as const },
    { state: 'unknown' as const },
  ])('refuses %j, which the vendor cannot be asked for, before anything is sent', async (query) => {
    const error = await failed(sobotWith().agents.list(query));
    expect(error).toMatchObject({
      kind: 'Unsupported',
      effect: 'none',
      problems: [{ path: Object.keys(query)[0] }],
    });
  });

  test('cuts pages out of the whole list, loses none and repeats none', async () => {
    const all = Array.from({ length: 5 }, (_, i) => ({ agentUUID: `agent-${i}` }));
    serve('POST', searchPath, [200, good(all)], [200, good(all)], [200, good(all)]);
    const center = sobotWith();
    const first = await orThrow(center.agents.list({ limit: 2 }));
    const second = await orThrow(center.agents.list({ limit: 2, cursor: first.next }));
    const third = await orThrow(center.agents.list({ limit: 2, cursor: second.next }));
    expect([first, second, third].map(({ items }) => items.map((item) => item.id))).toEqual([
      ['agent-0', 'agent-1'],
      ['agent-2', 'agent-3'],
      ['agent-4'],
    ]);
    expect([first.total, third.next]).toEqual([5, undefined]);
  });

  test('keeps a state that has no word here as unknown, and what it keeps of a reason is its code', async () => {
    serve('POST', searchPath, [
      200,
      good([
        { agentUUID: 'a', loginStatus: 31, notReadyReasonCode: 0 },
        { agentUUID: 'b', loginStatus: '2', notReadyReasonCode: 77 },
        { agentUUID: 'c', loginStatus: null },
        { agentUUID: 'd', loginStatus: 1, notReadyReasonCode: 11 },
      ]),
    ]);
    const { items } = await orThrow(sobotWith().agents.list({}));
    expect(items.map(({ presence }) => presence)).toEqual([
      { state: 'unknown', native: { code: '31' } },
      { state: 'not-ready', reason: 'other', native: { code: '2/77' } },
      undefined,
      { state: 'ready', native: { code: '1/11' } },
    ]);
  });
});

describe('getting one agent', () => {
  test('asks and understands as documented', async () => {
    const got = await documented('agents.get.documented', (center) =>
      center.agents.get({ agent: { number: '1111' } }),
    );
    expect(got).toEqual(agent);
  });

  test('names the agent by id where the caller does', async () => {
    const arrived = serve('GET', agentsPath, [200, good(setting)]);
    await orThrow(sobotWith().agents.get({ agent: { id } }));
    expect(arrived).toMatchObject([{ query: { agent: id, agentType: '1' } }]);
  });

  test('tells of no wrap-up where none is timed', async () => {
    serve('GET', agentsPath, [200, good({ agentUUID: ' a ', wrapUpType: 2 })]);
    expect(await orThrow(sobotWith().agents.get({ agent: { number: '1111' } }))).toEqual({ id: 'a' });
  });

  test.each([
    ['no data at all', undefined],
    ['null', null],
    ['an empty object', {}],
  ])('answers NotFound when the reply holds %s', async (_, data) => {
    serve('GET', agentsPath, [200, good(data)]);
    const error = await failed(sobotWith().agents.get({ agent: { number: '9' } }));
    expect(error).toMatchObject({ kind: 'NotFound', effect: 'none' });
  });

  test('answers MalformedReply, not NotFound, when the reply lacks the id', async () => {
    serve('GET', agentsPath, [200, good({ agentID: '1111' })]);
    const error = await failed(sobotWith().agents.get({ agent: { number: '1111' } }));
    expect(error).toMatchObject({ kind: 'MalformedReply', problems: [{ path: 'data.agentUUID' }] });
  });
});

describe('changing an agent', () => {
  test('asks and understands as documented', async () => {
    const written = await documented('agents.update.documented', (center) =>
      center.agents.update({
        agent: { number: '1111' },
        set: { wrapUpSec: 60, wrapUpScope: 'agent', phoneNumber: '13800138000', extension: '1000' },
      }),
    );
    expect(written).toEqual({ value: agent, outcome: 'applied', warnings: [] });
  });

  test('reads the present wrap-up time first when the patch does not carry one', async () => {
    const read = serve('GET', agentsPath, [200, good({ ...setting, wrapUpTime: 45 })]);
    const changed = serve('POST', agentsPath, [200, good(setting)]);
    await orThrow(sobotWith().agents.update({ agent: { id }, set: { extension: '1000' } }));
    expect(read).toHaveLength(1);
    expect(changed).toMatchObject([{ body: { agent: id, agentType: 1, wrapUpTime: 45, ext: '1000' } }]);
  });

  test('does not invent a wrap-up time where the agent has none', async () => {
    serve('GET', agentsPath, [200, good({ agentUUID: id })]);
    const error = await failed(sobotWith().agents.update({ agent: { id }, set: { extension: '1000' } }));
    expect(error).toMatchObject({ kind: 'Conflict', effect: 'none' });
  });

  test.each([
    [{ phoneNumber: null }, 1, { extension: '1000' }],
    [{ extension: null }, 0, { phoneNumber: '13800138000' }],
    [{ phoneNumber: null, extension: null }, 2, undefined],
  ])('clears by unbinding: %j', async (set, numberType, station) => {
    const arrived = serve('POST', unbindPath, [200, good(setting)]);
    const { value } = await orThrow(sobotWith().agents.update({ agent: { number: '1111' }, set }));
    expect(arrived).toMatchObject([{ body: { agent: '1111', agentType: 0, numberType } }]);
    expect(value.station).toEqual(station);
  });

  test('sets first and clears then', async () => {
    const order: string[] = [];
    const note = (name: string) => ({
      onAttempt: ({ path }: { readonly path: string }) => {
        if (!path.startsWith('/tokens')) order.push(`${name} ${path.slice(path.lastIndexOf('/'))}`);
      },
    });
    serve('POST', agentsPath, [200, good(setting)]);
    serve('POST', unbindPath, [200, good(setting)]);
    const { value, outcome } = await orThrow(
      sobotWith({}, note('sent')).agents.update({
        agent: { number: '1111' },
        set: { wrapUpSec: 60, extension: '1000', phoneNumber: null },
      }),
    );
    expect(order).toEqual(['sent /agents', 'sent /unbind']);
    expect([value.station, outcome]).toEqual([{ extension: '1000' }, 'applied']);
  });

  test('says that the first half was done when the second fails', async () => {
    serve('POST', agentsPath, [200, good(setting)]);
    serve('POST', unbindPath, [200, { code: 403, status: 'Failure' }]);
    const error = await failed(
      sobotWith().agents.update({ agent: { number: '1111' }, set: { wrapUpSec: 60, phoneNumber: null } }),
    );
    expect(error).toMatchObject({ kind: 'PermissionDenied', effect: 'done', retryable: false });
    expect(error.message).toContain('the settings were changed, but unbinding failed');
  });

  test('changes nothing and says so when nothing is to be changed', async () => {
    serve('GET', agentsPath, [200, good(setting)]);
    const written = await orThrow(sobotWith().agents.update({ agent: { number: '1111' }, set: {} }));
    expect(written).toEqual({ value: agent, outcome: 'unchanged', warnings: [] });
  });

  test('takes the agent for the one that was named by id when the reply does not say who it is', async () => {
    serve('POST', agentsPath, [200, good({ ext: '1000' })]);
    const { value } = await orThrow(sobotWith().agents.update({ agent: { id }, set: { wrapUpSec: 60 } }));
    expect(value).toEqual({ id, station: { extension: '1000' } });
  });

  test('reads the agent again when the reply does not say who it is', async () => {
    serve('POST', agentsPath, [200, good({ ext: '1000' })]);
    serve('GET', agentsPath, [200, good(setting)]);
    const { value } = await orThrow(
      sobotWith().agents.update({ agent: { number: '1111' }, set: { wrapUpSec: 60 } }),
    );
    expect(value).toEqual(agent);
  });

  test('says that it was done when only reading the agent again fails', async () => {
    serve('POST', agentsPath, [200, good({})]);
    serve('GET', agentsPath, [403, {}]);
    const error = await failed(
      sobotWith().agents.update({ agent: { number: '1111' }, set: { wrapUpSec: 60 } }),
    );
    expect(error).toMatchObject({ kind: 'PermissionDenied', effect: 'done' });
  });

  test('sends a phone number without its leading plus', async () => {
    const arrived = serve('POST', agentsPath, [200, good(setting)]);
    await orThrow(
      sobotWith().agents.update({
        agent: { id },
        set: { wrapUpSec: 0, phoneNumber: `+${secrets.customer}` },
      }),
    );
    expect(arrived).toMatchObject([{ body: { wrapUpTime: 0, phone: secrets.customer } }]);
  });
});

describe('unbinding a station', () => {
  test('asks as documented, and does not believe the echo', async () => {
    const written = await documented('agents.unbindStation.documented', (center) =>
      center.agents.unbindStation({ agent: { number: '1111' }, station: 'extension' }),
    );
    expect(written).toEqual({
      value: { ...agent, station: { phoneNumber: '13800138000' } },
      outcome: 'applied',
      warnings: [],
    });
  });

  test.each(['extension', 'phone', 'both'] as const)(
    'leaves an agent who had none without one: %s',
    async (station) => {
      serve('POST', unbindPath, [200, good({ agentUUID: id })]);
      const { value } = await orThrow(sobotWith().agents.unbindStation({ agent: { id }, station }));
      expect(value).toEqual({ id });
    },
  );
});

describe('extensions', () => {
  test('are listed as documented, without their passwords', async () => {
    const page = await documented('agents.listExtensions.documented', (center) =>
      center.agents.listExtensions({ bound: true, limit: 10 }),
    );
    expect(page).toEqual({
      total: 13,
      next: expect.any(String),
      items: [
        {
          number: '5002',
          bound: true,
          boundAt: '2022-07-08T09:59:53.279Z',
          agent: { id: '7b8ec043e9a24727ad0570ba1b6e82fe', name: 'v6_cs2' },
        },
        {
          number: '5001',
          bound: true,
          boundAt: '2022-07-13T03:27:56.629Z',
          agent: { id: '59220de7f88141829a1f38d8698acb26', name: 'v6_cs1' },
        },
      ],
    });
    expect(JSON.stringify(page)).not.toContain('123456');
  });

  test.each([
    [{ bound: true }, { bindStatus: 1 }],
    [{ bound: false }, { bindStatus: 0 }],
    [{}, {}],
  ])('are asked for bound, free or all: %j', async (query, asked) => {
    const arrived = serve('POST', `${callService}config/api/exts/_search`, [
      200,
      good({ list: [{ ext: ' 5003 ', bindStatus: '0' }] }),
    ]);
    const { items } = await orThrow(sobotWith().agents.listExtensions(query));
    expect(arrived.map(({ body }) => body)).toEqual([{ ...asked, currPage: 1, pageSize: 50 }]);
    expect(items).toEqual([{ number: '5003', bound: false }]);
  });

  test('are created as documented', async () => {
    const written = await documented('agents.createExtension.documented', (center) =>
      center.agents.createExtension({ extension: { number: '5002', password: new Secret('123456') } }),
    );
    expect(written).toEqual({
      value: { number: '5002', bound: false, codec: 'Opus' },
      outcome: 'applied',
      warnings: [],
    });
  });

  test.each([
    [{}, '5002'],
    [{ ext: ' 5003 ' }, '5003'],
  ])('have the number the reply gives them, else the one asked for: %j', async (reply, number) => {
    serve('POST', `${callService}config/api/exts/_add`, [200, good(reply)]);
    const extension = { number: '5002', password: new Secret(secrets.password) };
    const { value } = await orThrow(sobotWith().agents.createExtension({ extension }));
    expect(value).toEqual({ number, bound: false });
  });

  test.each([
    [{ number: '50', password: new Secret(secrets.password) }, 'extension.number'],
    [{ number: '500211223', password: new Secret(secrets.password) }, 'extension.number'],
    [{ number: '5002', password: new Secret(`${secrets.password}9`) }, 'extension.password'],
    [{ number: '5002', password: new Secret('12345') }, 'extension.password'],
    [{ number: '5002', password: new Secret('abcdef') }, 'extension.password'],
  ])('are refused before sending where the vendor would refuse them: %j', async (extension, path) => {
    const error = await failed(sobotWith().agents.createExtension({ extension }));
    expect(error).toMatchObject({ kind: 'InvalidInput', effect: 'none', problems: [{ path }] });
    expect(error.message).toContain(`invalid input: ${path} `);
    expect(error.message).not.toContain(extension.password.reveal());
  });

  test('need somebody to create them', async () => {
    const extension = { number: '5002', password: new Secret(secrets.password) };
    const error = await failed(sobotWith({ operator: undefined }).agents.createExtension({ extension }));
    expect(error).toMatchObject({ kind: 'Misconfigured', effect: 'none', problems: [{ path: 'operator' }] });
    expect(error.message).toMatch(/no acting agent: operator .* no createdBy is given/);
  });

  test('are never created twice: a broken connection is not tried again', async () => {
    serve('POST', `${callService}config/api/exts/_add`, [503, { code: 503 }]);
    const extension = { number: '5002', password: new Secret(secrets.password) };
    const error = await failed(sobotWith().agents.createExtension({ extension }));
    expect(error).toMatchObject({ kind: 'Unavailable', effect: 'maybe', retryable: false });
  });
});
