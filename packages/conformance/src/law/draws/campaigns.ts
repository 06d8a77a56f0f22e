import type {
  AgentRef,
  Assignment,
  CampaignQuery,
  CampaignRef,
  Contact,
  DuplicateRule,
  ImportQuery,
} from '@cordboard/core/provider';
import fc from 'fast-check';
import { all, among, atMostOneFlaw, both, oneOrTwo, rowsOf, some } from '../arbitraries.js';
import { byId, campaignPool, phonePool, refsToCampaign } from '../pools.js';
import { serves, type Draws, type Given } from './given.js';
import { limit, newName, someone, stranger, wholeUpTo } from './shared.js';

const zones = ['Asia/Singapore', 'UTC', 'America/Argentina/Buenos_Aires'] as const;

interface Span {
  readonly start: string;
  readonly end: string;
}

const spans: readonly [Span, Span] = [
  { start: '2026-02-02T09:00:00+08:00', end: '2026-02-06T18:00:00+08:00' },
  { start: '2026-03-01T00:00:30Z', end: '2026-03-01T00:01:00.500Z' },
];

const backwards: Span = { start: spans[0].end, end: spans[0].start };

const note = among('', 'Contracts that end 🌻', '客户回访');

const withZone = (span: fc.Arbitrary<Span>) => both(span, some({ timeZone: among(...zones) }));

/** A campaign that is certainly there. */
const someCampaign: fc.Arbitrary<CampaignRef> = among(...refsToCampaign(campaignPool.always));

/** One that is there, if at all, by chance or because it was created. */
const otherCampaign = (given: Given): fc.Arbitrary<CampaignRef> =>
  among(
    ...[
      campaignPool.sometimes,
      campaignPool.never,
      ...(serves(given, 'campaigns.create') ? campaignPool.created : []),
    ].flatMap(refsToCampaign),
  );

const anyCampaign = (given: Given) => fc.oneof({ arbitrary: someCampaign, weight: 3 }, otherCampaign(given));

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
  const agents = fc.array(among(...people.always.map(byId)), { maxLength: 3 });
  return fc.oneof(fc.constant({ kind: 'none' as const }), even(agents), inShares(agents, wholeUpTo(3)));
};

/** To one who may not be there, and gets at least one contact: of who gets none a vendor may never hear. */
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
        // A name for the batch that a center makes up is its own.
        batch: fc.constant(`B${given.place}`),
        // Left out, it is the operator of the adapter's settings, and in memory nobody.
        importedBy: someone(given),
      }),
      some({
        duplicates: among<DuplicateRule>('keep', 'skip-in-batch', 'skip-in-campaign', 'skip-everywhere'),
        skipDoNotCall: fc.boolean(),
        assignment: assignment(given),
      }),
    ),
    all({ campaign: otherCampaign(given) }),
    all({ importedBy: stranger(given) }),
    all({ assignment: strayAssignment(given) }),
  );

export const campaignDraws: Draws<
  | 'campaigns.create'
  | 'campaigns.list'
  | 'campaigns.addContacts'
  | 'campaigns.importResult'
  | 'campaigns.scheduleCallbacks'
> = {
  'campaigns.create': (given) =>
    atMostOneFlaw(
      both(
        all({ name: newName(given), schedule: withZone(among(...spans)), createdBy: someone(given) }),
        some({ description: note }),
      ),
      all({ createdBy: stranger(given) }),
      all({ schedule: fc.constant(backwards) }),
    ),
  'campaigns.list': (given) =>
    both(
      some({ limit }),
      oneOrTwo<CampaignQuery>(
        all({ code: among('spring2026', 'welcome01', 'campaign1', 'nosuch') }),
        all({ createdAfter: among('2025-01-01T00:00:00Z', '2025-12-25T00:00:00+08:00') }),
        all({ createdBefore: among('2025-12-31T12:00:00Z', '2026-01-06T00:00:00Z') }),
        all({ createdBy: someone(given) }),
      ),
    ),
  'campaigns.addContacts': (given) =>
    both(
      contactImport(given),
      all({
        rows: rowsOf(atMostOneFlaw(contact(given), all({ phoneNumber: among('no number') })), 5),
      }),
    ),
  'campaigns.importResult': (given) =>
    both(
      all({ campaign: anyCampaign(given) }),
      oneOrTwo<ImportQuery>(all({ limit }), all({ batch: among('B0', 'B1', 'B2') })),
    ),
  'campaigns.scheduleCallbacks': (given) =>
    both(
      atMostOneFlaw(
        both(
          both(
            all({ name: newName(given), agent: someone(given), createdBy: someone(given) }),
            among(...spans),
          ),
          some({ note, timeZone: among(...zones) }),
        ),
        all({ agent: stranger(given) }),
        all({ createdBy: stranger(given) }),
        fc.constant(backwards),
      ),
      all({
        rows: rowsOf(all({ phoneNumber: among(...phonePool, 'no number') }), 4),
      }),
    ),
};
