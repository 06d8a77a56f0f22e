import { orThrow } from '@cordboard/core';
import type { Campaign, CampaignRef, Contact } from '@cordboard/core/provider';
import type { Case } from '../case.js';
import { allOf, errorOf } from '../results.js';
import type { World } from '../world.js';

const schedule = { start: '2026-02-02T09:00:00+08:00', end: '2026-02-06T18:00:00+08:00' };

const makeCampaign = async ({ center }: World, name: string): Promise<Campaign> =>
  (await orThrow(center.campaigns.create({ name, schedule }))).value;

const codeOf = (ref: CampaignRef): string | undefined => ref.code;

const contacts = (count: number): readonly Contact[] =>
  Array.from({ length: count }, (_, i) => ({
    phoneNumber: `1202555${String(1000 + i)}`,
    name: `Contact ${String(i)} 😀`,
  }));

const addedTo = async ({ center }: World, campaign: CampaignRef): Promise<number> => {
  const results = await allOf(center.campaigns.importResult, { campaign });
  return results.reduce((sum, { added }) => sum + added, 0);
};

/** What holds of campaigns. How soon an accepted batch shows in its result is not promised beyond "later". */
export const campaignCases: readonly Case[] = [
  {
    title: 'creates a campaign and lists it by its code',
    needs: ['campaigns.create', 'campaigns.list'],
    check: async (world, expect) => {
      const { ref } = await makeCampaign(world, '春季 Spring 🌱');
      const listed = await allOf(world.center.campaigns.list, { code: codeOf(ref) });
      expect(listed.map(({ name }) => name)).toEqual(['春季 Spring 🌱']);
    },
  },
  {
    title: 'creates one campaign however often the same key is used',
    needs: ['campaigns.create', 'campaigns.list'],
    check: async ({ center }, expect) => {
      const idempotencyKey = '7b1f0c52-9f0e-4c57-8a3c-2f6f5b1d9a10';
      const before = (await allOf(center.campaigns.list, {})).length;
      const make = () => orThrow(center.campaigns.create({ name: 'Once', schedule }, { idempotencyKey }));
      const first = await make();
      const second = await make();
      expect(second.value.ref).toEqual(first.value.ref);
      expect((await allOf(center.campaigns.list, {})).length).toEqual(before + 1);
    },
  },
  {
    title: 'keeps when a campaign begins and ends, and what it is about',
    needs: ['campaigns.create', 'campaigns.list'],
    check: async ({ center }, expect) => {
      const description = 'Contracts that end “soon” 📅';
      const { value } = await orThrow(center.campaigns.create({ name: 'About', schedule, description }));
      const [listed] = await allOf(center.campaigns.list, { code: codeOf(value.ref) });
      expect(listed?.description).toEqual(description);
      const times = [listed?.schedule?.start ?? '', listed?.schedule?.end ?? ''].map(Date.parse);
      expect(times).toEqual([schedule.start, schedule.end].map(Date.parse));
    },
  },
  {
    title: 'finds no campaign that was created in another year',
    needs: ['campaigns.list'],
    carries: ['campaigns.list createdAfter', 'campaigns.list createdBefore'],
    check: async ({ center }, expect) => {
      const createdAfter = '2001-01-01T00:00:00Z';
      const createdBefore = '2001-06-30T00:00:00Z';
      expect(await allOf(center.campaigns.list, { createdAfter, createdBefore })).toEqual([]);
    },
  },
  {
    title: 'refuses a campaign that ends before it starts',
    needs: ['campaigns.create'],
    check: async ({ center }, expect) => {
      const backwards = { start: schedule.end, end: schedule.start };
      const error = await errorOf(center.campaigns.create({ name: 'Backwards', schedule: backwards }));
      expect(error).toMatchObject({ kind: 'InvalidInput', effect: 'none' });
    },
  },
  {
    title: 'adds the contacts of a stream, and tells by batch what became of them',
    needs: ['campaigns.create', 'campaigns.addContacts', 'campaigns.importResult'],
    check: async (world, expect) => {
      const { ref } = await makeCampaign(world, 'Stream');
      const stream = async function* (): AsyncGenerator<Contact> {
        for (const contact of contacts(25)) yield await Promise.resolve(contact);
      };
      const report = await orThrow(world.center.campaigns.addContacts({ campaign: ref, rows: stream() }));
      expect([report.total, report.failed, report.unknown]).toEqual([25, 0, 0]);
      expect(report.applied + report.accepted).toEqual(25);
      expect(await addedTo(world, ref)).toEqual(25);
    },
  },
  {
    title: 'adds the same batch once under the same key',
    needs: ['campaigns.create', 'campaigns.addContacts', 'campaigns.importResult'],
    check: async (world, expect) => {
      const { ref } = await makeCampaign(world, 'Twice');
      const idempotencyKey = '1f0c527b-9f0e-4c57-8a3c-2f6f5b1d9a11';
      const input = { campaign: ref, batch: 'B1', duplicates: 'keep' as const, rows: contacts(5) };
      await orThrow(world.center.campaigns.addContacts(input, { idempotencyKey }));
      await orThrow(world.center.campaigns.addContacts(input, { idempotencyKey }));
      expect(await addedTo(world, ref)).toEqual(5);
    },
  },
  {
    title: 'tells what became of the batch that is asked for',
    needs: ['campaigns.create', 'campaigns.addContacts', 'campaigns.importResult'],
    carries: ['campaigns.importResult batch'],
    check: async (world, expect) => {
      const { addContacts, importResult } = world.center.campaigns;
      const { ref: campaign } = await makeCampaign(world, 'Batches');
      const receipts: (string | undefined)[] = [];
      for (const [i, batch] of ['B1', 'B2'].entries()) {
        const report = await orThrow(
          addContacts({ campaign, batch, duplicates: 'keep', rows: contacts(i + 1) }),
        );
        receipts.push(...report.batches.map((receipt) => receipt.batch));
      }
      for (const [i, batch] of receipts.entries()) {
        const results = await allOf(importResult, { campaign, batch });
        expect(results.map(({ added }) => added)).toEqual([i + 1]);
      }
    },
  },
  {
    title: 'leaves out a contact that is in the campaign already, unless duplicates are kept',
    needs: ['campaigns.create', 'campaigns.addContacts', 'campaigns.importResult'],
    check: async (world, expect) => {
      const { center } = world;
      const { ref } = await makeCampaign(world, 'Duplicates');
      const rows = contacts(3);
      await orThrow(center.campaigns.addContacts({ campaign: ref, rows }));
      await orThrow(center.campaigns.addContacts({ campaign: ref, duplicates: 'skip-in-campaign', rows }));
      expect(await addedTo(world, ref)).toEqual(3);
      await orThrow(center.campaigns.addContacts({ campaign: ref, duplicates: 'keep', rows }));
      expect(await addedTo(world, ref)).toEqual(6);
    },
  },
  {
    title: 'schedules a callback for each customer and brings back an id for each',
    needs: ['campaigns.scheduleCallbacks'],
    check: async ({ center, known: { agent } }, expect) => {
      const rows = contacts(120).map(({ phoneNumber }) => ({ phoneNumber }));
      const report = await orThrow(
        center.campaigns.scheduleCallbacks({ name: 'Callbacks', ...schedule, agent, rows }),
      );
      const ids = report.outcomes.map(({ value }) => value?.id);
      expect([report.total, report.failed, new Set(ids).size]).toEqual([120, 0, 120]);
      expect(ids.includes(undefined)).toEqual(false);
    },
  },
];
