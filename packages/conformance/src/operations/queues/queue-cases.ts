import { orThrow } from '@cordboard/core/fp';
import {
  queueAdmin,
  type KnownChannel,
  type Queue,
  type QueueId,
  type QueuePatch,
  type Written,
} from '@cordboard/core/provider';
import { callOf } from '../../call-of.js';
import { carriable } from '../../carriable.js';
import type { Case } from '../../case.js';
import { allOf, leftOf } from '../../results.js';
import type { World } from '../../world.js';

/** A queue, as it is told alone. */
export const found = async ({ center }: World, queue: QueueId): Promise<Queue> =>
  orThrow(center.queues.get({ queue }));

const set = ({ center }: World, queue: QueueId, patch: QueuePatch): Promise<Written<Queue>> =>
  orThrow(center.queues.update({ queue, set: patch }));

/** Leave out = keep, a value = set, `null` = clear. */
export const updating: readonly Case[] = [
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
    title: 'calls what is there already unchanged, and another description applied',
    needs: ['queues.update'],
    inputs: ['queues.update set.description'],
    check: async (world, expect) => {
      const { queue } = world.known;
      const outcomes: string[] = [];
      for (const description of ['Invoices', 'Invoices', 'Quotes']) {
        outcomes.push((await set(world, queue, { description })).outcome);
      }
      expect(outcomes).toEqual(['applied', 'unchanged', 'applied']);
    },
  },
  {
    title: 'answers NotFound to queues.update for a queue that is not there',
    needs: ['queues.update'],
    check: async ({ center, known: { noQueue: queue } }, expect) => {
      const { 'queues.update': capability } = center.capabilities;
      for (const patch of [{}, { name: 'Conformance' }, { description: 'Invoices' }]) {
        const input = carriable({ queue, set: patch }, capability);
        const answer = await callOf(center, queueAdmin.update)(input)();
        expect(leftOf(answer)).toMatchObject({ kind: 'NotFound', effect: 'none' });
      }
    },
  },
];

/** How loosely a name matches is not promised; a dropped filter would find all queues. */
export const listing: readonly Case[] = [
  {
    title: 'finds a queue by the whole name',
    needs: ['queues.list', 'queues.get'],
    inputs: ['queues.list name'],
    check: async (world, expect) => {
      const { center, known } = world;
      const { id, name } = await found(world, known.queue);
      const named = await allOf(center.queues.list, { name });
      expect(named.filter((queue) => queue.id === id).length).toEqual(1);
    },
  },
  {
    title: 'finds no queue where the name asked for matches none',
    needs: ['queues.list'],
    inputs: ['queues.list name'],
    check: async ({ center }, expect) => {
      expect(await allOf(center.queues.list, { name: 'a name that no queue has' })).toEqual([]);
    },
  },
  {
    title: 'lists the queues for one kind of contact, and no others',
    needs: ['queues.list', 'queues.update'],
    inputs: ['queues.list channel', 'queues.update set.channel'],
    check: async (world, expect) => {
      const { center, known } = world;
      await set(world, known.queue, { channel: 'chat' });
      const channels: readonly KnownChannel[] = ['chat', 'voice', 'task'];
      const everyone = await allOf(center.queues.list, {});
      for (const channel of channels) {
        const ids = everyone.filter((queue) => queue.channel === channel).map(({ id }) => id);
        expect((await allOf(center.queues.list, { channel })).map(({ id }) => id)).toEqual(ids);
      }
      expect(everyone.filter(({ channel }) => channel === 'chat').length > 0).toEqual(true);
    },
  },
];
