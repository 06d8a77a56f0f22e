import { orThrow } from '@cordboard/core';
import type { AgentRef, QueueId, QueueMember } from '@cordboard/core/provider';
import type { Case } from '../case.js';
import { allOf, errorOf } from '../results.js';
import type { World } from '../world.js';

const makeQueue = async ({ center }: World, name: string): Promise<QueueId> =>
  (await orThrow(center.queues.create({ name }))).value.id;

const membersOf = async ({ center }: World, queue: QueueId): Promise<readonly QueueMember[]> =>
  allOf(center.queues.listMembers, { queue });

const levelsIn = (members: readonly QueueMember[]): readonly (number | undefined)[] =>
  members.map(({ level }) => level);

const add = async ({ center }: World, queue: QueueId, agent: AgentRef, level: number): Promise<void> => {
  await orThrow(
    center.queues.updateMembers({ rows: [{ queue, add: [{ agent, level, autoSignIn: true }] }] }),
  );
};

/** What holds of queues. */
export const queueCases: readonly Case[] = [
  {
    title: 'creates a queue, lists it, and removes it',
    needs: ['queues.create', 'queues.list', 'queues.remove'],
    check: async (world, expect) => {
      const { center } = world;
      const name = '账单 ☎️ Billing';
      const queue = await makeQueue(world, name);
      const listed = await allOf(center.queues.list, {});
      expect(listed.filter(({ id }) => id === queue).map((each) => each.name)).toEqual([name]);
      await orThrow(center.queues.remove({ queue }));
      const left = await allOf(center.queues.list, {});
      expect(left.filter(({ id }) => id === queue)).toEqual([]);
    },
  },
  {
    title: 'answers AlreadyExists for a queue that is there already',
    needs: ['queues.create', 'queues.list'],
    check: async ({ center, known: { queue } }, expect) => {
      const [present] = (await allOf(center.queues.list, {})).filter(({ id }) => id === queue);
      const again = center.queues.create({ id: queue, name: present?.name ?? 'Conformance' });
      expect(await errorOf(again)).toMatchObject({ kind: 'AlreadyExists', effect: 'none' });
    },
  },
  {
    title: 'answers NotFound for a queue that is not there',
    needs: ['queues.remove', 'queues.listMembers'],
    check: async ({ center, known: { noQueue } }, expect) => {
      expect(await errorOf(center.queues.remove({ queue: noQueue }))).toMatchObject({ kind: 'NotFound' });
      expect(await errorOf(center.queues.listMembers({ queue: noQueue }))).toMatchObject({
        kind: 'NotFound',
      });
    },
  },
  {
    title: 'adds a member, overwrites the level, and removes the member; twice is no error',
    needs: ['queues.create', 'queues.updateMembers', 'queues.listMembers'],
    check: async (world, expect) => {
      const { center, known } = world;
      const queue = await makeQueue(world, 'Conformance');
      await add(world, queue, known.agent, 1);
      await add(world, queue, known.agent, 3);
      expect(levelsIn(await membersOf(world, queue))).toEqual([3]);
      const rows = [{ queue, remove: [known.agent] }];
      await orThrow(center.queues.updateMembers({ rows }));
      await orThrow(center.queues.updateMembers({ rows }));
      expect(await membersOf(world, queue)).toEqual([]);
    },
  },
  {
    title: 'takes members named by id and by number in one row',
    needs: ['queues.create', 'queues.updateMembers', 'queues.listMembers', 'agents.get'],
    check: async (world, expect) => {
      const { center, known } = world;
      const queue = await makeQueue(world, 'Conformance');
      const { id } = await orThrow(center.agents.get({ agent: known.agent }));
      const { number = '' } = await orThrow(center.agents.get({ agent: known.otherAgent }));
      const row = { queue, add: [{ agent: { id } }, { agent: { number } }] };
      const report = await orThrow(center.queues.updateMembers({ rows: [row] }));
      expect([report.applied, report.failed]).toEqual([1, 0]);
      expect((await membersOf(world, queue)).length).toEqual(2);
    },
  },
  {
    title: 'renames and re-weights a queue along with its members',
    needs: ['queues.create', 'queues.list', 'queues.updateMembers', 'queues.listMembers'],
    check: async (world, expect) => {
      const { center, known } = world;
      const queue = await makeQueue(world, 'Conformance');
      const [name, weight] = ['الفواتير 🧾 Rechnungen', 5];
      const add = [{ agent: known.agent, level: 3, autoSignIn: true }];
      await orThrow(center.queues.updateMembers({ rows: [{ queue, name, weight, add }] }));
      const listed = await allOf(center.queues.list, {});
      expect(listed.filter(({ id }) => id === queue).map((each) => each.name)).toEqual([name]);
      expect(await membersOf(world, queue)).toMatchObject([
        { queue: { id: queue, weight }, level: 3, autoSignIn: true },
      ]);
    },
  },
  {
    title: 'changes queues in the order of the rows, however each names its agents',
    needs: ['queues.create', 'queues.list', 'queues.updateMembers', 'agents.get'],
    check: async (world, expect) => {
      const { center, known } = world;
      const first = await makeQueue(world, 'First');
      const second = await makeQueue(world, 'Second');
      const { id, number = '' } = await orThrow(center.agents.get({ agent: known.agent }));
      const rows = [
        { queue: first, name: 'Given up', remove: [{ id }] },
        { queue: second, name: 'First', remove: [{ number }] },
        { queue: first, name: 'Second' },
        { queue: first, weight: 7, remove: [{ id }] },
      ];
      const report = await orThrow(center.queues.updateMembers({ rows }));
      expect([report.total, report.failed, report.unknown]).toEqual([4, 0, 0]);
      const listed = await allOf(center.queues.list, {});
      const nameOf = (queue: QueueId) => listed.find((each) => each.id === queue)?.name;
      expect([nameOf(first), nameOf(second)]).toEqual(['Second', 'First']);
    },
  },
  {
    title: 'keeps the outcome of each queue with its row when one of them is not there',
    needs: ['queues.updateMembers'],
    check: async ({ center, known }, expect) => {
      const rows = [known.queue, known.noQueue].map((queue) => ({
        queue,
        add: [{ agent: known.agent, level: 2 }],
      }));
      const report = await orThrow(center.queues.updateMembers({ rows }));
      expect(report.outcomes.map(({ row }) => row)).toEqual([0, 1]);
      expect(report.outcomes[0]?.outcome === 'failed').toEqual(false);
      expect(report.outcomes[1]).toMatchObject({ outcome: 'failed', error: { kind: 'NotFound' } });
    },
  },
];
