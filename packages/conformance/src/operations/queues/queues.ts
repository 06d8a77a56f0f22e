import { orThrow } from '@cordboard/core/fp';
import { ownValue, queueAdmin, QueueId, type KnownChannel, type QueueQuery } from '@cordboard/core/provider';
import { callOf } from '../../call-of.js';
import { carriable } from '../../carriable.js';
import { list } from '../../kinds/list.js';
import { read } from '../../kinds/read.js';
import { write } from '../../kinds/write.js';
import { all, among, atMostOneFlaw, both, some } from '../../law/arbitraries.js';
import type { Given } from '../../law/given.js';
import { anyQueue, limit, newName, wholeUpTo } from '../../law/draws.js';
import { newQueueIds, queuePool } from '../../law/pools.js';
import { supports } from '../../law/supports.js';
import { found, listing, updating } from './queue-cases.js';
import { anySettings } from './settings.js';
import { allOf, errorOf, leftOf } from '../../results.js';
import type { World } from '../../world.js';

/** Creates a queue and returns its id. */
export const newQueue = async ({ center }: World, name: string): Promise<QueueId> =>
  (await orThrow(center.queues.create({ name }))).value.id;

/** What a queue is for, as far as the provider keeps it. */
const about = (given: Given, operation: 'queues.create' | 'queues.update') => {
  const { capabilities } = given;
  const kept = (more: object): boolean =>
    supports(capabilities, operation, operation === 'queues.create' ? more : { set: more });
  return {
    ...(kept({ description: 'x' }) ? { description: among('Invoices', '账单 ☎️') } : {}),
    ...(kept({ channel: 'chat' }) ? { channel: among<KnownChannel>('voice', 'chat') } : {}),
    ...(operation === 'queues.create' && kept({ settings: { wrapUpSec: 1 } })
      ? { settings: anySettings(given, operation) }
      : {}),
  };
};

/** The scenarios of queues as such. */
export const queues = {
  'queues.list': list(queueAdmin.list, {
    query: () => ({}),
    add: ({ queues }) => orThrow(queues.create({ name: 'Added meanwhile' })),
    remove: ({ queues }, { queue }) => orThrow(queues.remove({ queue })),
    arbitrary: ({ capabilities }) => {
      const isCarried = (query: QueueQuery): boolean => supports(capabilities, 'queues.list', query);
      return both(
        some({ limit }),
        some({
          ...(isCarried({ name: 'a' }) ? { name: among('Sales', 'al', '☎️', '"Renovación"', 'zz') } : {}),
          ...(isCarried({ channel: 'chat' }) ? { channel: among<KnownChannel>('voice', 'chat') } : {}),
        }),
      );
    },
    state: ({ queues }) => allOf(queues.list, {}),
    cases: listing,
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
        title: 'counts the members of a queue as it lists them, wherever it counts them',
        needs: ['queues.get', 'queues.list', 'queues.listMembers'],
        check: async (world, expect) => {
          const { center, known } = world;
          const { omits = {} } = center.capabilities['queues.get'];
          const { queue } = known;
          const counts = [
            await found(world, queue),
            ...(await allOf(center.queues.list, {})).filter(({ id }) => id === queue),
            ...(await allOf(center.queues.listMembers, { queue })).map((member) => member.queue),
          ].flatMap(({ members }) => members ?? []);
          const listed = (await allOf(center.queues.listMembers, { queue })).length;
          expect(listed > 0).toEqual(true);
          expect([...new Set(counts)]).toEqual(ownValue(omits, 'members') === undefined ? [listed] : []);
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
    sample: () => ({ name: 'Conformance', settings: { wrapUpSec: 20 } }),
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
        title: 'creates a queue with its settings, and tells them by queues.getSettings',
        needs: ['queues.create', 'queues.getSettings'],
        inputs: ['settings', 'settings.maskNumbers', 'settings.showRecordings'].map(
          (path) => `queues.create ${path}`,
        ),
        check: async ({ center }, expect) => {
          for (const maskNumbers of [true, false]) {
            const settings = { wrapUpSec: 21, maskNumbers, showRecordings: !maskNumbers };
            const name = `Conformance ${maskNumbers}`;
            const { value, warnings } = await orThrow(center.queues.create({ name, settings }));
            expect(warnings.filter(({ field = '' }) => field.startsWith('settings'))).toEqual([]);
            expect(await orThrow(center.queues.getSettings({ queue: value.id }))).toMatchObject(settings);
          }
        },
      },
      {
        title: 'creates a queue with waits of its own, and tells them by queues.getSettings',
        needs: ['queues.create', 'queues.getSettings'],
        inputs: ['settings', 'settings.wrapUpSec', 'settings.maxWaitSec'].map(
          (path) => `queues.create ${path}`,
        ),
        check: async ({ center }, expect) => {
          const settings = { wrapUpSec: 21, maxWaitSec: 95 };
          const { value } = await orThrow(center.queues.create({ name: 'Conformance', settings }));
          expect(await orThrow(center.queues.getSettings({ queue: value.id }))).toMatchObject(settings);
        },
      },
      {
        title: 'creates no queue when a label of its settings is there twice',
        needs: ['queues.create', 'queues.list'],
        inputs: ['queues.create settings', 'queues.create settings.labels'],
        check: async ({ center }, expect) => {
          const before = await allOf(center.queues.list, {});
          const input = { name: 'Conformance', settings: { labels: ['vip', 'vip'] } };
          const error = await errorOf(center.queues.create(input));
          expect(error).toMatchObject({ kind: 'InvalidInput', effect: 'none' });
          expect(await allOf(center.queues.list, {})).toEqual(before);
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
    sample: ({ queue }) => ({ queue, set: { name: 'Conformance', description: 'Invoices' } }),
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
