import { orThrow } from '@cordboard/core/fp';
import {
  campaigns as port,
  type Campaign,
  type CampaignQuery,
  type CampaignRef,
} from '@cordboard/core/provider';
import fc from 'fast-check';
import type { Case } from '../../case.js';
import { bulk } from '../../kinds/bulk.js';
import { list } from '../../kinds/list.js';
import { write } from '../../kinds/write.js';
import { all, among, atMostOneFlaw, both, oneOrTwo, rowsOf, some } from '../../law/arbitraries.js';
import { limit, maybeAgent, newName, presentAgent } from '../../law/draws.js';
import { phonePool } from '../../law/pools.js';
import { allOf, errorOf } from '../../results.js';
import type { World } from '../../world.js';
import { fictionalNumber } from '../shared.js';

/** From when to when something lasts. */
interface Span {
  readonly start: string;
  readonly end: string;
}

const schedule: Span = { start: '2026-02-02T09:00:00+08:00', end: '2026-02-06T18:00:00+08:00' };

const backwards: Span = { start: schedule.end, end: schedule.start };

/** The spans that the law draws. */
const spans: readonly [Span, Span] = [
  schedule,
  { start: '2026-03-01T00:00:30Z', end: '2026-03-01T00:01:00.500Z' },
];

const zones = ['Asia/Singapore', 'UTC', 'America/Argentina/Buenos_Aires'] as const;

/** What may be said of a campaign, a contact or a callback. */
export const note = among('', 'Contracts that end 🌻', '客户回访');

/** Creates a campaign. */
export const newCampaign = async ({ center }: World, name: string): Promise<Campaign> =>
  (await orThrow(center.campaigns.create({ name, schedule }))).value;

const codeOf = (ref: CampaignRef): string | undefined => ref.code;

const withZone = (span: fc.Arbitrary<Span>) => both(span, some({ timeZone: among(...zones) }));

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
      const backwards = { start: schedule.end, end: schedule.start };
      const error = await errorOf(center.campaigns.create({ name: 'Backwards', schedule: backwards }));
      expect(error).toMatchObject({ kind: 'InvalidInput', effect: 'none' });
    },
  },
];

/** The scenarios of campaigns as such, and of callbacks. */
export const campaigns = {
  'campaigns.create': write(port.create, {
    sample: () => ({ name: 'Conformance', schedule }),
    arbitrary: (given) =>
      atMostOneFlaw(
        both(
          all({ name: newName(given), schedule: withZone(among(...spans)), createdBy: presentAgent(given) }),
          some({ description: note }),
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
  'campaigns.scheduleCallbacks': bulk(port.scheduleCallbacks, {
    header: ({ agent }) => ({ name: 'Conformance', ...schedule, agent }),
    row: (_, place) => ({ phoneNumber: fictionalNumber(place) }),
    arbitrary: (given) =>
      both(
        atMostOneFlaw(
          both(
            both(
              all({ name: newName(given), agent: presentAgent(given), createdBy: presentAgent(given) }),
              among(...spans),
            ),
            some({ note, timeZone: among(...zones) }),
          ),
          all({ agent: maybeAgent(given) }),
          all({ createdBy: maybeAgent(given) }),
          fc.constant(backwards),
        ),
        all({
          rows: rowsOf(all({ phoneNumber: among(...phonePool, 'no number') }), 4),
        }),
      ),
    cases: [
      {
        title: 'schedules a callback for each customer and brings back an id for each',
        needs: ['campaigns.scheduleCallbacks'],
        check: async ({ center, known: { agent } }, expect) => {
          const rows = Array.from({ length: 120 }, (_, place) => ({ phoneNumber: fictionalNumber(place) }));
          const report = await orThrow(
            center.campaigns.scheduleCallbacks({ name: 'Callbacks', ...schedule, agent, rows }),
          );
          const ids = report.outcomes.map(({ value }) => value?.id);
          expect([report.total, report.failed, new Set(ids).size]).toEqual([120, 0, 120]);
          expect(ids.includes(undefined)).toEqual(false);
        },
      },
    ],
  }),
};
