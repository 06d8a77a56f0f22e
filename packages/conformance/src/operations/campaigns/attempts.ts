import { campaigns as port, type AttemptQuery, type CampaignAttempt } from '@cordboard/core/provider';
import type { Case } from '../../case.js';
import { list } from '../../kinds/list.js';
import { all, among, both, oneOrTwo, some } from '../../law/arbitraries.js';
import { limit } from '../../law/draws.js';
import { allOf, errorOf } from '../../results.js';
import type { World } from '../../world.js';
import { anyCampaignFor } from './named.js';

/** The attempts of the campaign that is over, or those of them that a filter finds. */
const tried = (
  { center, known: { finished: campaign } }: World,
  filter: Partial<AttemptQuery> = {},
): Promise<readonly CampaignAttempt[]> => allOf(center.campaigns.listAttempts, { campaign, ...filter });

const namesOf = (attempts: readonly CampaignAttempt[]): readonly string[] =>
  attempts.map(port.listAttempts.identity).toSorted();

const cases: readonly Case[] = [
  {
    title: 'lists the attempts of two periods that overlap, each once by what tells it from others',
    needs: ['campaigns.listAttempts'],
    check: async (world, expect) => {
      const whole = await tried(world);
      const times = whole.map(({ at }) => Date.parse(at)).toSorted((one, other) => one - other);
      const [from, to] = [times.at(1), times.at(-1)].map((ms = 0) => new Date(ms).toISOString());
      const [earlier, later] = [await tried(world, { to }), await tried(world, { from })];
      expect([earlier.length < whole.length, later.length < whole.length]).toEqual([true, true]);
      expect([...new Set(namesOf([...earlier, ...later]))].toSorted()).toEqual(namesOf(whole));
      expect(new Set(namesOf(whole)).size).toEqual(whole.length);
    },
  },
  {
    title: 'finds no attempt to reach a contact or a batch that is not there',
    needs: ['campaigns.listAttempts'],
    inputs: ['campaigns.listAttempts externalId', 'campaigns.listAttempts batch'],
    check: async (world, expect) => {
      expect(await tried(world, { externalId: 'no-such-key' })).toEqual([]);
      expect(await tried(world, { batch: 'nosuchbatch' })).toEqual([]);
    },
  },
  {
    title: 'refuses attempts of a period that ends before it begins',
    needs: ['campaigns.listAttempts'],
    check: async ({ center, known: { finished: campaign } }, expect) => {
      const period = { from: '2026-01-02T00:00:00Z', to: '2026-01-01T00:00:00Z' };
      const error = await errorOf(center.campaigns.listAttempts({ campaign, ...period }));
      expect(error).toMatchObject({ kind: 'InvalidInput', effect: 'none', problems: [{ path: 'to' }] });
    },
  },
  {
    title: 'lists the attempts of no other campaign',
    needs: ['campaigns.listAttempts'],
    check: async (world, expect) => {
      const { draft: campaign } = world.known;
      expect((await tried(world)).length > 0).toEqual(true);
      expect(await allOf(world.center.campaigns.listAttempts, { campaign })).toEqual([]);
    },
  },
];

/** The scenario of listing attempts. */
export const attempts = {
  'campaigns.listAttempts': list(port.listAttempts, {
    query: ({ finished: campaign }) => ({ campaign }),
    otherQuery: ({ finished: campaign }) => ({ campaign, from: '2025-11-05T00:00:00Z' }),
    arbitrary: (given) =>
      both(
        both(all({ campaign: anyCampaignFor(given, 'campaigns.listAttempts') }), some({ limit })),
        oneOrTwo<AttemptQuery>(
          all({ from: among('2025-01-01T00:00:00Z', '2026-01-05T09:00:00Z') }),
          all({ externalId: among('crm-1', 'crm-2') }),
          all({ batch: among('B0', 'B1') }),
        ),
      ),
    codes: {
      field: 'outcome',
      read: async ({ campaigns }, { finished: campaign }) =>
        (await allOf(campaigns.listAttempts, { campaign })).map((attempt) => ({
          of: port.listAttempts.identity(attempt),
          word: attempt.outcome,
          native: attempt.native,
        })),
    },
    cases,
  }),
};
