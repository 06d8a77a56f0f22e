import { orThrow } from '@cordboard/core/fp';
import {
  campaigns as port,
  type AgentRef,
  type Assignment,
  type CampaignRef,
  type Contact,
  type DuplicateRule,
  type ImportQuery,
} from '@cordboard/core/provider';
import fc from 'fast-check';
import type { Case } from '../../case.js';
import { bulk } from '../../kinds/bulk.js';
import { list } from '../../kinds/list.js';
import { all, among, atMostOneFlaw, both, oneOrTwo, rowsOf, some } from '../../law/arbitraries.js';
import { limit, maybeAgent, presentAgent, wholeUpTo } from '../../law/draws.js';
import type { Given } from '../../law/given.js';
import { byId, phonePool } from '../../law/pools.js';
import { allOf } from '../../results.js';
import type { World } from '../../world.js';
import { fictionalNumber } from '../shared.js';
import { anyCampaign, otherCampaign, someCampaign } from './named.js';
import { newCampaign, note } from './samples.js';

const contact = ({ people }: Given): fc.Arbitrary<Contact> =>
  both(
    all({ phoneNumber: among(...phonePool) }),
    some({
      name: among('', 'Zoë 😀', '李雷'),
      note,
      agentNumber: among(...[...people.always, ...people.sometimes].map(({ number }) => number)),
      fields: fc.dictionary(among('f1', '字段'), among('', 'vip', '是'), { noNullPrototype: true }),
    }),
  );

const even = (agents: fc.Arbitrary<readonly AgentRef[]>): fc.Arbitrary<Assignment> =>
  fc.oneof(
    fc.constant({ kind: 'even' as const }),
    agents.map((chosen) => ({ kind: 'even' as const, agents: chosen })),
  );

const inShares = (
  agents: fc.Arbitrary<readonly AgentRef[]>,
  contacts: fc.Arbitrary<number>,
): fc.Arbitrary<Assignment> =>
  fc.tuple(agents, contacts, contacts).map(([chosen, first, other]) => ({
    kind: 'shares' as const,
    shares: chosen.map((agent, i) => ({ agent, contacts: i === 0 ? first : other })),
  }));

/** Agents are named by id: not every vendor can take numbers here. */
const assignment = ({ people }: Given): fc.Arbitrary<Assignment> => {
  const agents = fc.array(among(...people.always.map(byId)), { minLength: 1, maxLength: 3 });
  return fc.oneof(fc.constant({ kind: 'none' as const }), even(agents), inShares(agents, wholeUpTo(3)));
};

/**
 * To an agent who may not exist, with at least one contact: a vendor may not check agents without contacts.
 */
const strayAssignment = ({ people }: Given): fc.Arbitrary<Assignment> => {
  const stray = fc.tuple(among(...[...people.sometimes, people.never].map(byId)));
  return fc.oneof(
    stray.map((agents) => ({ kind: 'even' as const, agents })),
    inShares(stray, among(1, 2)),
  );
};

const contactImport = (given: Given) =>
  atMostOneFlaw(
    both(
      all({
        campaign: someCampaign,
        // Given, because a generated batch code differs between centers.
        batch: fc.constant(`B${given.place}`),
        // The default is the operator in the adapter's settings, and no agent in memory.
        importedBy: presentAgent(given),
      }),
      some({
        duplicates: among<DuplicateRule>('keep', 'skip-in-batch', 'skip-in-campaign', 'skip-everywhere'),
        skipDoNotCall: fc.boolean(),
        assignment: assignment(given),
      }),
    ),
    all({ campaign: otherCampaign(given) }),
    all({ importedBy: maybeAgent(given) }),
    all({ assignment: strayAssignment(given) }),
  );

/** So many customers, each with a number of their own. */
const customers = (count: number): readonly Contact[] =>
  Array.from({ length: count }, (_, place) => ({
    phoneNumber: fictionalNumber(place),
    name: `Contact ${String(place)} 😀`,
  }));

const addedTo = async ({ center }: World, campaign: CampaignRef): Promise<number> => {
  const results = await allOf(center.campaigns.importResult, { campaign });
  return results.reduce((sum, { added }) => sum + added, 0);
};

/** How soon an accepted batch shows in its result is not promised beyond "later". */
const cases: readonly Case[] = [
  {
    title: 'adds the contacts of a stream, and tells by batch what became of them',
    needs: ['campaigns.create', 'campaigns.addContacts', 'campaigns.importResult'],
    check: async (world, expect) => {
      const { ref } = await newCampaign(world, 'Stream');
      const stream = async function* (): AsyncGenerator<Contact> {
        for (const contact of customers(25)) yield await Promise.resolve(contact);
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
      const { ref } = await newCampaign(world, 'Twice');
      const idempotencyKey = '1f0c527b-9f0e-4c57-8a3c-2f6f5b1d9a11';
      const input = { campaign: ref, batch: 'B1', duplicates: 'keep' as const, rows: customers(5) };
      await orThrow(world.center.campaigns.addContacts(input, { idempotencyKey }));
      await orThrow(world.center.campaigns.addContacts(input, { idempotencyKey }));
      expect(await addedTo(world, ref)).toEqual(5);
    },
  },
  {
    title: 'leaves out a contact that is in the campaign already, unless duplicates are kept',
    needs: ['campaigns.create', 'campaigns.addContacts', 'campaigns.importResult'],
    check: async (world, expect) => {
      const { center } = world;
      const { ref } = await newCampaign(world, 'Duplicates');
      const rows = customers(3);
      await orThrow(center.campaigns.addContacts({ campaign: ref, rows }));
      await orThrow(center.campaigns.addContacts({ campaign: ref, duplicates: 'skip-in-campaign', rows }));
      expect(await addedTo(world, ref)).toEqual(3);
      await orThrow(center.campaigns.addContacts({ campaign: ref, duplicates: 'keep', rows }));
      expect(await addedTo(world, ref)).toEqual(6);
    },
  },
  {
    title: 'adds no contact to a campaign that is over, and tells that it rejected them',
    needs: ['campaigns.addContacts', 'campaigns.importResult'],
    check: async (world, expect) => {
      const { finished: campaign } = world.known;
      const { outcomes } = await orThrow(
        world.center.campaigns.addContacts({ campaign, rows: customers(2) }),
      );
      const refused = outcomes.filter(({ error }) => error?.kind === 'Conflict');
      const accepted = outcomes.filter(({ outcome }) => outcome === 'accepted');
      expect(refused.length + accepted.length).toEqual(2);
      const results = await allOf(world.center.campaigns.importResult, { campaign });
      expect(results.map(({ added, rejected }) => [added, rejected])).toEqual([[0, 2]]);
    },
  },
];

/** The scenarios of a campaign's contacts. */
export const contacts = {
  'campaigns.addContacts': bulk(port.addContacts, {
    header: ({ campaign }) => ({ campaign }),
    row: (_, place) => ({ phoneNumber: fictionalNumber(place) }),
    arbitrary: (given) =>
      both(
        contactImport(given),
        all({ rows: rowsOf(atMostOneFlaw(contact(given), all({ phoneNumber: among('no number') })), 5) }),
      ),
    cases,
  }),
  'campaigns.importResult': list(port.importResult, {
    query: ({ campaign }) => ({ campaign }),
    otherQuery: ({ campaign }) => ({ campaign, batch: 'B0' }),
    fill: async (center, { campaign }) => {
      for (const batch of ['B1', 'B2', 'B3']) {
        await orThrow(center.campaigns.addContacts({ campaign, batch, rows: customers(1) }));
      }
    },
    add: (center, { campaign }) => orThrow(center.campaigns.addContacts({ campaign, rows: customers(1) })),
    arbitrary: (given) =>
      both(
        all({ campaign: anyCampaign(given) }),
        oneOrTwo<ImportQuery>(all({ limit }), all({ batch: among('B0', 'B1', 'B2') })),
      ),
    state: async (center) =>
      Promise.all(
        (await allOf(center.campaigns.list, {})).map(({ ref: campaign }) =>
          allOf(center.campaigns.importResult, { campaign }),
        ),
      ),
    cases: [
      {
        title: 'tells what became of the batch that is asked for',
        needs: ['campaigns.create', 'campaigns.addContacts', 'campaigns.importResult'],
        inputs: ['campaigns.importResult batch'],
        check: async (world, expect) => {
          const { addContacts, importResult } = world.center.campaigns;
          const { ref: campaign } = await newCampaign(world, 'Batches');
          const receipts: (string | undefined)[] = [];
          for (const [i, batch] of ['B1', 'B2'].entries()) {
            const report = await orThrow(
              addContacts({ campaign, batch, duplicates: 'keep', rows: customers(i + 1) }),
            );
            receipts.push(...report.batches.map((receipt) => receipt.batch));
          }
          for (const [i, batch] of receipts.entries()) {
            const results = await allOf(importResult, { campaign, batch });
            expect(results.map(({ added }) => added)).toEqual([i + 1]);
          }
        },
      },
    ],
  }),
};
