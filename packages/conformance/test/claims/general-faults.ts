import { failure } from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import {
  at,
  both,
  claiming,
  goingOn,
  hearing,
  partAt,
  telling,
  without,
  withOther,
  type FaultyProvider,
} from './mutations.js';
import { loose, partsOf, type Loose } from './vendor.js';

const unsupported = at(
  'everything',
  (_, __, operation) => () => () =>
    Promise.resolve(E.left(failure('Unsupported', 'not offered', { operation }))),
);

const absent = claiming('everything', () => ({ support: 'notOffered', note: 'not offered' }));

/** What a provider says of itself in general. */
const claims: readonly FaultyProvider[] = [
  {
    title: 'claims to serve what it answers Unsupported to',
    about: 'everything',
    breaks: /^answers \S+ in the form/,
    mutate: unsupported,
  },
  {
    title: 'answers in a form of its own',
    about: 'everything',
    breaks: /^answers \S+ in the form/,
    mutate: telling('everything', () => ({ done: true })),
  },
  {
    title: 'overlooks a field that it does not know',
    about: 'everything',
    breaks: /^refuses an unknown field/,
    mutate: hearing('everything', (input) => without(input, 'no such field')),
  },
  {
    title: 'asks the vendor first and proves its input then',
    about: 'everything',
    breaks: /^refuses an unknown field/,
    mutate: at('everything', (call, { send }) => (input, options) => {
      send();
      return call(input, options);
    }),
  },
  {
    title: 'begins although it was canceled',
    about: 'everything',
    breaks: /^sends nothing for \S+ when it was canceled/,
    mutate: goingOn('everything'),
  },
  {
    title: 'claims to lack what it serves',
    about: 'everything',
    breaks: /^answers Unsupported to/,
    mutate: absent,
  },
  {
    title: 'lacks something, and asks the vendor all the same',
    about: 'everything',
    breaks: /^answers Unsupported to/,
    mutate: both(
      at('everything', (call, { send }) => (input, options) => {
        send();
        return call(input, options);
      }),
      both(absent, unsupported),
    ),
  },
  {
    title: 'lacks something without a reason',
    about: 'everything',
    breaks: /^answers Unsupported to/,
    mutate: both(
      claiming('everything', () => ({ support: 'notImplemented' })),
      unsupported,
    ),
  },
  {
    title: 'puts something together and does not say what that costs',
    about: 'everything',
    breaks: /^says what it costs/,
    mutate: claiming('everything', () => ({ support: 'emulated' })),
  },
  {
    title: 'claims a bound that it does not keep',
    about: 'routing.setConcurrency',
    breaks: /^refuses more than the limit concurrency at max/,
    mutate: claiming('routing.setConcurrency', () => ({
      support: 'native',
      limits: { concurrency: 60 },
      bounds: { max: { limit: 'concurrency' } },
    })),
  },
  {
    title: 'claims a bound of rows that it does not keep',
    about: 'routing.blockNumbers',
    breaks: /^refuses more than the limit digits at rows\.number/,
    mutate: claiming('routing.blockNumbers', () => ({
      support: 'native',
      limits: { digits: 15 },
      bounds: { 'rows.number': { limit: 'digits' } },
    })),
  },
  {
    title: 'does not hear that it is canceled while it waits',
    about: 'everything',
    breaks: /^gives up/,
    mutate: at(
      'everything',
      (call, { misbehavior }) =>
        (input, options) =>
          misbehavior() === 'hang' ? () => Promise.resolve(E.right({})) : call(input, options),
    ),
  },
  {
    title: 'waits for ever',
    about: 'agents.get',
    breaks: /^gives up/,
    mutate: at(
      'agents.get',
      (call, { misbehavior }) =>
        (input, options) =>
          misbehavior() === 'hang' ? () => new Promise(() => undefined) : call(input, options),
    ),
  },
  {
    title: 'finds something under any name',
    about: 'everything',
    breaks: /^finds nothing for/,
    mutate: at(
      'everything',
      (call) => (input, options) =>
        JSON.stringify(input).includes('坐席')
          ? () => Promise.resolve(E.right({ value: {}, outcome: 'applied', warnings: [] }))
          : call(input, options),
    ),
  },
];

const rowsOf = (report: unknown): readonly Loose[] => partsOf(loose(report).outcomes);

/** How a provider writes rows. */
const bulkWrites: readonly FaultyProvider[] = [
  {
    title: 'tells outcomes of the wrong rows',
    about: 'every bulk write',
    breaks: /^keeps the outcome of each row of/,
    mutate: telling('every bulk write', (report) => {
      const rows = rowsOf(report);
      return {
        ...report,
        outcomes: rows.map((each, i) => ({ ...each, row: rows.length - 1 - i })).reverse(),
      };
    }),
  },
  {
    title: 'forgets a row',
    about: 'every bulk write',
    breaks: /^keeps the outcome of each row of/,
    mutate: telling('every bulk write', (report) => ({ ...report, outcomes: rowsOf(report).slice(1) })),
  },
  {
    title: 'asks the vendor to do nothing',
    about: 'every bulk write',
    breaks: /^sends nothing for \S+ without rows/,
    mutate: at('every bulk write', (call, { send }) => (input, options) => {
      if (Array.isArray(loose(input).rows)) send();
      return call(input, options);
    }),
  },
  {
    title: 'goes on after cancelation',
    about: 'every bulk write',
    breaks: /^stops \S+ when it is canceled on the way/,
    mutate: goingOn('every bulk write'),
  },
];

const unknownWords = [
  ['agents.list', ['presence', 'state'], 'ready'],
  ['presence.list', ['presence', 'state'], 'ready'],
  ['routing.listCallerIds', ['status'], 'enabled'],
  ['campaigns.list', ['state'], 'running'],
  ['campaigns.listContacts', ['state'], 'pending'],
  ['campaigns.listAttempts', ['outcome'], 'busy'],
  ['records.list', ['cause'], 'completed'],
] as const;

const codes: readonly FaultyProvider[] = [
  ...unknownWords.flatMap(([about, path, word]): readonly FaultyProvider[] => [
    {
      title: 'gives a code that it does not know a word it has',
      about,
      breaks: /^keeps a \S+ that it has no word for/,
      mutate: telling(about, (page) => ({
        ...page,
        items: partsOf(page.items).map((item) => withOther(item, path, word)),
      })),
    },
    {
      title: 'drops the rows whose codes it does not know',
      about,
      breaks: /^keeps a \S+ that it has no word for/,
      mutate: telling(about, (page) => ({
        ...page,
        items: partsOf(page.items).filter((item) => partAt(item, path) !== 'unknown'),
      })),
    },
    {
      title: "forgets the vendor's own code",
      about,
      breaks: /^keeps a \S+ that it has no word for/,
      mutate: telling(about, (page) => ({
        ...page,
        items: partsOf(page.items).map((item) => without(item, ...path.slice(0, -1), 'native')),
      })),
    },
  ]),
  {
    title: "forgets the vendor's own code",
    about: 'presence.get',
    breaks: /^keeps a \S+ that it has no word for/,
    mutate: telling('presence.get', (presence) => without(presence, 'native')),
  },
  {
    title: "forgets the vendor's own code",
    about: 'queues.getSettings',
    breaks: /^keeps a \S+ that it has no word for/,
    mutate: telling('queues.getSettings', (told) => without(told, 'native')),
  },
  {
    title: "forgets the vendor's own code",
    about: 'queues.configure',
    breaks: /^keeps a \S+ that it has no word for/,
    mutate: telling('queues.configure', (written) => without(written, 'value', 'native')),
  },
];

/** Every lie that is about no port in particular. */
export const generalFaults: readonly FaultyProvider[] = [...claims, ...bulkWrites, ...codes];
