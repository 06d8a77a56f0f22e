import { isDeepStrictEqual } from 'node:util';
import { orThrow } from '@cordboard/core/fp';
import {
  queueAdmin,
  type AgentRef,
  type Queue,
  type QueueId,
  type QueueMember,
} from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import { callOf } from '../../call-of.js';
import { carriable } from '../../carriable.js';
import type { Case } from '../../case.js';
import { allOf, errorOf } from '../../results.js';
import type { World } from '../../world.js';
import { newQueue } from './queues.js';

const membersOf = async ({ center }: World, queue: QueueId): Promise<readonly QueueMember[]> =>
  allOf(center.queues.listMembers, { queue });

const levelsIn = (members: readonly QueueMember[]): readonly (number | undefined)[] =>
  members.map(({ level }) => level);

/** Adds a member, as far as the provider can carry it. */
const add = async ({ center }: World, queue: QueueId, agent: AgentRef, level: number): Promise<void> => {
  const input = { rows: [{ queue, add: [{ agent, level, autoSignIn: true }] }] };
  const carried = carriable(input, center.capabilities['queues.updateMembers']);
  const result = await callOf(center, queueAdmin.updateMembers)(carried)();
  if (E.isLeft(result)) throw result.left;
};

/** Whether two places are one. */
const isSame = (one: QueueMember, other: QueueMember | undefined): boolean =>
  other !== undefined && queueAdmin.listMembers.identity(one) === queueAdmin.listMembers.identity(other);

/** What holds of changing members. */
export const updateCases: readonly Case[] = [
  {
    title: 'adds a member, overwrites the level, and removes the member; twice is no error',
    needs: ['queues.create', 'queues.updateMembers', 'queues.listMembers'],
    inputs: ['queues.updateMembers rows.add.level', 'queues.updateMembers rows.remove'],
    check: async (world, expect) => {
      const { center, known } = world;
      const queue = await newQueue(world, 'Conformance');
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
    title: 'names its members so that each is got by the name it has there',
    needs: ['queues.listMembers', 'agents.get'],
    check: async ({ center, known: { queue } }, expect) => {
      const members = await allOf(center.queues.listMembers, { queue });
      expect(members.length > 0).toEqual(true);
      for (const { agent, agentName } of members) {
        const got = await orThrow(center.agents.get({ agent }));
        const told = Object.entries(agent).filter(([, name]) => name !== undefined);
        expect(got).toMatchObject(Object.fromEntries(told));
        if (agentName !== undefined) expect(got.name).toEqual(agentName);
      }
    },
  },
  {
    title: 'takes members named by id and by number in one row',
    needs: ['queues.create', 'queues.updateMembers', 'queues.listMembers', 'agents.get'],
    check: async (world, expect) => {
      const { center, known } = world;
      const queue = await newQueue(world, 'Conformance');
      const { id } = await orThrow(center.agents.get({ agent: known.agent }));
      const { number = '' } = await orThrow(center.agents.get({ agent: known.otherAgent }));
      const row = { queue, add: [{ agent: { id } }, { agent: { number } }] };
      const report = await orThrow(center.queues.updateMembers({ rows: [row] }));
      expect([report.applied, report.failed]).toEqual([1, 0]);
      expect((await membersOf(world, queue)).length).toEqual(2);
    },
  },
  {
    title: 'removes one member and leaves the others',
    needs: ['queues.create', 'queues.updateMembers', 'queues.listMembers'],
    inputs: ['queues.updateMembers rows.add.level', 'queues.updateMembers rows.remove'],
    check: async (world, expect) => {
      const { center, known } = world;
      const queue = await newQueue(world, 'Conformance');
      await add(world, queue, known.agent, 1);
      await add(world, queue, known.otherAgent, 2);
      await orThrow(center.queues.updateMembers({ rows: [{ queue, remove: [known.agent] }] }));
      expect(levelsIn(await membersOf(world, queue))).toEqual([2]);
    },
  },
  {
    title: 'gives each member a weight of its own',
    needs: ['queues.updateMembers', 'queues.listMembers'],
    inputs: ['queues.updateMembers rows.add.weight'],
    check: async ({ center, known: { queue, agent, otherAgent } }, expect) => {
      const add = [
        { agent, weight: 7 },
        { agent: otherAgent, weight: 8 },
      ];
      await orThrow(center.queues.updateMembers({ rows: [{ queue, add }] }));
      const told = (await allOf(center.queues.listMembers, { queue })).map(({ weight }) => weight);
      // Others have none, or the usual one.
      expect(told.filter((weight = 1) => weight !== 1)).toEqual([7, 8]);
    },
  },
  {
    title: 'changes members in the order of the rows, however each names its agents',
    needs: ['queues.create', 'queues.updateMembers', 'queues.listMembers', 'agents.get'],
    inputs: ['queues.updateMembers rows.add.level', 'queues.updateMembers rows.remove'],
    check: async (world, expect) => {
      const { center, known } = world;
      const queue = await newQueue(world, 'Conformance');
      const { id, number = '' } = await orThrow(center.agents.get({ agent: known.agent }));
      const rows = [
        { queue, add: [{ agent: { id }, level: 1 }] },
        { queue, remove: [{ number }] },
        { queue, add: [{ agent: { id }, level: 3 }] },
      ];
      const report = await orThrow(center.queues.updateMembers({ rows }));
      expect([report.total, report.failed, report.unknown]).toEqual([3, 0, 0]);
      expect(levelsIn(await membersOf(world, queue))).toEqual([3]);
      await orThrow(center.queues.updateMembers({ rows: rows.slice(0, 2) }));
      expect(await membersOf(world, queue)).toEqual([]);
    },
  },
  {
    title: 'keeps the outcome of each queue with its row when one of them is not there',
    needs: ['queues.updateMembers'],
    check: async ({ center, known }, expect) => {
      const rows = [known.queue, known.noQueue].map((queue) => ({
        queue,
        add: [{ agent: known.agent }],
      }));
      const report = await orThrow(center.queues.updateMembers({ rows }));
      expect(report.outcomes.map(({ row }) => row)).toEqual([0, 1]);
      expect(report.outcomes[0]?.outcome === 'failed').toEqual(false);
      expect(report.outcomes[1]).toMatchObject({ outcome: 'failed', error: { kind: 'NotFound' } });
    },
  },
  {
    title: 'changes nothing for a row that names an agent who is not there',
    needs: ['queues.updateMembers', 'queues.listMembers', 'agents.get'],
    check: async (world, expect) => {
      const { center, known } = world;
      const { emptyQueue: queue } = known;
      const { id } = await orThrow(center.agents.get({ agent: known.agent }));
      const row = { queue, add: [{ agent: { id } }, { agent: known.noAgent }] };
      const report = await orThrow(center.queues.updateMembers({ rows: [row] }));
      expect(report.outcomes).toMatchObject([{ outcome: 'failed', error: { kind: 'NotFound' } }]);
      expect(await membersOf(world, queue)).toEqual([]);
    },
  },
  {
    title: 'takes a row that neither adds nor removes for unchanged, and every member stays',
    needs: ['queues.updateMembers', 'queues.listMembers'],
    check: async (world, expect) => {
      const { center, known } = world;
      const { queue } = known;
      const before = await membersOf(world, queue);
      for (const row of [{ queue }, { queue, add: [], remove: [] }]) {
        const input = carriable({ rows: [row] }, center.capabilities['queues.updateMembers']);
        const report = await callOf(center, queueAdmin.updateMembers)(input)();
        expect(report).toMatchObject({ right: { outcomes: [{ outcome: 'unchanged' }] } });
      }
      expect(before.length > 0).toEqual(true);
      expect(await membersOf(world, queue)).toEqual(before);
    },
  },
  {
    title:
      'puts an agent into another queue, twice without an error, and out of the first one only where it says that there can be one',
    needs: ['queues.updateMembers', 'queues.listMembers'],
    inputs: ['queues.listMembers agent'],
    check: async ({ center, known }, expect) => {
      const { agent, emptyQueue } = known;
      const isSingle = center.capabilities['queues.updateMembers'].traits?.membership === 'single';
      const queuesOf = async (): Promise<readonly Queue[]> =>
        (await allOf(center.queues.listMembers, { agent })).map(({ queue }) => queue);
      const idsOf = (queues: readonly Queue[]): readonly QueueId[] => queues.map(({ id }) => id).toSorted();
      const before = await queuesOf();
      const rows = [{ queue: emptyQueue, add: [{ agent }] }];
      const { warnings } = await orThrow(center.queues.updateMembers({ rows }));
      const again = await orThrow(center.queues.updateMembers({ rows }));
      const isLeft = ({ id, name = id }: Queue): boolean =>
        warnings.some(({ field = '', message }) => field === 'rows.0.add.0' && message.includes(name));
      expect(before.length > 0).toEqual(true);
      expect(idsOf(await queuesOf())).toEqual(
        (isSingle ? [emptyQueue] : [...idsOf(before), emptyQueue]).toSorted(),
      );
      expect(before.filter(isLeft)).toEqual(isSingle ? before : []);
      expect([again.failed, again.warnings]).toEqual([0, []]);
    },
  },
];

/** What holds of listing members. */
export const listCases: readonly Case[] = [
  {
    title: 'tells of each agent the queues that have the agent for a member, and of an unknown one NotFound',
    needs: ['queues.listMembers'],
    inputs: ['queues.listMembers agent'],
    check: async ({ center, known }, expect) => {
      const { queues } = center;
      const every = await allOf(queues.listMembers, {});
      for (const { agent } of every) {
        const places = await allOf(queues.listMembers, { agent });
        const meant = every.filter((each) => isDeepStrictEqual(each.agent, agent));
        expect(places).toEqual(meant);
        for (const member of meant) {
          const { queue } = member;
          expect(await allOf(queues.listMembers, { agent, queue: queue.id })).toEqual([member]);
          const inQueue = await allOf(queues.listMembers, { queue: queue.id });
          expect(inQueue.filter((each) => isSame(each, member))).toEqual([member]);
        }
      }
      expect(every.length > 0).toEqual(true);
      expect(await errorOf(queues.listMembers({ agent: known.noAgent }))).toMatchObject({ kind: 'NotFound' });
    },
  },
];
