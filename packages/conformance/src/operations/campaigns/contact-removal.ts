import { orThrow } from '@cordboard/core/fp';
import {
  campaigns as port,
  type CampaignContact,
  type CampaignRef,
  type ContactSelector,
} from '@cordboard/core/provider';
import fc from 'fast-check';
import type { Case } from '../../case.js';
import { bulk } from '../../kinds/bulk.js';
import { all, among, both, rowsOf, some } from '../../law/arbitraries.js';
import { phonePool } from '../../law/pools.js';
import { allOf } from '../../results.js';
import type { World } from '../../world.js';
import { fictionalNumber } from '../shared.js';
import { anyCampaignFor } from './named.js';
import { newCampaign } from './samples.js';

const keys = ['a', 'b', 'c'];

/** A new campaign with a contact for each key, all of one batch. */
const withContacts = async (world: World): Promise<CampaignRef> => {
  const { ref: campaign } = await newCampaign(world, 'Shrinking');
  const rows = keys.map((externalId, place) => ({ phoneNumber: fictionalNumber(place), externalId }));
  await orThrow(world.center.campaigns.addContacts({ campaign, batch: 'B1', rows }));
  return campaign;
};

const left = ({ center }: World, campaign: CampaignRef): Promise<readonly CampaignContact[]> =>
  allOf(center.campaigns.listContacts, { campaign });

const statesOf = (contacts: readonly CampaignContact[]): readonly unknown[] =>
  contacts.map(({ externalId, state }) => [externalId, state]);

const needs = [
  'campaigns.create',
  'campaigns.addContacts',
  'campaigns.removeContacts',
  'campaigns.listContacts',
] as const;

const removalCase = (
  title: string,
  { row, gone }: { readonly row: ContactSelector; readonly gone: readonly string[] },
): Case => ({
  title,
  needs,
  check: async (world, expect) => {
    const campaign = await withContacts(world);
    const remove = () => orThrow(world.center.campaigns.removeContacts({ campaign, rows: [row] }));
    const first = await remove();
    expect([first.total, first.failed, first.unchanged]).toEqual([1, 0, 0]);
    const kept = (await left(world, campaign)).filter(({ state }) => state !== 'removed');
    expect(kept.map(({ externalId }) => externalId)).toEqual(keys.filter((key) => !gone.includes(key)));
    expect((await remove()).failed).toEqual(0);
    expect((await left(world, campaign)).filter(({ state }) => state !== 'removed')).toEqual(kept);
  },
});

const cases: readonly Case[] = [
  removalCase('removes the contact with a key, and leaves the others', {
    row: { externalId: 'b' },
    gone: ['b'],
  }),
  removalCase('removes the contact with a number, and leaves the others', {
    row: { phoneNumber: `+${fictionalNumber(2)}` },
    gone: ['c'],
  }),
  removalCase('removes every contact of a batch', { row: { batch: 'B1' }, gone: keys }),
  {
    title: 'keeps what became of contacts that are removed, where that is asked for',
    needs,
    inputs: ['campaigns.removeContacts keepHistory'],
    check: async (world, expect) => {
      const campaign = await withContacts(world);
      const rows = [{ externalId: 'a' }];
      await orThrow(world.center.campaigns.removeContacts({ campaign, keepHistory: true, rows }));
      expect(statesOf(await left(world, campaign))).toEqual([
        ['a', 'removed'],
        ['b', 'pending'],
        ['c', 'pending'],
      ]);
    },
  },
  {
    title: 'removes nothing for a row without a criterion, or with two',
    needs,
    check: async (world, expect) => {
      const campaign = await withContacts(world);
      const before = await left(world, campaign);
      const both = { externalId: 'a', batch: 'B1' };
      const none = JSON.parse('[{}]') as readonly ContactSelector[];
      const rows = [...none, both as ContactSelector];
      const { outcomes } = await orThrow(world.center.campaigns.removeContacts({ campaign, rows }));
      const refused = { outcome: 'failed', error: { kind: 'InvalidInput' } };
      expect(outcomes).toMatchObject([refused, refused]);
      expect(await left(world, campaign)).toEqual(before);
    },
  },
];

/** The scenario of removing contacts. */
export const contactRemoval = {
  'campaigns.removeContacts': bulk(port.removeContacts, {
    header: ({ finished: campaign }) => ({ campaign }),
    row: (_, place) => ({ phoneNumber: fictionalNumber(place) }),
    arbitrary: (given) =>
      both(
        both(
          all({ campaign: anyCampaignFor(given, 'campaigns.removeContacts') }),
          some({ keepHistory: fc.boolean() }),
        ),
        all({
          rows: rowsOf(
            among<ContactSelector>(
              ...phonePool.map((phoneNumber) => ({ phoneNumber })),
              { batch: 'B0' },
              { externalId: 'crm-1' },
            ),
            3,
          ),
        }),
      ),
    cases,
  }),
};
