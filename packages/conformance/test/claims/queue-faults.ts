import * as E from 'fp-ts/lib/Either.js';
import {
  at,
  both,
  claiming,
  hidingFailure,
  hearing,
  partAt,
  telling,
  without,
  withOther,
  ignoring,
  applied,
  itemsOf,
  type FaultyProvider,
} from './mutations.js';
import { loose, partsOf, type Loose } from './vendor.js';
import { known } from '@cordboard/sandbox';

const byNaming = (row: Loose): number => (partAt(row, ['add', '0', 'agent', 'id']) === undefined ? 1 : 0);

const removed = (input: Loose): object => applied({ queue: input.queue });

/** Lies about queues. */
export const queueFaults: readonly FaultyProvider[] = [
  {
    title: 'names members by names of nobody',
    about: 'queues.listMembers',
    breaks: /^names its members so that each is got/,
    mutate: telling('queues.listMembers', (page) =>
      itemsOf(page, (member) => ({ ...member, agent: { number: 'nobody' } })),
    ),
  },
  {
    title: 'calls every queue the same',
    about: 'queues.get',
    breaks: /^gets each queue that it lists/,
    mutate: telling('queues.get', (queue) => ({ ...queue, name: 'Queue' })),
  },
  ...[{ members: 99 }, { members: undefined }].map((told): FaultyProvider => ({
    title: `says that the members of a queue are ${told.members ?? 'not counted'}`,
    about: 'queues.get',
    breaks: /^counts the members of a queue/,
    mutate: both(
      telling('queues.get', (queue) => ({ ...queue, ...told })),
      both(
        telling('queues.list', (page) => itemsOf(page, (queue) => ({ ...queue, ...told }))),
        telling('queues.listMembers', (page) =>
          itemsOf(page, (member) => ({ ...member, queue: { ...loose(member.queue), ...told } })),
        ),
      ),
    ),
  })),
  ignoring('queues.list', 'name', /^finds no queue where the name/),
  ignoring('queues.list', 'channel', /^lists the queues for one kind/),
  {
    title: 'finds queues by other names than theirs',
    about: 'queues.list',
    breaks: /^finds a queue by the whole name/,
    mutate: hearing('queues.list', (input) =>
      typeof input.name === 'string' ? { ...input, name: `${input.name} 2` } : input,
    ),
  },
  {
    title: 'makes up a queue that is not there',
    about: 'queues.get',
    breaks: /^answers NotFound to queues\.get for/,
    mutate: hidingFailure('queues.get', () => ({ id: '5999' })),
  },
  {
    title: 'cuts a name to plain letters',
    about: 'queues.create',
    breaks: /^creates a queue, lists it/,
    mutate: hearing('queues.create', (input) => ({
      ...input,
      name: `${String(input.name).replace(/\W/g, '')}.`,
    })),
  },
  ignoring('queues.create', 'settings', /^creates a queue with its settings/),
  ignoring('queues.create', 'settings', /^creates a queue with waits/),
  {
    title: 'creates a queue with settings that it refuses',
    about: 'queues.create',
    breaks: /^creates no queue when a label/,
    mutate: at('queues.create', (call) => (input, options) => async () => {
      const answer = await call(input, options)();
      if (E.isLeft(answer)) await call(without(loose(input), 'settings'), options)();
      return answer;
    }),
  },
  {
    title: 'creates what is there already',
    about: 'queues.create',
    breaks: /^answers AlreadyExists/,
    mutate: hidingFailure('queues.create', () => applied({ id: '5001' })),
  },
  ...(
    [
      ['name', /^renames a queue/],
      ['name', /^calls an empty patch of a queue/],
      ['weight', /^sets weight of a queue/],
      ['description', /^sets description of a queue/],
      ['description', /^calls what is there already unchanged, and another description/],
      ['channel', /^sets channel of a queue/],
      ['enabled', /^sets enabled of a queue/],
    ] as const
  ).map(([field, breaks]) => ignoring('queues.update', `set.${field}`, breaks)),
  {
    title: 'takes clearing for keeping',
    about: 'queues.update',
    breaks: /^clears the description/,
    mutate: hearing('queues.update', (input) =>
      partAt(input, ['set', 'description']) === null ? without(input, 'set', 'description') : input,
    ),
  },
  {
    title: 'changes what is not there',
    about: 'queues.update',
    breaks: /^answers NotFound to queues\.update for/,
    mutate: hidingFailure('queues.update', () => applied({ id: '5999' })),
  },
  {
    title: 'removes what is not there',
    about: 'queues.remove',
    breaks: /^answers NotFound for a queue/,
    mutate: hidingFailure('queues.remove', () => applied({ queue: '5999' })),
  },
  {
    title: 'gives another id than the chosen one, without a word',
    about: 'queues.create',
    breaks: /^creates a queue under the id/,
    mutate: hearing('queues.create', (input) => without(input, 'id')),
  },
  {
    title: 'says that a queue is removed, and does not remove it',
    about: 'queues.remove',
    breaks: /^removes a queue with its members/,
    mutate: at('queues.remove', () => (input) => () => Promise.resolve(E.right(removed(loose(input))))),
  },
  {
    title: 'claims that a queue has to be empty, and removes it all the same',
    about: 'queues.remove',
    breaks: /^removes a queue with its members/,
    mutate: claiming('queues.remove', () => ({ support: 'native', traits: { removes: 'empty' } })),
  },
  {
    title: 'lists nobody in a queue that is not there',
    about: 'queues.listMembers',
    breaks: /^answers NotFound for a queue/,
    mutate: hidingFailure('queues.listMembers', () => ({ items: [] })),
  },
  ignoring('queues.listMembers', 'agent', /^tells of each agent/),
  {
    title: 'lists nothing for an agent who is not there',
    about: 'queues.listMembers',
    breaks: /^tells of each agent/,
    mutate: hidingFailure('queues.listMembers', () => ({ items: [] })),
  },
  {
    title: 'adds the agents it finds, and forgets the others',
    about: 'queues.updateMembers',
    breaks: /^changes nothing for a row that names/,
    mutate: hearing('queues.updateMembers', ({ rows }) => ({
      rows: partsOf(rows).map((row) => ({
        ...row,
        add: partsOf(row.add).filter(({ agent }) => loose(agent).id !== '29999'),
      })),
    })),
  },
  {
    title: 'claims that an agent is in one queue only',
    about: 'queues.updateMembers',
    breaks: /^puts an agent into another queue/,
    mutate: claiming('queues.updateMembers', () => ({ support: 'native', traits: { membership: 'single' } })),
  },
  {
    title: 'keeps the level of a member who is there already',
    about: 'queues.listMembers',
    breaks: /^adds a member, overwrites/,
    mutate: telling('queues.listMembers', (page) => itemsOf(page, (member) => ({ ...member, level: 1 }))),
  },
  {
    title: 'overlooks agents who are named by number',
    about: 'queues.updateMembers',
    breaks: /^takes members named by id and by number/,
    mutate: hearing('queues.updateMembers', (input) => ({
      rows: partsOf(input.rows).map((row) => ({
        ...row,
        add: partsOf(row.add).filter(({ agent }) => loose(agent).id !== undefined),
      })),
    })),
  },
  {
    title: 'puts rows together by how they name agents',
    about: 'queues.updateMembers',
    breaks: /^changes members in the order of the rows/,
    mutate: hearing('queues.updateMembers', ({ rows }) => ({
      rows: [...partsOf(rows)].sort((one, other) => byNaming(one) - byNaming(other)),
    })),
  },
  {
    title: 'lets everybody leave with the first',
    about: 'queues.updateMembers',
    breaks: /^removes one member and leaves the others/,
    mutate: hearing('queues.updateMembers', ({ rows }) => ({
      rows: partsOf(rows).map((row) =>
        row.remove === undefined ? row : { ...row, remove: [known.agent, known.otherAgent] },
      ),
    })),
  },
  {
    title: 'calls every row applied',
    about: 'queues.updateMembers',
    breaks: /^takes a row that neither adds nor removes/,
    mutate: telling('queues.updateMembers', (report) => ({
      ...report,
      outcomes: partsOf(report.outcomes).map((outcome) => ({ ...outcome, outcome: 'applied' })),
    })),
  },
  {
    title: 'lets everybody leave when nobody is named',
    about: 'queues.updateMembers',
    breaks: /^takes a row that neither adds nor removes/,
    mutate: hearing('queues.updateMembers', ({ rows }) => ({
      rows: partsOf(rows).map((row) =>
        Array.isArray(row.remove) && row.remove.length === 0 ? { ...row, remove: [known.agent] } : row,
      ),
    })),
  },
  {
    title: 'swallows the weight of a member',
    about: 'queues.updateMembers',
    breaks: /^gives each member a weight/,
    mutate: hearing('queues.updateMembers', ({ rows }) => ({
      rows: partsOf(rows).map((row) => ({
        ...row,
        add: partsOf(row.add).map((member) => without(member, 'weight')),
      })),
    })),
  },
  {
    title: 'lets one wrong row take the others with it',
    about: 'queues.updateMembers',
    breaks: /^keeps the outcome of each queue with its row/,
    mutate: telling('queues.updateMembers', (report) => ({
      ...report,
      outcomes: partsOf(report.outcomes)
        .toReversed()
        .map((outcome, row) => ({ ...outcome, row })),
    })),
  },
];

/** Lies about what goes on in queues. */
export const statusFaults: readonly FaultyProvider[] = [
  ...['ready', 'notReady', 'signedIn'].map((name): FaultyProvider => ({
    title: `says 0 for ${name} where it has not counted`,
    about: 'queues.listStatus',
    breaks: /^counts the agents of a queue/,
    mutate: telling('queues.listStatus', (page) =>
      itemsOf(page, (status) => withOther(status, ['agents', name], 0)),
    ),
  })),
  ...[/as agents\.list tells them/, /as presence\.list tells them/].map((breaks) => ({
    title: 'counts nothing at all',
    about: 'queues.listStatus' as const,
    breaks,
    mutate: telling('queues.listStatus', (page) => itemsOf(page, (status) => without(status, 'agents'))),
  })),
  ignoring('queues.listStatus', 'queues', /^lists the status of each queue/),
  ignoring('queues.listStatus', 'queues', /^refuses to list the status of no queues/),
  {
    title: 'leaves a queue out',
    about: 'queues.listStatus',
    breaks: /^lists the status of each queue/,
    mutate: telling('queues.listStatus', (page) => ({ ...page, items: partsOf(page.items).slice(1) })),
  },
];

const settings = [
  'strategy',
  'ringTimeoutSec',
  'autoAnswerSec',
  'wrapUpSec',
  'breakAfterMisses',
  'maxWaitSec',
  'ringTone',
  'labels',
  'showRecordings',
  'maskNumbers',
  'mediaRegion',
  'maxWaiting',
  'maxTalkSec',
  'maxOnBreak',
  'announceAgent',
  'waitingTone',
] as const;

/** Lies about how queues treat their calls. */
export const settingFaults: readonly FaultyProvider[] = [
  ...settings.map((field) => ignoring('queues.configure', `set.${field}`, new RegExp(`^sets ${field} `))),
  ...settings.map((field): FaultyProvider => ({
    title: `says that ${field} is set, and does not keep it`,
    about: 'queues.configure',
    breaks: new RegExp(`^sets ${field} `),
    mutate: at(
      'queues.configure',
      (call) => (input, options) => async () =>
        E.map((written) => withOther(loose(written), ['value', field], partAt(input, ['set', field])))(
          await call(without(loose(input), 'set', field), options)(),
        ),
    ),
  })),
  {
    title: 'takes clearing for keeping',
    about: 'queues.configure',
    breaks: /^clears/,
    mutate: hearing('queues.configure', (input) => ({
      ...input,
      set: Object.fromEntries(Object.entries(loose(input.set)).filter(([, value]) => value !== null)),
    })),
  },
  {
    title: 'clears more than it is told to',
    about: 'queues.configure',
    breaks: /^clears/,
    mutate: hearing('queues.configure', (input) => ({
      ...input,
      set: Object.values(loose(input.set)).some((value) => value === null)
        ? { ringTimeoutSec: null, maxWaitSec: null, ...loose(input.set) }
        : input.set,
    })),
  },
  {
    title: 'calls everything applied',
    about: 'queues.configure',
    breaks: /^calls an empty patch of settings unchanged/,
    mutate: telling('queues.configure', (written) => ({ ...written, outcome: 'applied' })),
  },
  ...settings.map((field): FaultyProvider => ({
    title: `does not tell ${field}`,
    about: 'queues.getSettings',
    breaks: /^tells by queues\.getSettings/,
    mutate: telling('queues.getSettings', (told) => without(told, field)),
  })),
  {
    title: 'tells what was cleared',
    about: 'queues.getSettings',
    breaks: /^tells by queues\.getSettings/,
    mutate: telling('queues.getSettings', (told) => ({ wrapUpSec: 21, ...told })),
  },
  {
    title: 'tells settings of a queue that is not there',
    about: 'queues.getSettings',
    breaks: /^answers NotFound to queues\.getSettings for/,
    mutate: hidingFailure('queues.getSettings', () => ({ queue: '5999' })),
  },
  {
    title: 'configures what is not there',
    about: 'queues.configure',
    breaks: /^answers NotFound for the settings/,
    mutate: hidingFailure('queues.configure', () => applied({ queue: '5999' })),
  },
  {
    title: 'takes a label that is there twice',
    about: 'queues.configure',
    breaks: /^refuses a label/,
    mutate: hidingFailure('queues.configure', () => applied({ queue: '5001' })),
  },
];
