import { orThrow } from '@cordboard/core/fp';
import { campaigns as port, type Campaign, type CampaignQuery } from '@cordboard/core/provider';
import fc from 'fast-check';
import type { Case } from '../../case.js';
import { list } from '../../kinds/list.js';
import { write } from '../../kinds/write.js';
import { all, among, atMostOneFlaw, both, oneOrTwo, some } from '../../law/arbitraries.js';
import { limit, maybeAgent, newName, presentAgent } from '../../law/draws.js';
import { allOf, errorOf } from '../../results.js';
import { backwards, codeOf, manner, newCampaign, note, schedule, spans, withZone } from './samples.js';

const creating: readonly Case[] = [
  {
    title: 'creates a campaign and lists it by its code',
    needs: ['campaigns.create', 'campaigns.list'],
    check: async (world, expect) => {
      const { ref } = await newCampaign(world, '春季 Spring 🌱');
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
    title: 'refuses a campaign that ends before it starts',
    needs: ['campaigns.create'],
    check: async ({ center }, expect) => {
      const error = await errorOf(center.campaigns.create({ name: 'Backwards', schedule: backwards }));
      expect(error).toMatchObject({ kind: 'InvalidInput', effect: 'none' });
    },
  },
];

/** A filter, and the value of it that a campaign matches. */
interface Filter {
  readonly path: keyof CampaignQuery;
  readonly of: (campaign: Campaign) => Partial<CampaignQuery> | undefined;
}

const filtersToTry: readonly Filter[] = [
  {
    path: 'states',
    of: ({ state }) => (state === undefined || state === 'unknown' ? undefined : { states: [state] }),
  },
  {
    path: 'mode',
    of: ({ dialing: { mode } = {} }) => (mode === undefined || mode === 'unknown' ? undefined : { mode }),
  },
  { path: 'name', of: ({ name }) => ({ name }) },
];

const refsOf = (found: readonly Campaign[]): readonly string[] => found.map(port.list.identity).toSorted();

const filterCase = ({ path, of }: Filter): Case => ({
  title: `finds by ${path} the campaigns that have it, and no others`,
  needs: ['campaigns.list'],
  inputs: [`campaigns.list ${path}`],
  check: async ({ center }, expect) => {
    const everything = await allOf(center.campaigns.list, {});
    const [filter] = everything.flatMap((campaign) => of(campaign) ?? []);
    expect(filter === undefined).toEqual(false);
    const matching = everything.filter((campaign) => JSON.stringify(of(campaign)) === JSON.stringify(filter));
    expect(matching.length < everything.length).toEqual(true);
    expect(refsOf(await allOf(center.campaigns.list, { ...filter }))).toEqual(refsOf(matching));
  },
});

/** The scenarios of making and listing campaigns. */
export const campaigns = {
  'campaigns.create': write(port.create, {
    sample: () => ({ name: 'Conformance', schedule }),
    arbitrary: (given) =>
      atMostOneFlaw(
        both(
          all({ name: newName(given), schedule: withZone(among(...spans)), createdBy: presentAgent(given) }),
          both(some({ description: note }), fc.oneof({ arbitrary: fc.constant({}), weight: 2 }, manner())),
        ),
        all({ createdBy: maybeAgent(given) }),
        all({ schedule: fc.constant(backwards) }),
      ),
    cases: creating,
  }),
  'campaigns.list': list(port.list, {
    query: () => ({}),
    otherQuery: () => ({ code: 'spring2026' }),
    unknown: ({ campaign }) => ({ code: campaign.code }),
    add: (center) => orThrow(center.campaigns.create({ name: 'Added meanwhile', schedule })),
    arbitrary: (given) =>
      both(
        some({ limit }),
        oneOrTwo<CampaignQuery>(
          all({ code: among('spring2026', 'welcome01', 'campaign1', 'nosuch') }),
          all({ createdAfter: among('2025-01-01T00:00:00Z', '2025-12-25T00:00:00+08:00') }),
          all({ createdBefore: among('2025-12-31T12:00:00Z', '2026-01-06T00:00:00Z') }),
          all({ createdBy: presentAgent(given) }),
          all({ states: among(['draft' as const], ['running' as const, 'paused' as const]) }),
          all({ mode: among('preview' as const, 'power' as const) }),
          all({ name: among('Spring', '回访', 'zz') }),
        ),
      ),
    state: async (center) => ({
      campaigns: await allOf(center.campaigns.list, {}),
      byCreator: await Promise.all(
        (await allOf(center.agents.list, {})).map(async ({ id }) =>
          (await allOf(center.campaigns.list, { createdBy: { id } })).map(({ ref }) => ref),
        ),
      ),
    }),
    codes: {
      field: 'state',
      read: async (center) =>
        (await allOf(center.campaigns.list, {})).map(({ name, state, native }) => ({
          of: name,
          word: state,
          native,
        })),
    },
    cases: [
      ...filtersToTry.map(filterCase),
      {
        title: 'finds no campaign that was created in another year',
        needs: ['campaigns.list'],
        inputs: ['campaigns.list createdAfter', 'campaigns.list createdBefore'],
        check: async ({ center }, expect) => {
          const createdAfter = '2001-01-01T00:00:00Z';
          const createdBefore = '2001-06-30T00:00:00Z';
          expect(await allOf(center.campaigns.list, { createdAfter, createdBefore })).toEqual([]);
        },
      },
    ],
  }),
};
