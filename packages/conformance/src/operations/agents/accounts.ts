import { orThrow } from '@cordboard/core/fp';
import {
  agentDirectory,
  AgentId,
  type Agent,
  type AgentName,
  type AgentRef,
  type CreateAgent,
  type NewAgent,
} from '@cordboard/core/provider';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { carriable } from '../../carriable.js';
import type { Case } from '../../case.js';
import { write } from '../../kinds/write.js';
import { all, among, atMostOneFlaw, both, some } from '../../law/arbitraries.js';
import { anybody, leadersOf, maybeAgent, newName, presentAgent } from '../../law/draws.js';
import type { Given } from '../../law/given.js';
import { extensionPool, newNumbers, noQueue, phonePool, queuePool, refsTo } from '../../law/pools.js';
import { carries } from '../../law/supports.js';
import { allOf, errorOf } from '../../results.js';
import type { Known, World } from '../../world.js';
import { password } from './password.js';
import { newSupervisors, removedSupervisors, supervisorPasswords } from './supervisors.js';

/** Who is created here, with all that a provider may need. */
export const newAgent = ({ queue }: Pick<Known, 'queue'>, more: Partial<NewAgent> = {}): NewAgent => ({
  name: 'Noor Conformance',
  username: 'noor.conformance',
  email: 'noor.conformance@example.com',
  password,
  queues: [{ queue }],
  ...more,
});

/** The same without what a provider cannot carry. */
const carried = ({ center, known }: World, more: Partial<NewAgent> = {}): CreateAgent => {
  const input = carriable({ agent: newAgent(known, more) }, center.capabilities['agents.create']);
  return agentDirectory.create.input.is(input) ? input : { agent: newAgent(known, more) };
};

const create = async (world: World, more: Partial<NewAgent> = {}): Promise<Agent> =>
  (await orThrow(world.center.agents.create(carried(world, more)))).value;

const isCarriedBy =
  ({ capabilities }: Given) =>
  (field: keyof NewAgent): boolean =>
    carries(capabilities, 'agents.create', `agent.${field}`);

/** Fields that a provider may be unable to set. */
const optional = (given: Given): fc.Arbitrary<Partial<NewAgent>> => {
  const isCarried = isCarriedBy(given);
  return some({
    displayName: among('Zoë', '思远'),
    callerId: among('442079460101'),
    password: among(password),
    ...(isCarried('callingCode') ? { callingCode: among('44', '1') } : {}),
    ...(isCarried('username') ? { username: among('noor', 'zoe') } : {}),
    ...(isCarried('email') ? { email: among('noor@example.com', 'zoe@example.com') } : {}),
    ...(isCarried('phoneNumber') ? { phoneNumber: among(...phonePool) } : {}),
    ...(isCarried('extension') ? { extension: among(...extensionPool) } : {}),
    ...(isCarried('id') ? { id: among(AgentId('6201'), AgentId('6202')) } : {}),
  });
};

const inQueue = among(...queuePool.map(({ id: queue }) => ({ queue }))).map((queue) => [queue]);

/** Whom no center can create: where the provider chooses the number, it differs between centers. */
const noNewAgent = (given: Given): fc.Arbitrary<NewAgent> =>
  newName(given).map((name) => newAgent({ queue: noQueue }, { name }));

const anyNewAgent = (given: Given): fc.Arbitrary<NewAgent> =>
  !isCarriedBy(given)('number')
    ? noNewAgent(given)
    : atMostOneFlaw<NewAgent>(
        // The number is given, because a made-up one differs between centers.
        both(all({ name: newName(given), number: among(...newNumbers), queues: inQueue }), optional(given)),
        all({ number: among(...given.people.always.map((person) => person.number)) }),
        all({ queues: among([{ queue: noQueue }]) }),
      );

const creating: readonly Case[] = [
  {
    title: 'creates an agent who is found by id, enabled and under the name that was given',
    needs: ['agents.create', 'agents.get', 'agents.list'],
    check: async (world, expect) => {
      const { center } = world;
      const name = 'Noor 努尔 🎧';
      const created = await create(world, { name });
      const found = await orThrow(center.agents.get({ agent: { id: created.id } }));
      expect([found.id, found.name]).toEqual([created.id, name]);
      expect([true, undefined].includes(found.enabled)).toEqual(true);
      const listed = await allOf(center.agents.list, {});
      expect(listed.filter(({ id }) => id === created.id).map((agent) => agent.name)).toEqual([name]);
    },
  },
  ...(['number', 'username', 'email'] as const).map((field): Case => ({
    title: `gives a new agent the ${field} that was chosen, which only one agent has`,
    needs: ['agents.create', 'agents.list'],
    inputs: [`agents.create agent.${field}`],
    check: async (world, expect) => {
      const { center } = world;
      const value = { number: '7801', username: 'noor7801', email: 'noor7801@example.com' }[field];
      const { id } = await create(world, { [field]: value });
      const told = (await allOf(center.agents.list, {})).filter((agent) => agent.id === id);
      expect(told.map((agent) => agent[field])).toEqual([value]);
      const again = center.agents.create(carried(world, { [field]: value }));
      expect(await errorOf(again)).toMatchObject({ kind: 'AlreadyExists', effect: 'none' });
      const listed = await allOf(center.agents.list, {});
      expect(listed.filter((agent) => agent[field] === value).map((agent) => agent.id)).toEqual([id]);
    },
  })),
  {
    title: 'finds a new agent by each name that was given',
    needs: ['agents.create', 'agents.get'],
    check: async (world, expect) => {
      const { center } = world;
      const { id, number, username, email } = await create(world);
      const names: readonly (readonly [AgentName, AgentRef | undefined])[] = [
        ['id', { id }],
        ['number', number === undefined ? undefined : { number }],
        ['username', username === undefined ? undefined : { username }],
        ['email', email === undefined ? undefined : { email }],
      ];
      const { refs } = center.capabilities['agents.get'];
      for (const [name, agent] of names) {
        if (agent === undefined || refs?.agent?.includes(name) === false) continue;
        expect((await orThrow(center.agents.get({ agent }))).id).toEqual(id);
      }
    },
  },
  ...(['displayName', 'callerId', 'callingCode'] as const).map((field): Case => ({
    title: `gives a new agent the ${field} that was chosen`,
    needs: ['agents.create', 'agents.get'],
    inputs: [`agents.create agent.${field}`],
    check: async (world, expect) => {
      const value = field === 'callingCode' ? '44' : '442079460101';
      const { id } = await create(world, { [field]: value });
      expect((await orThrow(world.center.agents.get({ agent: { id } })))[field]).toEqual(value);
    },
  })),
  {
    title: 'tells the password of a new agent in no answer and no list',
    needs: ['agents.create', 'agents.list'],
    inputs: ['agents.create agent.password'],
    check: async (world, expect) => {
      const { center } = world;
      const shown = allShown([
        await orThrow(center.agents.create(carried(world, { password }))),
        await allOf(center.agents.list, {}),
      ]);
      expect(shown.includes(password.reveal())).toEqual(false);
    },
  },
  {
    title: 'puts a new agent into the queue that was named',
    needs: ['agents.create', 'agents.list'],
    inputs: ['agents.list queue'],
    check: async (world, expect) => {
      const { id } = await create(world);
      const members = await allOf(world.center.agents.list, { queue: world.known.queue });
      expect(members.filter((member) => member.id === id).length).toEqual(1);
    },
  },
  {
    title: 'creates no agent for a queue that is not there',
    needs: ['agents.create', 'agents.list'],
    check: async (world, expect) => {
      const { center, known } = world;
      const before = await allOf(center.agents.list, {});
      const nowhere = carried(world, { queues: [{ queue: known.noQueue }] });
      expect((await errorOf(center.agents.create(nowhere)))?.effect).toEqual('none');
      expect((await allOf(center.agents.list, {})).length).toEqual(before.length);
    },
  },
  {
    title: 'refuses a new agent with an empty list of queues, before any request leaves',
    needs: ['agents.create'],
    check: async ({ center, requests }, expect) => {
      const error = await errorOf(center.agents.create({ agent: { name: 'Noor', queues: [] } }));
      expect(error).toMatchObject({ kind: 'InvalidInput', problems: [{ path: 'agent.queues' }] });
      expect(requests()).toEqual(0);
    },
  },
];

const removing: readonly Case[] = [
  {
    title: 'removes one agent, whom neither id nor list finds any more, and leaves the others',
    needs: ['agents.remove', 'agents.get', 'agents.list'],
    check: async ({ center, known }, expect) => {
      const { id } = await orThrow(center.agents.get({ agent: known.agent }));
      const before = await allOf(center.agents.list, {});
      expect((await orThrow(center.agents.remove({ agent: known.agent }))).outcome).toEqual('applied');
      expect(await errorOf(center.agents.get({ agent: { id } }))).toMatchObject({ kind: 'NotFound' });
      const left = await allOf(center.agents.list, {});
      const others = before.filter((agent) => agent.id !== id);
      expect(left.map((agent) => agent.id)).toEqual(others.map((agent) => agent.id));
    },
  },
  {
    title: 'takes a removed agent out of every queue',
    needs: ['agents.remove', 'agents.get', 'queues.listMembers'],
    check: async ({ center, known }, expect) => {
      const { id } = await orThrow(center.agents.get({ agent: known.agent }));
      await orThrow(center.agents.remove({ agent: { id } }));
      const members = await allOf(center.queues.listMembers, { queue: known.queue });
      expect(members.some(({ agent }) => 'id' in agent && agent.id === id)).toEqual(false);
    },
  },
  {
    title: 'answers NotFound for an agent who was removed already, or was never there',
    needs: ['agents.remove'],
    check: async ({ center, known: { agent, noAgent } }, expect) => {
      await orThrow(center.agents.remove({ agent }));
      for (const gone of [agent, noAgent]) {
        const error = await errorOf(center.agents.remove({ agent: gone }));
        expect(error).toMatchObject({ kind: 'NotFound', effect: 'none' });
      }
    },
  },
];

const allShown = (values: readonly unknown[]): string =>
  values
    .flatMap((value) => [JSON.stringify([value]), inspect(value, { depth: Infinity, showHidden: true })])
    .join('\n');

const passwords: readonly Case[] = [
  {
    title: 'sets a password, and once more, for an agent who is there',
    needs: ['agents.setPassword'],
    check: async ({ center, known: { agent, noAgent } }, expect) => {
      const first = await orThrow(center.agents.setPassword({ agent, password }));
      const second = await orThrow(center.agents.setPassword({ agent, password }));
      expect([first.outcome, second.outcome]).toEqual(['applied', 'applied']);
      const error = await errorOf(center.agents.setPassword({ agent: noAgent, password }));
      expect(error).toMatchObject({ kind: 'NotFound', effect: 'none' });
    },
  },
  {
    title: 'tells a password in no answer, no error and no list',
    needs: ['agents.setPassword', 'agents.get', 'agents.list'],
    check: async ({ center, known: { agent, noAgent } }, expect) => {
      const shown = allShown([
        await center.agents.setPassword({ agent, password })(),
        await center.agents.setPassword({ agent: noAgent, password })(),
        await orThrow(center.agents.get({ agent })),
        await allOf(center.agents.list, {}),
      ]);
      expect(shown.includes(password.reveal())).toEqual(false);
    },
  },
];

/** The scenarios of agents who come and go. */
export const accounts = {
  'agents.create': write(agentDirectory.create, {
    sample: (known) => ({ agent: newAgent(known) }),
    unknown: ({ queue }) => ({ agent: newAgent({ queue }) }),
    arbitrary: (given) => all({ agent: anyNewAgent(given) }),
    cases: [...creating, ...newSupervisors],
  }),
  'agents.remove': write(agentDirectory.remove, {
    sample: ({ agent }) => ({ agent }),
    // Others rely on those who are always there.
    arbitrary: (given) =>
      all({
        agent: fc.oneof(maybeAgent(given), among(...refsTo([given.people.never, ...leadersOf(given)]))),
      }),
    cases: [...removing, ...removedSupervisors],
  }),
  'agents.setPassword': write(agentDirectory.setPassword, {
    sample: ({ agent }) => ({ agent, password }),
    arbitrary: (given) =>
      all({
        agent: fc.oneof(presentAgent(given), anybody(given, 'agents.setPassword')),
        password: among(password),
      }),
    cases: [...passwords, ...supervisorPasswords],
  }),
};
