import { orThrow, type ContactCenter } from '@cordboard/core/fp';
import type { Agent, AgentRef } from '@cordboard/core/provider';
import type { Case } from '../../case.js';
import { allOf } from '../../results.js';
import type { World } from '../../world.js';
import { password } from './password.js';

// A provider may keep supervisors apart from agents, and change them by other calls.

const supervisorsOf = ({ agents }: ContactCenter): Promise<readonly Agent[]> =>
  allOf(agents.list, { role: 'supervisor' });

/** A supervisor who is there. */
const oneOf = async (center: ContactCenter): Promise<AgentRef & Agent> => {
  const [found] = await supervisorsOf(center);
  if (found === undefined) throw new Error('the center has no supervisor');
  return found;
};

const refTo = async (center: ContactCenter): Promise<{ readonly agent: AgentRef }> => {
  const { id } = await oneOf(center);
  return { agent: { id } };
};

const ledBy = ({ supervises = [] }: Agent): readonly string[] => supervises.map(({ id }) => id).toSorted();

/** Everyone, but for when they were changed. */
const everyone = async ({ agents }: ContactCenter): Promise<readonly Agent[]> =>
  (await allOf(agents.list, {})).map((agent) => ({ ...agent, updatedAt: undefined }));

const creatingNeeds = ['agents.create', 'agents.get', 'agents.list'] as const;
const creatingInputs = [
  'agents.create agent.role',
  'agents.create agent.role=supervisor',
  'agents.create agent.supervises',
  'agents.list role',
];

const create = async ({ center, known }: World, name: string): Promise<Agent> => {
  const agent = {
    name,
    role: 'supervisor',
    supervises: [known.queue, known.emptyQueue, known.queue],
  } as const;
  return (await orThrow(center.agents.create({ agent }))).value;
};

/** What holds of new supervisors. */
export const newSupervisors: readonly Case[] = [
  {
    title: 'creates a supervisor, who is listed as one and is no agent',
    needs: creatingNeeds,
    inputs: creatingInputs,
    check: async (world, expect) => {
      const { center } = world;
      const name = 'Noor 努尔 🎧';
      const { id } = await create(world, name);
      const found = await orThrow(center.agents.get({ agent: { id } }));
      expect([found.name, found.role?.role]).toEqual([name, 'supervisor']);
      const supervisors = await supervisorsOf(center);
      expect(supervisors.filter((each) => each.id === id).length).toEqual(1);
      const agents = await allOf(center.agents.list, { role: 'agent' });
      expect(agents.some((each) => each.id === id)).toEqual(false);
    },
  },
  {
    title: 'lets a new supervisor lead the queues that were named, each once',
    needs: creatingNeeds,
    inputs: creatingInputs,
    check: async (world, expect) => {
      const { center, known } = world;
      const { id } = await create(world, 'Noor Conformance');
      const found = await orThrow(center.agents.get({ agent: { id } }));
      expect(ledBy(found)).toEqual([known.queue, known.emptyQueue].toSorted());
    },
  },
  {
    title: 'gives a new supervisor the number and the display name that were chosen',
    needs: creatingNeeds,
    inputs: [...creatingInputs, 'agents.create agent.number', 'agents.create agent.displayName'],
    check: async ({ center }, expect) => {
      const names = { name: 'Noor Conformance', number: '78011', displayName: 'Noor' };
      const { value } = await orThrow(center.agents.create({ agent: { ...names, role: 'supervisor' } }));
      const { name, number, displayName } = await orThrow(center.agents.get({ agent: { id: value.id } }));
      expect({ name, number, displayName }).toEqual(names);
    },
  },
];

const changing = {
  needs: ['agents.update', 'agents.get', 'agents.list'] as const,
  inputs: ['agents.list role'],
};

/** What holds of changing supervisors. */
export const changedSupervisors: readonly Case[] = [
  {
    title: 'changes name and number of a supervisor and nothing else',
    ...changing,
    inputs: [...changing.inputs, 'agents.update set.name', 'agents.update set.number'],
    check: async ({ center }, expect) => {
      const { id } = await oneOf(center);
      const before = await everyone(center);
      const set = { name: 'Noor Conformance', number: '78010' };
      const { outcome } = await orThrow(center.agents.update({ agent: { id }, set }));
      expect(outcome).toEqual('applied');
      expect(await everyone(center)).toEqual(
        before.map((agent) => (agent.id === id ? { ...agent, ...set } : agent)),
      );
      const again = await orThrow(center.agents.update({ agent: { id }, set }));
      expect(again.outcome).toEqual('unchanged');
    },
  },
  {
    title: 'lets a supervisor lead other queues, and then none',
    ...changing,
    inputs: [...changing.inputs, 'agents.update set.supervises'],
    check: async ({ center, known: { emptyQueue } }, expect) => {
      const { agent } = await refTo(center);
      const before = await orThrow(center.agents.get({ agent }));
      for (const [supervises, led] of [
        [[emptyQueue, emptyQueue], [emptyQueue]],
        [null, []],
      ] as const) {
        const { value } = await orThrow(center.agents.update({ agent, set: { supervises } }));
        const after = await orThrow(center.agents.get({ agent }));
        expect([ledBy(value), ledBy(after)]).toEqual([led, led]);
        expect([after.name, after.number, after.displayName]).toEqual([
          before.name,
          before.number,
          before.displayName,
        ]);
      }
    },
  },
  {
    title: 'makes an agent a supervisor',
    ...changing,
    inputs: [...changing.inputs, 'agents.update set.role'],
    check: async ({ center, known: { agent } }, expect) => {
      const { id } = await orThrow(center.agents.get({ agent }));
      await orThrow(center.agents.update({ agent: { id }, set: { role: 'supervisor' } }));
      expect((await supervisorsOf(center)).some((each) => each.id === id)).toEqual(true);
      const again = await orThrow(center.agents.update({ agent: { id }, set: { role: 'supervisor' } }));
      expect(again.outcome).toEqual('unchanged');
    },
  },
];

/** What holds of removing supervisors. */
export const removedSupervisors: readonly Case[] = [
  {
    title: 'removes a supervisor, whom no list holds any more, and leaves the others',
    needs: ['agents.remove', 'agents.list'],
    inputs: ['agents.list role'],
    check: async ({ center }, expect) => {
      const before = await allOf(center.agents.list, {});
      const { id } = await oneOf(center);
      await orThrow(center.agents.remove({ agent: { id } }));
      const left = await allOf(center.agents.list, {});
      expect(left.map((agent) => agent.id)).toEqual(
        before.map((agent) => agent.id).filter((each) => each !== id),
      );
    },
  },
];

/** What holds of the passwords of supervisors. */
export const supervisorPasswords: readonly Case[] = [
  {
    title: 'sets the password of a supervisor, who stays as before',
    needs: ['agents.setPassword', 'agents.list'],
    inputs: ['agents.list role'],
    check: async ({ center }, expect) => {
      const before = await everyone(center);
      const { agent } = await refTo(center);
      const { outcome } = await orThrow(center.agents.setPassword({ agent, password }));
      expect(outcome).toEqual('applied');
      expect(await everyone(center)).toEqual(before);
    },
  },
];
