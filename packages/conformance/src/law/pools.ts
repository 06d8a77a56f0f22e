import { AgentId, CampaignId, QueueId, type AgentRef, type CampaignRef } from '@cordboard/core/provider';
import type { VendorRules } from './world.js';

/** An agent that commands can name. */
export interface Person {
  readonly id: AgentId;
  readonly number: string;
  readonly name: string;
  readonly username: string;
}

/** Agents who are in every center, agents who may be, and one who never is. */
export interface People {
  readonly always: readonly [Person, ...Person[]];
  readonly sometimes: readonly Person[];
  readonly never: Person;
  /** Supervisors who may be in a center, where the provider tells them from agents. */
  readonly leaders: readonly Person[];
}

const person = (id: string, number: string, name: string): Person => ({
  id: AgentId(id),
  number,
  name,
  username: `user.${number}`,
});

const everybody: People = {
  always: [
    person('20001', '1001', 'Mara Lindqvist'),
    person('20002', '0042', '陈思远'),
    person('20003', '1003', 'Tomás Okafor 🎧'),
  ],
  sometimes: [
    person('20004', '1004', 'مريم الخطيب'),
    person('20005', '1005', 'Mara O’Neil-Дьяченко 👩‍👩‍👧'),
    person('59999', '100500', '"Jonah" <b>& Co</b>'),
  ],
  never: person('29999', '9999', 'Not There'),
  leaders: [person('leader-20009', '2009', 'Mara Haddad 🧭'), person('leader-20001', '02010', '思思 Haddad')],
};

const withOneName = (each: Person): Person => ({ ...each, number: each.id });

// Ids that say who leads are no numbers of agents.
const everybodyWithOneName = ({ always: [first, ...others], sometimes, never }: People): People => ({
  always: [withOneName(first), ...others.map(withOneName)],
  sometimes: sometimes.map(withOneName),
  never: withOneName(never),
  leaders: [],
});

/** The people of a vendor's centers. */
export const peopleUnder = ({ oneAgentName = false }: VendorRules): People =>
  oneAgentName ? everybodyWithOneName(everybody) : everybody;

/** A way to name an agent. */
export type Naming = (person: Person) => AgentRef;

export const byId: Naming = ({ id }) => ({ id });
export const byNumber: Naming = ({ number }) => ({ number });

export const byUsername: Naming = ({ username }) => ({ username });

/** Every way to name some people by id and number; where names contradict each other, the first decides. */
export const refsTo = (people: readonly Person[]): readonly AgentRef[] => [
  ...people.map(byId),
  ...people.map(byNumber),
  ...people.map((each) => ({ ...byId(each), ...byNumber(everybody.never) })),
  ...people.map((each) => ({ ...byNumber(each), ...byUsername(everybody.always[0]) })),
];

/** The queues that may be in a center, with the names they have there. */
export const queuePool = [
  { id: QueueId('5001'), name: 'Sales' },
  { id: QueueId('5002'), name: '售后 ☎️' },
  { id: QueueId('5003'), name: 'Ventas & "Renovación"' },
] as const;

/** A queue that is in no center. */
export const noQueue = QueueId('5999');

/** Ids that queues are created under. */
export const newQueueIds = [QueueId('6001'), QueueId('0070')] as const;

/** The ids that memory makes up for queues, beside those of the pool. */
export const madeUpQueueIds = [QueueId('5004'), QueueId('5005')] as const;

/** Names of whatever is created; each place in a sequence adds its own number. */
export const newNames = ['Night shift', '夜班 🌙', 'دعم', "O'Brien <test>"] as const;

/** Numbers that agents are created with. */
export const newNumbers = ['7101', '0071'] as const;

export const extensionPool = ['8001', '8002', '00123', '87654321'] as const;

/** Numbers of customers: fictional ones. */
export const phonePool = ['12025550171', '+12025550172', '447700900999', '+12025550171'] as const;

/** Campaigns that are always there, sometimes, and never; and what memory calls the first ones it creates. */
export const campaignPool = {
  always: { id: CampaignId('task-9001'), code: 'spring2026' },
  sometimes: { id: CampaignId('task-9002'), code: 'welcome01' },
  created: [
    { id: CampaignId('00000001-0000-4000-8000-000000000001'), code: 'campaign1' },
    { id: CampaignId('00000001-0000-4000-8000-000000000002'), code: 'campaign2' },
  ],
  never: { id: CampaignId('task-9009'), code: 'nosuch' },
} as const;

/** Every way to name a campaign; where id and code contradict each other, the id decides. */
export const refsToCampaign = ({
  id,
  code,
}: {
  readonly id: CampaignId;
  readonly code: string;
}): readonly CampaignRef[] => [{ id }, { code }, { id, code }, { id, code: campaignPool.never.code }];
