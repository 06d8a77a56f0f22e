import { orThrow } from '@cordboard/core/fp';
import {
  queueAdmin,
  QueueId,
  type KnownChannel,
  type Queue,
  type QueuePatch,
  type Written,
} from '@cordboard/core/provider';
import { callOf } from '../../call-of.js';
import { carriable } from '../../carriable.js';
import type { Case } from '../../case.js';
import { list } from '../../kinds/list.js';
import { read } from '../../kinds/read.js';
import { write } from '../../kinds/write.js';
import { all, among, atMostOneFlaw, both, some } from '../../law/arbitraries.js';
import type { Given } from '../../law/given.js';
import { anyQueue, limit, newName, wholeUpTo } from '../../law/draws.js';
import { newQueueIds, queuePool } from '../../law/pools.js';
import { supports } from '../../law/supports.js';
import { allOf, errorOf, leftOf } from '../../results.js';
import type { World } from '../../world.js';

/** Creates a queue and returns its id. */
export const newQueue = async ({ center }: World, name: string): Promise<QueueId> =>
  (await orThrow(center.queues.create({ name }))).value.id;

/** What a queue is for, as far as the provider keeps it. */
const about = ({ capabilities }: Given, operation: 'queues.create' | 'queues.update') => {
  const kept = (more: object): boolean =>
    supports(capabilities, operation, operation === 'queues.create' ? more : { set: more });
  return {
    ...(kept({ description: 'x' }) ? { description: among('Invoices', '账单 ☎️') } : {}),
    ...(kept({ channel: 'chat' }) ? { channel: among<KnownChannel>('voice', 'chat') } : {}),
  };
};

const found = async ({ center }: World, queue: QueueId): Promise<Queue> =>
  orThrow(center.queues.get({ queue }));

const set = ({ center }: World, queue: QueueId, patch: QueuePatch): Promise<Written<Queue>> =>
  orThrow(center.queues.update({ queue, set: patch }));

/** Leave out = keep, a value = set, `null` = clear. */
const updating: readonly Case[] = [
  {
    title: 'renames a queue, and shows the new name wherever the queue is told',
    needs: ['queues.update', 'queues.list', 'queues.listMembers'],
    inputs: ['queues.update set.name'],
    check: async (world, expect) => {
      const { center, known } = world;
      const name = 'الفواتير 🧾 Rechnungen';
      expect((await set(world, known.queue, { name })).value).toMatchObject({ id: known.queue, name });
      const listed = (await allOf(center.queues.list, {})).filter(({ id }) => id === known.queue);
      const members = await allOf(center.queues.listMembers, { queue: known.queue });
      const names = [...listed, ...members.map(({ queue }) => queue)].map((each) => each.name);
      expect([...new Set(names)]).toEqual([name]);
    },
  },
  ...(
    [
      ['weight', [7, 0]],
      ['description', ['账单 ☎️', 'Invoices']],
      ['channel', ['chat', 'voice']],
      ['enabled', [false, true]],
    ] as const
  ).map(([field, values]): Case => ({
    title: `sets ${field} of a queue by queues.update, and nothing else`,
    needs: ['queues.update', 'queues.get'],
    inputs: [`queues.update set.${field}`],
    check: async (world, expect) => {
      const { queue } = world.known;
      const before = await found(world, queue);
      for (const value of values) {
        const { value: told } = await set(world, queue, { [field]: value });
        expect([told[field], await found(world, queue)]).toEqual([value, { ...before, [field]: value }]);
      }
    },
  })),
  {
    title: 'clears the description of a queue by queues.update, and nothing else',
    needs: ['queues.update', 'queues.get'],
    inputs: ['queues.update set.description'],
    check: async (world, expect) => {
      const { queue } = world.known;
      const before = await found(world, queue);
      await set(world, queue, { description: 'Invoices' });
      await set(world, queue, { description: null });
      expect(await found(world, queue)).toEqual({ ...before, description: undefined });
    },
  },
  {
    title: 'calls an empty patch of a queue unchanged, and a new name applied',
    needs: ['queues.update'],
    inputs: ['queues.update set.name'],
    check: async (world, expect) => {
      const { queue } = world.known;
      const nothing = await set(world, queue, {});
      const renamed = await set(world, queue, { name: 'Conformance' });
      expect([nothing.outcome, nothing.value.id, renamed.outcome]).toEqual(['unchanged', queue, 'applied']);
    },
  },
  {
    title: 'answers NotFound to queues.update for a queue that is not there',
    needs: ['queues.update'],
    check: async ({ center, known: { noQueue: queue } }, expect) => {
      for (const patch of [{}, { name: 'Conformance' }]) {
        const error = await errorOf(center.queues.update({ queue, set: patch }));
        expect(error).toMatchObject({ kind: 'NotFound', effect: 'none' });
      }
    },
  },
];

/** The scenarios of queues as such. */
export const queues = {
  'queues.list': list(queueAdmin.list, {
    query: () => ({}),
    add: ({ queues }) => orThrow(queues.create({ name: 'Added meanwhile' })),
    remove: ({ queues }, { queue }) => orThrow(queues.remove({ queue })),
    arbitrary: () => some({ limit }),
    state: ({ queues }) => allOf(queues.list, {}),
  }),
  'queues.get': read(queueAdmin.get, {
    sample: ({ queue }) => ({ queue }),
    arbitrary: (given) => all({ queue: anyQueue(given) }),
    cases: [
      {
        title: 'gets each queue that it lists, under the same name',
        needs: ['queues.get', 'queues.list'],
        check: async ({ center }, expect) => {
          for (const { id, name } of await allOf(center.queues.list, {})) {
            const found = await orThrow(center.queues.get({ queue: id }));
            expect([found.id, found.name]).toEqual([id, name]);
          }
        },
      },
      {
        title: 'answers NotFound to queues.get for a queue that is not there',
        needs: ['queues.get'],
        check: async ({ center, known: { noQueue } }, expect) => {
          const error = await errorOf(center.queues.get({ queue: noQueue }));
          expect(error).toMatchObject({ kind: 'NotFound', effect: 'none' });
        },
      },
    ],
  }),
  'queues.create': write(queueAdmin.create, {
    sample: () => ({ name: 'Conformance' }),
    arbitrary: (given) =>
      atMostOneFlaw(
        both(
          // Given, because a generated id differs between centers.
          all({ id: among(...newQueueIds, ...newQueueIds, queuePool[0].id), name: newName(given) }),
          both(some({ weight: wholeUpTo(10_000) }), some(about(given, 'queues.create'))),
        ),
        all({ name: among(...queuePool.map(({ name }) => name)) }),
      ),
    cases: [
      {
        title: 'creates a queue, lists it, and removes it',
        needs: ['queues.create', 'queues.list', 'queues.remove'],
        check: async (world, expect) => {
          const { center } = world;
          const name = '账单 ☎️ Billing';
          const queue = await newQueue(world, name);
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
          const input = { id: queue, name: present?.name ?? 'Conformance' };
          const again = await callOf(
            center,
            queueAdmin.create,
          )(carriable(input, center.capabilities['queues.create']))();
          expect(leftOf(again)).toMatchObject({ kind: 'AlreadyExists', effect: 'none' });
        },
      },
      {
        title: 'creates a queue under the id that was chosen, or warns of the one it has instead',
        needs: ['queues.create', 'queues.list'],
        inputs: ['queues.create id'],
        check: async ({ center }, expect) => {
          const id = QueueId('7301');
          const { value, warnings } = await orThrow(center.queues.create({ id, name: 'Conformance' }));
          const listed = await allOf(center.queues.list, {});
          expect(listed.some((queue) => queue.id === value.id)).toEqual(true);
          expect(value.id === id || warnings.some(({ field }) => field === 'id')).toEqual(true);
        },
      },
    ],
  }),
  'queues.update': write(queueAdmin.update, {
    sample: ({ queue }) => ({ queue, set: { name: 'Conformance' } }),
    arbitrary: (given) =>
      atMostOneFlaw(
        all({
          queue: anyQueue(given),
          set: both(
            some({ name: newName(given), weight: wholeUpTo(10_000) }),
            some(about(given, 'queues.update')),
          ),
        }),
        all({ set: all({ name: among(...queuePool.map(({ name }) => name)) }) }),
      ),
    cases: updating,
  }),
  'queues.remove': write(queueAdmin.remove, {
    sample: ({ emptyQueue }) => ({ queue: emptyQueue }),
    unknown: ({ queue }) => ({ queue }),
    arbitrary: (given) => all({ queue: anyQueue(given) }),
    cases: [
      {
        title:
          'removes a queue with its members, or leaves both as they are where it says that it has to be empty',
        needs: ['queues.remove', 'queues.list', 'queues.listMembers'],
        check: async ({ center, known: { queue } }, expect) => {
          const { traits = {} } = center.capabilities['queues.remove'];
          const before = await allOf(center.queues.listMembers, { queue });
          expect(before.length > 0).toEqual(true);
          const error = await errorOf(center.queues.remove({ queue }));
          const left = (await allOf(center.queues.list, {})).filter(({ id }) => id === queue);
          if (traits.removes === 'empty') {
            expect(error).toMatchObject({ kind: 'Conflict', effect: 'none' });
            expect(left.length).toEqual(1);
            expect(await allOf(center.queues.listMembers, { queue })).toEqual(before);
          } else {
            expect([error, left]).toEqual([undefined, []]);
            const members = await allOf(center.queues.listMembers, {});
            expect(members.filter((member) => member.queue.id === queue)).toEqual([]);
          }
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
    ],
  }),
};
