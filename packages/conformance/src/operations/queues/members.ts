import { orThrow } from '@cordboard/core/fp';
import {
  queueAdmin,
  type AgentRef,
  type MembershipChange,
  type QueueId,
  type QueueMember,
} from '@cordboard/core/provider';
import fc from 'fast-check';
import type { Case } from '../../case.js';
import { bulk } from '../../kinds/bulk.js';
import { list } from '../../kinds/list.js';
import { all, among, atMostOneFlaw, both, rowsOf, some } from '../../law/arbitraries.js';
import { anyQueue, limit, wholeUpTo } from '../../law/draws.js';
import type { Given } from '../../law/given.js';
import { byId, byNumber, type Naming } from '../../law/pools.js';
import { supports } from '../../law/supports.js';
import { allOf } from '../../results.js';
import type { World } from '../../world.js';
import { newQueue } from './queues.js';

const membership = (given: Given) =>
  some({
    level: wholeUpTo(1000),
    autoSignIn: fc.boolean(),
    ...(supports(given.capabilities, 'queues.updateMembers', { rows: [{ add: [{ weight: 1 }] }] })
      ? { weight: wholeUpTo(10_000) }
      : {}),
  });

/** Some members to add and some to remove; no agent is in both, and each is named as `naming` says. */
const memberChanges = (given: Given, naming: fc.Arbitrary<Naming>) =>
  fc
    .uniqueArray(
      fc.record({
        person: among(...given.people.always),
        name: naming,
        joins: fc.boolean(),
        membership: membership(given),
      }),
      { maxLength: 3, selector: ({ person }) => person.id },
    )
    .map((changes): Pick<MembershipChange, 'add' | 'remove'> => ({
      add: changes
        .filter(({ joins }) => joins)
        .map(({ name, person, membership: as }) => ({ agent: name(person), ...as })),
      remove: changes.filter(({ joins }) => !joins).map(({ name, person }) => name(person)),
    }));

const rightRow = (given: Given, naming: fc.Arbitrary<Naming>): fc.Arbitrary<MembershipChange> =>
  both(all({ queue: anyQueue(given) }), memberChanges(given, naming));

/** A row that may be invalid; all its agents are named in the same way. */
const anyRow = (given: Given, name: Naming): fc.Arbitrary<MembershipChange> => {
  const { always, sometimes, never } = given.people;
  const present = among(...always.map(name));
  const maybe = among(...[...sometimes, never].map(name));
  return atMostOneFlaw(
    rightRow(given, fc.constant(name)),
    maybe.map((agent) => ({ add: [{ agent }] })),
    maybe.map((agent) => ({ remove: [agent] })),
    present.map((agent) => ({ add: [{ agent, level: 5000 }] })),
    present.map((agent) => ({ add: [{ agent }], remove: [agent] })),
  );
};

/**
 * Only valid rows name agents both ways: where a vendor needs a request for each way, an invalid row could be
 * half done.
 */
const memberRows = (given: Given): fc.Arbitrary<readonly MembershipChange[]> =>
  rowsOf(fc.oneof(anyRow(given, byId), anyRow(given, byNumber), rightRow(given, among(byId, byNumber))), 4);

const membersOf = async ({ center }: World, queue: QueueId): Promise<readonly QueueMember[]> =>
  allOf(center.queues.listMembers, { queue });

const levelsIn = (members: readonly QueueMember[]): readonly (number | undefined)[] =>
  members.map(({ level }) => level);

const add = async ({ center }: World, queue: QueueId, agent: AgentRef, level: number): Promise<void> => {
  await orThrow(
    center.queues.updateMembers({ rows: [{ queue, add: [{ agent, level, autoSignIn: true }] }] }),
  );
};

const cases: readonly Case[] = [
  {
    title: 'adds a member, overwrites the level, and removes the member; twice is no error',
    needs: ['queues.create', 'queues.updateMembers', 'queues.listMembers'],
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
    title: 'finds a row that adds and removes nobody unchanged, and lets nobody leave',
    needs: ['queues.create', 'queues.updateMembers', 'queues.listMembers'],
    check: async (world, expect) => {
      const queue = await newQueue(world, 'Conformance');
      await add(world, queue, world.known.agent, 2);
      const rows = [{ queue }, { queue, add: [], remove: [] }];
      const report = await orThrow(world.center.queues.updateMembers({ rows }));
      expect(report.outcomes.map(({ outcome }) => outcome)).toEqual(['unchanged', 'unchanged']);
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
      expect(told.filter((weight) => weight !== undefined)).toEqual([7, 8]);
    },
  },
  {
    title: 'changes members in the order of the rows, however each names its agents',
    needs: ['queues.create', 'queues.updateMembers', 'queues.listMembers', 'agents.get'],
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
        add: [{ agent: known.agent, level: 2 }],
      }));
      const report = await orThrow(center.queues.updateMembers({ rows }));
      expect(report.outcomes.map(({ row }) => row)).toEqual([0, 1]);
      expect(report.outcomes[0]?.outcome === 'failed').toEqual(false);
      expect(report.outcomes[1]).toMatchObject({ outcome: 'failed', error: { kind: 'NotFound' } });
    },
  },
];

/** The scenarios of who serves a queue. */
export const members = {
  'queues.listMembers': list(queueAdmin.listMembers, {
    query: () => ({}),
    otherQuery: ({ queue }) => ({ queue }),
    sample: ({ queue }) => ({ queue }),
    add: ({ queues }, { queue, otherAgent }) =>
      orThrow(queues.updateMembers({ rows: [{ queue, add: [{ agent: otherAgent }] }] })),
    remove: ({ queues }, { queue, agent }) =>
      orThrow(queues.updateMembers({ rows: [{ queue, remove: [agent] }] })),
    arbitrary: (given) => some({ limit, queue: anyQueue(given) }),
    // By what tells them apart: their order shows in which order they were written.
    state: async ({ queues }) =>
      Object.fromEntries(
        (await allOf(queues.listMembers, {})).map((member) => [
          queueAdmin.listMembers.identity(member),
          member,
        ]),
      ),
  }),
  'queues.updateMembers': bulk(queueAdmin.updateMembers, {
    header: () => ({}),
    row: ({ queue, agent, otherAgent }, place) => ({
      queue,
      add: [{ agent: place % 2 === 0 ? agent : otherAgent, level: (place + 1) % 1000 }],
    }),
    // The queue alone: an unknown agent would be noticed before the queue is named to the vendor.
    unknown: ({ queue }) => ({ rows: [{ queue }] }),
    arbitrary: (given) => all({ rows: memberRows(given) }),
    cases,
  }),
};
