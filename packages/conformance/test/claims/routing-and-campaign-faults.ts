import * as E from 'fp-ts/lib/Either.js';
import type { OperationName } from '@cordboard/core';
import {
  at,
  hidingFailure,
  hearing,
  partAt,
  refusing,
  telling,
  without,
  withOther,
  ignoring,
  applied,
  itemsOf,
  type FaultyProvider,
} from './mutations.js';
import { launchFaults } from './launch-faults.js';
import { loose, partsOf } from './vendor.js';

/** Lies about routing. */
export const routingFaults: readonly FaultyProvider[] = [
  {
    title: 'tells another choice than was made',
    about: 'routing.setInboundEnabled',
    breaks: /^opens and closes inbound/,
    mutate: hearing('routing.setInboundEnabled', (input) => ({ ...input, enabled: true })),
  },
  {
    title: 'closes every channel in place of one',
    about: 'routing.setInboundEnabled',
    breaks: /^closes the inbound contacts of one channel/,
    mutate: hearing('routing.setInboundEnabled', (input) => without(input, 'channel')),
  },
  {
    title: 'knows one channel less',
    about: 'routing.setConcurrency',
    breaks: /^sets how many contacts/,
    mutate: refusing('routing.setConcurrency', ({ channel }) => String(channel) === 'social'),
  },
  {
    title: 'takes any number of contacts',
    about: 'routing.setConcurrency',
    breaks: /^refuses to let an agent hold/,
    mutate: hidingFailure('routing.setConcurrency', (input) => applied(input)),
  },
  {
    title: 'lists no caller ids for no status',
    about: 'routing.listCallerIds',
    breaks: /^refuses to list the caller ids of no status/,
    mutate: hidingFailure('routing.listCallerIds', () => ({ items: [] })),
  },
  ignoring('routing.listCallerIds', 'status', /^lists the enabled caller ids/),
  {
    title: 'lists caller ids that are disabled when nobody asked for them',
    about: 'routing.listCallerIds',
    breaks: /^lists the enabled caller ids/,
    mutate: hearing('routing.listCallerIds', (query) => ({ status: ['enabled', 'disabled'], ...query })),
  },
  {
    title: 'tells outcomes of the wrong rows',
    about: 'routing.blockNumbers',
    breaks: /^keeps the outcome of each blocked number/,
    mutate: telling('routing.blockNumbers', (report) => {
      const [first, ...others] = partsOf(report.outcomes);
      return { ...report, outcomes: [...others, first].map((outcome, row) => ({ ...outcome, row })) };
    }),
  },
  {
    title: 'complains of a number that is blocked already',
    about: 'routing.blockNumbers',
    breaks: /^finds nothing wrong with blocking/,
    mutate: at('routing.blockNumbers', (call) => {
      const calls: unknown[] = [];
      return (input, options) => async () => {
        calls.push(input);
        return E.map((report) => ({ ...loose(report), failed: calls.length - 1 }))(
          await call(input, options)(),
        );
      };
    }),
  },
  {
    title: 'blocks none of them when one is blocked already',
    about: 'routing.blockNumbers',
    breaks: /^blocks twenty numbers/,
    mutate: telling('routing.blockNumbers', (report) =>
      partsOf(report.outcomes).length === 20 ? { ...report, applied: 0, failed: 20 } : report,
    ),
  },
  {
    title: 'complains of a number that is not blocked',
    about: 'routing.unblockNumbers',
    breaks: /^finds nothing wrong with unblocking/,
    mutate: telling('routing.unblockNumbers', (report) => ({
      ...report,
      outcomes: partsOf(report.outcomes).map((outcome) =>
        outcome.outcome === 'unchanged' ? { ...outcome, outcome: 'failed' } : outcome,
      ),
    })),
  },
  {
    title: 'unblocks nothing',
    about: 'routing.unblockNumbers',
    breaks: /^unblocks a number in the direction/,
    mutate: hearing('routing.unblockNumbers', (input) => ({ ...input, rows: [] })),
  },
  {
    title: 'unblocks both directions',
    about: 'routing.unblockNumbers',
    breaks: /^unblocks a number in the direction/,
    mutate: hearing('routing.unblockNumbers', ({ rows, ...header }) => ({
      ...header,
      rows: partsOf(rows).flatMap((row) =>
        ['inbound', 'outbound'].map((direction) => ({ ...row, direction })),
      ),
    })),
  },
  ignoring('routing.listEntryPoints', 'address', /^lists the entry of a route among/),
  ignoring('routing.listRoutes', 'kind', /^creates a route and lists it/),
  {
    title: 'forgets the extension',
    about: 'routing.createRoute',
    breaks: /^creates one route for each extension/,
    mutate: hearing('routing.createRoute', ({ route }) => ({ route: without(loose(route), 'extension') })),
  },
  {
    title: 'leads a route to a queue that is not there',
    about: 'routing.createRoute',
    breaks: /^leads no route to a queue/,
    mutate: hidingFailure('routing.createRoute', () => applied({})),
  },
  ignoring('routing.updateRoute', 'target', /^changes the target of a route/),
  {
    title: 'removes nothing',
    about: 'routing.removeRoute',
    breaks: /^removes one route of an entry/,
    mutate: at('routing.removeRoute', () => (input) => () => Promise.resolve(E.right(applied(loose(input))))),
  },
  ignoring('routing.listBlockedNumbers', 'numbers', /^finds among the numbers/),
  ignoring('routing.listBlockedNumbers', 'direction', /^finds among the numbers/),
  {
    title: 'looks up all numbers for none',
    about: 'routing.listBlockedNumbers',
    breaks: /^refuses to look up no numbers/,
    mutate: hidingFailure('routing.listBlockedNumbers', () => ({ items: [] })),
  },
];

/** Every time another intent. */
const forgetfulOfKeys = (about: OperationName, breaks: RegExp): FaultyProvider => ({
  title: 'claims to honour keys, and does things twice',
  about,
  breaks,
  mutate: at(about, (call) => (input, options) => call(input, { ...options, idempotencyKey: undefined })),
});

/** Lies about campaigns. */
export const campaignFaults: readonly FaultyProvider[] = [
  ...['states', 'mode', 'name'].map((filter) =>
    ignoring('campaigns.list', filter, new RegExp(`^finds by ${filter} `)),
  ),
  {
    title: 'tells another name than its list',
    about: 'campaigns.get',
    breaks: /^gets a campaign as the list/,
    mutate: telling('campaigns.get', (campaign) => ({ ...campaign, name: 'Another' })),
  },
  {
    title: 'tells another name than its list where a machine speaks first',
    about: 'campaigns.get',
    breaks: /^gets a campaign in which a machine/,
    mutate: telling('campaigns.get', (campaign) => ({ ...campaign, name: 'Another' })),
  },
  {
    title: 'makes up a campaign',
    about: 'campaigns.get',
    breaks: /^gets no campaign that is not there/,
    mutate: hidingFailure('campaigns.get', ({ campaign }) => ({ ref: campaign, name: '' })),
  },
  ...['dialing', 'hours', 'queues', 'callerIds'].map((part) =>
    ignoring('campaigns.create', part, /^keeps how a campaign dials/),
  ),
  {
    title: 'counts otherwise than its list',
    about: 'campaigns.getProgress',
    breaks: /^tells how a campaign goes as its list/,
    mutate: telling('campaigns.getProgress', (progress) => ({ ...progress, contacts: 1_000_001 })),
  },
  {
    title: 'makes up how a campaign goes',
    about: 'campaigns.getProgress',
    breaks: /^tells nothing of a campaign/,
    mutate: hidingFailure('campaigns.getProgress', () => ({ contacts: 0 })),
  },
  ignoring('campaigns.list', 'code', /^creates a campaign and lists it/),
  {
    title: 'keeps the old name of a campaign',
    about: 'campaigns.update',
    breaks: /^changes what it is given of a campaign/,
    mutate: hearing('campaigns.update', (input) => ({ ...input, set: {} })),
  },
  {
    title: 'claims to change a campaign that says so already',
    about: 'campaigns.update',
    breaks: /^calls it unchanged to change nothing of a campaign/,
    mutate: telling('campaigns.update', (written) => ({ ...written, outcome: 'applied' })),
  },
  {
    title: 'keeps what is null of a campaign',
    about: 'campaigns.update',
    breaks: /^clears what is null of a campaign/,
    mutate: hearing('campaigns.update', (input) =>
      partAt(input, ['set', 'description']) === null ? { ...input, set: {} } : input,
    ),
  },
  {
    title: 'claims to change a campaign that is over',
    about: 'campaigns.update',
    breaks: /^changes no campaign that is over/,
    mutate: hidingFailure('campaigns.update', ({ campaign }) => applied({ ref: campaign, name: '' })),
  },
  ...(
    [
      ['campaigns.start', /^starts a campaign that/, /^starts no campaign/],
      ['campaigns.pause', /^pauses a campaign that/, /^pauses no campaign/],
      ['campaigns.resume', /^resumes a campaign that/, /^resumes no campaign/],
      ['campaigns.stop', /^stops a campaign that runs/, undefined],
      ['campaigns.stop', /^stops a campaign that has not begun/, undefined],
      ['campaigns.stop', /^stops a campaign in which a machine/, undefined],
      ['campaigns.remove', /^removes one campaign/, /^removes no campaign that runs/],
    ] as const
  ).flatMap(([about, grants, refuses]): readonly FaultyProvider[] => [
    {
      title: 'leaves a campaign as it is',
      about,
      breaks: grants,
      mutate: at(about, () => (input) => () => Promise.resolve(E.right(applied(loose(input))))),
    },
    ...(refuses === undefined
      ? []
      : [
          {
            title: 'grants what the state of a campaign does not allow',
            about,
            breaks: refuses,
            mutate: hidingFailure(about, ({ campaign }) => applied({ ref: campaign, name: '' })),
          },
        ]),
  ]),
  ...launchFaults,
  ...(
    [
      ['states', /^finds by states the contacts/],
      ['labels', /^finds by labels the contacts/],
      ['number', /^finds the one contact with a number/],
      ['queue', /^finds by queue the contacts/],
    ] as const
  ).map(([filter, breaks]) => ignoring('campaigns.listContacts', filter, breaks)),
  ignoring('campaigns.listAttempts', 'from', /^lists the attempts of two periods/),
  ignoring('campaigns.listAttempts', 'to', /^lists the attempts of two periods/),
  ignoring('campaigns.listAttempts', 'externalId', /^finds no attempt to reach/),
  ignoring('campaigns.listAttempts', 'batch', /^finds no attempt to reach/),
  {
    title: 'takes a period that ends before it begins',
    about: 'campaigns.listAttempts',
    breaks: /^refuses attempts of a period/,
    mutate: hidingFailure('campaigns.listAttempts', () => ({ items: [] })),
  },
  {
    title: 'lists the attempts of another campaign',
    about: 'campaigns.listAttempts',
    breaks: /^lists the attempts of no other/,
    mutate: hearing('campaigns.listAttempts', (query) => ({ ...query, campaign: { code: 'winback01' } })),
  },
  {
    title: 'removes all contacts for one',
    about: 'campaigns.removeContacts',
    breaks: /^removes the contact with a/,
    mutate: hearing('campaigns.removeContacts', (input) => ({ ...input, rows: [{ batch: 'B1' }] })),
  },
  {
    title: 'removes no contact',
    about: 'campaigns.removeContacts',
    breaks: /^removes every contact of a batch/,
    mutate: hearing('campaigns.removeContacts', (input) => ({ ...input, rows: [] })),
  },
  ignoring('campaigns.removeContacts', 'keepHistory', /^keeps what became of contacts/),
  {
    title: 'removes whatever a row without a criterion may mean',
    about: 'campaigns.removeContacts',
    breaks: /^removes nothing for a row without/,
    mutate: hearing('campaigns.removeContacts', (input) => ({ ...input, rows: [{ batch: 'B1' }] })),
  },
  {
    title: 'lists the contacts of another campaign',
    about: 'campaigns.listContacts',
    breaks: /^lists the contacts of no other campaign/,
    mutate: hearing('campaigns.listContacts', (query) => ({ ...query, campaign: { code: 'winback01' } })),
  },
  {
    title: 'forgets the keys of contacts',
    about: 'campaigns.listContacts',
    breaks: /^lists a contact as it was added/,
    mutate: telling('campaigns.listContacts', (page) => itemsOf(page, (item) => without(item, 'externalId'))),
  },
  {
    title: 'calls everybody again',
    about: 'campaigns.recall',
    breaks: /^calls those again who were called in vain/,
    mutate: hearing('campaigns.recall', (input) => ({ ...input, which: 'all' })),
  },
  {
    title: 'claims to play a message again',
    about: 'campaigns.recall',
    breaks: /^plays a message again/,
    mutate: at(
      'campaigns.recall',
      () => (input) => () => Promise.resolve(E.right(applied({ ref: partAt(input, ['campaign']) }))),
    ),
  },
  ...[/^recalls no campaign that runs/, /^recalls no campaign in which/].map((breaks) => ({
    title: 'grants a recall that calls no contact',
    about: 'campaigns.recall' as const,
    breaks,
    mutate: hidingFailure('campaigns.recall', ({ campaign }) => applied({ ref: campaign, name: '' })),
  })),
  {
    title: 'claims to add contacts to a campaign that is over',
    about: 'campaigns.addContacts',
    breaks: /^adds no contact to a campaign that is over/,
    mutate: telling('campaigns.addContacts', (report) => ({
      ...report,
      outcomes: partsOf(report.outcomes).map(({ row }) => ({ row, outcome: 'applied' })),
    })),
  },
  forgetfulOfKeys('campaigns.create', /^creates one campaign however often/),
  ignoring('campaigns.create', 'description', /^keeps when a campaign begins/),
  {
    title: 'mistakes the zone of an instant',
    about: 'campaigns.create',
    breaks: /^keeps when a campaign begins/,
    mutate: hearing('campaigns.create', (input) =>
      withOther(
        input,
        ['schedule', 'start'],
        String(partAt(input, ['schedule', 'start'])).replace('+08:00', 'Z'),
      ),
    ),
  },
  {
    title: 'swallows a span of time',
    about: 'campaigns.list',
    breaks: /^finds no campaign that was created in another year/,
    mutate: hearing('campaigns.list', (query) =>
      without(loose(without(query, 'createdAfter')), 'createdBefore'),
    ),
  },
  {
    title: 'takes a campaign that ends before it starts',
    about: 'campaigns.create',
    breaks: /^refuses a campaign that ends/,
    mutate: hidingFailure('campaigns.create', () => applied({ name: 'Backwards' })),
  },
  {
    title: 'leaves a contact out',
    about: 'campaigns.importResult',
    breaks: /^adds the contacts of a stream/,
    mutate: telling('campaigns.importResult', (page) =>
      itemsOf(page, (result) => ({ ...result, added: Number(result.added) - 1 })),
    ),
  },
  forgetfulOfKeys('campaigns.addContacts', /^adds the same batch once/),
  ignoring('campaigns.importResult', 'batch', /^tells what became of the batch/),
  {
    title: 'adds who is there already',
    about: 'campaigns.addContacts',
    breaks: /^leaves out a contact/,
    mutate: hearing('campaigns.addContacts', (input) => ({ ...input, duplicates: 'keep' })),
  },
  ignoring('campaigns.addContacts', 'duplicates', /^leaves out a contact/),
  {
    title: 'brings back one id for all',
    about: 'campaigns.scheduleCallbacks',
    breaks: /^schedules a callback for each/,
    mutate: telling('campaigns.scheduleCallbacks', (report) => ({
      ...report,
      outcomes: partsOf(report.outcomes).map((outcome) => ({ ...outcome, value: { id: 'the same' } })),
    })),
  },
];
