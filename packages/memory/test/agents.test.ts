import { AgentId, QueueId, Secret, type AgentQuery, type AgentRef, type NewExtension } from '@cordboard/core';
import { orThrow, paginate } from '@cordboard/core/fp';
import { describe, expect, test } from '@jest/globals';
import { failed, open } from './support.js';

const mara = { id: AgentId('20001') };
const siyuan = { id: AgentId('20002') };
const jonah = { id: AgentId('20005') };
const nobody = { id: AgentId('99999') };

const idsFor = async (query: AgentQuery): Promise<readonly string[]> => {
  const { agents } = await open();
  return (await orThrow(agents.list(query))).items.map(({ id }) => id);
};

describe('agents.list', () => {
  test('lists everybody, in one order', async () => {
    expect(await idsFor({})).toEqual(['20001', '20002', '20003', '20004', '20005', '20006', '20101']);
  });

  test.each<[string, AgentQuery, readonly string[]]>([
    ['a part of the name, whatever its case', { name: 'LIND' }, ['20001']],
    ['a part of a name in another script', { name: '思' }, ['20002']],
    ['an emoji in a name', { name: '🎧' }, ['20003']],
    ['a part of the extension', { extension: '002' }, ['20002']],
    ['the state exactly', { state: 'logged-out' }, ['20005', '20006']],
    ['a state nobody is in', { state: 'reserved' }, []],
    ['the account', { enabled: false }, ['20006']],
    ['the number exactly', { number: '1001' }, ['20001']],
    ['the number, and no part of it', { number: '100' }, []],
    ['the username exactly', { username: 'mara.lindqvist' }, ['20001']],
    ['the address for mail exactly', { email: 'noor.haddad@example.com' }, ['20101']],
    ['the role', { role: 'supervisor' }, ['20101']],
    ['a role that nobody has', { role: 'admin' }, []],
    ['the queue exactly', { queue: QueueId('5001') }, ['20001', '20002']],
    ['every filter at once', { queue: QueueId('5002'), state: 'busy', enabled: true }, ['20002']],
    ['a queue that is not there: an empty page', { queue: QueueId('500') }, []],
  ])('filters by %s', async (_, query, ids) => {
    expect(await idsFor(query)).toEqual(ids);
  });

  test('walks pages without losing or repeating anybody', async () => {
    const { agents } = await open();
    const seen: string[] = [];
    for await (const { id } of paginate(agents.list)({ limit: 4 })) seen.push(id);
    expect(seen).toEqual(await idsFor({}));
  });

  test('gives 50 agents a page when no limit is said, and at most 1000', async () => {
    const { agents } = await open({ agents: 1500 });
    expect((await orThrow(agents.list({}))).items).toHaveLength(50);
    expect((await orThrow(agents.list({ limit: 1000 }))).items).toHaveLength(1000);
    expect((await failed(agents.list({ limit: 1001 }))).kind).toBe('InvalidInput');
  });

  test('refuses a cursor that is not its own', async () => {
    const { agents } = await open();
    expect((await failed(agents.list({ cursor: 'next' }))).kind).toBe('InvalidInput');
  });

  test('says which queues an agent serves, under their present names', async () => {
    const { agents, queues } = await open();
    await orThrow(queues.update({ queue: QueueId('5001'), set: { name: 'New business' } }));
    expect((await orThrow(agents.get({ agent: siyuan }))).queues).toEqual([
      { id: '5001', name: 'New business' },
      { id: '5002', name: 'Support' },
    ]);
  });
});

describe('agents.get', () => {
  test('finds an agent by id and by number', async () => {
    const { agents } = await open();
    const byId = await orThrow(agents.get({ agent: siyuan }));
    expect(byId).toMatchObject({ id: '20002', number: '1002', name: '陈思远' });
    expect(await orThrow(agents.get({ agent: { number: '1002' } }))).toEqual(byId);
  });

  test.each([nobody, { number: '20002' }])('answers NotFound for %j', async (agent) => {
    const { agents } = await open();
    expect((await failed(agents.get({ agent }))).kind).toBe('NotFound');
  });
});

describe('agents.create', () => {
  const noor = { name: 'Noor Aziz' };

  test('makes up id and number, and begins signed out, with nothing bound', async () => {
    const { agents } = await open();
    const { value, outcome } = await orThrow(agents.create({ agent: noor }));
    expect(outcome).toBe('applied');
    expect(value).toEqual({
      id: '20007',
      number: '1007',
      name: 'Noor Aziz',
      role: { role: 'agent' },
      enabled: true,
      presence: { state: 'logged-out' },
      station: {},
      queues: [],
      createdAt: '2026-01-05T09:00:00.000Z',
      updatedAt: '2026-01-05T09:00:00.000Z',
    });
    expect(await orThrow(agents.get({ agent: { number: '1007' } }))).toEqual(value);
  });

  test('takes everything that is given', async () => {
    const { agents, queues } = await open();
    const agent = {
      ...noor,
      id: AgentId('31'),
      number: '007',
      displayName: 'Noor',
      callerId: '442079460101',
      phoneNumber: '447700900107',
      extension: '8004',
      queues: [{ queue: QueueId('5002'), level: 7 }],
    };
    const { value } = await orThrow(agents.create({ agent }));
    expect(value).toMatchObject({
      id: '31',
      number: '007',
      displayName: 'Noor',
      callerId: '442079460101',
      station: { extension: '8004', phoneNumber: '447700900107' },
      queues: [{ id: '5002', name: 'Support' }],
    });
    const { items } = await orThrow(queues.listMembers({ queue: QueueId('5002') }));
    expect(items.find((member) => member.agentName === 'Noor Aziz')?.level).toBe(7);
    const extensions = await orThrow(agents.listExtensions({ bound: true }));
    expect(extensions.items.find(({ number }) => number === '8004')?.agent?.name).toBe('Noor Aziz');
  });

  test.each([
    [{ id: AgentId('20001') }, 'AlreadyExists'],
    [{ number: '1001' }, 'AlreadyExists'],
    [{ extension: '8999' }, 'NotFound'],
    [{ extension: '8001' }, 'Conflict'],
    [{ queues: [{ queue: QueueId('5999') }] }, 'NotFound'],
    [{ supervises: [QueueId('5999')] }, 'NotFound'],
    [{ queues: [{ queue: QueueId('5001') }, { queue: QueueId('5001') }] }, 'InvalidInput'],
  ])('refuses %j with %s, and makes nobody', async (more, kind) => {
    const { agents } = await open();
    expect(await failed(agents.create({ agent: { ...noor, ...more } }))).toMatchObject({
      kind,
      effect: 'none',
    });
    expect((await orThrow(agents.list({}))).total).toBe(7);
  });

  test('gives no id a second time, also when its agent is gone', async () => {
    const { agents } = await open();
    const ids: string[] = [];
    for (const id of [AgentId('20008'), undefined, undefined]) {
      const { value } = await orThrow(agents.create({ agent: { ...noor, id } }));
      ids.push(value.id);
      await orThrow(agents.remove({ agent: { id: value.id } }));
    }
    expect(ids).toEqual(['20008', '20007', '20009']);
  });
});

describe('supervisors', () => {
  const led = [QueueId('5002'), QueueId('5001'), QueueId('5002')];

  test('are created with the queues that they lead, without a state and in no queue', async () => {
    const { agents, queues } = await open();
    const agent = { name: 'Noor Aziz', role: 'supervisor', supervises: led, callingCode: '44' } as const;
    const { value } = await orThrow(agents.create({ agent }));
    expect(value).toMatchObject({
      role: { role: 'supervisor' },
      callingCode: '44',
      queues: [],
      supervises: [
        { id: '5002', name: 'Support' },
        { id: '5001', name: 'Sales' },
      ],
    });
    expect(value.presence).toBeUndefined();
    const { items } = await orThrow(queues.listMembers({}));
    expect(items.some((member) => member.agentName === 'Noor Aziz')).toBe(false);
  });

  test('lead other queues, or none, and an unknown one changes nothing', async () => {
    const { agents } = await open();
    const agent = { number: '2001' };
    const supervisesAfter = async (supervises: readonly QueueId[] | null) =>
      (await orThrow(agents.update({ agent, set: { supervises } }))).value.supervises;
    expect(await supervisesAfter([QueueId('5002')])).toEqual([{ id: '5002', name: 'Support' }]);
    const unknown = { supervises: [QueueId('5001'), QueueId('5999')], name: 'N' };
    expect(await failed(agents.update({ agent, set: unknown }))).toMatchObject({
      kind: 'NotFound',
      effect: 'none',
    });
    expect(await orThrow(agents.get({ agent }))).toMatchObject({
      name: 'Noor Haddad',
      supervises: [{ id: '5002' }],
    });
    expect(await supervisesAfter(null)).toBeUndefined();
  });

  test('become agents, who are signed out at first, and agents become supervisors', async () => {
    const { agents } = await open();
    const changed = async (number: string, role: 'agent' | 'supervisor') =>
      orThrow(agents.update({ agent: { number }, set: { role } }));
    expect(await changed('1001', 'agent')).toMatchObject({ outcome: 'unchanged' });
    expect((await changed('1001', 'supervisor')).value).toMatchObject({
      role: { role: 'supervisor' },
      presence: { state: 'ready' },
    });
    expect((await changed('2001', 'agent')).value).toMatchObject({
      role: { role: 'agent' },
      presence: { state: 'logged-out' },
    });
  });

  test.each([{ role: 'unknown' }, { role: 'boss' }, { supervises: [] }, { callingCode: '+44' }])(
    'are not made with %j',
    async (more) => {
      const { agents } = await open();
      const agent: object = { name: 'Noor Aziz', ...more };
      expect(await failed(agents.create({ agent } as Parameters<typeof agents.create>[0]))).toMatchObject({
        kind: 'InvalidInput',
        problems: [{ path: expect.stringMatching(/^agent\.(role|supervises|callingCode)$/) }],
      });
    },
  );
});

describe('agents.setPassword', () => {
  test('keeps nothing of it', async () => {
    const { agents } = await open();
    const before = await orThrow(agents.get({ agent: mara }));
    expect(await orThrow(agents.setPassword({ agent: mara, password: new Secret('geheim') }))).toEqual({
      value: { agent: mara },
      outcome: 'applied',
      warnings: [],
    });
    expect(await orThrow(agents.get({ agent: mara }))).toEqual(before);
  });
});

describe('agents.remove', () => {
  test('frees number and extension, and leaves every queue', async () => {
    const { agents, queues } = await open();
    expect(await orThrow(agents.remove({ agent: { number: '1001' } }))).toEqual({
      value: { agent: mara },
      outcome: 'applied',
      warnings: [],
    });
    expect((await failed(agents.get({ agent: { number: '1001' } }))).kind).toBe('NotFound');
    const { items } = await orThrow(queues.listMembers({}));
    expect(items.filter((member) => member.agentName === 'Mara Lindqvist')).toEqual([]);
    const agent = { name: 'Noor Aziz', number: '1001', extension: '8001' };
    expect((await orThrow(agents.create({ agent }))).value.station).toEqual({ extension: '8001' });
  });

  test('is a Conflict while the agent is on a call, and NotFound for an agent who is not there', async () => {
    const { agents } = await open();
    expect(await failed(agents.remove({ agent: siyuan }))).toMatchObject({
      kind: 'Conflict',
      effect: 'none',
    });
    expect((await orThrow(agents.get({ agent: siyuan }))).queues).toHaveLength(2);
    expect((await failed(agents.remove({ agent: nobody }))).kind).toBe('NotFound');
  });
});

describe('agents.update', () => {
  test('sets what is named, keeps the rest and notes the time', async () => {
    const { agents } = await open();
    const before = await orThrow(agents.get({ agent: mara }));
    const { value, outcome } = await orThrow(
      agents.update({ agent: mara, set: { wrapUpSec: 60, phoneNumber: '447700900777' } }),
    );
    expect(outcome).toBe('applied');
    expect(value).toEqual({
      ...before,
      wrapUp: { durationSec: 60, scope: 'agent' },
      station: { extension: '8001', phoneNumber: '447700900777' },
      updatedAt: '2026-01-05T09:00:00.000Z',
    });
    expect(await orThrow(agents.get({ agent: mara }))).toEqual(value);
  });

  test('changes names, and the number under which the agent is found', async () => {
    const { agents } = await open();
    const set = { name: 'Mara Lund', displayName: null, number: '1999', callerId: '442079460199' };
    const { value } = await orThrow(agents.update({ agent: mara, set }));
    expect(value).toMatchObject({ name: 'Mara Lund', number: '1999', callerId: '442079460199' });
    expect(value.displayName).toBeUndefined();
    expect(await orThrow(agents.get({ agent: { number: '1999' } }))).toEqual(value);
    expect((await failed(agents.get({ agent: { number: '1001' } }))).kind).toBe('NotFound');
    const extensions = await orThrow(agents.listExtensions({}));
    expect(extensions.items.find(({ number }) => number === '8001')?.agent?.name).toBe('Mara Lund');
    expect((await failed(agents.update({ agent: jonah, set: { number: '1999' } }))).kind).toBe(
      'AlreadyExists',
    );
  });

  test('clears with null', async () => {
    const { agents } = await open();
    const { value } = await orThrow(agents.update({ agent: mara, set: { phoneNumber: null } }));
    expect(value.station).toEqual({ extension: '8001' });
  });

  test.each([{}, { wrapUpSec: undefined }, { wrapUpSec: 30, extension: '8001' }])(
    'leaves everything as it is for %j',
    async (set) => {
      const { agents } = await open();
      const before = await orThrow(agents.get({ agent: mara }));
      expect(await orThrow(agents.update({ agent: mara, set }))).toEqual({
        value: before,
        outcome: 'unchanged',
        warnings: [],
      });
    },
  );

  test('binds a free extension and frees the one before', async () => {
    const { agents } = await open();
    await orThrow(agents.update({ agent: mara, set: { extension: '8004' } }));
    const { items } = await orThrow(agents.listExtensions({}));
    expect(items.find(({ number }) => number === '8001')).toEqual({
      number: '8001',
      bound: false,
      codec: 'Opus',
    });
    expect(items.find(({ number }) => number === '8004')).toEqual({
      number: '8004',
      bound: true,
      codec: 'Opus',
      boundAt: '2026-01-05T09:00:00.000Z',
      agent: { id: '20001', name: 'Mara Lindqvist' },
    });
  });

  test('does not take an extension away from another agent', async () => {
    const { agents } = await open();
    const error = await failed(agents.update({ agent: mara, set: { extension: '8002', wrapUpSec: 99 } }));
    expect(error).toMatchObject({ kind: 'Conflict', effect: 'none' });
    expect((await orThrow(agents.get({ agent: mara }))).wrapUp?.durationSec).toBe(30);
  });

  test('answers NotFound for an unknown agent and an unknown extension', async () => {
    const { agents } = await open();
    expect((await failed(agents.update({ agent: nobody, set: {} }))).kind).toBe('NotFound');
    expect((await failed(agents.update({ agent: mara, set: { extension: '8999' } }))).kind).toBe('NotFound');
  });
});

describe('agents.unbindStation', () => {
  test.each([
    ['extension' as const, { phoneNumber: '447700900101' }],
    ['phone' as const, { extension: '8001' }],
    ['both' as const, {}],
  ])('takes away %s', async (station, left) => {
    const { agents } = await open();
    const { value, outcome } = await orThrow(agents.unbindStation({ agent: mara, station }));
    expect(value.station).toEqual(left);
    expect(outcome).toBe('applied');
    expect((await orThrow(agents.unbindStation({ agent: mara, station }))).outcome).toBe('unchanged');
  });

  test('frees the extension for somebody else', async () => {
    const { agents } = await open();
    await orThrow(agents.unbindStation({ agent: mara, station: 'extension' }));
    const { value } = await orThrow(agents.update({ agent: jonah, set: { extension: '8001' } }));
    expect(value.station?.extension).toBe('8001');
  });

  test('finds nothing wrong with nothing bound, and answers NotFound for an unknown agent', async () => {
    const { agents } = await open();
    expect((await orThrow(agents.unbindStation({ agent: jonah, station: 'both' }))).outcome).toBe(
      'unchanged',
    );
    expect((await failed(agents.unbindStation({ agent: nobody, station: 'both' }))).kind).toBe('NotFound');
  });
});

describe('extensions', () => {
  test.each([
    [undefined, ['8001', '8002', '8003', '8004', '8005', '00123']],
    [true, ['8001', '8002', '8003']],
    [false, ['8004', '8005', '00123']],
  ])('are listed with bound: %s', async (bound, numbers) => {
    const { agents } = await open();
    const { items } = await orThrow(agents.listExtensions({ bound }));
    expect(items.map(({ number }) => number)).toEqual(numbers);
  });

  test('are created free, and their password is not kept', async () => {
    const { agents } = await open();
    const created = await orThrow(
      agents.createExtension({ extension: { number: '008100', password: new Secret('482915') } }),
    );
    expect(created).toEqual({
      value: { number: '008100', bound: false, codec: 'Opus' },
      outcome: 'applied',
      warnings: [],
    });
    expect(JSON.stringify(await orThrow(agents.listExtensions({})))).not.toContain('482915');
  });

  test('are those of one agent where one is named', async () => {
    const { agents } = await open();
    const numbersOf = async (agent: AgentRef) =>
      (await orThrow(agents.listExtensions({ agent }))).items.map(({ number }) => number);
    expect(await numbersOf(mara)).toEqual(['8001']);
    expect(await numbersOf({ number: '1001' })).toEqual(['8001']);
    expect(await numbersOf(nobody)).toEqual([]);
  });

  test('have made-up numbers where none is given, none of them twice', async () => {
    const { agents } = await open();
    const create = async (extension: NewExtension) =>
      (await orThrow(agents.createExtension({ extension }))).value;
    await create({ number: '80002' });
    expect(await create({})).toEqual({ number: '80001', bound: false, codec: 'Opus' });
    const phone = { name: 'Lobby', group: 'Front desk', callerId: '442079460101' };
    expect(await create(phone)).toEqual({ number: '80003', bound: false, codec: 'Opus', ...phone });
  });

  test('begin a group, of which there is none yet', async () => {
    const { agents } = await open();
    await orThrow(agents.createExtension({ extension: { group: 'Front desk' } }));
    const again = agents.createExtension({ extension: { number: '8100', group: 'Front desk' } });
    expect((await failed(again)).kind).toBe('AlreadyExists');
  });

  test('are not created twice, nor by an agent nobody knows', async () => {
    const { agents } = await open();
    const extension = { number: '8001', password: new Secret('482915') };
    expect((await failed(agents.createExtension({ extension }))).kind).toBe('AlreadyExists');
    expect((await failed(agents.createExtension({ extension, createdBy: nobody }))).kind).toBe('NotFound');
  });
});
