import { orThrow } from '@cordboard/core/fp';
import { campaigns as port, type CampaignContact, type ContactQuery } from '@cordboard/core/provider';
import type { Case } from '../../case.js';
import { list } from '../../kinds/list.js';
import { all, among, both, oneOrTwo, some } from '../../law/arbitraries.js';
import { anyQueue, limit } from '../../law/draws.js';
import { phonePool } from '../../law/pools.js';
import { allOf } from '../../results.js';
import type { World } from '../../world.js';
import { fictionalNumber } from '../shared.js';
import { anyCampaignFor } from './named.js';
import { newCampaign } from './samples.js';

/** The contacts of the campaign that is over, or those of them that a filter finds. */
const listed = (
  { center, known: { finished: campaign } }: World,
  filter: Partial<ContactQuery> = {},
): Promise<readonly CampaignContact[]> => allOf(center.campaigns.listContacts, { campaign, ...filter });

const idsOf = (found: readonly CampaignContact[]): readonly string[] =>
  found.map(port.listContacts.identity).toSorted();

/** A filter, and the value of it that a contact matches. */
interface Filter {
  readonly path: keyof ContactQuery;
  readonly of: (contact: CampaignContact) => Partial<ContactQuery> | undefined;
}

const filtersToTry: readonly Filter[] = [
  { path: 'states', of: ({ state }) => (state === 'unknown' ? undefined : { states: [state] }) },
  {
    path: 'labels',
    of: ({ labels = [] }) => (labels.length === 0 ? undefined : { labels: labels.slice(0, 1) }),
  },
];

const filterCase = ({ path, of }: Filter): Case => ({
  title: `finds by ${path} the contacts that have it, and no others`,
  needs: ['campaigns.listContacts'],
  inputs: [`campaigns.listContacts ${path}`],
  check: async (world, expect) => {
    const everything = await listed(world);
    const [filter] = everything.flatMap((contact) => of(contact) ?? []);
    expect(filter === undefined).toEqual(false);
    const matching = everything.filter((contact) => JSON.stringify(of(contact)) === JSON.stringify(filter));
    expect(matching.length < everything.length).toEqual(true);
    expect(idsOf(await listed(world, filter))).toEqual(idsOf(matching));
  },
});

const cases: readonly Case[] = [
  ...filtersToTry.map(filterCase),
  {
    title: 'finds the one contact with a number, masked or not',
    needs: ['campaigns.listContacts'],
    inputs: ['campaigns.listContacts number'],
    takes: 'a look behind',
    check: async (world, expect) => {
      const { sandbox, known } = world;
      if (sandbox === undefined) return;
      const behind = await allOf(sandbox.center.campaigns.listContacts, { campaign: known.finished });
      expect(idsOf(await listed(world))).toEqual(idsOf(behind));
      for (const contact of behind.slice(0, 1)) {
        expect(idsOf(await listed(world, { number: contact.phoneNumber }))).toEqual([contact.id]);
      }
    },
  },
  {
    title: 'finds by queue the contacts that it served, and no others',
    needs: ['campaigns.listContacts', 'queues.get'],
    inputs: ['campaigns.listContacts queue'],
    check: async (world, expect) => {
      const { queue } = world.known;
      const { name } = await orThrow(world.center.queues.get({ queue }));
      const everything = await listed(world);
      const served = everything.filter(({ queueName }) => queueName === name);
      expect(served.length > 0 && served.length < everything.length).toEqual(true);
      expect(idsOf(await listed(world, { queue }))).toEqual(idsOf(served));
    },
  },
  {
    title: 'lists the contacts of no other campaign',
    needs: ['campaigns.listContacts'],
    check: async (world, expect) => {
      const { draft: campaign } = world.known;
      expect((await listed(world)).length > 0).toEqual(true);
      expect(await allOf(world.center.campaigns.listContacts, { campaign })).toEqual([]);
    },
  },
  {
    title: 'lists a contact as it was added, waiting to be called',
    needs: ['campaigns.create', 'campaigns.addContacts', 'campaigns.listContacts'],
    inputs: ['campaigns.addContacts rows.externalId'],
    check: async (world, expect) => {
      const { ref: campaign } = await newCampaign(world, 'Added');
      const contact = {
        phoneNumber: fictionalNumber(1),
        externalId: 'crm-0017',
        name: 'Zoë 😀',
        note: 'VIP',
      };
      await orThrow(world.center.campaigns.addContacts({ campaign, rows: [contact] }));
      const found = await allOf(world.center.campaigns.listContacts, { campaign });
      expect(found.length).toEqual(1);
      expect(found).toMatchObject([{ ...contact, state: 'pending' }]);
    },
  },
];

/** The scenario of listing contacts. */
export const contactList = {
  'campaigns.listContacts': list(port.listContacts, {
    query: ({ finished: campaign }) => ({ campaign }),
    otherQuery: ({ finished: campaign }) => ({ campaign, states: ['pending' as const] }),
    arbitrary: (given) =>
      both(
        both(all({ campaign: anyCampaignFor(given, 'campaigns.listContacts') }), some({ limit })),
        oneOrTwo<ContactQuery>(
          all({ states: among(['pending' as const], ['done' as const, 'in-progress' as const]) }),
          all({ number: among(...phonePool) }),
          all({ queue: anyQueue(given) }),
          all({ labels: among(['quote'], ['lost', 'quote'], ['lost']) }),
        ),
      ),
    state: async ({ campaigns }) =>
      Promise.all(
        (await allOf(campaigns.list, {})).map(({ ref: campaign }) =>
          allOf(campaigns.listContacts, { campaign }),
        ),
      ),
    codes: {
      field: 'state',
      read: async ({ campaigns }, { finished: campaign }) =>
        (await allOf(campaigns.listContacts, { campaign })).map(({ id, state, native }) => ({
          of: id,
          word: state,
          native,
        })),
    },
    cases,
  }),
};
