import { orThrow } from '@cordboard/core/fp';
import { queueAdmin, QueueId } from '@cordboard/core/provider';
import { carried } from '../../carried.js';
import { callOf } from '../../call-of.js';
import { list } from '../../kinds/list.js';
import { read } from '../../kinds/read.js';
import { write } from '../../kinds/write.js';
import { all, among, atMostOneFlaw, both, some } from '../../law/arbitraries.js';
import { anyQueue, limit, newName, wholeUpTo } from '../../law/draws.js';
import { newQueueIds, queuePool } from '../../law/pools.js';
import { allOf, errorOf, leftOf } from '../../results.js';
import type { World } from '../../world.js';

/** Creates a queue and returns its id. */
export const newQueue = async ({ center }: World, name: string): Promise<QueueId> =>
  (await orThrow(center.queues.create({ name }))).value.id;

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
          some({ weight: wholeUpTo(10_000) }),
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
          )(carried(center.capabilities['queues.create'], input))();
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
