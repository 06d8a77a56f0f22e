import { orThrow } from '@cordboard/core/fp';
import { agentDirectory, AgentId, type Agent, type NewAgent } from '@cordboard/core/provider';
import type fc from 'fast-check';
import type { Case } from '../../case.js';
import { write } from '../../kinds/write.js';
import { all, among, atMostOneFlaw, both, some } from '../../law/arbitraries.js';
import { maybeAgent, newName } from '../../law/draws.js';
import type { Given } from '../../law/given.js';
import { extensionPool, newNumbers, noQueue, phonePool, queuePool } from '../../law/pools.js';
import { carries } from '../../law/supports.js';
import { allOf, errorOf } from '../../results.js';
import type { Known, World } from '../../world.js';

const number = '7801';

/** Who is created here; a provider may need the queue. */
export const newAgent = ({ queue }: Pick<Known, 'queue'>, more: Partial<NewAgent> = {}): NewAgent => ({
  name: 'Noor Conformance',
  queues: [{ queue }],
  ...more,
});

const create = async ({ center, known }: World, more: Partial<NewAgent> = {}): Promise<Agent> =>
  (await orThrow(center.agents.create({ agent: newAgent(known, more) }))).value;

/** Fields that a provider may be unable to set. */
const optional = (given: Given): fc.Arbitrary<Partial<NewAgent>> => {
  const isCarried = (field: keyof NewAgent): boolean =>
    carries(given.capabilities, 'agents.create', `agent.${field}`);
  return some({
    displayName: among('Zoë', '思远'),
    callerId: among('442079460101'),
    number: among(...newNumbers),
    ...(isCarried('phoneNumber') ? { phoneNumber: among(...phonePool) } : {}),
    ...(isCarried('extension') ? { extension: among(...extensionPool) } : {}),
    ...(isCarried('id') ? { id: among(AgentId('6201'), AgentId('6202')) } : {}),
  });
};

const inQueue = among(...queuePool.map(({ id: queue }) => ({ queue }))).map((queue) => [queue]);

const anyNewAgent = (given: Given): fc.Arbitrary<NewAgent> =>
  atMostOneFlaw<NewAgent>(
    both(all({ name: newName(given), queues: inQueue }), optional(given)),
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
  {
    title: 'gives a new agent the number that was chosen, to one only',
    needs: ['agents.create', 'agents.get', 'agents.list'],
    inputs: ['agents.create agent.number'],
    check: async (world, expect) => {
      const { center, known } = world;
      const { id } = await create(world, { number });
      expect((await orThrow(center.agents.get({ agent: { number } }))).id).toEqual(id);
      const again = center.agents.create({ agent: newAgent(known, { number }) });
      expect(await errorOf(again)).toMatchObject({ kind: 'AlreadyExists', effect: 'none' });
      const listed = await allOf(center.agents.list, {});
      expect(listed.filter((agent) => agent.number === number).map((agent) => agent.id)).toEqual([id]);
    },
  },
  ...(['displayName', 'callerId'] as const).map((field): Case => ({
    title: `gives a new agent the ${field} that was chosen`,
    needs: ['agents.create', 'agents.get'],
    inputs: [`agents.create agent.${field}`],
    check: async (world, expect) => {
      const { id } = await create(world, { [field]: '442079460101' });
      expect((await orThrow(world.center.agents.get({ agent: { id } })))[field]).toEqual('442079460101');
    },
  })),
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
    check: async ({ center, known }, expect) => {
      const before = await allOf(center.agents.list, {});
      const agent = newAgent({ queue: known.noQueue });
      expect((await errorOf(center.agents.create({ agent })))?.effect).toEqual('none');
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

/** The scenarios of agents who come and go. */
export const accounts = {
  'agents.create': write(agentDirectory.create, {
    sample: (known) => ({ agent: newAgent(known) }),
    unknown: ({ queue }) => ({ agent: newAgent({ queue }) }),
    arbitrary: (given) => all({ agent: anyNewAgent(given) }),
    cases: creating,
  }),
  'agents.remove': write(agentDirectory.remove, {
    sample: ({ agent }) => ({ agent }),
    // Others rely on those who are always there.
    arbitrary: (given) => all({ agent: maybeAgent(given) }),
    cases: removing,
  }),
};
