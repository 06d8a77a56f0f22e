import type { Contact } from '@cordboard/core/provider';
import type { Seed } from '@cordboard/memory';
import type { InputOf } from '../scenario.js';
import { command, keyAt, type Command } from './command.js';
import { byId, byNumber, campaignPool, newQueueIds, queuePool, type People } from './pools.js';

/** A sequence that broke the law once, or that is unlikely to be drawn. */
export interface Example {
  /** Completes "commutes with memory …". */
  readonly title: string;
  readonly commands: readonly Command[];
}

/** The center that examples begin with. */
export const exampleCenter = ({ always }: People): Seed => ({
  agents: always.map((person) => ({
    ...person,
    wrapUp: { durationSec: 30, scope: 'agent' },
    priority: 1,
  })),
  queues: queuePool.map((queue) => ({ ...queue, weight: 5 })),
  campaigns: [{ ...campaignPool.always, name: 'Spring renewals', progress: {} }],
});

const campaign = { id: campaignPool.always.id };
const rows = [{ phoneNumber: '12025550171' }, { phoneNumber: '12025550172' }];
const schedule = { start: '2026-02-02T09:00:00+08:00', end: '2026-02-06T18:00:00+08:00' };

type Header = Omit<InputOf<'campaigns.addContacts'>, 'campaign' | 'batch' | 'rows'>;

const importing = (header: Header, contacts: readonly Contact[] = rows): readonly Command[] => [
  command('campaigns.addContacts', { campaign, batch: 'B0', rows: contacts, ...header }, keyAt(0)),
];

const imports = ([ada]: People['always']): readonly Example[] => [
  {
    title: 'when contacts name their agents and no other agent gets any',
    commands: importing(
      { importedBy: byId(ada) },
      rows.map((row) => ({ ...row, agentNumber: ada.number })),
    ),
  },
  {
    title: 'when who imports is named by number and who gets the contacts by id',
    commands: importing({
      importedBy: byNumber(ada),
      assignment: { kind: 'shares', shares: [{ agent: byId(ada), contacts: 1 }] },
    }),
  },
];

/** Rows about one agent, who is named in one way and another. */
const changingMembers = ([ada]: People['always']): readonly Example[] => [
  {
    title: 'when rows that name one agent by id and by number follow each other',
    commands: [
      command(
        'queues.updateMembers',
        {
          rows: [
            { queue: queuePool[2].id, add: [{ agent: byId(ada), level: 2 }] },
            { queue: queuePool[2].id, remove: [byNumber(ada)] },
            { queue: queuePool[0].id },
            { queue: queuePool[2].id, add: [{ agent: byId(ada) }] },
          ],
        },
        keyAt(0),
      ),
    ],
  },
];

const membersOfNewQueues = ([ada]: People['always']): readonly Example[] => [
  {
    title: 'when a queue that was given no weight gets its first member',
    commands: [
      command('queues.create', { id: newQueueIds[1], name: 'Night shift' }, keyAt(0)),
      command(
        'queues.updateMembers',
        { rows: [{ queue: newQueueIds[1], add: [{ agent: byId(ada) }] }] },
        keyAt(1),
      ),
      command('queues.listMembers', { queue: newQueueIds[1] }, keyAt(2)),
    ],
  },
];

/** The examples, with the people of a vendor's centers. */
export const examplesWith = ({ always }: People): readonly Example[] => [
  ...imports(always),
  ...changingMembers(always),
  ...membersOfNewQueues(always),
  {
    title: 'when a queue takes the name that another gives up',
    commands: [
      command('queues.update', { queue: queuePool[0].id, set: { name: queuePool[1].name } }, keyAt(0)),
      command('queues.update', { queue: queuePool[1].id, set: { name: 'Night shift' } }, keyAt(1)),
      command('queues.update', { queue: queuePool[0].id, set: { name: queuePool[1].name } }, keyAt(2)),
    ],
  },
  {
    title: 'when a number is blocked with a plus, and again without',
    commands: ['+12025550171', '12025550171'].map((number, place) =>
      command('routing.blockNumbers', { rows: [{ number, direction: 'outbound' }] }, keyAt(place)),
    ),
  },
  {
    title: 'when one key is used for two campaigns',
    commands: ['First', 'Second'].map((name) =>
      command('campaigns.create', { name, schedule, createdBy: byId(always[0]) }, keyAt(0)),
    ),
  },
];
