import {
  AgentState,
  CallerIdStatus,
  FlowId,
  QueueStrategy,
  WrapUpScope,
  type CallerId,
  type CampaignState,
  type DialingTold,
  type Capabilities,
  type NotReadyReason,
} from '@cordboard/core/provider';
import type { Seed } from '@cordboard/memory';
import fc from 'fast-check';
import { all, among, both, some } from './arbitraries.js';
import { contactPool } from './contact-pool.js';
import { campaignPool, extensionPool, peopleUnder, queuePool, type Person } from './pools.js';
import { recordPool } from './record-pool.js';
import { supports } from './supports.js';
import { leadersOf, wholeUpTo } from './draws.js';
import { fitted, type Part } from './fitted.js';
import type { VendorRules } from './world.js';

/** Some of them, in their order. */
const someOf = <A>(values: readonly A[]): fc.Arbitrary<A[]> => fc.subarray([...values]);

const past = among('2025-03-10T09:30:00+08:00', '2025-12-31T23:59:59Z', '2024-02-29T00:00:00-05:00');

/** The states that the vendor can filter by; it may not have the others. Where it has no such filter, all of them. */
const statesAt = (capabilities: Capabilities): readonly AgentState[] => {
  const told = AgentState.values.filter((state) => state !== 'unknown');
  const filtered = told.filter((state) => supports(capabilities, 'agents.list', { state }));
  return filtered.length === 0 ? told : filtered;
};

const presence = (
  capabilities: Capabilities,
  { reasons = ['break', 'meal', 'training', 'meeting'] }: VendorRules,
) =>
  fc
    .record({ state: among(...statesAt(capabilities)), reason: among<NotReadyReason>(...reasons) })
    .map(({ state, reason }) => (state === 'not-ready' ? { state, reason } : { state }));

/** Values that some vendors cannot leave empty are always given: wrap-up and priority of agents, weights. */
const agentsAmong = (
  people: readonly Person[],
  capabilities: Capabilities,
  rules: VendorRules,
): fc.Arbitrary<readonly Part<'agents'>[]> =>
  fc.tuple(
    ...people.map((person) =>
      both(
        all({
          presence: presence(capabilities, rules),
          wrapUp: all({ durationSec: wholeUpTo(600), scope: among(...WrapUpScope.values) }),
          priority: among(1, 2, 5),
          createdAt: past,
          updatedAt: past,
          station: some({ phoneNumber: among('447700900101', '8613800138000') }),
        }),
        some({ displayName: among('Zoë', '思远'), enabled: fc.boolean(), callerId: among('442079460101') }),
      ).map((about) => ({ ...person, ...about })),
    ),
  );

/** Supervisors, who have no state. */
const leadersAmong = (people: readonly Person[]): fc.Arbitrary<readonly Part<'agents'>[]> =>
  fc
    .tuple(
      ...people.map((person) =>
        both(
          all({
            role: fc.constant('supervisor' as const),
            supervises: someOf(queuePool.map(({ id }) => id)),
            createdAt: past,
            updatedAt: past,
          }),
          some({ displayName: among('Zoë', '思远'), enabled: fc.boolean() }),
        ).map((about) => ({ ...person, ...about })),
      ),
    )
    .chain(someOf);

const queuesIn = ({ newQueues: { channel } = {} }: VendorRules): fc.Arbitrary<readonly Part<'queues'>[]> =>
  fc
    .tuple(
      ...queuePool.map((queue) =>
        wholeUpTo(10_000).map((weight) => ({
          ...queue,
          weight,
          ...(channel === undefined ? {} : { channel }),
        })),
      ),
    )
    .chain((found) => fc.oneof(fc.constant(found), someOf(found)));

const settings: fc.Arbitrary<readonly Part<'settings'>[]> = fc
  .tuple(
    ...queuePool.map(({ id }) =>
      some({
        strategy: among(...QueueStrategy.values.filter((strategy) => strategy !== 'unknown')),
        ringTimeoutSec: wholeUpTo(120),
        wrapUpSec: wholeUpTo(120),
        maxWaitSec: wholeUpTo(120),
        ringTone: among('chime.wav'),
        labels: among(['quote'], ['新客户', 'VIP 🌟']),
        showRecordings: fc.boolean(),
        maskNumbers: fc.boolean(),
        mediaRegion: among<'singapore' | 'united-states'>('singapore', 'united-states'),
      }).map((about) => ({ queue: id, ...about })),
    ),
  )
  .chain(someOf);

const country = 'United Kingdom';

const callerIdPool: readonly CallerId[] = [
  {
    number: '442079460101',
    status: 'enabled',
    alias: 'Sales line',
    note: 'Shown on quotes',
    country,
    type: 'fixed',
    expiresOn: '2030-02-28',
    inboundPrefix: '9',
    voicemail: true,
  },
  { number: '442079460102', status: 'enabled', country },
  { number: '442079460102', status: 'enabled', alias: '热线 ☎️', country },
  { number: '442079460103', status: 'disabled', note: 'Until next winter', country, type: 'mobile' },
  { number: '442079460104', status: 'canceled', alias: 'Old', country },
  { number: '442079460105', status: 'expired', country, expiresOn: '2025-11-30' },
];

/** Some caller ids that the vendor can have; where it knows no alias, each number is there once. */
const callerIds = (
  { 'routing.listCallerIds': { omits } }: Capabilities,
  { callerIdStatuses = CallerIdStatus.values }: VendorRules,
): fc.Arbitrary<readonly CallerId[]> =>
  someOf(
    callerIdPool
      .filter(({ status }) => callerIdStatuses.includes(status))
      .filter(
        ({ number }, i, pool) =>
          omits?.alias === undefined || pool.findIndex((other) => other.number === number) === i,
      ),
  );

const flows: readonly Part<'flows'>[] = [
  { id: FlowId('7001'), name: 'Welcome & menu', note: 'Day and night' },
  { id: FlowId('7002'), name: '下班后 🌙' },
  { id: FlowId('0703'), name: 'خارج الدوام' },
];

const ways = { preview: { mode: 'preview' }, power: { mode: 'power', linesPerAgent: 2 } } as const;

/** How far campaigns are, and how they dial. */
const howCampaignsGo = ({ campaignStates }: VendorRules) =>
  campaignStates === undefined
    ? both(
        all({
          state: among<CampaignState>('draft', 'scheduled', 'running', 'paused', 'stopped', 'completed'),
        }),
        some({ dialing: among<DialingTold>(...Object.values(ways)) }),
      )
    : fc.oneof(
        ...(['preview', 'power'] as const).map((mode) =>
          all({ state: among(...campaignStates[mode]), dialing: fc.constant<DialingTold>(ways[mode]) }),
        ),
      );

const campaign = (
  ref: { readonly id: Part<'campaigns'>['id']; readonly code: string },
  people: readonly Person[],
  rules: VendorRules,
) =>
  both(
    all({
      name: among('Spring renewals', '回访 🌱'),
      schedule: fc.constant({ start: '2026-01-02T09:00:00+08:00', end: '2026-03-31T18:00:00+08:00' }),
      createdAt: past,
      progress: some({ contacts: wholeUpTo(500), agents: wholeUpTo(9), talkSec: wholeUpTo(9000) }),
    }),
    both(
      howCampaignsGo(rules),
      some({
        description: among('Contracts that end before summer'),
        createdBy: among(...people.map(({ id }) => id)),
      }),
    ),
  ).map((about) => ({ ...ref, ...about }));

const campaigns = (
  people: readonly Person[],
  rules: VendorRules,
): fc.Arbitrary<readonly Part<'campaigns'>[]> =>
  fc
    .tuple(campaign(campaignPool.always, people, rules), campaign(campaignPool.sometimes, people, rules))
    .chain(([always, sometimes]) => someOf([sometimes]).map((others) => [always, ...others]));

/** Campaigns, and some contacts on their lists. */
const withContacts = (found: readonly Part<'campaigns'>[]) =>
  all({
    campaigns: fc.constant(found),
    contacts: someOf(contactPool.filter(({ campaign: id }) => found.some((each) => each.id === id))),
  });

const blocked: fc.Arbitrary<readonly Part<'blocked'>[]> = fc
  .tuple(
    ...['12025550171', '447700900999'].map((number) =>
      some({ enabled: fc.boolean(), expiresOn: among('2026-01-04', '2026-01-05', '2030-02-28') }).map(
        (about) => ({
          number,
          direction: 'outbound' as const,
          ...about,
        }),
      ),
    ),
  )
  .chain(someOf);

/** Who serves in which queue; levels begin where the provider's do. */
const membersAmong = (
  people: readonly Person[],
  { 'queues.updateMembers': { bounds } }: Capabilities,
): fc.Arbitrary<readonly Part<'members'>[]> => {
  const { atLeast: least = 0 } = bounds?.['rows.add.level'] ?? {};
  const member = all({
    agent: among(...people.map(({ id }) => id)),
    queue: among(...queuePool.map(({ id }) => id)),
    level: wholeUpTo(1000).map((level) => Math.max(level, least)),
    autoSignIn: fc.boolean(),
  });
  return fc.uniqueArray(member, { maxLength: 8, selector: ({ agent, queue }) => `${agent}/${queue}` });
};

/** Any center there could be at a vendor. */
export const centers = (capabilities: Capabilities, rules: VendorRules): fc.Arbitrary<Seed> => {
  const known = peopleUnder(rules);
  const { always, sometimes } = known;
  const people = [...always, ...sometimes];
  return fc
    .record({
      agents: fc
        .tuple(
          agentsAmong(always, capabilities, rules),
          agentsAmong(sometimes, capabilities, rules).chain((found) => someOf(found)),
          leadersAmong(leadersOf({ capabilities, people: known })),
        )
        .map((found) => found.flat()),
      queues: queuesIn(rules),
      settings,
      members: membersAmong(people, capabilities),
      extensions: someOf(extensionPool),
      holders: rules.deskPhones === true ? fc.constant([]) : fc.shuffledSubarray(people),
      rest: all({
        callerIds: callerIds(capabilities, rules),
        flows: someOf(rules.numericIds === true ? flows.filter(({ id }) => !id.startsWith('0')) : flows),
        outbound: campaigns(always, rules).chain(withContacts),
        blocked,
        records: someOf(recordPool(peopleUnder(rules))),
      }),
    })
    .map(({ rest: { outbound, ...rest }, ...parts }) => ({
      ...fitted(parts, capabilities),
      ...rest,
      ...outbound,
    }));
};
